"""Filters: a `where` argument becomes a condition on a row, its links and its lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Text,
    and_,
    any_,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.sql.elements import True_

from mreza.access.rules import VIEWER
from mreza.graphql.arguments import Argument
from mreza.graphql.context import Compilation, request_error
from mreza.graphql.masks import list_rules, masked
from mreza.model.global_id import decode_text
from mreza.model.records import Field
from mreza.model.registry import ModelInfo, ToMany, ToOne, ValueField
from mreza.model.values import BOOLEAN, STRING, ValueType

Condition = ColumnElement[bool]


def where(c: Compilation, info: ModelInfo, row: Any, argument: Argument, day: Any) -> Condition:
    """The condition that a `where` object states of a row."""
    return and_(
        true(), *[_entry(c, info, row, name, part, day) for name, part in argument.fields().items() if not part.is_null]
    )


def _entry(c: Compilation, info: ModelInfo, row: Any, name: str, part: Argument, day: Any) -> Condition:
    match name:
        case "and":
            return and_(true(), *[where(c, info, row, item, day) for item in part.items()])
        case "or":
            return or_(false(), *[where(c, info, row, item, day) for item in part.items()])
        case "not":
            return ~func.coalesce(where(c, info, row, part, day), false())
        case "exists":
            return false() if part.sample is False else true()
        case _:
            return _field(c, info, row, name, part, day)


def _field(c: Compilation, info: ModelInfo, row: Any, name: str, part: Argument, day: Any) -> Condition:
    field = info.fields[name]
    if isinstance(field, ToOne):
        return _linked(c, info, row, field, part, day)
    if isinstance(field, ToMany):
        return _listed(c, info, row, field, part, day)
    assert isinstance(field, ValueField)
    return _value(c, info, field, masked(c, info.model, row, field.audience, field.sql(row, day)), part, day)


def _value(c: Compilation, info: ModelInfo, field: Field, expression: Any, part: Argument, day: Any) -> Condition:
    """What is asked of one value."""
    assert isinstance(field, ValueField)
    conditions = [
        operator(c, field, expression, op, value, info, day) for op, value in part.fields().items() if not value.is_null
    ]
    return and_(true(), *conditions)


def _linked(c: Compilation, info: ModelInfo, row: Any, field: ToOne, part: Argument, day: Any) -> Condition:
    """A condition on the linked row, which the viewer must see."""
    target = c.registry.of(field.target)
    key = masked(c, info.model, row, field.audience, field.key(row, day))
    wanted = part.fields()
    if _is_by_id(wanted) and _is_seen_by_all(field, target):
        return _value(c, target, target.fields["id"], key, wanted["id"], day)
    other = c.alias(field.target)
    present = wanted.pop("exists", None)
    inner = and_(
        true(), *[_entry(c, target, other, name, item, day) for name, item in wanted.items() if not item.is_null]
    )
    found = select(other.id).where(other.id == key, inner).exists()
    return ~found if present is not None and present.sample is False else found


def _is_by_id(wanted: dict[str, Argument]) -> bool:
    """Whether nothing but certain ids is asked for."""
    by = wanted.get("id")
    return by is not None and len(wanted) == 1 and {op for op, one in by.fields().items() if not one.is_null} in _BY_ID


_BY_ID = ({"eq"}, {"in"})


def _is_seen_by_all(field: ToOne, target: ModelInfo) -> bool:
    """Whether the link itself says enough: it is a foreign key, and everyone sees whatever it leads to."""
    return field.column is not None and isinstance(target.model.visible(VIEWER), True_)


def _listed(c: Compilation, info: ModelInfo, row: Any, field: ToMany, part: Argument, day: Any) -> Condition:
    """some / every / none over the rows of a list that the viewer sees."""
    target = c.registry.of(field.target)
    conditions: list[Condition] = []
    for quantifier, inner in part.fields().items():
        if inner.is_null:
            continue
        other = c.alias(field.target)
        holds = where(c, target, other, inner, day)
        seen = and_(field.joins(row, other), *list_rules(c, info, row, field, target, other))
        match quantifier:
            case "some":
                conditions.append(exists(select(other.id).where(seen, holds)))
            case "none":
                conditions.append(~exists(select(other.id).where(seen, holds)))
            case _:
                conditions.append(~exists(select(other.id).where(seen, ~func.coalesce(holds, false()))))
    return and_(true(), *conditions)


def operator(
    c: Compilation, field: ValueField, expression: Any, op: str, value: Argument, info: ModelInfo, day: Any
) -> Condition:
    """One operator of one field."""
    if op == "isNull":
        bound = c.bind_value(value, BOOLEAN)
        return expression.is_(None) == bound  # type: ignore[no-any-return]
    if field.value.json == "id":
        return _id_operator(c, expression, op, value, info)
    if op in _TEXT:
        return _text_operator(c, field, expression, op, value)
    if op in _DATE:
        return _DATE[op](c, expression, value, day)
    if op in ("in", "notIn"):
        found = expression == any_(c.bind_list(value, field.value))
        return found if op == "in" else ~func.coalesce(found, false())
    if op == "between":
        bounds = value.fields()
        low = [expression >= c.bind_value(bounds["from"], field.value)] if not _missing(bounds, "from") else []
        high = [expression <= c.bind_value(bounds["to"], field.value)] if not _missing(bounds, "to") else []
        return and_(true(), *low, *high)
    return _COMPARE[op](expression, c.bind_value(value, field.value))


def _missing(bounds: dict[str, Argument], name: str) -> bool:
    return name not in bounds or bounds[name].is_null


_COMPARE: dict[str, Callable[[Any, Any], Condition]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a.is_distinct_from(b),
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
}


def _id_operator(c: Compilation, expression: Any, op: str, value: Argument, info: ModelInfo) -> Condition:
    """Ids are compared as UUIDs; an id of another type matches nothing."""
    ids = ValueType("ID", str, "uuid", "id", (), lambda text: decode_text(info.name, text))
    if op in ("in", "notIn"):
        found = expression == any_(c.bind_list(value, ids))
        return found if op == "in" else ~func.coalesce(found, false())
    return expression == c.bind_value(value, ids)  # type: ignore[no-any-return]


MAX_DAYS = 36_600
_TEXT = frozenset({"contains", "startsWith"})


def _text_operator(c: Compilation, field: ValueField, expression: Any, op: str, value: Argument) -> Condition:
    """Text is compared folded: scripts, diacritics and case do not matter."""
    fold = func.mreza.fold_json if field.translated else func.mreza.fold
    folded: ColumnElement[str] = fold(expression, type_=Text())
    pattern: ColumnElement[str] = cast(func.mreza.fold(c.bind_value(value, STRING)), Text).concat("%")
    if op == "contains":
        pattern = literal("%").concat(pattern)
    elif field.translated:
        # Each language's text begins a line of its own.
        folded, pattern = literal("\n").concat(folded), literal("%\n").concat(pattern)
    return folded.like(pattern)


def _within(c: Compilation, expression: Any, value: Argument, day: Any) -> Condition:
    """From the day asked for to that many days later, both included."""
    days = c.bind_parsed(value.fields()["days"], _days, Integer())
    return and_(expression >= day, expression <= cast(day, Date) + cast(days, Integer))


def _during(c: Compilation, expression: Any, value: Argument, day: Any) -> Condition:
    """In a year, or in a month of it."""
    parts = value.fields()
    year = c.bind_parsed(parts["year"], _year, Integer())
    if "month" not in parts or parts["month"].is_null:
        return and_(expression >= func.make_date(year, 1, 1), expression < func.make_date(year + 1, 1, 1))
    month = c.bind_parsed(parts["month"], _month, Integer())
    start = func.make_date(year, month, 1)
    return and_(expression >= start, expression < start + func.make_interval(0, 1))


_DATE: dict[str, Callable[[Compilation, Any, Argument, Any], Condition]] = {"within": _within, "during": _during}


def _days(value: int) -> int:
    if not 0 <= value <= MAX_DAYS:
        raise ValueError(f"within takes between 0 and {MAX_DAYS:,} days.")
    return int(value)


def _year(value: int) -> int:
    if not 1 <= value <= 9998:
        raise ValueError("A year lies between 1 and 9998.")
    return value


def _month(value: int) -> int:
    if not 1 <= value <= 12:
        raise ValueError("A month lies between 1 and 12.")
    return value


def list_filters(c: Compilation, info: ModelInfo, row: Any, selected: Any, day: Any) -> list[Condition]:
    """The conditions of a list's `where`, `search` and `asOf`."""
    conditions: list[Condition] = []
    if (given := c.argument(selected, "where")) is not None:
        conditions.append(where(c, info, row, given, day))
    if (text := c.argument(selected, "search")) is not None:
        if not info.searchable:
            raise request_error(f"{info.plural} cannot be searched.", text.path)
        matches = getattr(func.mreza, f"search_{info.model.__tablename__}")(c.bind_value(text, STRING))
        conditions.append(row.id.in_(select(matches)))
    if info.period and c.argument(selected, "asOf") is not None:
        conditions.append(getattr(row, info.period).contains(day))
    return conditions
