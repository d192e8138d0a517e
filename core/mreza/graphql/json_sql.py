"""JSON written by PostgreSQL as text: joined strings are its fastest form (a third less work than `json_build_object`)
and hold no blanks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Select, Text, case, cast, func, literal_column
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement

from mreza.model.global_id import prefix
from mreza.model.values import ValueType

NULL = "null"


class Joined(FunctionElement[str]):
    """Constant texts and expressions in turn: ``texts[0] || clause[0] || texts[1] || …``; null if any expression is
    null.
    """

    type = Text()
    name = "joined"
    inherit_cache = False

    def __init__(self, texts: Sequence[str], expressions: Sequence[Any]) -> None:
        super().__init__(*expressions)
        self.texts = tuple(texts)


@compiles(Joined)
def _joined(element: Joined, compiler: Any, **kw: Any) -> str:
    parts: list[str] = []
    for text, clause in zip_longest(element.texts, element.clauses):
        if text:
            parts.append(_quoted(text))
        if clause is not None:
            parts.append(compiler.process(clause, **kw))
    return "(" + " || ".join(parts or ["''"]) + ")"


class Item(FunctionElement[str]):
    """``array[n]``, mostly with a constant position, so that an index on the expression serves it."""

    type = Text(collation="C")
    name = "item"
    inherit_cache = False

    def __init__(self, array: Any, position: Any) -> None:
        super().__init__(array, literal_column(str(position)) if isinstance(position, int) else position)


@compiles(Item)
def _item(element: Item, compiler: Any, **kw: Any) -> str:
    array, position = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({array})[{position}]"


class Constant(FunctionElement[str]):
    """A piece of JSON text known when the statement is compiled."""

    type = Text()
    name = "constant"
    inherit_cache = False

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


@compiles(Constant)
def _constant(element: Constant, compiler: Any, **kw: Any) -> str:
    return _quoted(element.text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def constant(value: Any) -> Constant:
    """The JSON of a Python value, as a constant."""
    return Constant(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def obj(pairs: Sequence[tuple[str, Any]]) -> ColumnElement[str]:
    """A JSON object; keys are response names, values JSON text expressions that are never null."""
    texts = ["{"]
    expressions: list[Any] = []
    for key, value in pairs:
        texts[-1] += ("," if texts[-1] != "{" or expressions else "") + json.dumps(key, ensure_ascii=False) + ":"
        if isinstance(value, Constant):
            texts[-1] += value.text
        elif isinstance(value, Joined):
            inner, clauses = list(value.texts), list(value.clauses)
            texts[-1] += inner[0]
            texts.extend(inner[1:])
            expressions.extend(clauses)
        else:
            expressions.append(value)
            texts.append("")
    texts[-1] += "}"
    return Joined(texts, expressions) if expressions else Constant("".join(texts))


def quoted(expression: Any) -> Joined:
    """The text of an expression in quotes; only for values that need no escapes."""
    return Joined(['"', '"'], [expression])


def or_null(expression: Any) -> ColumnElement[str]:
    """JSON null where the expression is null."""
    return func.coalesce(expression, literal_column("'null'"))


def value_json(
    value: ValueType, expression: Any, *, nullable: bool, type_name: str | None = None
) -> ColumnElement[str]:
    """A scalar as JSON text. `type_name` is the object type whose global id an ID value is."""
    text = _value_text(value, expression, type_name)
    return or_null(text) if nullable else text


def _value_text(value: ValueType, expression: Any, type_name: str | None) -> ColumnElement[str]:
    match value.json:
        case "bare":
            return cast(expression, Text)
        case "quoted":
            return quoted(cast(expression, Text))
        case "instant":
            utc = func.to_char(func.timezone("UTC", expression), literal_column('\'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\''))
            return quoted(utc)
        case "id":
            return Joined(
                ['"' + prefix(type_name or ""), '"'],
                [func.encode(func.uuid_send(expression), literal_column("'base64'"))],
            )
        case _:
            return cast(func.to_json(expression), Text)


def array(expression: Any, *, order: Any = None, where: Any = None) -> ColumnElement[str]:
    """A JSON array of all rows' JSON text."""
    joined = func.string_agg(expression, literal_column("','"))
    if order is not None:
        joined = func.string_agg(expression, aggregate_order_by(literal_column("','"), order))
    filtered = joined if where is None else joined.filter(where)
    return Joined(["[", "]"], [func.coalesce(filtered, literal_column("''"))])


def array_of(rows: Select[Any]) -> ColumnElement[str]:
    """A JSON array of the JSON texts that a statement gives, in its order. For lists below a row, which are short and
    many: an aggregate would cost more to get ready than to run."""
    joined = func.array_to_string(func.array(rows.scalar_subquery()), literal_column("','"))
    return Joined(["[", "]"], [joined])


def boolean_json(condition: Any) -> ColumnElement[str]:
    """A condition as JSON true or false."""
    return case((condition, literal_column("'true'")), else_=literal_column("'false'"))


def to_bytes(expression: Any) -> ColumnElement[bytes]:
    """Text as the bytes of its UTF-8, which the driver hands on without decoding."""
    return func.convert_to(expression, literal_column("'UTF8'"), type_=LargeBinary())
