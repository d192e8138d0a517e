"""Deleting the files that no row names: of removed documents, of erased people, of uploads that nobody filed."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import Document, IssuedEdition
from mreza_documents.storage import day_of

#: A receipt is good for a day, so a file of the day before yesterday that no row names will not be named any more.
GRACE = timedelta(days=1)


async def forsaken(session: AsyncSession, keys: list[str], today: date) -> list[str]:
    """Which of the keys are named by no row, and old enough. The session must see all rows."""
    old = [key for key in keys if (day := day_of(key)) is not None and day < today - GRACE]
    named: set[str | None] = set()
    for model in (Document, IssuedEdition):
        named |= set(await session.scalars(select(model.storage_key).where(model.storage_key.in_(old))))
    return [key for key in old if key not in named]


__all__ = ["GRACE", "forsaken"]
