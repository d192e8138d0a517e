"""Orders, pages and cursors over a viewer's rows, in plain Python."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any
from uuid import UUID

from mreza.model.registry import ModelInfo, ValueField
from mreza.text import alphabet_of, sort_key

from .world import Row, World

PAGE = 20


@dataclass(slots=True)
class Listing:
    """A connection, before anything of it is asked."""

    world: World
    info: ModelInfo
    rows: list[Row]
    args: dict[str, Any]


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
    at = follow(row, path[:-1])
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


def follow(row: Row | None, path: tuple[str, ...]) -> Row | None:
    for name in path:
        row = row.linked(name) if row else None
    return row


def page_of(listing: Listing) -> tuple[list[Row], bool]:
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


def cursor_of(row: Row) -> str:
    return base64.b64encode(row.id.bytes).decode()


def _position(rows: list[Row], cursor: str) -> int:
    return next(position for position, row in enumerate(rows) if cursor_of(row) == cursor)
