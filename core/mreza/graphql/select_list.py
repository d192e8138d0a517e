"""Lists below a row: at most a hundred rows as one JSON array, in the order of their keys."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, literal_column, select
from sqlalchemy.sql.visitors import iterate

from mreza.graphql.arguments import Argument
from mreza.graphql.context import Compilation, Source, checked
from mreza.graphql.document import Selected
from mreza.graphql.json_sql import array_of
from mreza.graphql.masks import list_rules
from mreza.graphql.order import keys_of
from mreza.graphql.select_object import body
from mreza.graphql.where import list_filters
from mreza.model.registry import ModelInfo, ToMany

MAX_PAGE = 100


def page_size(value: float) -> int:
    """A page's size as it may be asked for.

    Raises: ValueError outside 0 … 100.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # 5.0 is an Int to GraphQL
    if not isinstance(value, int) or not 0 <= value <= MAX_PAGE:
        raise ValueError(f"A page holds between 0 and {MAX_PAGE} rows.")
    return value


def limit(c: Compilation, first: Argument | None, default: int) -> Any:
    """A page's size: in the text when the document says it, which lets the planner reckon with it; bound when a
    variable does.
    """
    if first is None or first.constant:
        return literal_column(str(default if first is None else checked(first, page_size)))
    return c.bind_parsed(first, page_size, Integer())


def limited(rows: Select[Any], size: Any, *correlated: Any) -> Select[Any]:
    """The first rows of a statement.

    A size that is bound stands outside the largest one: the planner takes an unknown limit for a tenth
    of the table, and would sort all of it rather than read the first rows from an index."""
    rows = rows.correlate(*correlated) if correlated else rows
    if not any(isinstance(part, BindParameter) for part in iterate(size)):
        return rows.limit(size)
    return select(rows.limit(literal_column(str(MAX_PAGE + 1))).subquery()).limit(size)


def nested_list(
    c: Compilation, info: ModelInfo, row: Any, field: ToMany, item: Selected, day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    """The rows of a list field of `row`."""
    target = c.registry.of(field.target)
    on = c.day(item, day)
    other = c.alias(field.target)
    source = Source(other)
    whole = body(c, target, other, c.operation.children(item, target.name), source, on, (*path, item.key))
    seen = list_rules(c, info, row, field, target, other)
    conditions = [field.joins(row, other), *list_filters(c, target, other, item, on), *seen]
    order = [key.ordered(backwards=False) for key in keys_of(c, target, other, item, on)]
    rows = select(whole.label("j")).select_from(source.clause).where(*conditions).order_by(*order)
    return array_of(limited(rows, limit(c, c.argument(item, "first"), MAX_PAGE), row))
