"""What events let others decide."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.plugin.hooks import hookspec
from sqlalchemy import Select


@hookspec
def entitled_to_vote(network: UUID, day: date) -> Select[UUID] | None:
    """The organisations of a network that may vote on a day: a statement that selects their ids."""
