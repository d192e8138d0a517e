"""Deleting the files that no row names: of removed documents, of erased people, of uploads that nobody filed."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import Document, IssuedEdition
from mreza_documents.storage import Storage, day_of

#: A receipt is good for a day, so a file of the day before yesterday that no row names will not be named any more.
GRACE = timedelta(days=1)


async def forsaken(session: AsyncSession, keys: list[str], today: date) -> list[str]:
    """Which of the keys are named by no row, and old enough. The session must see all rows."""
    old = [key for key in keys if is_over(key, today)]
    named: set[str | None] = set()
    for model in (Document, IssuedEdition):
        named |= set(await session.scalars(select(model.storage_key).where(model.storage_key.in_(old))))
    return [key for key in old if key not in named]


def is_over(key: str, today: date) -> bool:
    """Whether the time has passed in which a file may be filed."""
    day = day_of(key)
    return day is not None and day < today - GRACE


def delete_parts(storage: Storage, today: date) -> int:
    """Delete what killed uploads left behind; an upload of today may still be under way. Returns how many."""
    over = [path for day, path in storage.parts() if day < today - GRACE]
    for path in over:
        path.unlink(missing_ok=True)
    return len(over)


__all__ = ["GRACE", "delete_parts", "forsaken", "is_over"]
