"""A slow, plain answer to any query, to compare the compiled one with.

graphql-core executes the document over the printed schema. Rows come from plain SELECTs in the viewer's own scope, one
a model and day; audiences, filters, orders, pages and aggregates are applied in Python.
"""

from __future__ import annotations

import base64
import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cmp_to_key
from typing import Any
from uuid import UUID

from graphql import GraphQLResolveInfo, GraphQLSchema, build_schema, execute_sync, parse
from mreza.access.rules import audience_rule
from mreza.access.viewer import Viewer, ViewerKind
from mreza.application import Application
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.global_id import decode, encode
from mreza.model.registry import ModelInfo, Registry, ToMany, ToOne, ValueField
from mreza.text import Locale, Translated, alphabet_of, fallbacks, fold, sort_key
from sqlalchemy import Text, cast, literal, select, text, true
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

PAGE, MAX_PAGE, MAX_GROUPS = 20, 100, 1000


class TooManyGroups(Exception):
    """The answer would be a part that is taken for the whole."""


@dataclass(slots=True, eq=False)
class Row:
    """A row as the viewer sees it, on a day."""

    world: World
    info: ModelInfo
    id: UUID
    day: date
    values: dict[str, Any]
    circles: dict[Audience, bool]

    def value(self, name: str) -> Any:
        """A value or link's id, null where its audience leaves the viewer out."""
        found = self.info.fields[name]
        return self.values[name] if self.circles[found.audience] else None

    def linked(self, name: str) -> Row | None:
        """The row that a link leads to, if the viewer sees it."""
        found = self.info.fields[name]
        assert isinstance(found, ToOne)
        return self.world.by_id(self.world.registry.of(found.target), self.value(name), self.day)

    def listed(self, name: str, day: date) -> list[Row]:
        """The rows of a list, in no order."""
        found = self.info.fields[name]
        assert isinstance(found, ToMany)
        if not self.circles[found.audience]:
            return []
        rows = self.world.rows(self.world.registry.of(found.target), day)
        return [row for row in rows if row.values[f"via {found.via}"] == self.id]


@dataclass(slots=True)
class World:
    """Everything that one viewer sees."""

    registry: Registry
    viewer: Viewer
    locale: Locale
    today: date
    tables: dict[tuple[str, date], dict[UUID, Row]] = field(default_factory=dict)

    def rows(self, info: ModelInfo, day: date) -> list[Row]:
        """All rows of a model."""
        return list(self.tables[info.name, day].values())

    def by_id(self, info: ModelInfo, id: UUID | None, day: date) -> Row | None:
        """One row."""
        return self.tables[info.name, day].get(id) if id else None

    async def read(self, application: Application, days: list[date]) -> World:
        """Read all tables, with the fields' values on each of the days."""
        async with application.pools.serving_engine.connect() as connection, connection.begin():
            await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": self.viewer.handle})
            for info in self.registry.infos.values():
                for day in days:
                    self.tables[info.name, day] = {row.id: row async for row in self._read(connection, info, day)}
        return self

    async def _read(self, connection: AsyncConnection, info: ModelInfo, day: date) -> Any:
        model = aliased(info.model)
        columns = [model.id.label("id")]
        names: list[str] = ["id"]
        for name, found in info.fields.items():
            if isinstance(found, ValueField | ToOne):
                expression = (
                    found.sql(model, literal(day)) if isinstance(found, ValueField) else found.key(model, literal(day))
                )
                columns.append(
                    cast(expression, Text) if isinstance(found, ValueField) and found.value.enum else expression
                )
                names.append(name)
        for via in sorted(self._ways_to(info.model)):
            columns.append(getattr(model, via))
            names.append(f"via {via}")
        for audience in (Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT):
            rule = audience_rule(model, audience)
            columns.append(true() if rule is None else rule)
            names.append(f"circle {audience.name}")
        if info.period:
            columns.append(getattr(model, info.period).contains(literal(day)))
            names.append("holds")
        labelled = [column.label(f"c{position}") for position, column in enumerate(columns)]
        for values in (await connection.execute(select(*labelled))).all():
            row = dict(zip(names, values, strict=True))
            every_circle = self.viewer.kind is ViewerKind.SECRETARIAT
            circles = {Audience.PUBLIC: True} | {
                a: every_circle or bool(row[f"circle {a.name}"]) for a in Audience if a is not Audience.PUBLIC
            }
            yield Row(self, info, row["id"], day, row, circles)

    def _ways_to(self, model: type[Base]) -> set[str]:
        return {
            f.via
            for info in self.registry.infos.values()
            for f in info.fields.values()
            if isinstance(f, ToMany) and f.target is model
        }


