"""One row as a JSON object: values, linked rows (by left join, or each for itself), lists (by subquery), and what
Python computes later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, select

from mreza.graphql.context import Compilation, Source
from mreza.graphql.document import Selected
from mreza.graphql.json_sql import Constant, constant, obj, or_null, value_json
from mreza.graphql.masks import can_be_null, hidden, mask_rule, masked
from mreza.graphql.translated import translation_json
from mreza.model.base import Base
from mreza.model.registry import ComputedField, ModelInfo, ToMany, ToOne, ValueField
from mreza.text import rendered_sql

TRANSLATION = "Translation"
FOR, NEEDS = "__for", "__needs"
"""Keys of what a statement leaves for Python; no field of the API can have such a name."""
_NULL = Constant("null")


@dataclass(frozen=True, slots=True)
class ComputedAt:
    """Where in the answer a computed field stands, and what computes it."""

    path: tuple[str, ...]
    key: str
    field: ComputedField
    mark: str
    """Tells what was left for this field from what else may stand there."""


def body(
    c: Compilation, info: ModelInfo, row: Any, selected: list[Selected], source: Source, day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    """The JSON object of `row`; grows `source` by the joins it needs.

    `path` is where the object will stand in the answer.
    """
    return obj([(item.key, _member(c, info, row, item, source, day, path)) for item in selected])


def _member(
    c: Compilation, info: ModelInfo, row: Any, item: Selected, source: Source, day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    if item.name == "__typename":
        return constant(info.name)
    field = info.fields.get(item.name)
    if field is None:
        return _translation(c, info, row, item, day)
    if hidden(c, field.audience):
        return Constant("[]") if isinstance(field, ToMany) else _NULL
    match field:
        case ValueField():
            return _value(c, info, row, field, item, day)
        case ToOne():
            return _to_one(c, info, row, field, item, source, day, path)
        case ToMany():
            return _to_many(c, info, row, field, item, day, path)
        case ComputedField():
            return _computed(c, info, row, field, item, day, path)


def _value(
    c: Compilation, info: ModelInfo, row: Any, field: ValueField, item: Selected, day: Any
) -> ColumnElement[str]:
    on = c.day(item, day) if field.takes_day else day
    since = c.since(item) if field.takes_since else None
    expression = field.sql(row, on) if since is None else field.sql(row, on, since)
    if field.translated:
        expression = rendered_sql(expression, c.locale_of(item))
    nullable = field.nullable or can_be_null(c, info.model, field.audience)
    expression = masked(c, info.model, row, field.audience, expression)
    return value_json(field.value, expression, nullable=nullable, type_name=info.name)


def _translation(c: Compilation, info: ModelInfo, row: Any, item: Selected, day: Any) -> ColumnElement[str]:
    """`<field>Translation`: the text with the locale it was found in."""
    field = info.fields[item.name.removesuffix(TRANSLATION)]
    assert isinstance(field, ValueField)
    if hidden(c, field.audience):
        return _NULL
    stored = masked(c, info.model, row, field.audience, field.sql(row, day))
    return translation_json(stored, c.locale_of(item), c.operation.children(item, "Translation"))


def _to_one(
    c: Compilation,
    info: ModelInfo,
    row: Any,
    field: ToOne,
    item: Selected,
    source: Source,
    day: Any,
    path: tuple[str, ...],
) -> ColumnElement[str]:
    target = c.registry.of(field.target)
    on = c.day(item, day) if field.takes_day else day
    other = c.alias(field.target)
    key = masked(c, info.model, row, field.audience, field.key(row, on))
    selected = c.operation.children(item, target.name)
    path = (*path, item.key)
    if source.single:
        return _row(c, target, other, other.id == key, selected, on, path)
    source.left_join(other, other.id == key)
    below = body(c, target, other, selected, source, on, path)
    if any(_is_plain(c, target, one) for one in selected):
        return or_null(below)
    return case((other.id.is_not(None), below), else_=_NULL)


def _is_plain(c: Compilation, info: ModelInfo, item: Selected) -> bool:
    """Whether the value is a column that is never null, so that the whole object is null by itself when the row is
    missing.
    """
    field = info.fields.get(item.name)
    return (
        isinstance(field, ValueField)
        and field.column is not None
        and not (field.nullable or field.translated)
        and not can_be_null(c, info.model, field.audience)
        and not hidden(c, field.audience)
    )


def _to_many(
    c: Compilation, info: ModelInfo, row: Any, field: ToMany, item: Selected, day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    from mreza.graphql.select_list import nested_list  # noqa: PLC0415  (a list holds objects, an object holds lists)

    return nested_list(c, info, row, field, item, day, path)


def _computed(
    c: Compilation, info: ModelInfo, row: Any, field: ComputedField, item: Selected, day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    """What Python needs stands where the value will stand, until Python has replaced it."""
    needs: list[tuple[str, Any]] = []
    for name in field.needs:
        needed = info.fields[name]
        assert isinstance(needed, ValueField)
        expression = masked(c, info.model, row, needed.audience, needed.sql(row, day))
        needs.append((name, value_json(needed.value, expression, nullable=True, type_name=info.name)))
    mark = f"{info.name}.{field.name}"
    c.computed.append(ComputedAt(path, item.key, field, mark))
    rule = mask_rule(c, info.model, row, field.audience)
    whole = obj([(FOR, constant(mark)), (NEEDS, obj(needs))])
    return whole if rule is None else case((rule, whole), else_=_NULL)


def one(
    c: Compilation, model: type[Base], condition: Any, selected: list[Selected], day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    """The one row that meets a condition, or null; `condition` is a function of the row's alias."""
    row = c.alias(model)
    return _row(c, c.registry.of(model), row, condition(row), selected, day, path)


def _row(
    c: Compilation, info: ModelInfo, row: Any, condition: Any, selected: list[Selected], day: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    source = Source(row, single=True)
    whole = body(c, info, row, selected, source, day, path)
    return or_null(select(whole).select_from(source.clause).where(condition).scalar_subquery())
