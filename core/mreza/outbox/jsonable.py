"""Python values as JSON, the way the API writes them."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.text import Translated


def jsonable(value: Any) -> Any:
    """The value with dates as ISO 8601, decimals as text, enums by name, objects by their global id.

    Raises: TypeError for what has no such form.
    """
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, enum.Enum)):
        return value
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return form(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form; give a plain value, an object of a model or a dataclass")


_FORMS: list[tuple[Any, Any]] = [
    (enum.Enum, lambda value: value.name),
    (datetime | date, lambda value: value.isoformat()),
    (Decimal | UUID, str),
    (Base, lambda value: encode(type(value).__name__, value.id)),
    (Translated, lambda value: value.as_json()),
    (Period, lambda value: {"from": jsonable(value.start), "to": jsonable(value.end)}),
    (Mapping, lambda value: {str(key): jsonable(item) for key, item in value.items()}),
    (list | tuple | set | frozenset, lambda value: [jsonable(item) for item in value]),
]
