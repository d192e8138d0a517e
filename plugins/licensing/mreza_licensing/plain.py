"""Reading plain values into the vocabulary of `rules`, strictly: what has no such field is named, with its place."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar

from mreza.errors import ConfigurationError
from mreza.text import Translated

from mreza_licensing.rules import Jurisdiction

T = TypeVar("T")


def jurisdiction(answer: object) -> Jurisdiction:
    """What a country's plugin answered, as a value.

    Raises: ConfigurationError, naming the place and what stands there.
    """
    return answer if isinstance(answer, Jurisdiction) else read(Jurisdiction, answer)


def read(kind: type[T], value: object, place: str = "") -> T:
    """A value of a dataclass of `rules` from a mapping with the names of its fields.

    Raises: ConfigurationError, naming the place and what stands there.
    """
    where = place or kind.__name__
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{where} must be a mapping, not {value!r:.60}.")
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    unknown = [str(name) for name in value if name not in known]
    if unknown:
        raise ConfigurationError(f"{where} has no {', '.join(unknown)}. It has: {', '.join(known)}.")
    missing = [
        name
        for name, one in known.items()
        if name not in value and one.default is MISSING and one.default_factory is MISSING
    ]
    if missing:
        raise ConfigurationError(f"{where} must say its {', '.join(missing)}.")
    hints = typing.get_type_hints(kind)
    return kind(**{name: _value(hints[name], one, f"{where}.{name}") for name, one in value.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else ()
    if types.NoneType in options:
        if value is None:
            return None
        hint = next(one for one in options if one is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return _several(typing.get_args(hint), value, where)
    if isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
        return value
    if is_dataclass(hint) and isinstance(hint, type):
        return read(hint, value, where)
    if hint is Translated and isinstance(value, Mapping):
        return Translated(value)
    if isinstance(hint, type) and issubclass(hint, enum.Enum) and value in hint.__members__:
        return hint[value]
    raise ConfigurationError(f"{where} is {value!r:.60}, which is no {hint.__name__}.")


def _several(inner: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, (tuple, list)):
        raise ConfigurationError(f"{where} must be a tuple, not {value!r:.60}.")
    if inner[-1] is Ellipsis:
        return tuple(_value(inner[0], one, f"{where}[{place}]") for place, one in enumerate(value))
    if len(inner) != len(value):
        raise ConfigurationError(f"{where} must have {len(inner)} parts, not {len(value)}.")
    return tuple(_value(hint, one, f"{where}[{place}]") for place, (hint, one) in enumerate(zip(inner, value)))  # noqa: B905


__all__ = ["jurisdiction", "read"]
