"""Every way to ask for rows of a model, written from the schema: lists, counts, groups, filters, orders, search, links,
ids.

The documents are built with the values of rows that the viewer must not see, as somebody would who guesses them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)

from mreza.graphql.groups import MAX_KEYS
from mreza.model.registry import ModelInfo

Row = Mapping[str, Any]
"""A row as the API gives it: values of fields, links as ``{"id": …}``."""

Document = tuple[str, Mapping[str, Any]]
"""A document and its variables."""

ALIASES = 12
"""How many questions one document holds."""

ANY_TYPE = "query($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }"
"""Compiles to a branch for every type, so it is written once and asked with variables."""


class Probes:
    """Documents that ask for one model.

    Args:
        schema: the whole API.
        info: the model.
        foreign: rows that the viewer must not see, read by somebody who may; the first holds the smallest values, the
            last the greatest.
        thorough: ask in every way with every value, which takes minutes for a large plugin; otherwise in every way
            once.
    """

    def __init__(
        self, schema: GraphQLSchema, info: ModelInfo, foreign: Sequence[Row], *, thorough: bool = False
    ) -> None:
        self.schema = schema
        self.thorough = thorough
        self.info = info
        self.foreign = [row for row in foreign if row]
        assert schema.query_type is not None
        self.root = schema.query_type.fields[info.plural]

    def documents(self) -> list[Document]:
        """All of them."""
        questions = [*self._groups(), *self._filters(), *self._orders(), *self._search(), *self._from_parents()]
        return [*self.first(), *((text, {}) for text in in_documents(questions))]

    def first(self) -> list[Document]:
        """Those that show most: the list with all that it offers, and the rows by their ids."""
        ids = [row["id"] for row in self.foreign]
        return [
            (self.everything(), {}),
            *((f"query($id: ID!) {{ {self.info.root_one}(id: $id) {{ id }} }}", {"id": id}) for id in ids),
            *((ANY_TYPE, {"id": id, "ids": ids}) for id in ids),
        ]

    def everything(self) -> str:
        """The list with all that it offers."""
        fields = " ".join(self.selection())
        page = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
        return f"{{ {self.info.plural} {{ totalCount nodes {{ {fields} }} edges {{ cursor node {{ id }} }} {page} }} }}"

    def selection(self, *, lists: bool = True) -> Iterator[str]:
        """What can be selected of the model itself, one level deep."""
        for name, field in self._object(self.info.name).fields.items():
            if any(is_required_argument(argument) for argument in field.args.values()):
                continue
            inner = get_named_type(field.type)
            if is_leaf_type(inner):
                yield name
            elif _holds_list(field.type):
                if lists and "first" in field.args:
                    yield f"{name}(first: 3) {{ id }}"
            elif isinstance(inner, GraphQLObjectType) and "id" in inner.fields:
                yield f"{name} {{ id }}"

    def _object(self, name: str) -> GraphQLObjectType:
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLObjectType)
        return found

    def _input(self, name: str) -> GraphQLInputObjectType:
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLInputObjectType)
        return found

    def _groups(self) -> Iterator[str]:
        plural, name = self.info.plural, self.info.name
        for measure in ("Min", "Max"):
            fields = self._object(name + measure).fields
            plain = " ".join(key for key, field in fields.items() if is_leaf_type(get_named_type(field.type)))
            yield f"{plural} {{ groups {{ count {measure.lower()} {{ {plain} }} }} }}"
        leaves: list[str] = []
        links: list[str] = []
        for key, field in self._input(f"{name}By").fields.items():
            inner = get_named_type(field.type)
            way = "YEAR" if isinstance(inner, GraphQLEnumType) else "true" if is_leaf_type(inner) else "{id: true}"
            (leaves if is_leaf_type(inner) else links).append(f"{{{key}: {way}}}")
        size = 1 if self.thorough else MAX_KEYS
        for together in (leaves, links):
            for first in range(0, len(together), size):
                by = ", ".join(together[first : first + size])
                yield f"{plural} {{ groups(by: [{by}]) {{ count }} }}"

    def _filters(self) -> Iterator[str]:
        for key, field in self._input(f"{self.info.name}Where").fields.items():
            inner = get_named_type(field.type)
            if not isinstance(inner, GraphQLInputObjectType) or key in ("and", "or", "not"):
                continue
            for condition in self._conditions(key, inner):
                yield self._counted(f"{{{key}: {{{condition}}}}}")
                if self.thorough:
                    yield self._counted(f"{{not: {{{key}: {{{condition}}}}}}}")

    def _conditions(self, key: str, filter_: GraphQLInputObjectType) -> Iterator[str]:
        for row in self.foreign if self.thorough else self.foreign[-1:]:
            value = row.get(key)
            if isinstance(value, dict) and "id" in filter_.fields:
                yield f"id: {{eq: {json.dumps(value['id'])}}}"
            elif value is not None and not isinstance(value, dict | list):
                known = [one for one in ("eq", "contains", "gte", "lte", "startsWith") if one in filter_.fields]
                for operator in known if self.thorough else known[:1]:
                    yield f"{operator}: {literal(value, get_named_type(filter_.fields[operator].type))}"

    def _counted(self, where: str) -> str:
        return f"{self.info.plural}(where: {where}) {{ totalCount }}"

    def _orders(self) -> Iterator[str]:
        for key, field in self._input(f"{self.info.name}Order").fields.items():
            leaf = is_leaf_type(get_named_type(field.type))
            for direction in ("ASC", "DESC") if self.thorough else ("ASC",) if leaf else ():
                order = f"{{{key}: {direction if leaf else f'{{id: {direction}}}'}}}"
                page = "nodes { id } pageInfo { hasNextPage endCursor }"
                yield f"{self.info.plural}(orderBy: [{order}], first: 1) {{ {page} }}"

    def _search(self) -> Iterator[str]:
        if "search" in self.root.args:
            words = {
                value for row in self.foreign for value in row.values() if isinstance(value, str) and value.isascii()
            }
            for word in sorted(words) if self.thorough else sorted(words)[-4:]:
                yield f"{self.info.plural}(search: {json.dumps(word)}) {{ totalCount }}"

    def _from_parents(self) -> Iterator[str]:
        """From every type that lists the model's rows."""
        assert self.schema.query_type is not None
        for root, field in self.schema.query_type.fields.items():
            connection = get_named_type(field.type)
            if not isinstance(connection, GraphQLObjectType) or not connection.name.endswith("Connection"):
                continue
            parent = self._object(connection.name.removesuffix("Connection"))
            for name, listed in parent.fields.items():
                if (
                    get_named_type(listed.type).name == self.info.name
                    and _holds_list(listed.type)
                    and "first" in listed.args
                ):
                    yield f"{root} {{ nodes {{ id {name}(first: 5) {{ id }} }} }}"
                    if name in self._input(f"{parent.name}Where").fields:
                        for row in self.foreign if self.thorough else self.foreign[:1]:
                            some = f"{{{name}: {{some: {{id: {{eq: {json.dumps(row['id'])}}}}}}}}}"
                            yield f"{root}(where: {some}) {{ totalCount }}"


def in_documents(questions: Iterable[str]) -> list[str]:
    """Several questions a document, each under a name of its own."""
    listed = list(questions)
    chunks = [listed[start : start + ALIASES] for start in range(0, len(listed), ALIASES)]
    return [
        "{ " + " ".join(f"q{number}: {question}" for number, question in enumerate(chunk)) + " }" for chunk in chunks
    ]


def literal(value: Any, type_: Any) -> str:
    """A JSON value as it is written in a document."""
    return str(value) if isinstance(type_, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)


def _holds_list(type_: Any) -> bool:
    return is_list_type(type_.of_type if is_non_null_type(type_) else type_)
