"""What one viewer sees: all rows, by plain SELECTs in the viewer's own scope, one a model and day, with who may read which columns."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from mreza.access.rules import audience_rule
from mreza.access.viewer import Viewer, ViewerKind
from mreza.application import Application
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.registry import ModelInfo, Registry, ToMany, ToOne, ValueField
from mreza.text import Locale
from sqlalchemy import Date, Select, Text, bindparam, cast, select, text, true
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased


@dataclass(slots=True, eq=False)
class Row:
    """A row as the viewer sees it, on a day."""

    world: World
    info: ModelInfo
    id: UUID
    day: date
    values: dict[str, Any]
    circles: dict[Audience, bool]

    def value(self, name: str) -> Any:
        """A value or link's id, null where its audience leaves the viewer out."""
        found = self.info.fields[name]
        return self.values[name] if self.circles[found.audience] else None

    def linked(self, name: str) -> Row | None:
        """The row that a link leads to, if the viewer sees it."""
        found = self.info.fields[name]
        assert isinstance(found, ToOne)
        return self.world.by_id(self.world.registry.of(found.target), self.value(name), self.day)

    def listed(self, name: str, day: date) -> list[Row]:
        """The rows of a list, in no order."""
        found = self.info.fields[name]
        assert isinstance(found, ToMany)
        if not self.circles[found.audience]:
            return []
        rows = self.world.rows(self.world.registry.of(found.target), day)
        return [row for row in rows if row.values[f"via {found.via}"] == self.id]


@dataclass
class World:
    """Everything that one viewer sees."""

    registry: Registry
    viewer: Viewer
    locale: Locale
    today: date
    tables: dict[tuple[str, date], dict[UUID, Row]] = field(default_factory=dict)

    def rows(self, info: ModelInfo, day: date) -> list[Row]:
        """All rows of a model."""
        return list(self.tables[info.name, day].values())

    @cached_property
    def full(self) -> list[str]:
        """The types of which there are rows today."""
        return [name for name, info in self.registry.infos.items() if self.rows(info, self.today)]

    def by_id(self, info: ModelInfo, id: UUID | None, day: date) -> Row | None:
        """One row."""
        return self.tables[info.name, day].get(id) if id else None

    async def read(self, application: Application, days: list[date]) -> World:
        """Read all tables, with the fields' values on each of the days."""
        async with application.pools.serving_engine.connect() as connection, connection.begin():
            await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": self.viewer.handle})
            for info in self.registry.infos.values():
                for day in days:
                    self.tables[info.name, day] = {row.id: row async for row in self._read(connection, info, day)}
        return self

    async def _read(self, connection: AsyncConnection, info: ModelInfo, day: date) -> Any:
        names, statement = plain_reading(self.registry, info.name)
        every_circle = self.viewer.kind is ViewerKind.SECRETARIAT
        for values in (await connection.execute(statement, {"day": day})).all():
            row = dict(zip(names, values, strict=True))
            circles = {Audience.PUBLIC: True} | {
                a: every_circle or bool(row[f"circle {a.name}"]) for a in Audience if a is not Audience.PUBLIC
            }
            yield Row(self, info, row["id"], day, row, circles)


@cache
def plain_reading(registry: Registry, name: str) -> tuple[list[str], Select[Any]]:
    """All of a model's rows on a day: what is read of them, and the statement, which is the same for everybody."""
    info, day = registry.infos[name], bindparam("day", type_=Date())
    model = aliased(info.model)
    columns: dict[str, Any] = {"id": model.id}
    for field_name, found in info.fields.items():
        if isinstance(found, ValueField):
            expression = found.sql(model, day)
            columns[field_name] = cast(expression, Text) if found.value.enum else expression
        elif isinstance(found, ToOne):
            columns[field_name] = found.key(model, day)
    for via in sorted(_ways_to(registry, info.model)):
        columns[f"via {via}"] = getattr(model, via)
    for audience in (Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT):
        rule = audience_rule(model, audience)
        columns[f"circle {audience.name}"] = true() if rule is None else rule
    if info.period:
        columns["holds"] = getattr(model, info.period).contains(day)
    return list(columns), select(*[column.label(f"c{position}") for position, column in enumerate(columns.values())])


def _ways_to(registry: Registry, model: type[Base]) -> set[str]:
    return {
        f.via
        for info in registry.infos.values()
        for f in info.fields.values()
        if isinstance(f, ToMany) and f.target is model
    }


def shown(found: ValueField, value: Any, type_name: str, locale: Locale) -> Any:
    """A value as JSON has it."""
    if value is None:
        return None
    if found.translated:
        return value.get(locale).text
    if isinstance(value, UUID):
        return encode(type_name, value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.name if isinstance(value, enum.Enum) else value
