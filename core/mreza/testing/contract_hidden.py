"""Other values in the columns that a viewer may not read: two databases that differ in nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
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


@dataclass
class Change:
    """What was changed for one viewer.

    Attributes:
        count: how many values.
        refused: columns of which no value could be changed.
        old: what stood there before.
    """

    count: int = 0
    refused: list[str] = field(default_factory=list)
    old: list[Old] = field(default_factory=list)


class HiddenValues:
    """Changes what viewers may not read of the rows that they see.

    The tables' triggers rest meanwhile: the values themselves are to differ, not what the platform would write down of
    a change. Columns that a row rule asks for are left as they are, since it is by them that rows are shown, and so are
    those that a derived field discloses by its own word.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        infos = scene.kit.application.api.registry.infos.values()
        self._models = [model for model in scene.kit.application.host.models if model.__tablename__ != "core_network"]
        self._told = {column for model in self._models for column in ruling_columns(model)}
        self._disclosed = {name for info in infos for shown in info.fields.values() for name in shown.discloses}

    @asynccontextmanager
    async def at_rest(self) -> AsyncIterator[None]:
        """The tables without their triggers. For all viewers together: whenever a table is altered, the database plans
        anew whatever is asked of it."""
        await self._set_triggers("DISABLE")
        try:
            yield
        finally:
            await self._set_triggers("ENABLE")

    async def _set_triggers(self, how: str) -> None:
        async with self.scene.kit.session() as session:
            for model in self._models:
                await session.execute(text(f"ALTER TABLE {model.__tablename__} {how} TRIGGER USER"))

    @asynccontextmanager
    async def changed(self, viewer: Viewer) -> AsyncIterator[Change]:
        """The other values, and then the old ones again; only while the tables are at rest."""
        change = Change()
        hidden = [one async for one in self._hidden(viewer)]
        async with self.scene.kit.session() as session:
            for model, audience, rows in hidden:
                for column, options in _declared(model):
                    if options.audience is audience and not (column in self._told or self._is_disclosed(model, column)):
                        await self._rewrite(session, change, model, column, options, rows)
        try:
            yield change
        finally:
            async with self.scene.kit.session() as session:
                for table, name, id, value in reversed(change.old):
                    await _write(session, table, name, id, value)

    def _is_disclosed(self, model: type[Base], column: Column[Any]) -> bool:
        return f"{model.__name__}.{column.key}" in self._disclosed

    async def _hidden(self, viewer: Viewer) -> AsyncIterator[tuple[type[Base], Audience, list[UUID]]]:
        """Rows that the viewer sees, some of whose columns it may not read, by the columns' audience."""
        async with self.scene.as_serving(viewer) as session:
            for model in self._models:
                audiences = {one.audience for _, one in _declared(model)}
                for audience in (Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT):
                    if audience in audiences and (rows := await _beyond(session, model, audience)):
                        yield model, audience, rows

    async def _rewrite(
        self,
        session: AsyncSession,
        change: Change,
        model: type[Base],
        column: Column[Any],
        options: FieldOptions,
        rows: list[UUID],
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
                change.old.append((table, key, id, value))
                written += 1
                break
        change.count += written
        if held and not written:
            change.refused.append(f"{model.__name__}.{key}")

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


async def _beyond(session: AsyncSession, model: type[Base], audience: Audience) -> list[UUID]:
    """Rows that the session's viewer sees without being in an audience of theirs."""
    rule = audience_rule(model, audience, VIEWER)
    assert rule is not None
    beyond = select(model.id).where(~func.coalesce(rule, text("false"))).order_by(model.id).limit(_MOST_ROWS)
    return list((await session.scalars(beyond)).all())


async def _write(session: AsyncSession, table: Table, name: str, id: UUID, value: Any) -> None:
    await session.execute(update(table).where(table.c.id == id).values({name: value}))


__all__ = ["Change", "HiddenValues", "ruling_columns"]
