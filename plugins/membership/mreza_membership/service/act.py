"""When something is done, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Act:
    """A decision as it goes into histories.

    `day` is the civil date from which it holds; `by` the user, None for the system or an outsider.
    """

    day: date
    by: UUID | None = None
    reason: str | None = None
