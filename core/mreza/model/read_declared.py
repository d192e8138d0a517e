"""From `@derived` and `@computed` to the fields of the API."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Date, cast, literal_column

from mreza.errors import ConfigurationError
from mreza.model.base import model_named
from mreza.model.correlation import tied
from mreza.model.fields import Computed, Derived
from mreza.model.records import AnyField, ComputedField, ModelInfo, ToOne, ValueField, camel
from mreza.model.units import unit_path
from mreza.model.values import ValueType, value_type_of

_EVER = cast(literal_column("'-infinity'"), Date)


def declared_in(cls: type) -> list[tuple[str, Derived | Computed]]:
    """The derived and computed fields that a class declares, those it inherits included."""
    found: dict[str, Derived | Computed] = {}
    for base in reversed(cls.__mro__):
        found |= {name: item for name, item in vars(base).items() if isinstance(item, Derived | Computed)}
    return list(found.items())


def declared_field(info: ModelInfo, name: str, declared: Derived | Computed, owner: str) -> AnyField:
    """The field that a declaration stands for."""
    if not declared.doc:
        raise ConfigurationError(
            f"{owner}: {info.name}.{name} has no docstring; it is the field's description in the API."
        )
    if isinstance(declared, Computed):
        value = _returned(declared.function, info, name)[0]
        return ComputedField(
            name=camel(name),
            doc=declared.doc,
            audience=declared.audience,
            owner=owner,
            value=value,
            function=declared.function,
            needs=declared.needs,
        )
    function = declared.expression

    def sql(row: Any, day: Any, since: Any = _EVER) -> ColumnElement[Any]:
        days = (since, day) if declared.takes_since else (day,) if declared.takes_day else ()
        result: ColumnElement[Any] = tied(function(row, *days), row)
        return result

    if declared.target is not None:
        target = declared.target if not isinstance(declared.target, str) else model_named(declared.target)
        return ToOne(
            name=camel(name),
            doc=declared.doc,
            audience=declared.audience,
            owner=owner,
            target=target,
            nullable=True,
            key=sql,
            takes_day=declared.takes_day,
            discloses=declared.discloses,
        )
    value, nullable = _returned(function, info, name)
    return ValueField(
        name=camel(name),
        doc=declared.doc,
        audience=declared.audience,
        owner=owner,
        value=value,
        nullable=nullable,
        sql=sql,
        takes_day=declared.takes_day,
        takes_since=declared.takes_since,
        personal=declared.personal,
        discloses=declared.discloses,
        unit=unit_path(declared.unit),
        whole=declared.whole,
    )


def _returned(function: Callable[..., Any], info: ModelInfo, name: str) -> tuple[ValueType, bool]:
    """The value type that a derived field's return annotation names, as in ``-> ColumnElement[bool]`` or ``-> list[str
    | None]``.
    """
    annotation = typing.get_type_hints(function).get("return")
    inner = next(iter(typing.get_args(annotation)), None)
    options = [a for a in typing.get_args(inner) if a is not type(None)]
    nullable = type(None) in typing.get_args(inner)
    python = options[0] if nullable else inner
    try:
        return value_type_of(python), nullable
    except (KeyError, TypeError):
        raise ConfigurationError(
            f"{info.name}.{name} must say what it returns, e.g. "
            "-> ColumnElement[bool] (or list[str] for a computed field)."
        ) from None