@dataclass(slots=True)
class Listing:
    """A connection, before anything of it is asked."""

    world: World
    info: ModelInfo
    rows: list[Row]
    args: dict[str, Any]


@dataclass(slots=True)
class Group:
    """Rows with something in common."""

    world: World
    info: ModelInfo
    rows: list[Row]
    key: dict[tuple[str, ...], Any]
    paths: list[tuple[tuple[str, ...], Any]]


@dataclass(slots=True)
class Along:
    """A place on the way through a group's key or measures."""

    group: Group
    info: ModelInfo
    path: tuple[str, ...]


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
                return _of_group(source, name, args)
            case Along():
                return _along(source, name, info.parent_type.name)
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


def shown(found: ValueField, value: Any, type_name: str, locale: Locale) -> Any:
    """A value as JSON has it."""
    if value is None:
        return None
    if found.translated:
        return value.get(locale).text
    if isinstance(value, UUID):
        return encode(type_name, value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.name if isinstance(value, enum.Enum) else value


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


# Filters


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
    from mreza.model.fields import options_of

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


# Order and pages


def ordered(world: World, info: ModelInfo, rows: list[Row], args: dict[str, Any]) -> list[Row]:
    """The rows in the order asked for; nulls last either way, the id at the end."""
    keys = [_key(info, entry) for entry in args.get("orderBy") or []]

    def compare(a: Row, b: Row) -> int:
        for path, direction in keys:
            left, right = _sort_value(world, a, path), _sort_value(world, b, path)
            if left == right:
                continue
            if left is None or right is None:
                return 1 if left is None else -1
            return (-1 if left < right else 1) * (-1 if direction == "DESC" else 1)
        return -1 if a.id.bytes < b.id.bytes else 1

    return sorted(rows, key=cmp_to_key(compare))


def _key(info: ModelInfo, entry: dict[str, Any]) -> tuple[tuple[str, ...], str]:
    ((name, part),) = ((name, part) for name, part in entry.items() if part is not None)
    if isinstance(part, dict):
        path, direction = _key(info, part)
        return (name, *path), direction
    return (name,), part


def _sort_value(world: World, row: Row, path: tuple[str, ...]) -> Any:
    at = _follow(row, path[:-1])
    if at is None:
        return None
    found = at.info.fields[path[-1]]
    assert isinstance(found, ValueField)
    value = at.value(path[-1])
    if value is None:
        return None
    if found.sort_column:
        return sort_key(value.get(world.locale).text if found.translated else value, alphabet_of(world.locale))
    return value.bytes if isinstance(value, UUID) else value


def _follow(row: Row | None, path: tuple[str, ...]) -> Row | None:
    for name in path:
        row = row.linked(name) if row else None
    return row


def _of_listing(listing: Listing, name: str, args: dict[str, Any]) -> Any:
    if name == "totalCount":
        return len(listing.rows)
    if name == "groups":
        return grouped(listing, args)
    rows, more = _page(listing)
    backwards = listing.args.get("last") is not None
    match name:
        case "nodes":
            return rows
        case "edges":
            return [{"node": row, "cursor": _cursor(row)} for row in rows]
        case _:
            return {
                "hasNextPage": listing.args.get("before") is not None if backwards else more,
                "hasPreviousPage": more if backwards else listing.args.get("after") is not None,
                "startCursor": _cursor(rows[0]) if rows else None,
                "endCursor": _cursor(rows[-1]) if rows else None,
            }


def _page(listing: Listing) -> tuple[list[Row], bool]:
    args = listing.args
    rows = ordered(listing.world, listing.info, listing.rows, args)
    if args.get("after") is not None:
        rows = rows[_position(rows, args["after"]) + 1 :]
    if args.get("before") is not None:
        rows = rows[: _position(rows, args["before"])]
    if args.get("last") is not None:
        size = args["last"]
        return rows[max(0, len(rows) - size) :], len(rows) > size
    size = PAGE if args.get("first") is None else args["first"]
    return rows[:size], len(rows) > size


def _cursor(row: Row) -> str:
    return base64.b64encode(row.id.bytes).decode()


def _position(rows: list[Row], cursor: str) -> int:
    return next(position for position, row in enumerate(rows) if _cursor(row) == cursor)


# Aggregates


def _paths(entry: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, part in entry.items():
        if isinstance(part, dict):
            yield from _paths(part, (*path, name))
        elif part not in (None, False):
            yield (*path, name), part


def _group_value(world: World, row: Row, path: tuple[str, ...], bucket: Any) -> Any:
    at = _follow(row, path[:-1])
    if at is None:
        return None
    found, value = at.info.fields[path[-1]], at.value(path[-1])
    if value is None:
        return None
    if isinstance(value, Translated):
        return value.get(world.locale).text
    if bucket in ("MONTH", "YEAR"):
        return value.replace(day=1) if bucket == "MONTH" else value.replace(day=1, month=1)
    return encode(at.info.name, value) if isinstance(found, ValueField) and found.value.name == "ID" else value


def _group_keys(world: World, row: Row, by: list[tuple[tuple[str, ...], Any]]) -> set[tuple[Any, ...]]:
    """The groups of a row: one, unless keys lie along lists. Of each list it is in the groups of all different values,
    those of one list together; of an empty one in the group of null."""
    found: dict[int, Any] = {}
    lists: dict[tuple[str, ...], dict[int, tuple[tuple[str, ...], Any]]] = {}
    for place, (path, bucket) in enumerate(by):
        if (length := _to_list(row.info, world, path)) is None:
            found[place] = _group_value(world, row, path, bucket)
        else:
            lists.setdefault(path[:length], {})[place] = path[length:], bucket
    made = [found]
    for path, inner in lists.items():
        owner = _follow(row, path[:-1])
        held = owner.listed(path[-1], row.day) if owner else []
        held = [one for one in held if one.values.get("holds") is not False]
        options = {key for one in held for key in _group_keys(world, one, list(inner.values()))}
        options = options or {(None,) * len(inner)}
        made = [one | dict(zip(inner, option, strict=True)) for one in made for option in options]
    return {tuple(one[place] for place in range(len(by))) for one in made}


def _to_list(info: ModelInfo, world: World, path: tuple[str, ...]) -> int | None:
    """How many steps of a path lead to its first list; None without one."""
    for place, name in enumerate(path, start=1):
        found = info.fields[name]
        if isinstance(found, ToMany):
            return place
        if isinstance(found, ToOne):
            info = world.registry.of(found.target)
    return None


def _counted_value(world: World, row: Row, path: tuple[str, ...], bucket: Any) -> Any:
    """Of linked rows, different ones are told apart by the links, wherever these lead."""
    if len(path) == 2 and path[1] == "id":
        return row.value(path[0])
    return _group_value(world, row, path, bucket)


def grouped(listing: Listing, args: dict[str, Any]) -> list[Group]:
    """The groups of a list, in the order of their keys."""
    by = [pair for entry in args.get("by") or [] for pair in _paths(entry)]
    groups: dict[tuple[Any, ...], list[Row]] = {} if by else {(): []}
    for row in listing.rows:
        for key in _group_keys(listing.world, row, by):
            groups.setdefault(key, []).append(row)
    made = [
        Group(listing.world, listing.info, rows, dict(zip((path for path, _ in by), key, strict=True)), by)
        for key, rows in sorted(groups.items(), key=lambda group: [(part is None, part) for part in group[0]])
    ]
    if len(made) > MAX_GROUPS:
        raise TooManyGroups
    return made


def _of_group(group: Group, name: str, args: dict[str, Any]) -> Any:
    match name:
        case "count":
            return len(group.rows)
        case "distinct":
            paths = list(_paths(args["of"]))
            found = {
                tuple(_counted_value(group.world, row, path, bucket) for path, bucket in paths) for row in group.rows
            }
            return sum(None not in values for values in found)
        case _:
            return Along(group, group.info, ())


def _along(at: Along, name: str, parent: str) -> Any:
    found, path = at.info.fields[name], (*at.path, name)
    if isinstance(found, ToOne | ToMany):
        return Along(at.group, at.group.world.registry.of(found.target), path)
    if parent.endswith("Key"):
        value = at.group.key[path]
        return value if isinstance(value, str) else shown(found, value, at.info.name, at.group.world.locale)  # type: ignore[arg-type]
    values = [v for row in at.group.rows if (v := _group_value(at.group.world, row, path, None)) is not None]
    if not values:
        return None
    measure = next(m for m in ("Sum", "Min", "Max", "Avg") if parent.endswith(m))
    match measure:
        case "Sum":
            result: Any = sum(values)
        case "Avg":
            return str(sum(map(Decimal, values)) / len(values))
        case _:
            result = min(values) if measure == "Min" else max(values)
    return shown(found, result, at.info.name, at.group.world.locale)  # type: ignore[arg-type]
