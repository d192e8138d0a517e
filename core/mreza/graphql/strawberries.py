"""Making Strawberry types from records instead of from classes written by hand; everything that touches Strawberry's
workings is here.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NewType, Optional

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.scalars import JSON
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from mreza.model.values import DATE, DECIMAL, INSTANT, ValueType

Locale = NewType("Locale", str)
"""The scalar of locale codes, whose hyphens no enum can hold."""


def _scalar(value: ValueType, doc: str) -> Any:
    """A scalar that only looks whether a value can be used: it stays JSON, which the compiler reads by the value's
    type.
    """

    def checked(given: Any) -> Any:
        value.parse(given)
        return given

    return strawberry.scalar(name=value.name, description=doc, serialize=str, parse_value=checked)


SCALAR_MAP: dict[object, Any] = {
    date: _scalar(DATE, "A civil date, YYYY-MM-DD."),
    datetime: _scalar(INSTANT, "An instant, YYYY-MM-DDTHH:MM:SSZ; answered in UTC."),
    Decimal: _scalar(DECIMAL, 'A decimal number as text, e.g. "1234.56", so that no digit is lost.'),
    Locale: strawberry.scalar(
        name="Locale", description="One of sr-Cyrl, sr-Latn, bs, hr, cnr, mk, sq, en.", serialize=str, parse_value=str
    ),
}

_SCALARS: dict[str, Any] = {
    "String": str,
    "Int": int,
    "Boolean": bool,
    "Decimal": Decimal,
    "Date": date,
    "DateTime": datetime,
    "ID": strawberry.ID,
    "JSON": JSON,
}
_enums: dict[type[enum.Enum], Any] = {}


@dataclass(frozen=True, slots=True)
class Made:
    """A field or argument to be: its type as a Python annotation (None for null allowed goes in by `optional`)."""

    name: str
    annotation: Any
    doc: str = ""
    arguments: tuple[Made, ...] = ()
    default: Any = strawberry.UNSET


def optional(annotation: Any) -> Any:
    """The annotation, or null."""
    return Optional[annotation]  # noqa: UP045  (the annotation is a value here)


def scalar_of(value: ValueType) -> Any:
    """The Strawberry annotation of a value type."""
    return enum_of(value.enum) if value.enum is not None else _SCALARS[value.name]


def enum_of(python: type[enum.Enum]) -> Any:
    """The GraphQL enum of a Python enum; made once, since a name stands for one thing."""
    if python not in _enums:
        doc = (python.__doc__ or "").strip()
        shown = enum.Enum(  # type: ignore[misc]
            python.__name__,
            [
                (name, strawberry.enum_value(name, description=_words(member)))
                for name, member in python.__members__.items()
            ],
        )
        _enums[python] = strawberry.enum(shown, name=python.__name__, description=doc)
    return _enums[python]


def _words(member: enum.Enum) -> str | None:
    return member.value if isinstance(member.value, str) and member.value != member.name else None


class Blank:
    """Classes made first and filled later, so that types can refer to one another in circles."""

    def __init__(self, nodes: Iterable[str] = ()) -> None:
        self._nodes = frozenset(nodes)
        self._classes: dict[str, type] = {}

    def __call__(self, name: str) -> type:
        """The class of a name, empty until it is filled; object types of models implement `Node`."""
        if name not in self._classes:
            bases = (self("Node"),) if name in self._nodes else ()
            self._classes[name] = type(name, bases, {"__annotations__": {}})
        return self._classes[name]


def fill_object(cls: type, fields: Sequence[Made], doc: str) -> type:
    """Turn a blank class into an object type."""
    _fill(cls, {made.name: _field(made) for made in fields})
    return strawberry.type(cls, name=cls.__name__, description=doc)


def fill_interface(cls: type, fields: Sequence[Made], doc: str) -> type:
    """Turn a blank class into an interface."""
    _fill(cls, {made.name: _field(made) for made in fields})
    return strawberry.interface(cls, name=cls.__name__, description=doc)


def fill_input(cls: type, fields: Sequence[Made], doc: str, *, one_of: bool = False) -> type:
    """Turn a blank class into an input type; fields with a default may be left out."""
    for made in fields:
        name = _python_name(made.name)
        cls.__annotations__[name] = made.annotation
        setattr(cls, name, strawberry.field(name=made.name, description=made.doc or None, default=made.default))
    return strawberry.input(cls, name=cls.__name__, description=doc, one_of=one_of)


def _fill(cls: type, fields: Mapping[str, StrawberryField]) -> None:
    for name, field in fields.items():
        cls.__annotations__[_python_name(name)] = (
            field.type_annotation.raw_annotation if field.type_annotation else None
        )
        setattr(cls, _python_name(name), field)


def _field(made: Made) -> StrawberryField:
    field = StrawberryField(
        python_name=_python_name(made.name),
        graphql_name=made.name,
        type_annotation=StrawberryAnnotation(made.annotation),
        description=made.doc or None,
        default=None,
    )
    if made.arguments:
        field.arguments = [_argument(argument) for argument in made.arguments]
    return field


def _argument(made: Made) -> StrawberryArgument:
    default = {} if made.default is strawberry.UNSET else {"default": made.default}
    return StrawberryArgument(
        python_name=_python_name(made.name),
        graphql_name=made.name,
        type_annotation=StrawberryAnnotation(made.annotation),
        description=made.doc or None,
        **default,
    )


def _python_name(name: str) -> str:
    return f"{name}_" if name in ("and", "or", "not", "in", "from", "None", "is", "class", "def", "as", "if") else name
