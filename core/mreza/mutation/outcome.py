"""What a mutation answers, in a form that can be kept: objects as references, everything else as JSON."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from mreza.mutation.shapes import Kind, Shape
from mreza.outbox.jsonable import jsonable


class Reference(NamedTuple):
    """An object of the answer, which is read anew for the viewer who asks."""

    type: str
    id: UUID


def packed(shape: Shape, value: Any) -> Any:
    """The function's result by API names: models as `Reference`, dataclasses as dicts, scalars as JSON."""
    if value is None:
        return None
    if shape.kind is Kind.MODEL:
        return Reference(shape.python.__name__, value.id)
    if shape.item is not None:
        return [packed(shape.item, item) for item in value]
    if shape.kind is Kind.DATACLASS:
        return {one.api_name: packed(one.shape, getattr(value, one.name)) for one in shape.fields}
    return jsonable(value)


def stored(shape: Shape, value: Any) -> Any:
    """A packed result as JSON; what is shown once is left out."""
    if value is None:
        return None
    if shape.kind is Kind.MODEL:
        return str(value.id)
    if shape.item is not None:
        return [stored(shape.item, item) for item in value]
    if shape.kind is Kind.DATACLASS:
        return {one.api_name: stored(one.shape, value[one.api_name]) for one in shape.fields if not one.once}
    return value


def restored(shape: Shape, value: Any) -> Any:
    """A packed result from its stored JSON; what is shown once is None."""
    if value is None:
        return None
    if shape.kind is Kind.MODEL:
        return Reference(shape.python.__name__, UUID(value))
    if shape.item is not None:
        return [restored(shape.item, item) for item in value]
    if shape.kind is Kind.DATACLASS:
        return {one.api_name: restored(one.shape, value.get(one.api_name)) for one in shape.fields}
    return value
