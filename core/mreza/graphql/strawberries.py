"""Making Strawberry types from records instead of from classes written by hand; everything that touches Strawberry's
workings is here.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NewType, Optional

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.scalars import JSON
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition, has_object_definition
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
            self._classes[name] = type(name, bases, {})
        return self._classes[name]


def fill_object(cls: type, fields: Sequence[Made], doc: str) -> type:
    """Turn a blank class into an object type."""
    return _define(cls, [_field(made) for made in fields], doc)


def fill_interface(cls: type, fields: Sequence[Made], doc: str) -> type:
    """Turn a blank class into an interface."""
    return _define(cls, [_field(made) for made in fields], doc, is_interface=True)


def fill_input(cls: type, fields: Sequence[Made], doc: str) -> type:
    """Turn a blank class into an input type; fields with a default may be left out."""
    return _define(cls, [_field(made, default=made.default) for made in fields], doc, is_input=True)


def _define(
    cls: type, fields: Sequence[StrawberryField], doc: str, *, is_input: bool = False, is_interface: bool = False
) -> type:
    """What Strawberry's decorators end with: a definition on the class. They would make a dataclass of each of the
    thousands of types first, which takes twice as long as all the rest, and nothing here is ever instantiated.
    """
    interfaces = [base.__strawberry_definition__ for base in cls.__bases__ if has_object_definition(base)]
    of_class = {field.python_name: field for interface in interfaces for field in interface.fields}
    for field in fields:
        field.origin = cls
        of_class[field.python_name] = field
    definition = StrawberryObjectDefinition(
        name=cls.__name__,
        is_input=is_input,
        is_interface=is_interface,
        interfaces=interfaces,
        description=doc,
        directives=(),
        origin=cls,
        extend=False,
        fields=[],
        is_type_of=None,
        resolve_type=None,
    )
    definition.fields.extend(of_class.values())  # later than above, where each would be looked through for generics
    cls.__strawberry_definition__ = definition  # type: ignore[attr-defined]
    return cls


def _field(made: Made, default: Any = None) -> StrawberryField:
    field = StrawberryField(
        python_name=_python_name(made.name),
        graphql_name=made.name,
        type_annotation=_annotation(made.annotation),
        description=made.doc or None,
        default=default,
    )
    if made.arguments:
        field.arguments = [_argument(argument) for argument in made.arguments]
    return field


def _argument(made: Made) -> StrawberryArgument:
    default = {} if made.default is strawberry.UNSET else {"default": made.default}
    return StrawberryArgument(
        python_name=_python_name(made.name),
        graphql_name=made.name,
        type_annotation=_annotation(made.annotation),
        description=made.doc or None,
        **default,
    )


@cache
def _annotation(annotation: Any) -> StrawberryAnnotation:
    """One for all fields of a type: Strawberry works out what an annotation stands for once for each that it is given,
    and thousands of fields are of the same few types."""
    return StrawberryAnnotation(annotation)


def forget() -> None:
    """Keep nothing of a schema that is built: its types go when it goes."""
    _annotation.cache_clear()


def _python_name(name: str) -> str:
    return f"{name}_" if name in ("and", "or", "not", "in", "from", "None", "is", "class", "def", "as", "if") else name
