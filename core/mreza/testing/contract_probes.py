"""Every way to ask for rows of a plugin's types, written from the composed schema: ids, lists, links to the third
level, counts, pages, orders, cursors, filters, search, groups.

The questions are built with the values of rows that the viewer must not see, as somebody would who guesses them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLSchema, is_leaf_type

from mreza.model.registry import ModelInfo
from mreza.testing.probe_filters import Conditions
from mreza.testing.probe_groups import Aggregates
from mreza.testing.probe_types import Row, Turns, Type

PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
_VALUES, _RELATIONS = 2, 4
"""How many values a nested question selects beside the narrowest, and how many relations it follows further; the others
come in their turn below the next type that leads there."""
_ROOTS, _TOKENS, _COST_OF_NESTING = 16, 1500, 3
_TOKEN = re.compile(r"\w+|[^\w\s,]")


@dataclass(frozen=True, slots=True)
class Question:
    """A root field with its arguments and selection. `kind` says by which way it could tell of foreign rows."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `questions` are those that it holds, by the names of their answers."""

    text: str
    questions: Mapping[str, Question]
    variables: Mapping[str, Any] = field(default_factory=dict)


class Probes:
    """The questions of one plugin.

    Args:
        schema: the whole API.
        infos: all models that the API shows.
        plugin: whose types are asked for in every way; of others' types, the fields that it adds.
        thorough: ask in every way with every value and field, which takes minutes for a large plugin; otherwise
            operators and fields at the end of paths come in turns.
    """

    def __init__(
        self, schema: GraphQLSchema, infos: Iterable[ModelInfo], plugin: str, *, thorough: bool = False
    ) -> None:
        everything = list(infos)
        self.types = {info.name: Type(schema, info) for info in everything}
        self.roots = {info.name for info in everything if info.model.__api__}
        self.turns = Turns(thorough)
        self.own = [
            Type(schema, info, None if info.plugin == plugin else added)
            for info in everything
            if info.model.__api__
            and ((added := frozenset(n for n, f in info.fields.items() if f.owner == plugin)) or info.plugin == plugin)
        ]

    def lists(self) -> list[Question]:
        """The rows of each type that is asked for, or led to, with all values."""
        led_to = {one.target for type_ in self.own for one in type_.relations}
        others = [self.types[name] for name in sorted(led_to & self.roots)]
        whole = {type_.name: self.types[type_.name] for type_ in [*self.own, *others] if type_.name in self.roots}
        return [self._list(type_) for type_ in whole.values()]

    def _list(self, type_: Type) -> Question:
        links = " ".join(f"{one.name} {{ id }}" for one in type_.relations if not one.many)
        return Question("list", f"{type_.plural}(first: 40) {{ nodes {{ {' '.join(type_.leaves)} {links} }} }}")

    def orders(self) -> list[Question]:
        """The first row in every order, or all from the last one."""
        return [
            Question("order", f"{type_.plural}(orderBy: [{{{key}: {way}}}], {_page(way)}) {{ nodes {{ id }} {PAGE} }}")
            for type_ in self.own
            for key, way in self._keys(type_)
        ]

    def _keys(self, type_: Type) -> Iterator[tuple[str, str]]:
        for key, input_ in type_.inputs("Order").items():
            if is_leaf_type(input_):
                yield from ((key, way) for way in self.turns.of("direction", ["ASC", "DESC"]))
                continue
            target = self.types[next(one.target for one in type_.relations if one.name == key)]
            inner = [name for name, below in target.inputs("Order").items() if is_leaf_type(below)]
            for name in self.turns.of(f"{target.name}.order", inner):
                yield from ((key, f"{{{name}: {way}}}") for way in self.turns.of("direction", ["ASC", "DESC"]))

    @staticmethod
    def after(question: Question, cursor: str) -> Question:
        """The page that follows a cursor, in the order that another question asks for."""
        return Question("cursor", question.text.replace("first: 1)", f"first: 2, after: {json.dumps(cursor)})", 1))

    @staticmethod
    def before(question: Question, cursor: str) -> Question:
        """The page that precedes it."""
        return Question("cursor", question.text.replace("first: 40)", f"last: 40, before: {json.dumps(cursor)})", 1))

    def others(self, rows: Mapping[str, Sequence[Row]], ids: Mapping[str, Sequence[str]]) -> Iterator[Question]:
        """All further questions.

        Args:
            rows: of each type by its name, with values that the viewer must not see among them.
            ids: of rows that the viewer must not see.
        """
        conditions, aggregates = Conditions(self.types, rows, ids, self.turns), Aggregates(self.types, self.turns)
        for type_ in self.own:
            yield from self._nested(type_)
            yield from self._pages(type_)
            yield from self._by_id(type_, ids.get(type_.name, ()))
            for kind, condition in conditions.of(type_):
                yield Question(kind, f"{type_.plural}(where: {condition}) {{ totalCount }}")
            for kind, selected in aggregates.of(type_):
                yield Question(kind, f"{type_.plural} {{ {selected} }}")
            if type_.is_whole and type_.has_argument("search"):
                for word in conditions.search(type_):
                    yield Question("search", f"{type_.plural}(search: {json.dumps(word)}) {{ totalCount }}")
        yield from self._from_parents()

    def _pages(self, type_: Type) -> Iterator[Question]:
        plural = type_.plural
        if not type_.is_whole:
            return
        yield Question("count", f"{plural} {{ totalCount }}")
        yield Question("hasNextPage", f"{plural}(first: 1) {{ {PAGE} }}")
        yield Question("hasNextPage", f"{plural}(first: 0) {{ {PAGE} }}")
        yield Question("hasNextPage", f"{plural}(last: 1) {{ {PAGE} edges {{ cursor node {{ id }} }} }}")
        yield Question("count", f'{plural}(asOf: "1995-05-05") {{ totalCount }}')

    def _nested(self, type_: Type) -> Iterator[Question]:
        """Each relation with values of what it leads to, and a step further along relations of that."""
        for relation in type_.relations:
            target = self.types[relation.target]
            followed = self.turns.of(f"{target.name}.relations", target.relations, _RELATIONS)
            further = [one.selecting(" ".join(["id", *self._some(one.target, 1)]), 3) for one in followed]
            values = dict.fromkeys([*target.narrowest, *self._some(target.name, _VALUES)])
            for start in range(0, max(len(further), 1), _RELATIONS):
                selected = [*values, *further[start : start + _RELATIONS]]
                yield self._path(type_, relation.selecting(" ".join(selected)))

    def _some(self, type_name: str, count: int) -> list[str]:
        """Fields with values, in turns."""
        return self.turns.of(f"{type_name}.leaves", [one for one in self.types[type_name].leaves if one != "id"], count)

    def _from_parents(self) -> Iterator[Question]:
        """The fields that are added to a type, below every type that leads to it."""
        for added in self.own:
            if added.is_whole:
                continue
            selected = " ".join([*added.leaves, *(one.selecting("id", 3) for one in added.relations)])
            for parent in self.types.values():
                for relation in parent.relations:
                    if relation.target == added.name and parent.name in self.roots:
                        yield self._path(parent, relation.selecting(selected))

    def _path(self, type_: Type, selected: str) -> Question:
        return Question("nested", f"{type_.plural}(first: 12) {{ nodes {{ id {selected} }} }}")

    def _by_id(self, type_: Type, ids: Sequence[str]) -> Iterator[Question]:
        """The rows by their own ids; `explainAccess` as well."""
        if type_.is_whole:
            leaves = " ".join(type_.leaves)
            for position, id in enumerate(ids):
                selected = leaves if not position else "id"
                yield Question("node", f"{type_.info.root_one}(id: {json.dumps(id)}) {{ {selected} }}")
                yield Question(
                    "explainAccess",
                    f"explainAccess(id: {json.dumps(id)}) {{ visible hiddenFields reasons {{ clause holds }} }}",
                )


