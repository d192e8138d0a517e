"""Aggregates: `groups(by: …)` over the rows a list's filters leave, with keys and measures along any path of links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, case, cast, func, literal_column, select

from mreza.graphql.arguments import Argument
from mreza.graphql.context import Compilation, request_error
from mreza.graphql.document import Selected
from mreza.graphql.group_paths import Paths, Pregrouped
from mreza.graphql.json_sql import array, constant, obj, value_json
from mreza.graphql.where import list_filters
from mreza.model.refusal_sql import refuse
from mreza.model.registry import AnyField, ModelInfo, ToMany, ToOne, ValueField
from mreza.model.values import DATE, DECIMAL, INT, STRING, ValueType

MAX_GROUPS = 1000
MAX_KEYS = 16
_TOO_MANY = (
    f"There are more than {MAX_GROUPS:,} groups. Narrow the list with where, "
    "or group by less: dates by MONTH or YEAR, fewer fields."
)


def _mean(expression: Any) -> ColumnElement[Any]:
    """PostgreSQL divides to sixteen places and keeps their zeros, which say nothing."""
    return func.trim_scale(func.avg(expression))


_MEASURES: dict[str, Callable[[Any], Any]] = {"sum": func.sum, "min": func.min, "max": func.max, "avg": _mean}


@dataclass(frozen=True, slots=True)
class GroupKey:
    """One key: its path of field names, its value, and the object type whose id it is."""

    path: tuple[str, ...]
    value: ValueType
    expression: Any
    type_name: str


def groups_json(c: Compilation, info: ModelInfo, item: Selected, part: Selected, day: Any) -> ColumnElement[str]:
    """The groups of a list as a JSON array, in the order of their keys; one group for all rows without `by`."""
    fields = c.operation.children(part, f"{info.name}Group")
    paths = Pregrouped(c, info, day) if _gains(c, info, _by(c, part), fields) else Paths(c, info, day)
    keys = [key for argument in _by(c, part) for key in _keys(paths, argument)]
    if len(keys) > MAX_KEYS:
        raise request_error(f"groups(by: …) takes at most {MAX_KEYS} fields.", (item.key, part.key, "by"))
    columns = [key.expression.label(f"k{position}") for position, key in enumerate(keys)]
    measures: list[Any] = []
    pairs = [(field.key, _member(c, paths, field, keys, measures, info)) for field in fields]
    grouped = paths.select(
        [*columns, *measures, literal_column("1").label("one")], list_filters(c, info, paths.row, item, day)
    )
    if columns:
        ordinals: list[ColumnElement[Any]] = [literal_column(str(position + 1)) for position in range(len(columns))]
        grouped = grouped.group_by(*ordinals).order_by(*ordinals).limit(literal_column(str(MAX_GROUPS + 1)))
    else:
        grouped = grouped.having(literal_column("true"))
    rows = grouped.subquery()
    built = obj([(key, make(rows)) for key, make in pairs])
    # A part of the groups would be taken for all of them, and added up.
    whole = case((func.count() > literal_column(str(MAX_GROUPS)), refuse(_TOO_MANY)), else_=array(built))
    return select(whole).select_from(rows).scalar_subquery()


def _gains(c: Compilation, info: ModelInfo, by: list[Argument], fields: list[Selected]) -> bool:
    """Whether to group twice: keys lie along links, and every measure can be taken of the measures of parts."""
    names = [name for argument in by for name in argument.fields()]
    linked = any(isinstance(info.fields[name], ToOne) for name in names)
    linked = linked and not any(isinstance(info.fields[name], ToMany) for name in names)
    measured = [item for field in fields if field.name in _MEASURES for item in c.operation.children(field, None)]
    plain = all(item.name == "__typename" or _in_row(info.fields[item.name]) for item in measured)
    return linked and plain and all(field.name != "avg" for field in fields)


def _in_row(field: AnyField) -> bool:
    """Whether a measure needs nothing but the row itself: neither the value nor its unit lies along a link."""
    return isinstance(field, ValueField) and len(field.unit) < 2


def _by(c: Compilation, part: Selected) -> list[Argument]:
    given = c.argument(part, "by")
    return [] if given is None else given.items()


def _keys(paths: Paths, argument: Argument, path: tuple[str, ...] = (), *, counted: bool = False) -> Iterator[GroupKey]:
    for name, part in argument.fields().items():
        if part.is_null or part.sample is False:
            continue
        info = paths.info(path)
        if isinstance(info.fields[name], ToOne):
            yield from _keys(paths, part, (*path, name), counted=counted)
            continue
        if isinstance(info.fields[name], ToMany):
            if counted:
                raise request_error("distinct(of: …) follows links, and no lists. Group by the list.", argument.path)
            listed = paths.listed((*path, name))
            for key in _keys(listed.paths, part):
                yield replace(key, path=(*path, name, *key.path), expression=listed.value(key.expression))
            continue
        field, owner, expression = (paths.counted if counted else paths.value)((*path, name))
        yield _bucketed(
            GroupKey((*path, name), field.value if not field.translated else STRING, expression, owner.name), part
        )


def _bucketed(key: GroupKey, part: Argument) -> GroupKey:
    """Dates can be taken by year or month: the bucket's first day."""
    if part.sample in ("YEAR", "MONTH"):
        unit: ColumnElement[str] = literal_column(f"'{part.sample.lower()}'")
        return GroupKey(key.path, DATE, cast(func.date_trunc(unit, key.expression), Date), key.type_name)
    return key


