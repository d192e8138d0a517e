"""Other values in the columns that a viewer may not read: two databases that differ in nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Enum, Table, func, inspect, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import visitors

from mreza.access.rules import VIEWER, audience_rule
from mreza.access.viewer import Viewer
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.fields import FieldOptions, LinkOptions, options_of
from mreza.testing.contract_scene import Scene

_FIRST_SERIAL = 30
"""Beyond those of the scene, so that the values are others."""
_MOST_ROWS = 12
"""Of one model: more than a scene has, and a bound for what core writes down of it, such as the audit trail."""

Old = tuple[Table, str, UUID, Any]


class HiddenValues:
    """Changes what a viewer may not read of the rows that it sees.

    The tables' triggers rest meanwhile: the values themselves are to differ, not what the platform would write down of
    a change. Columns that a row rule asks for are left as they are, since it is by them that rows are shown, and so are
    those that a derived field discloses by its own word.

    Attributes:
        changed: how many values.
        refused: columns of which no value could be changed.
    """

    def __init__(self, scene: Scene, viewer: Viewer) -> None:
        self.scene = scene
        self.viewer = viewer
        self.changed = 0
        self.refused: list[str] = []
        self._old: list[Old] = []
        self._models = [model for model in scene.kit.application.host.models if model.__tablename__ != "core_network"]

    async def change(self) -> HiddenValues:
        """Write the other values."""
        told = {column for model in self._models for column in ruling_columns(model)}
        hidden = [
            (model, audience, rows)
            for model in self._models
            for audience in (Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT)
            if any(one.audience is audience for _, one in _declared(model))
            and (rows := await self._hidden_rows(model, audience))
        ]
        async with self.scene.kit.session() as session:
            for model, audience, rows in hidden:
                async with _at_rest(session, _table(model)):
                    for column, options in _declared(model):
                        if options.audience is audience and not (column in told or self._is_disclosed(model, column)):
                            await self._rewrite(session, model, column, options, rows)
        return self

    def _is_disclosed(self, model: type[Base], column: Column[Any]) -> bool:
        name = f"{model.__name__}.{column.key}"
        infos = self.scene.kit.application.api.registry.infos.values()
        return any(name in field.discloses for info in infos for field in info.fields.values())

    async def restore(self) -> None:
        """Put the old values back."""
        async with self.scene.kit.session() as session:
            for table, olds in groupby(reversed(self._old), key=itemgetter(0)):
                async with _at_rest(session, table):
                    for _, name, id, value in olds:
                        await _write(session, table, name, id, value)

    async def _hidden_rows(self, model: type[Base], audience: Audience) -> list[UUID]:
        rule = audience_rule(model, audience, VIEWER)
        assert rule is not None
        async with self.scene.as_serving(self.viewer) as session:
            beyond = select(model.id).where(~func.coalesce(rule, text("false"))).order_by(model.id).limit(_MOST_ROWS)
            return list((await session.scalars(beyond)).all())

    async def _rewrite(
        self, session: AsyncSession, model: type[Base], column: Column[Any], options: FieldOptions, rows: list[UUID]
    ) -> None:
        table, key = _table(model), column.name
        found = await session.execute(select(table.c.id, column).where(table.c.id.in_(rows)).order_by(table.c.id))
        held = [(id, value) for id, value in found.all()]
        written = 0
        for position, (id, value) in enumerate(held):
            for other in await self._others(session, model, column, options, value, position, held):
                try:
                    async with session.begin_nested():
                        await _write(session, table, key, id, other)
                except DBAPIError:
                    continue
                self._old.append((table, key, id, value))
                written += 1
                break
        self.changed += written
        if held and not written:
            self.refused.append(f"{model.__name__}.{key}")

    async def _others(
        self,
        session: AsyncSession,
        model: type[Base],
        column: Column[Any],
        options: FieldOptions,
        value: Any,
        position: int,
        held: list[tuple[UUID, Any]],
    ) -> list[Any]:
        """Values to try instead of one."""
        if isinstance(options, LinkOptions):
            [key] = column.foreign_keys
            ids = await session.scalars(select(key.column).where(key.column.is_distinct_from(value)).limit(10))
            return [*ids.all(), *([None] if column.nullable and value is not None else [])]
        if isinstance(column.type, Boolean):
            return [not held[0][1]] if value == held[0][1] else []
        if isinstance(column.type, Enum):
            return [member for member in column.type.enum_class or () if member is not value]
        if isinstance(column.type, JSONB):
            return [{"another": position}, ["another"]]
        made = self.scene.value_of(model, column.key, _FIRST_SERIAL + position)
        if made is None and isinstance(value, str):
            made = f"{value}-{position}"
        nothing = [None] if column.nullable and value is not None else []
        return [*([made] if made is not None and made != value else []), *nothing]


def ruling_columns(model: type[Base]) -> Iterator[Column[Any]]:
    """The columns that a model's row rule asks for, of its own table and of others."""
    for part in visitors.iterate(model.visible(VIEWER)):
        if isinstance(part, Column):
            for base in part.base_columns:
                if isinstance(base, Column):
                    yield base


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _declared(model: type[Base]) -> Iterator[tuple[Column[Any], FieldOptions]]:
    for attribute in inspect(model).column_attrs:
        column = attribute.columns[0]
        if isinstance(column, Column) and column.computed is None and (options := options_of(column)) is not None:
            yield column, options


@asynccontextmanager
async def _at_rest(session: AsyncSession, table: Table) -> AsyncIterator[None]:
    """The table without its triggers."""
    await session.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
    yield
    await session.execute(text(f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))


async def _write(session: AsyncSession, table: Table, name: str, id: UUID, value: Any) -> None:
    await session.execute(update(table).where(table.c.id == id).values({name: value}))


__all__ = ["HiddenValues", "ruling_columns"]