def _page(way: str) -> str:
    return "first: 1" if "ASC" in way else "first: 40"


def any_type(ids: Iterable[str]) -> list[Document]:
    """The rows as `node` and `nodes` find them. Both compile to a branch for every type, so they are written once and
    asked with variables."""
    listed = list(ids)
    one, several = Question("node", "node(id: $id) { id }"), Question("node", "nodes(ids: $ids) { id }")
    return [
        *(Document(f"query($id: ID!) {{ a: {one.text} }}", {"a": one}, {"id": id}) for id in listed),
        Document(f"query($ids: [ID!]!) {{ a: {several.text} }}", {"a": several}, {"ids": listed[:100]}),
    ]


def in_documents(questions: Iterable[Question]) -> list[Document]:
    """Several questions a document, each under a name of its own; those of Python's answers apart."""
    documents: list[Document] = []
    waiting: list[Question] = []
    size = cost = 0
    for question in sorted(questions, key=lambda one: one.kind == "explainAccess"):
        tokens = len(_TOKEN.findall(question.text)) + 2
        price = _price(question)
        mixed = bool(waiting) and (waiting[-1].kind == "explainAccess") != (question.kind == "explainAccess")
        if waiting and (mixed or size + tokens > _TOKENS or cost + price > _ROOTS):
            documents.append(_document(waiting))
            waiting, size, cost = [], 0, 0
        waiting.append(question)
        size, cost = size + tokens, cost + price
    return [*documents, _document(waiting)] if waiting else documents


def _price(question: Question) -> int:
    """How much of a document a question takes; counts of different values, each under its own name, take it all."""
    if question.kind == "distinct":
        return _ROOTS
    return _ROOTS // _COST_OF_NESTING if question.kind in ("nested", "list") else 1


def _document(questions: Sequence[Question]) -> Document:
    named = {f"q{position}": question for position, question in enumerate(questions)}
    return Document("{ " + " ".join(f"{name}: {one.text}" for name, one in named.items()) + " }", named)
