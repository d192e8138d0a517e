"""From a mapped column with its options to the fields of the API that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Date, Enum, Numeric, cast, func, literal_column
from sqlalchemy.dialects.postgresql import JSONB

from mreza.errors import ConfigurationError
from mreza.model.audience import Audience
from mreza.model.fields import FieldOptions, PeriodOptions
from mreza.model.generated import SORT_SUFFIX
from mreza.model.period import PeriodType
from mreza.model.records import ModelInfo, ToMany, ValueField, camel
from mreza.model.units import unit_path
from mreza.model.values import DATE, DECIMAL, JSON, ValueType, value_type_of
from mreza.text import Translated, TranslatedType


def column_sql(key: str) -> Callable[[Any, Any], ColumnElement[Any]]:
    """The expression of a plain column."""
    return lambda row, day: getattr(row, key)


def reverse_join(key: str) -> Callable[[Any, Any], ColumnElement[bool]]:
    """The condition that another row's link leads to this one."""
    return lambda row, other: getattr(other, key) == row.id


def value_field(info: ModelInfo, key: str, column: Any, options: FieldOptions, personal: bool) -> ValueField:
    """The field of a column that holds a value."""
    value = _value_of_column(info, key, column)
    return ValueField(
        name=camel(key),
        doc=options.doc,
        audience=options.audience,
        owner=info.plugin,
        value=value,
        nullable=bool(column.nullable),
        sql=column_sql(key),
        translated=isinstance(column.type, TranslatedType),
        personal=personal,
        filterable=options.filter,
        column=key,
        sort_column=key + SORT_SUFFIX if options.sort else None,
        unit=unit_path(options.unit),
        whole=options.whole,
    )


def _value_of_column(info: ModelInfo, key: str, column: Any) -> ValueType:
    python: Any
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        python = column.type.enum_class
    elif isinstance(column.type, TranslatedType):
        python = Translated
    elif isinstance(column.type, JSONB):
        return JSON
    elif isinstance(column.type, Numeric):
        return DECIMAL
    else:
        python = column.type.python_type
    try:
        return value_type_of(python)
    except KeyError:
        raise ConfigurationError(
            f"{info.name}.{key} has the type {python!r}, which the API cannot carry. Use one of mreza.model.values."
        ) from None


def add_period(info: ModelInfo, key: str, options: PeriodOptions, personal: bool, nullable: bool) -> None:
    """A period is two dates in the API, both included."""
    first, last = _bound(key, func.lower, 0), _bound(key, func.upper, 1)
    if key == "valid":
        info.period = key
    for suffix, sql, words in (("From", first, "First day"), ("To", last, "Last day (included); null is open-ended")):
        doc = f"{words}. {options.doc}".strip()
        info.add(
            ValueField(
                name=camel(key) + suffix,
                doc=doc,
                audience=options.audience,
                owner=info.plugin,
                value=DATE,
                nullable=True,
                sql=sql,
                personal=personal,
            )
        )


def _bound(key: str, function: Any, minus: int) -> Callable[[Any, Any], ColumnElement[Any]]:
    def sql(row: Any, day: Any) -> ColumnElement[Any]:
        bound = function(cast(getattr(row, key), PeriodType().impl_instance), type_=Date())
        return bound if not minus else cast(bound - literal_column("1"), Date())

    return sql


def add_history(info: ModelInfo) -> None:
    """A model with a state shows its history."""
    if "history" in info.fields:
        return
    from mreza.model.history import StateChange  # noqa: PLC0415  (history is itself a model)

    def joins(row: Any, other: Any) -> ColumnElement[bool]:
        return other.subject_id == row.id  # type: ignore[no-any-return]

    doc = "Each change of state: from, to, when, by whom and why."
    info.add(
        ToMany(
            name="history",
            doc=doc,
            audience=Audience.MEMBERS,
            owner=info.plugin,
            target=StateChange,
            joins=joins,
            via="subject_id",
        )
    )
