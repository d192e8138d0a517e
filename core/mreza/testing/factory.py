"""Rows for tests, made from nothing but the models: every column gets a value, every link a row to lead to.

    branch = Factory(session).branch(network_id, serial=4)
    term = await branch.row(MembershipTerm)      # with its membership, scheme, organisation, …

A branch is one connected piece of a network: at most one row per model. All values of a branch grow with its serial, so
the branch with the smallest and the one with the greatest serial hold the smallest and the greatest value of every
column: texts begin with the first letter of the alphabet for serial 1 and with the last for 26. Periods last for
decades, so that what depends on a day holds something.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, DateTime, Enum, Integer, Numeric, inspect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import MrezaError
from mreza.model.base import Base, is_tenant, model_named
from mreza.model.fields import LinkOptions, PeriodOptions, StateOptions, options_of
from mreza.model.ids import uuid7
from mreza.model.period import Period
from mreza.text import Locale, Translated, TranslatedType

FIRST_DAY = date(1990, 1, 1)
LATER = timedelta(days=100)
YEARS = 50
"""How long periods last."""
ANNOUNCED = 4
"""Rows whose serial can be divided by it say yes to what is asked of them, and have those periods too that may be left
out, such as that of being listed."""

#: Values that a model's rows need beyond what its columns say: by ``Model.attribute``.
Given = Mapping[str, Any]


class Factory:
    """Makes rows as the owner.

    Args:
        session: of the owner, whom no rule binds.
        given: values for columns that check constraints or services narrow further.
    """

    def __init__(self, session: AsyncSession, given: Given | None = None) -> None:
        self.session = session
        self.given = dict(given or {})
        self.shared: dict[type[Base], Base] = {}

    def branch(self, network_id: UUID, serial: int) -> Branch:
        """A new connected piece of a network."""
        return Branch(self, network_id, serial)


class Branch:
    """One row per model, all of one network; rows of the federation as a whole are the factory's."""

    def __init__(self, factory: Factory, network_id: UUID, serial: int) -> None:
        self.factory = factory
        self.network_id = network_id
        self.serial = serial
        self.rows: dict[type[Base], Base] = {}
        self._in_progress: set[type[Base]] = set()

    async def row(self, model: type[Base]) -> Base:
        """The branch's row of the model, made when it is first asked for.

        Raises: MrezaError when the database refuses all that the columns allow; the sentence says what to give.
        """
        kept = self.rows if belongs_to_network(model) else self.factory.shared
        if model not in kept:
            self._in_progress.add(model)
            try:
                kept[model] = await self._made(model)
            finally:
                self._in_progress.discard(model)
        return kept[model]

    async def further(self, model: type[Base], serial: int) -> dict[str, Any]:
        """Values of one more row of the model beside the branch's own: linked to the same rows, with another serial."""
        beside = Branch(self.factory, self.network_id, serial)
        beside.rows = {other: row for other, row in self.rows.items() if other is not model}
        return await beside._values(model, sparse=False)

    def value_of(self, model: type[Base], key: str) -> Any:
        """A value as a column of the model takes it, with the branch's serial; None where that needs more."""
        if f"{model.__name__}.{key}" in self.factory.given:
            return self._given(f"{model.__name__}.{key}")
        column = inspect(model).column_attrs[key].columns[0]
        return self._value(key, column, options_of(column))

    async def _made(self, model: type[Base]) -> Base:
        problem: IntegrityError | None = None
        for sparse in (False, True):
            values = await self._values(model, sparse=sparse)
            try:
                async with self.factory.session.begin_nested():
                    made = model(**values)
                    self.factory.session.add(made)
                    await self.factory.session.flush()
                return made
            except IntegrityError as error:
                problem = error
        raise MrezaError(
            f"No row of {model.__name__} could be made from its columns: {problem.orig if problem else ''}. Give "
            f'the values that it needs in the fixture `given`, e.g. {{"{model.__name__}.amount": 5}}.'
        )

    async def _values(self, model: type[Base], *, sparse: bool) -> dict[str, Any]:
        """A value per column; with `sparse` only for those that need one."""
        values: dict[str, Any] = {}
        for attribute in inspect(model).column_attrs:
            key, column = attribute.key, attribute.columns[0]
            if f"{model.__name__}.{key}" in self.factory.given:
                values[key] = self._given(f"{model.__name__}.{key}")
            elif key == "network_id":
                values[key] = self.network_id
            elif _made_elsewhere(key, column) or (sparse and (column.nullable or column.default is not None)):
                continue
            elif isinstance(options := options_of(column), LinkOptions):
                target = await self._linked(model, options, nullable=bool(column.nullable))
                values |= {} if target is None else {key: target}
            elif (value := self._value(key, column, options)) is not None:
                values[key] = value
        return values

    def _given(self, name: str) -> Any:
        value = self.factory.given[name]
        return value(self.serial) if callable(value) else value

    async def _linked(self, model: type[Base], options: LinkOptions, *, nullable: bool) -> UUID | None:
        target = model_named(options.target, asked_by=model) if isinstance(options.target, str) else options.target
        if target.__tablename__ == "core_network":
            return self.network_id
        if target in self._in_progress:
            return None
        if nullable and target.__plugin__ != model.__plugin__ and target not in self.rows and not is_tenant(target):
            return None
        return (await self.row(target)).id

    def _value(self, key: str, column: Any, options: Any) -> Any:
        serial, type_ = self.serial, column.type
        if isinstance(options, StateOptions):
            return None
        if isinstance(options, PeriodOptions):
            left_out = column.nullable and serial % ANNOUNCED
            return None if left_out else _period(column, options, serial)
        if isinstance(type_, Enum):
            members = list(type_.enum_class or ())
            return members[serial % len(members)] if members else None
        if isinstance(type_, TranslatedType):
            return Translated(
                {locale.value: f"{_letter(serial)}{key}{serial} {locale.value}" for locale in (Locale.EN, Locale.SQ)}
            )
        return self._scalar(key, column)

    def _scalar(self, key: str, column: Any) -> Any:
        serial, type_ = self.serial, column.type
        if isinstance(type_, Boolean):
            return None if column.default is not None else not serial % ANNOUNCED
        if isinstance(type_, Integer):
            return serial
        if isinstance(type_, Numeric):
            return Decimal(serial)
        if isinstance(type_, DateTime):
            return datetime.combine(day_of(serial), time(12), UTC)
        if isinstance(type_, Date):
            return day_of(serial) + LATER
        if isinstance(type_, JSONB):
            return None if column.nullable or column.default is not None else _json(column)
        if type_.python_type is UUID:
            return None if column.nullable else uuid7()
        if key == "locale" or column.default is not None:
            return None if column.default is not None else Locale.EN.value
        return f"{_letter(serial)}{key}{serial}"


