"""Whether a hook's answer is of the type that its hookspec announces: ``X | None`` or ``Iterable[X] | None``."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Sequence
from typing import Any


class Nonsense(TypeError):
    """An answer of another type than the hookspec says."""


_SEVERAL = (list, Iterable, Sequence)


def checked(spec: Callable[..., Any], value: Any) -> Any:
    """The answer; many things as a list, so that what was looked at here is what the asker gets.

    Raises:
        Nonsense: it is of another type.
    """
    announced = _announced(spec)
    if announced is None or value is None:
        return value
    many, kind = announced
    if not many:
        _check(value, kind)
        return value
    if isinstance(value, (str, bytes, dict)) or not isinstance(value, Iterable):
        raise Nonsense(f"answered {_shown(value)}, not several {kind.__name__}.")
    answers = list(value)
    for answer in answers:
        _check(answer, kind)
    return answers


def _check(value: Any, kind: type) -> None:
    if not isinstance(value, kind):
        raise Nonsense(f"answered {_shown(value)}, not {kind.__name__}.")


def _shown(value: Any) -> str:
    return f"{value!r:.80} ({type(value).__name__})"


def _announced(spec: Callable[..., Any]) -> tuple[bool, type] | None:
    """Whether there are many, and of what class; None where the hookspec does not say it in one of the two forms."""
    annotation = typing.get_type_hints(spec).get("return")
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        options = [one for one in typing.get_args(annotation) if one is not types.NoneType]
        annotation = options[0] if len(options) == 1 else None
    origin = typing.get_origin(annotation)
    if origin is not None and origin not in _SEVERAL:
        return (False, origin) if isinstance(origin, type) else None
    if origin is not None:
        inner = next(iter(typing.get_args(annotation)), None)
        return (True, inner) if isinstance(inner, type) else None
    return (False, annotation) if isinstance(annotation, type) and annotation is not types.NoneType else None


__all__ = ["Nonsense", "checked"]
