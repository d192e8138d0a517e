"""Root fields: one object, a list, any object by its global id, the viewer.

Each is either a piece of the one statement or, rarely, Python's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, Uuid, case, cast, column, func, literal_column, select

from mreza.errors import NotFound
from mreza.graphql.connection import connection
from mreza.graphql.context import Compilation, Inputs, Source, request_error
from mreza.graphql.document import Selected
from mreza.graphql.json_sql import Constant, array, constant, obj, or_null
from mreza.graphql.select_object import body, one
from mreza.model.base import model_named
from mreza.model.global_id import decode, decode_text
from mreza.model.registry import ModelInfo

NO_ID = UUID(int=0)
"""No row has it: what an id of another type, or none of ours, is looked up as."""


@dataclass(frozen=True, slots=True)
class RootFields:
    """All root fields of a schema by name."""

    ones: dict[str, ModelInfo]
    lists: dict[str, ModelInfo]

    @staticmethod
    def of(infos: list[ModelInfo]) -> RootFields:
        """The root fields that the models bring."""
        shown = [info for info in infos if info.model.__api__]
        return RootFields({info.root_one: info for info in shown}, {info.plural: info for info in shown})


def root_json(c: Compilation, roots: RootFields, item: Selected) -> ColumnElement[str]:
    """A root field as JSON text."""
    if item.name in roots.lists:
        return connection(c, roots.lists[item.name], item, ())
    if item.name in roots.ones:
        return _by_id(c, roots.ones[item.name], item)
    match item.name:
        case "node":
            return _node(c, roots, item)
        case "nodes":
            return _nodes(c, roots, item)
        case "viewer":
            return _viewer(c, item)
        case "__typename":
            return constant("Query")
        case _:
            raise request_error(f"The root field {item.name} cannot be compiled.")


def _by_id(c: Compilation, info: ModelInfo, item: Selected) -> ColumnElement[str]:
    argument = c.required(item, "id")
    id = c.bind_parsed(argument, lambda text: _id_or_none(info.name, text), Uuid())
    day = c.day(item, c.today)
    return one(c, info.model, lambda row: row.id == id, c.operation.children(item, info.name), day, (item.key,))


def _id_or_none(type_name: str, text: str) -> str:
    try:
        return decode_text(type_name, text)
    except NotFound:
        return NO_ID.hex


def _type_and_id(text: str) -> tuple[str, UUID]:
    try:
        return decode(text)
    except NotFound:
        return "", NO_ID


def _node(c: Compilation, roots: RootFields, item: Selected) -> ColumnElement[str]:
    argument = c.required(item, "id")
    type_ = c.bind_parsed(argument, lambda text: _type_and_id(text)[0], Text())
    id = c.bind_parsed(argument, lambda text: _type_and_id(text)[1], Uuid())
    return _any_type(c, roots, item, type_, id, (item.key,))


def _nodes(c: Compilation, roots: RootFields, item: Selected) -> ColumnElement[str]:
    argument = c.required(item, "ids")

    def pairs(inputs: Inputs) -> list[tuple[str, UUID]]:
        given = argument.read(inputs.variables)
        if isinstance(given, list) and len(given) > 100:
            raise request_error("Ask for at most 100 nodes at a time.", argument.path)
        return [_type_and_id(text) for text in (given if isinstance(given, list) else [given])]

    types = c.bind(lambda inputs: [name for name, _id in pairs(inputs)], ARRAY(Text()))
    ids = c.bind(lambda inputs: [id for _name, id in pairs(inputs)], ARRAY(Uuid()))
    asked = (
        func.unnest(types, ids)
        .table_valued(column("type", Text()), column("id", Uuid()), with_ordinality="n")
        .render_derived(name="asked")
    )
    found = _any_type(c, roots, item, asked.c.type, asked.c.id, (item.key,))
    return select(array(found, order=asked.c.n)).select_from(asked).scalar_subquery()


def _any_type(
    c: Compilation, roots: RootFields, item: Selected, type_: Any, id: Any, path: tuple[str, ...]
) -> ColumnElement[str]:
    """The object of whichever type the id names: one branch per type, of which at most one is run."""
    branches = []
    for info in roots.ones.values():
        selected = c.operation.children(item, info.name)
        found = one(c, info.model, lambda row: row.id == id, selected, c.today, path)
        branches.append((type_ == literal_column(f"'{info.name}'"), found))
    return or_null(case(*branches))


def _viewer(c: Compilation, item: Selected) -> ColumnElement[str]:
    """Who asks: facts of the scope as parameters, the user and the networks as rows."""
    return obj([(field.key, _about_viewer(c, field, (item.key,))) for field in c.operation.children(item, "Viewer")])


def _about_viewer(c: Compilation, field: Selected, path: tuple[str, ...]) -> ColumnElement[str]:
    match field.name:
        case "kind":
            return _text(c.bind(lambda inputs: inputs.viewer.kind.name, Text()))
        case "permissions":
            names = c.bind(lambda inputs: sorted(inputs.viewer.permissions), ARRAY(Text()))
            return cast(func.to_json(names), Text)
        case "locale":
            return constant(c.locale.value)
        case "user":
            user = c.bind(lambda inputs: inputs.viewer.user_id or NO_ID, Uuid())
            return one(
                c,
                model_named("core.User"),
                lambda row: row.id == user,
                c.operation.children(field, "User"),
                c.today,
                (*path, field.key),
            )
        case "networks":
            return _viewer_rows(
                c,
                field,
                "core.Network",
                lambda inputs: list(inputs.viewer.networks | inputs.viewer.member_networks),
                path,
            )
        case "organisations":
            return _viewer_rows(c, field, "core.Organisation", lambda inputs: list(inputs.viewer.organisations), path)
        case _:
            return Constant('"Viewer"')


def _text(parameter: Any) -> ColumnElement[str]:
    return cast(func.to_json(parameter), Text)


def _viewer_rows(
    c: Compilation, field: Selected, name: str, read: Callable[[Inputs], list[UUID]], path: tuple[str, ...]
) -> ColumnElement[str]:
    model = model_named(name)
    row = c.alias(model)
    source = Source(row)
    ids = c.bind(read, ARRAY(Uuid()))
    whole = body(
        c, c.registry.of(model), row, c.operation.children(field, model.__name__), source, c.today, (*path, field.key)
    )
    rows = (
        select(whole.label("j")).select_from(source.clause).where(row.id == func.any(ids)).order_by(row.id).subquery()
    )
    return select(array(rows.c.j)).select_from(rows).scalar_subquery()
