"""What the composed schema offers of a type, by its introspection: fields to select, filter, sort and group by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)

from mreza.model.audience import Audience
from mreza.model.registry import ModelInfo

Row = Mapping[str, Any]
"""A row as the API gives it: values of fields, links as ``{"id": …}``."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A field that leads to another type: to one row, or to a list of them."""

    name: str
    target: str
    many: bool

    def selecting(self, below: str, first: int = 5) -> str:
        """The field as a document selects it."""
        return f"{self.name}{f'(first: {first})' if self.many else ''} {{ {below} }}"


class Type:
    """An object type of the API that stands for a model.

    Args:
        schema: the whole API.
        info: what the registry knows of the model.
        only: the fields that are looked at; all of them when left out.
    """

    def __init__(self, schema: GraphQLSchema, info: ModelInfo, only: frozenset[str] | None = None) -> None:
        self.schema = schema
        self.info = info
        self.name = info.name
        self.plural = info.plural
        self._only = only

    @property
    def is_whole(self) -> bool:
        """Whether all of its fields are looked at."""
        return self._only is None

    @cached_property
    def leaves(self) -> list[str]:
        """Fields with values."""
        return [name for name, offered in self._fields() if is_leaf_type(get_named_type(offered.type))]

    @cached_property
    def texts(self) -> list[str]:
        """Fields with words: no ids, codes of states, days or numbers."""
        fields = dict(self._fields())
        return [name for name in self.leaves if get_named_type(fields[name].type).name == "String"]

    @cached_property
    def relations(self) -> list[Relation]:
        """Fields that lead to other types of models."""
        found = []
        for name, offered in self._fields():
            inner = get_named_type(offered.type)
            if isinstance(inner, GraphQLObjectType) and "id" in inner.fields:
                found.append(Relation(name, inner.name, _is_list(offered.type)))
        return found

    @cached_property
    def narrowest(self) -> list[str]:
        """The id, and the value that the fewest may see."""
        values = [name for name in self.leaves if name in self.info.fields and name != "id"]
        most = max(values, key=self._audience, default=None)
        return ["id", *([most] if most else [])]

    def _audience(self, name: str) -> Audience:
        return self.info.fields[name].audience

    def _fields(self) -> Iterator[tuple[str, Any]]:
        found = self.schema.type_map[self.name]
        assert isinstance(found, GraphQLObjectType)
        for name, offered in found.fields.items():
            if self._is_wanted(name) and not any(is_required_argument(one) for one in offered.args.values()):
                yield name, offered

    def _is_wanted(self, name: str) -> bool:
        return self._only is None or name.removesuffix("Translation") in self._only or name in self._only

    def inputs(self, suffix: str) -> dict[str, Any]:
        """The fields of one of its input types: ``Where``, ``Order`` or ``By``."""
        return {
            name: get_named_type(offered.type)
            for name, offered in self.input(f"{self.name}{suffix}").fields.items()
            if self._is_wanted(name) and name not in ("and", "or", "not", "exists")
        }

    def input(self, name: str) -> GraphQLInputObjectType:
        """An input type."""
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLInputObjectType)
        return found

    def measures(self, name: str) -> dict[str, Any]:
        """What can be measured by ``Sum``, ``Min``, ``Max`` or ``Avg``."""
        found = self.schema.type_map.get(f"{self.name}{name}")
        fields = found.fields if isinstance(found, GraphQLObjectType) else {}
        return {key: get_named_type(one.type) for key, one in fields.items() if self._is_wanted(key)}

    def has_argument(self, name: str) -> bool:
        """Whether the root list takes an argument."""
        query = self.schema.query_type
        assert query is not None
        return name in query.fields[self.plural].args


@dataclass(slots=True)
class Turns:
    """Hands out what is to be tried in turns: each name's choices one after another, so that all get their turn."""

    thorough: bool = False
    _next: dict[str, int] = field(default_factory=dict)

    def of(self, name: str, choices: list[Any], count: int = 1) -> list[Any]:
        """The next ones; all when thorough."""
        if self.thorough or len(choices) <= count:
            return choices
        start = self._next.get(name, 0)
        self._next[name] = start + count
        return [choices[(start + step) % len(choices)] for step in range(count)]


def _is_list(type_: Any) -> bool:
    return is_list_type(type_.of_type if is_non_null_type(type_) else type_)
