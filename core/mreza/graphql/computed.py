"""Fields that only Python can compute: the answer is opened once, each field gets all its rows at once, and the answer
is closed again.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import orjson

from mreza.faults import blame, mask
from mreza.graphql.select_object import FOR, NEEDS, ComputedAt
from mreza.plugin.patience import patience

SECONDS = 2.0
"""So long may a computed field take for the rows of one answer; meanwhile nobody else is answered."""

Path = tuple[str | int, ...]


def fill(body: bytes, computed: Sequence[ComputedAt]) -> tuple[bytes, list[dict[str, Any]]]:
    """Replace what the statement left for Python by what Python makes of it.

    A field that fails is null wherever it stands, and each of these places gets an error with its path; the rest of
    the answer stays. All errors of one failure carry one id.
    """
    answer = orjson.loads(body)
    errors: list[dict[str, Any]] = []
    for place in computed:
        found = [(path, holder) for path, holder in _objects(answer, place.path) if _left_by(place, holder)]
        if not found:
            continue
        try:
            values = _values(place, [SimpleNamespace(**holder[place.key][NEEDS]) for _path, holder in found])
        except Exception as error:  # a plugin's fault costs its field, not the answer
            masked = mask(error)
            errors += [{**masked, "path": [*path, place.key]} for path, _holder in found]
            values = [None] * len(found)
        for (_path, holder), value in zip(found, values, strict=True):
            holder[place.key] = value
    return orjson.dumps(answer), errors


def _values(place: ComputedAt, rows: list[Any]) -> list[Any]:
    """What Python makes of the rows, as the API shows it.

    Raises: whatever the function raises; RuntimeError for an answer of the wrong length or type; TookTooLong. All are
        blamed on the plugin that brings the field.
    """
    field = place.field
    try:
        with patience(SECONDS):
            values = field.function(rows)
            if not isinstance(values, list) or len(values) != len(rows):
                count = f"{len(values)} values" if isinstance(values, list) else type(values).__name__
                raise RuntimeError(f"{field.owner}: the field {field.name} returned {count} for {len(rows)} rows.")
            shown = [_json(value) for value in values]
            orjson.dumps(shown)
            return shown
    except Exception as error:
        blame(error, field.owner)
        raise


def _left_by(place: ComputedAt, holder: dict[str, Any]) -> bool:
    """Whether this is what the statement left for this very field: another type's may answer under the same name."""
    value = holder.get(place.key)
    return isinstance(value, dict) and value.get(FOR) == place.mark


def _json(value: Any) -> Any:
    """A value as the API shows it elsewhere."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.name if isinstance(value, enum.Enum) else value


def _objects(value: Any, path: Sequence[str], walked: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """All objects at a path of response keys, through lists, each with where it stands."""
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _objects(item, path, (*walked, position))
    elif isinstance(value, dict):
        if not path:
            yield walked, value
        elif path[0] in value:
            yield from _objects(value[path[0]], path[1:], (*walked, path[0]))
