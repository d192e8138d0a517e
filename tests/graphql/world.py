"""What one viewer sees: all rows, by plain SELECTs in the viewer's own scope, one a model and day, with who may read which columns."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
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
from sqlalchemy import Text, cast, literal, select, text, true
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
        model = aliased(info.model)
        columns = [model.id.label("id")]
        names: list[str] = ["id"]
        for name, found in info.fields.items():
            if isinstance(found, ValueField | ToOne):
                expression = (
                    found.sql(model, literal(day)) if isinstance(found, ValueField) else found.key(model, literal(day))
                )
                columns.append(
                    cast(expression, Text) if isinstance(found, ValueField) and found.value.enum else expression
                )
                names.append(name)
        for via in sorted(self._ways_to(info.model)):
            columns.append(getattr(model, via))
            names.append(f"via {via}")
        for audience in (Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT):
            rule = audience_rule(model, audience)
            columns.append(true() if rule is None else rule)
            names.append(f"circle {audience.name}")
        if info.period:
            columns.append(getattr(model, info.period).contains(literal(day)))
            names.append("holds")
        labelled = [column.label(f"c{position}") for position, column in enumerate(columns)]
        for values in (await connection.execute(select(*labelled))).all():
            row = dict(zip(names, values, strict=True))
            every_circle = self.viewer.kind is ViewerKind.SECRETARIAT
            circles = {Audience.PUBLIC: True} | {
                a: every_circle or bool(row[f"circle {a.name}"]) for a in Audience if a is not Audience.PUBLIC
            }
            yield Row(self, info, row["id"], day, row, circles)

    def _ways_to(self, model: type[Base]) -> set[str]:
        return {
            f.via
            for info in self.registry.infos.values()
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
