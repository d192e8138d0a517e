"""A slow, plain answer to any query, to compare the compiled one with.

graphql-core executes the document over the printed schema. Rows come from plain SELECTs in the viewer's own scope (`World`);
audiences, filters, orders, pages and aggregates are applied in Python.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from graphql import GraphQLResolveInfo, GraphQLSchema, build_schema, execute_sync, parse
from mreza.model.global_id import decode
from mreza.model.registry import Registry, ToMany, ToOne
from mreza.text import Locale, Translated, fallbacks

from .reference_filters import filtered
from .reference_groups import Along, Group, along, grouped, of_group
from .reference_pages import Listing, cursor_of, ordered, page_of
from .world import Row, World, shown

MAX_PAGE = 100


class Reference:
    """Executes queries over worlds."""

    def __init__(self, sdl: str, registry: Registry) -> None:
        self.schema: GraphQLSchema = build_schema(sdl)
        self.registry = registry
        for type_ in self.schema.type_map.values():
            if type_.name == "Node":
                type_.resolve_type = lambda row, *_: row.info.name  # type: ignore[attr-defined]
        self.lists = {info.plural: info for info in registry.infos.values()}
        self.ones = {info.root_one: info for info in registry.infos.values()}

    def execute(self, world: World, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        """The answer's data."""
        result = execute_sync(
            self.schema,
            parse(document),
            world,
            variable_values=variables,
            operation_name="Q",
            field_resolver=self.resolve,
        )
        for error in result.errors or ():
            raise error.original_error or error
        return result.data or {}

    def resolve(self, source: Any, info: GraphQLResolveInfo, **args: Any) -> Any:
        """Any field."""
        name = info.field_name
        match source:
            case World():
                return self._root(source, name, args)
            case Row():
                return _of_row(source, name, args)
            case Listing():
                return _of_listing(source, name, args)
            case Group():
                return of_group(source, name, args)
            case Along():
                return along(source, name, info.parent_type.name)
            case dict():
                return source[name]
        raise AssertionError((source, name))

    def _root(self, world: World, name: str, args: dict[str, Any]) -> Any:
        if name in self.lists:
            found = self.lists[name]
            day = _day(args, world.today)
            return Listing(world, found, filtered(world, found, world.rows(found, day), args), args)
        if name in self.ones:
            return _by_global_id(world, self.registry, args["id"], _day(args, world.today), self.ones[name].name)
        if name == "node":
            return _by_global_id(world, self.registry, args["id"], world.today)
        if name == "viewer":
            return _viewer(world)
        if name == "updateOrganisation":  # with nothing to change
            given = args["input"]
            organisation = _by_global_id(world, self.registry, given["organisationId"], world.today, "Organisation")
            return {"organisation": organisation, "errors": [], "clientMutationId": given.get("clientMutationId")}
        assert name == "nodes"
        return [_by_global_id(world, self.registry, id, world.today) for id in args["ids"]]


def _viewer(world: World) -> dict[str, Any]:
    viewer, infos = world.viewer, world.registry.infos

    def rows(name: str, ids: frozenset[UUID]) -> list[Row]:
        found = (world.by_id(infos[name], id, world.today) for id in sorted(ids, key=lambda id: id.bytes))
        return [row for row in found if row is not None]

    return {
        "kind": viewer.kind.name,
        "user": world.by_id(infos["User"], viewer.user_id, world.today),
        "networks": rows("Network", frozenset(viewer.networks | viewer.member_networks)),
        "organisations": rows("Organisation", frozenset(viewer.organisations)),
    }


def _by_global_id(world: World, registry: Registry, id: str, day: date, wanted: str | None = None) -> Row | None:
    try:
        name, uuid = decode(id)
    except Exception:
        return None
    if name not in registry.infos or wanted not in (None, name):
        return None
    return world.by_id(registry.infos[name], uuid, day)


def _day(args: dict[str, Any], default: date) -> date:
    return date.fromisoformat(args["asOf"]) if args.get("asOf") else default


def _locale(args: dict[str, Any], world: World) -> Locale:
    return Locale.parse(args["locale"]) if args.get("locale") else world.locale


def _of_row(row: Row, name: str, args: dict[str, Any]) -> Any:
    if name not in row.info.fields:
        return _translation(row.value(name.removesuffix("Translation")), _locale(args, row.world))
    found = row.info.fields[name]
    if isinstance(found, ToMany):
        target = row.world.registry.of(found.target)
        rows = filtered(row.world, target, row.listed(name, _day(args, row.day)), args)
        first = args.get("first")
        return ordered(row.world, target, rows, args)[: MAX_PAGE if first is None else first]
    moved = row
    if args.get("asOf"):
        moved = row.world.tables[row.info.name, _day(args, row.day)][row.id]
    if isinstance(found, ToOne):
        return moved.linked(name)
    return shown(found, moved.value(name), row.info.name, _locale(args, row.world))


def _translation(value: Translated | None, locale: Locale) -> Any:
    if value is None:
        return None
    found = value.get(locale)
    return {
        "text": found.text,
        "locale": found.locale.value,
        "requested": locale.value,
        "isFallback": found.is_fallback,
        "fallbacks": [step.value for step in fallbacks(locale)],
        "all": value.as_json(),
    }


def _of_listing(listing: Listing, name: str, args: dict[str, Any]) -> Any:
    if name == "totalCount":
        return len(listing.rows)
    if name == "groups":
        return grouped(listing, args)
    rows, more = page_of(listing)
    backwards = listing.args.get("last") is not None
    match name:
        case "nodes":
            return rows
        case "edges":
            return [{"node": row, "cursor": cursor_of(row)} for row in rows]
        case _:
            return {
                "hasNextPage": listing.args.get("before") is not None if backwards else more,
                "hasPreviousPage": more if backwards else listing.args.get("after") is not None,
                "startCursor": cursor_of(rows[0]) if rows else None,
                "endCursor": cursor_of(rows[-1]) if rows else None,
            }
