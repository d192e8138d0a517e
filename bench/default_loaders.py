"""The default way's data loaders: one per link and per kind of list, made anew for each request, each batch one
statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from strawberry.dataloader import DataLoader


class Loaders:
    """The loaders of one request; lists with arguments have a loader for each combination of them."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self.sessions = sessions
        self._made: dict[Any, DataLoader[UUID, Any]] = {}

    def one(self, model: Any) -> DataLoader[UUID, Any]:
        """Rows by id."""
        return self._loader(("one", model), lambda: self._by_id(model))

    def many(
        self, model: Any, *, day: date | None = None, first: int | None = None, latest: bool = False
    ) -> DataLoader[UUID, Any]:
        """An organisation's rows."""
        return self._loader((model, day, first, latest), lambda: self._by_organisation(model, day, first, latest))

    def _loader(self, key: Any, load: Callable[[], Any]) -> DataLoader[UUID, Any]:
        if key not in self._made:
            self._made[key] = DataLoader(load_fn=load())
        return self._made[key]

    def _by_id(self, model: Any) -> Any:
        async def load(ids: list[UUID]) -> list[Any]:
            found = {row.id: row for row in await self._rows(select(model).where(model.id.in_(set(ids))))}
            return [found.get(id) for id in ids]

        return load

    def _by_organisation(self, model: Any, day: date | None, first: int | None, latest: bool) -> Any:
        async def load(ids: list[UUID]) -> list[Sequence[Any]]:
            order = (func.lower(model.valid).desc().nulls_last(), model.id) if latest else (model.id,)
            statement = select(model).where(model.organisation_id.in_(ids)).order_by(*order)
            if day is not None:
                statement = statement.where(model.valid.contains(day))
            grouped: dict[UUID, list[Any]] = defaultdict(list)
            for row in await self._rows(statement):
                grouped[row.organisation_id].append(row)
            return [grouped[id] if first is None else grouped[id][:first] for id in ids]

        return load

    async def _rows(self, statement: Select[Any]) -> Sequence[Any]:
        async with self.sessions() as session:
            return (await session.scalars(statement)).all()
