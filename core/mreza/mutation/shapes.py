"""What an input or an output looks like, read from a type annotation once."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from dataclasses import dataclass
from typing import Any

from mreza.errors import ConfigurationError
from mreza.model.base import Base
from mreza.model.registry import camel
from mreza.model.values import ID, ValueType, value_type_of
from mreza.mutation.docstring import described
from mreza.text import Translated


class _Unset(enum.Enum):
    UNSET = "not given"

    def __bool__(self) -> bool:
        return False


UNSET: Any = _Unset.UNSET
"""Default of a parameter whose absence differs from null: absent leaves a value as it is, null clears it."""

_ONCE = "mreza.shown_once"


class Kind(enum.Enum):
    """The sorts of shape."""

    MODEL = "model"
    """The API takes and gives an object of the model; inputs by its id."""
    SCALAR = "scalar"
    ENUM = "enum"
    TRANSLATED = "translated"
    """Text in languages: a list of ``{locale, text}``."""
    LIST = "list"
    DATACLASS = "dataclass"
    """A nested input or output type with the dataclass's fields."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A type as the API carries it.

    `python` is the model, the scalar's type, the enum, `Translated` or the dataclass; `item` the shape of a list's
    items; `fields` those of a dataclass; `value` how a scalar or enum travels.
    """

    kind: Kind
    python: Any
    nullable: bool = False
    item: Shape | None = None
    fields: tuple[Parameter, ...] = ()
    value: ValueType | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a mutation, or a field of a dataclass that it takes or gives.

    `name` is Python's, `api_name` the API's (``edition`` → ``editionId``, ``groups: list[Group]`` → ``groupIds``).
    `required` means no default; a default that is absent is `UNSET`. `once` marks an output that is given the first
    time only.
    """

    name: str
    api_name: str
    shape: Shape
    required: bool = True
    default: Any = UNSET
    doc: str = ""
    once: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of its shape."""
        return self.shape.kind

    @property
    def python(self) -> Any:
        """The Python type of its shape, without None."""
        return self.shape.python

    @property
    def nullable(self) -> bool:
        """Whether Python's side takes None."""
        return self.shape.nullable


def shown_once() -> Any:
    """A dataclass field for a secret in a mutation's answer: never stored, so a repeated request gets null for it."""
    return dataclasses.field(default=None, metadata={_ONCE: True})


def shape_of(annotation: Any, where: str, *, output: bool = False) -> Shape:
    """The shape of an annotation.

    Raises: ConfigurationError naming `where` when the API cannot carry the type.
    """
    inner, nullable = _without_none(annotation)
    if typing.get_origin(inner) in (list, tuple) and typing.get_args(inner):
        return Shape(Kind.LIST, list, nullable, item=shape_of(typing.get_args(inner)[0], where, output=output))
    if isinstance(inner, type) and issubclass(inner, Base):
        return Shape(Kind.MODEL, inner, nullable)
    if inner is Translated and not output:
        return Shape(Kind.TRANSLATED, Translated, nullable)
    if isinstance(inner, type) and dataclasses.is_dataclass(inner):
        return Shape(Kind.DATACLASS, inner, nullable, fields=fields_of(inner, output=output))
    value = _value(inner, where)
    return Shape(Kind.ENUM if value.enum else Kind.SCALAR, value.python, nullable, value=value)


def fields_of(cls: type, *, output: bool = False) -> tuple[Parameter, ...]:
    """The fields of a dataclass as parameters."""
    hints, docs = typing.get_type_hints(cls), described(cls)[1]
    found = []
    for field in dataclasses.fields(cls):
        shape = shape_of(hints[field.name], f"{cls.__module__}.{cls.__qualname__}.{field.name}", output=output)
        once = bool(field.metadata.get(_ONCE))
        default = UNSET if field.default is dataclasses.MISSING else field.default
        required = default is UNSET and field.default_factory is dataclasses.MISSING and field.default is not UNSET
        name = camel(field.name) if output else api_name(field.name, shape)
        found.append(Parameter(field.name, name, shape, required, default, docs.get(field.name, ""), once))
    return tuple(found)


def api_name(name: str, shape: Shape) -> str:
    """The input's name: ids say so."""
    if shape.kind is Kind.MODEL:
        return camel(name) + "Id"
    if shape.item is not None and shape.item.kind is Kind.MODEL:
        return camel(name.removesuffix("s")) + "Ids"
    return camel(name)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        options = [option for option in typing.get_args(annotation) if option is not types.NoneType]
        if len(options) == 1:
            return options[0], len(options) < len(typing.get_args(annotation))
    return annotation, False


def _value(inner: Any, where: str) -> ValueType:
    try:
        value = value_type_of(inner)
    except (KeyError, TypeError):
        raise ConfigurationError(
            f"{where} has the type {inner!r}, which the API cannot carry. "
            "Use a model, a scalar, an enum, Translated, a frozen dataclass, or a list of one of them."
        ) from None
    if value is ID:
        raise ConfigurationError(f"{where} is a bare UUID. Name the model instead: it arrives loaded and in scope.")
    return value
