"""Fields that only Python can compute: the answer is opened once, each field gets all its rows at once, and the answer is closed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import orjson

from mreza.graphql.select_object import ComputedAt


def fill(body: bytes, computed: Sequence[ComputedAt]) -> bytes:
    """Replace what the statement left for Python by what Python makes of it."""
    answer = orjson.loads(body)
    for place in computed:
        holders = [holder for holder in _objects(answer, place.path) if holder.get(place.key) is not None]
        rows = [SimpleNamespace(**holder[place.key]) for holder in holders]
        values = place.field.function(rows)
        if len(values) != len(rows):
            raise RuntimeError(f"{place.field.owner}: the field {place.field.name} returned {len(values)} values for {len(rows)} rows.")
        for holder, value in zip(holders, values, strict=True):
            holder[place.key] = value
    return orjson.dumps(answer)


def _objects(value: Any, path: Sequence[str]) -> Iterator[dict[str, Any]]:
    """All objects at a path of response keys, through lists."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, path)
    elif isinstance(value, dict):
        if not path:
            yield value
        elif path[0] in value:
            yield from _objects(value[path[0]], path[1:])
