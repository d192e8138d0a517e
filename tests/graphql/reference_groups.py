"""Groups and measures over a viewer's rows, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mreza.model.global_id import encode
from mreza.model.registry import ModelInfo, ToMany, ToOne, ValueField
from mreza.text import Translated

from .reference_pages import Listing, follow
from .world import Row, World, shown

MAX_GROUPS = 1000


class TooManyGroups(Exception):
    """The answer would be a part that is taken for the whole."""


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


def _paths(entry: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, part in entry.items():
        if isinstance(part, dict):
            yield from _paths(part, (*path, name))
        elif part not in (None, False):
            yield (*path, name), part


def _group_value(world: World, row: Row, path: tuple[str, ...], bucket: Any) -> Any:
    at = follow(row, path[:-1])
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
        owner = follow(row, path[:-1])
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


def of_group(group: Group, name: str, args: dict[str, Any]) -> Any:
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


def _makes_sense(at: Along, found: ValueField, path: tuple[str, ...]) -> bool:
    """Whether all amounts are of one unit, and those known of which none may be missing."""
    owners = [row for one in at.group.rows if (row := follow(one, path[:-1])) is not None]
    if found.whole and any(row.value(path[-1]) is None for row in owners):
        return False
    if not found.unit:
        return True
    units = {_unit(at.group.world, row, found, path[-1]) for row in owners if row.circles[found.audience]} - {None}
    return len(units) == 1 and "" not in units


def _unit(world: World, row: Row, found: ValueField, name: str) -> Any:
    """The unit of an amount; one of its own where it has none, or one that is hidden."""
    unit = _group_value(world, row, found.unit, None)
    return "" if unit is None and row.value(name) is not None else unit


def along(at: Along, name: str, parent: str) -> Any:
    found, path = at.info.fields[name], (*at.path, name)
    if isinstance(found, ToOne | ToMany):
        return Along(at.group, at.group.world.registry.of(found.target), path)
    if parent.endswith("Key"):
        value = at.group.key[path]
        return value if isinstance(value, str) else shown(found, value, at.info.name, at.group.world.locale)  # type: ignore[arg-type]
    values = [v for row in at.group.rows if (v := _group_value(at.group.world, row, path, None)) is not None]
    if not values or not _makes_sense(at, found, path):  # type: ignore[arg-type]
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
