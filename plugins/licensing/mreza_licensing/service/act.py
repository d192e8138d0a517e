"""When something is done, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from mreza.errors import NotFound
from mreza.model.base import Base
from sqlalchemy import ColumnElement, Date, literal
from sqlalchemy.ext.asyncio import AsyncSession

M = TypeVar("M", bound=Base)


@dataclass(frozen=True, slots=True)
class Act:
    """A step as it goes into histories: the day from which it holds, the user, the reason; and today."""

    day: date
    today: date
    by: UUID | None = None
    reason: str | None = None


def on(day: date) -> ColumnElement[date]:
    """A day as a statement holds it."""
    return literal(day, Date())


async def locked(session: AsyncSession, row: M) -> M:
    """The row as it is now, kept from concurrent changes until the transaction ends.

    Raises: NotFound when it is not the viewer's to change.
    """
    await session.flush()
    found = await session.get(type(row), row.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound(type(row).__name__)
    return found
