"""The records that everything derived works from: a model's fields as values and relations, with expressions for any
alias of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement

from mreza.errors import ConfigurationError
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.generated import has_search
from mreza.model.values import ValueType


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every field of the API's object types has."""

    name: str
    """As the API calls it."""
    doc: str
    audience: Audience
    owner: str
    """The plugin that brought it."""
    discloses: tuple[str, ...] = ()
    """Columns of a narrower audience, as ``Model.column``, that it tells something of on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueField(Field):
    """A field with a scalar value; `sql(row, day)` is its unmasked expression for an alias `row` of the model. One that
    takes `since` is asked by `sql(row, day, since)` for the days from then on."""

    value: ValueType
    nullable: bool
    sql: Callable[..., ColumnElement[Any]]
    takes_day: bool = False
    takes_since: bool = False
    translated: bool = False
    personal: bool = False
    filterable: bool = True
    column: str | None = None
    """Name of the table's column, where the field is one."""
    sort_column: str | None = None
    """Name of the column with its sort keys, where it has one."""
    unit: tuple[str, ...] = ()
    """The path of fields that leads to the unit of its amounts; empty where all are of one."""
    whole: bool = False
    """Whether a null among several makes their sum unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOne(Field):
    """A field that leads to one row: `key(row, day)` is that row's id."""

    target: type[Base]
    nullable: bool
    key: Callable[[Any, Any], ColumnElement[Any]]
    column: str | None = None
    takes_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMany(Field):
    """A field that leads to many rows: `joins(row, other)` says which."""

    target: type[Base]
    joins: Callable[[Any, Any], ColumnElement[bool]]
    via: str
    """The column of the target that leads here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedField(Field):
    """A field that Python computes for a batch of rows."""

    value: ValueType
    function: Callable[[list[Any]], list[Any]]
    needs: tuple[str, ...]


AnyField = ValueField | ToOne | ToMany | ComputedField


@dataclass(slots=True)
class ModelInfo:
    """One model with all its fields, those that other plugins add included."""

    model: type[Base]
    name: str
    plural: str
    doc: str
    plugin: str
    fields: dict[str, AnyField] = field(default_factory=dict)
    period: str | None = None
    """Column of the period that `asOf` asks, if the model is dated."""

    @property
    def root_one(self) -> str:
        """The root field for one row."""
        return self.name[0].lower() + self.name[1:]

    @property
    def searchable(self) -> bool:
        """True when the model has search text."""
        return has_search(self.model.__table__)  # type: ignore[arg-type]

    def add(self, new: AnyField) -> None:
        """Add a field; a clash stops the start.

        Raises: ConfigurationError naming both owners.
        """
        if new.name in self.fields:
            first = self.fields[new.name].owner
            raise ConfigurationError(
                f"Both {first} and {new.owner} bring a field {self.name}.{new.name}. Rename one of them; "
                "a plugin cannot replace a field."
            )
        self.fields[new.name] = new


def camel(name: str) -> str:
    """``valid_to`` → ``validTo``."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def plural_of(name: str) -> str:
    """The English plural of a root field's name."""
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "x", "ch", "sh")) else "s")