def _member(
    c: Compilation, paths: Paths, field: Selected, keys: list[GroupKey], measures: list[Any], info: ModelInfo
) -> Any:
    """How a group's field is made from the grouped rows; adds the measures it needs."""
    match field.name:
        case "key":
            return lambda rows: _key_json(c, rows, field, keys, (), info)
        case "count":
            return _measure(measures, paths.count(), INT)
        case "distinct":
            return _measure(measures, _distinct(c, paths, field), INT)
        case "sum" | "min" | "max" | "avg":
            return _measured_object(c, paths, field, measures, info)
        case _:
            return lambda rows: constant(f"{info.name}Group")


def _measure(measures: list[Any], expression: Any, value: ValueType, *, nullable: bool = False) -> Any:
    label = f"m{len(measures)}"
    measures.append(expression.label(label))
    return lambda rows: value_json(value, rows.c[label], nullable=nullable)


def _distinct(c: Compilation, paths: Paths, field: Selected) -> Any:
    """Count of different values; of several paths together when more than one is named. What is unknown in part, like a
    participation without an organisation, is none of the different things."""
    given = c.required(field, "of")
    keys = [key.expression for key in _keys(paths, given, counted=True)]
    if not keys:
        raise request_error("distinct(of: …) names at least one field, e.g. {organisation: {id: true}}.", given.path)
    if len(keys) > MAX_KEYS:
        raise request_error(f"distinct(of: …) takes at most {MAX_KEYS} fields.", given.path)
    if len(keys) == 1:
        return func.count(keys[0].distinct())
    known = and_(*(key.is_not(None) for key in keys))
    return func.count(case((known, func.row(*keys))).distinct())


def _measured_object(c: Compilation, paths: Paths, field: Selected, measures: list[Any], info: ModelInfo) -> Any:
    """`sum { amount invoice { amount } }`: one measure per field named below, along links."""
    makers = _measured(c, paths, field, (), measures, _MEASURES[field.name], field.name)
    return lambda rows: obj([(key, make(rows)) for key, make in makers])


def _measured(
    c: Compilation, paths: Paths, field: Selected, path: tuple[str, ...], measures: list[Any], function: Any, name: str
) -> list[tuple[str, Any]]:
    info = paths.info(path)
    made: list[tuple[str, Any]] = []
    for item in c.operation.children(field, None):
        if item.name == "__typename":
            made.append((item.key, lambda rows: constant(f"{info.name}{name.capitalize()}")))
            continue
        if isinstance(info.fields[item.name], ToOne):
            inner = _measured(c, paths, item, (*path, item.name), measures, function, name)
            made.append((item.key, _nested(inner)))
            continue
        found, expression = paths.measure(function, (*path, item.name))
        made.append((item.key, _measure(measures, expression, _measured_value(found.value, name), nullable=True)))
    return made


def _nested(makers: list[tuple[str, Any]]) -> Any:
    return lambda rows: obj([(key, make(rows)) for key, make in makers])


def _measured_value(value: ValueType, name: str) -> ValueType:
    if name == "avg" or (name == "sum" and value is not INT):
        return DECIMAL
    return value


def _key_json(
    c: Compilation, rows: Any, field: Selected, keys: list[GroupKey], path: tuple[str, ...], info: ModelInfo
) -> ColumnElement[str]:
    """The key object: the fields grouped by, along the same paths."""
    pairs: list[tuple[str, Any]] = []
    for item in c.operation.children(field, None):
        here = (*path, item.name)
        if item.name == "__typename":
            pairs.append((item.key, constant(f"{info.name}Key")))
        elif any(key.path == here for key in keys):
            position = next(i for i, key in enumerate(keys) if key.path == here)
            key = keys[position]
            pairs.append(
                (item.key, value_json(key.value, rows.c[f"k{position}"], nullable=True, type_name=key.type_name))
            )
        elif isinstance(info.fields[item.name], ToOne | ToMany) and any(key.path[: len(here)] == here for key in keys):
            target = c.registry.of(info.fields[item.name].target)  # type: ignore[union-attr]
            pairs.append((item.key, _key_json(c, rows, item, keys, here, target)))
        else:
            raise request_error(f"key.{'.'.join(here)} is not one of the fields grouped by. Name it in by: as well.")
    return obj(pairs)
