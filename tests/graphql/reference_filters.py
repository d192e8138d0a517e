"""Filters and search over a viewer's rows, in plain Python, with SQL's unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from mreza.model.audience import Audience
from mreza.model.fields import options_of
from mreza.model.global_id import decode
from mreza.model.registry import ModelInfo, ToMany, ToOne, ValueField
from mreza.text import Translated, fold

from .world import Row, World


def filtered(world: World, info: ModelInfo, rows: list[Row], args: dict[str, Any]) -> list[Row]:
    """The rows that a list's where, search and asOf leave."""
    if args.get("asOf") and info.period:
        rows = [row for row in rows if row.values["holds"]]
    if args.get("search") is not None:
        words = fold(args["search"]).split()
        rows = [row for row in rows if words and _found(row, words)]
    where = args.get("where")
    return rows if where is None else [row for row in rows if holds(row, where) is True]


def _found(row: Row, words: list[str]) -> bool:
    texts: dict[Audience, list[str]] = {}
    for column in row.info.model.__table__.c:
        options = options_of(column)
        if options and options.search:
            name = next(n for n, f in row.info.fields.items() if getattr(f, "column", None) == column.name)
            value = row.values[name]
            each = [] if value is None else list(value.as_json().values()) if isinstance(value, Translated) else [value]
            texts.setdefault(options.audience, []).extend(fold(one) for one in each)
    return any(
        row.circles[audience] and all(any(word in one for one in found) for word in words)
        for audience, found in texts.items()
    )


def every(values: Iterator[bool | None]) -> bool | None:
    """SQL's AND."""
    found = list(values)
    return False if False in found else None if None in found else True


def holds(row: Row, where: dict[str, Any]) -> bool | None:
    """Whether a filter holds: true, false or (a comparison with null) unknown."""
    return every(_entry(row, name, part) for name, part in where.items() if part is not None)


def _entry(row: Row, name: str, part: Any) -> bool | None:
    match name:
        case "and":
            return every(holds(row, one) for one in part)
        case "or":
            found = [holds(row, one) for one in part]
            return True if True in found else None if None in found else False
        case "not":
            return holds(row, part) is not True
        case "exists":
            return bool(part)
    found = row.info.fields[name]
    if isinstance(found, ToOne):
        rest = {key: value for key, value in part.items() if key != "exists"}
        target = row.linked(name)
        there = target is not None and holds(target, rest) is True
        return not there if part.get("exists") is False else there
    if isinstance(found, ToMany):
        return every(
            _quantified(row.listed(name, row.day), quantifier, inner)
            for quantifier, inner in part.items()
            if inner is not None
        )
    assert isinstance(found, ValueField)
    return every(_operator(row, found, op, value) for op, value in part.items() if value is not None)


def _quantified(rows: list[Row], quantifier: str, inner: dict[str, Any]) -> bool:
    match quantifier:
        case "some":
            return any(holds(row, inner) is True for row in rows)
        case "none":
            return not any(holds(row, inner) is True for row in rows)
        case _:
            return all(holds(row, inner) is True for row in rows)


def _operand(found: ValueField, value: Any, type_name: str) -> Any:
    if isinstance(value, list):
        return [_operand(found, one, type_name) for one in value]
    match found.value.name:
        case "Date":
            return date.fromisoformat(value)
        case "DateTime":
            return datetime.fromisoformat(value)
        case "Decimal":
            return Decimal(str(value))
        case "ID":
            name, id = decode(value)
            return id if name == type_name else None
        case _:
            return value


def _operator(row: Row, found: ValueField, op: str, given: Any) -> bool | None:
    value = row.value(found.name)
    if op == "isNull":
        return (value is None) == given
    if op == "notIn":
        return value is None or value not in _operand(found, given, row.info.name)
    if op == "ne":
        return value is None or bool(value != _operand(found, given, row.info.name))
    if value is None:
        return None
    if op in ("contains", "startsWith"):
        texts = [fold(one) for one in (value.as_json().values() if isinstance(value, Translated) else [value])]
        return any(fold(given) in one if op == "contains" else one.startswith(fold(given)) for one in texts)
    if op == "within":
        return bool(row.day <= value <= row.day + timedelta(given["days"]))
    if op == "during":
        return value.year == given["year"] and given.get("month") in (None, value.month)
    if op == "between":
        low, high = (
            None if given.get(end) is None else _operand(found, given[end], row.info.name) for end in ("from", "to")
        )
        return (low is None or value >= low) and (high is None or value <= high)
    operand = _operand(found, given, row.info.name)
    return {
        "eq": lambda: value == operand,
        "in": lambda: value in operand,
        "lt": lambda: value < operand,
        "lte": lambda: value <= operand,
        "gt": lambda: value > operand,
        "gte": lambda: value >= operand,
    }[op]()
