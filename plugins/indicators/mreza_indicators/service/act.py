"""When something is done, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Act:
    """A step as it goes into histories: the instant (UTC), the civil day, the user and the reason."""

    now: datetime
    day: date
    by: UUID | None = None
    reason: str | None = None


__all__ = ["Act"]
