"""Value types: what a column's type means in the API, in JSON and as a bind parameter.

One table for all derivations.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from mreza.text import Translated

MAX_DIGITS = 40
EQUALITY = ("eq", "ne", "in", "notIn", "isNull")
ORDER = (*EQUALITY, "lt", "lte", "gt", "gte", "between")


@dataclass(frozen=True, slots=True)
class ValueType:
    """How values of one Python type travel.

    `json` says how PostgreSQL's text becomes JSON: ``bare`` as it stands, ``quoted`` in quotes without escapes,
    ``text`` escaped. `parse` turns a JSON value into what the driver binds and raises ValueError with a sentence on a
    wrong one.
    """

    name: str
    python: type
    sql: str
    json: str
    operators: tuple[str, ...]
    parse: Callable[[Any], Any]
    additive: bool = False
    enum: type[enum.Enum] | None = None
    ordered: bool = True


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is not a date. Write it as YYYY-MM-DD.") from None


def _instant(value: Any) -> datetime:
    try:
        parsed = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is not an instant. Write it as YYYY-MM-DDTHH:MM:SSZ.") from None
    if parsed.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone. Add Z for UTC or an offset like +01:00.")
    try:
        return parsed.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{value!r} lies outside the years 1 to 9999.") from None


def _decimal(value: Any) -> Decimal:
    try:
        parsed = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f'{value!r} is not a decimal number. Write it as "1234.56".') from None
    if not parsed.is_finite():
        raise ValueError("A decimal number must be finite.")
    if parsed and not -MAX_DIGITS <= parsed.adjusted() <= MAX_DIGITS:
        raise ValueError(f"A decimal number has at most {MAX_DIGITS} digits before the point and after it.")
    return parsed


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text.")
    if "\x00" in value:
        raise ValueError("Text cannot hold the character NUL; remove it.")
    return value


STRING = ValueType("String", str, "text", "text", (*ORDER, "contains", "startsWith"), _text)
INT = ValueType("Int", int, "int4", "bare", ORDER, int, additive=True)
BOOLEAN = ValueType("Boolean", bool, "boolean", "bare", ("eq", "isNull"), bool)
DECIMAL = ValueType("Decimal", Decimal, "numeric", "quoted", ORDER, _decimal, additive=True)
DATE = ValueType("Date", date, "date", "quoted", (*ORDER, "within", "during"), _date)
INSTANT = ValueType("DateTime", datetime, "timestamptz", "instant", ORDER, _instant)
ID = ValueType("ID", UUID, "uuid", "id", ("eq", "in", "notIn", "isNull"), UUID, ordered=False)
TRANSLATED = ValueType("String", Translated, "jsonb", "text", ("contains", "startsWith", "isNull"), _text)
JSON = ValueType("JSON", dict, "jsonb", "bare", ("isNull",), lambda value: value, ordered=False)

_BY_PYTHON: dict[type, ValueType] = {
    value.python: value for value in (STRING, INT, BOOLEAN, DECIMAL, DATE, INSTANT, TRANSLATED, JSON)
}
_BY_PYTHON[UUID] = ID
_BY_PYTHON[list] = JSON
_enums: dict[type[enum.Enum], ValueType] = {}


def value_type_of(python: Any) -> ValueType:
    """The value type of a Python type.

    Raises: KeyError when there is none.
    """
    if isinstance(python, type) and issubclass(python, enum.Enum):
        if python not in _enums:
            _enums[python] = ValueType(
                python.__name__, python, "text", "quoted", EQUALITY, _member(python), enum=python
            )
        return _enums[python]
    return _BY_PYTHON[getattr(python, "__origin__", python)]


def _member(python: type[enum.Enum]) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if isinstance(value, python):
            return value.name
        if value in python.__members__:
            return str(value)
        raise ValueError(f"{value!r} is not one of {', '.join(python.__members__)}.")

    return parse
