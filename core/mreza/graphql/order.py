"""Order and keyset cursors: where a page begins is said by the last row's sort values, so paging survives inserts,
nulls and ties.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Text,
    and_,
    cast,
    false,
    func,
    inspect,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.types import NullType

from mreza.graphql.arguments import Argument
from mreza.graphql.context import SQL_TYPES, Compilation, request_error
from mreza.graphql.json_sql import Item
from mreza.graphql.masks import can_be_null, masked
from mreza.model.registry import ModelInfo, ToOne, ValueField
from mreza.model.values import ValueType
from mreza.text import Locale

_CURSOR_PARTS_LIMIT = 100_000
_NOT_OURS = "This is not one of our cursors. Take endCursor or startCursor of a page as it is."
MAX_KEYS = 16


@dataclass(frozen=True, slots=True)
class Key:
    """One sort key of a row. Nulls come last in both directions."""

    expression: ColumnElement[Any]
    descending: bool
    nullable: bool
    cast_to: Any
    name: str

    def ordered(self, *, backwards: bool) -> ColumnElement[Any]:
        """For ORDER BY; backwards reads the list from its end."""
        down = self.descending is not backwards
        ordered = self.expression.desc() if down else self.expression.asc()
        if not self.nullable:
            return ordered
        return ordered.nulls_first() if backwards else ordered.nulls_last()


def keys_of(c: Compilation, info: ModelInfo, row: Any, selected: Any, day: Any) -> list[Key]:
    """The sort keys of a list: what `orderBy` asks for, then the id."""
    given = c.argument(selected, "orderBy")
    entries = [] if given is None else given.items()
    if given is not None and len(entries) > MAX_KEYS:
        raise request_error(f"orderBy takes at most {MAX_KEYS} entries.", given.path)
    keys = [_key(c, info, row, item, day) for item in entries]
    return [*keys, Key(row.id, False, False, row.id.type, f"{info.name}.id")]


def _key(c: Compilation, info: ModelInfo, row: Any, item: Argument, day: Any) -> Key:
    given = {name: part for name, part in item.fields().items() if not part.is_null}
    if len(given) != 1:
        raise request_error(
            "Each entry of orderBy names exactly one field; write [{name: ASC}, {id: DESC}].", item.path
        )
    name, part = next(iter(given.items()))
    field = info.fields[name]
    if isinstance(field, ToOne):
        return _linked_key(c, info, row, field, part, day)
    assert isinstance(field, ValueField)
    expression, type_ = _sort_expression(c, info, row, field, day)
    nullable = field.nullable or can_be_null(c, info.model, field.audience)
    # Another locale's alphabet is another order.
    told = f"{name}@{c.locale.value}" if field.sort_column else name
    return Key(masked(c, info.model, row, field.audience, expression), part.sample == "DESC", nullable, type_, told)


def _linked_key(c: Compilation, info: ModelInfo, row: Any, field: ToOne, part: Argument, day: Any) -> Key:
    other = c.alias(field.target)
    inner = _key(c, c.registry.of(field.target), other, part, day)
    link = masked(c, info.model, row, field.audience, field.key(row, day))
    expression = select(inner.expression).where(other.id == link).scalar_subquery()
    return Key(expression, inner.descending, True, inner.cast_to, f"{field.name}.{inner.name}")


def _sort_expression(
    c: Compilation, info: ModelInfo, row: Any, field: ValueField, day: Any
) -> tuple[ColumnElement[Any], Any]:
    if field.sort_column:
        stored = inspect(row).selectable.c[field.sort_column]
        return Item(stored, list(Locale).index(c.locale) + 1), Text(collation="C")
    expression = field.sql(row, day)
    return expression, sort_type(field, expression)


def sort_type(field: ValueField, expression: ColumnElement[Any]) -> Any:
    """What a cursor's value is cast to: the expression's own type, unless SQLAlchemy knows none or another one."""
    known = _SORT_TYPES.get(field.value.sql, expression.type)
    return SQL_TYPES[field.value.sql] if isinstance(known, NullType) else known


_SORT_TYPES: dict[str, Any] = {"date": Date(), "timestamptz": DateTime(timezone=True), "text": Text()}


def fingerprint(keys: list[Key]) -> str:
    """Tells cursors of one order from those of another."""
    text = ",".join(f"{key.name}{'-' if key.descending else '+'}" for key in keys)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def cursor_sql(keys: list[Key]) -> ColumnElement[str]:
    """The cursor of a row."""
    return encoded_cursor(cursor_text(keys, [key.expression for key in keys]))


def cursor_text(keys: list[Key], values: Sequence[Any]) -> ColumnElement[str]:
    """What a cursor holds: a JSON list of its sort values as text."""
    mark: ColumnElement[str] = literal_column(f"'{fingerprint(keys)}'")
    return cast(func.json_build_array(mark, *[cast(value, Text) for value in values]), Text)


def encoded_cursor(text: ColumnElement[str]) -> ColumnElement[str]:
    """A cursor as clients get it: in base64."""
    encoded = func.encode(func.convert_to(text, literal_column("'UTF8'")), literal_column("'base64'"))
    return func.replace(encoded, literal_column("E'\\n'"), literal_column("''"))


def beyond(c: Compilation, keys: list[Key], argument: Argument, *, backwards: bool) -> ColumnElement[bool]:
    """The condition that a row comes after (before) the row of a cursor."""
    mark = fingerprint(keys)
    values = [
        cast(c.bind_parsed(argument, _part(position + 1, mark, len(keys), key), Text()), key.cast_to)
        for position, key in enumerate(keys)
    ]
    if not any(key.nullable for key in keys) and len({key.descending for key in keys}) == 1:
        left, right = tuple_(*[key.expression for key in keys]), tuple_(*values)
        return left < right if keys[0].descending is not backwards else left > right
    ways: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for key, value in zip(keys, values, strict=True):
        ways.append(and_(*equal, _past(key, value, backwards=backwards)))
        equal.append(key.expression.is_not_distinct_from(value) if key.nullable else key.expression == value)
    return or_(false(), *ways)


def _past(key: Key, value: Any, *, backwards: bool) -> ColumnElement[bool]:
    expression, down = key.expression, key.descending is not backwards
    further: ColumnElement[bool] = expression < value if down else expression > value
    if not key.nullable:
        return further
    if backwards:
        return or_(further, and_(value.is_(None), expression.is_not(None)))
    return or_(further, and_(value.is_not(None), expression.is_(None)))


def _part(position: int, mark: str, count: int, key: Key) -> Any:
    def read(text: str) -> str | None:
        parts = decode_cursor(text)
        if parts[0] != mark or len(parts) != count + 1:
            raise ValueError("This cursor belongs to a list in another order. Start again without it.")
        value = parts[position]
        if value is not None:
            _check(value, key)
        elif not key.nullable:
            raise ValueError(_NOT_OURS)
        return value  # type: ignore[no-any-return]

    return read


def _check(value: str, key: Key) -> None:
    """A cursor is opaque, but a client can write one: its values must read as what they stand for."""
    python = getattr(key.cast_to, "python_type", str)
    try:
        if python is bool and value not in ("true", "false"):
            raise ValueError(_NOT_OURS)
        if python not in (str, bool):
            parse = getattr(python, "fromisoformat", python)
            parse(value)
    except (ValueError, TypeError, ArithmeticError):
        raise ValueError(_NOT_OURS) from None
    if "\x00" in value:
        raise ValueError(_NOT_OURS)


def decode_cursor(text: str) -> list[Any]:
    """The parts of a cursor.

    Raises: ValueError for anything that is not one of ours.
    """
    try:
        parts = orjson.loads(base64.b64decode(text[:_CURSOR_PARTS_LIMIT], validate=True))
    except (binascii.Error, orjson.JSONDecodeError, ValueError):
        parts = None
    if not isinstance(parts, list) or not parts or not all(part is None or isinstance(part, str) for part in parts):
        raise ValueError(_NOT_OURS)
    return parts


__all__ = ["Key", "ValueType", "beyond", "cursor_sql", "cursor_text", "decode_cursor", "encoded_cursor", "keys_of"]