def belongs_to_network(model: type[Base]) -> bool:
    """Whether rows of the model say which network they are of."""
    return "network_id" in model.__table__.c


def day_of(serial: int) -> date:
    """The first day of what a branch says: a year of its own."""
    return FIRST_DAY.replace(year=FIRST_DAY.year + serial)


def _period(column: Any, options: PeriodOptions, serial: int) -> Period:
    """Decades, unless rows of several branches would overlap where they may not."""
    ties = options.no_overlap
    apart = ties is None or any(_is_of_branch(column.table.c[one]) for one in ties)
    return Period(day_of(serial), day_of(serial + YEARS) if apart else day_of(serial) + LATER)


def _is_of_branch(column: Any) -> bool:
    """Whether a column leads to a row that each branch has of its own."""
    return column.name != "network_id" and any("network_id" in key.column.table.c for key in column.foreign_keys)


def _made_elsewhere(key: str, column: Any) -> bool:
    return key in ("id", "version") or column.computed is not None


def _letter(serial: int) -> str:
    return chr(ord("a") + serial - 1)


def _json(column: Any) -> Any:
    """Lists and objects share one type in the database; `list[str]` is the usual one where a value is required."""
    return [] if isinstance(column.default, list) else {}


def shown(value: Any) -> Any:
    """A value as a filter of the API takes it; None for what none takes."""
    match value:
        case enum.Enum():
            return value.name
        case Decimal() | date() | datetime():
            return str(value) if isinstance(value, Decimal) else value.isoformat()
        case Translated() | Period() | dict() | list():
            return None
        case _:
            return value
