"""Filters as somebody writes them who guesses values: every field of `where`, along links and lists, and search."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type

from mreza.testing.probe_types import Relation, Row, Turns, Type

_DAYS = 20_000
_WORDS = 8
_IDS = 20


class Conditions:
    """Writes conditions on a type and on what it leads to.

    Args:
        types: all types of the API by name.
        rows: rows of each type, the values to guess; those that the viewer must not see hold the extremes.
        foreign: ids of those, where a type has any.
        turns: which operators and inner fields come next.
    """

    def __init__(
        self,
        types: Mapping[str, Type],
        rows: Mapping[str, Sequence[Row]],
        foreign: Mapping[str, Sequence[str]],
        turns: Turns,
    ) -> None:
        self.types = types
        self.rows = rows
        self.foreign = foreign
        self.turns = turns

    def of(self, type_: Type) -> Iterator[tuple[str, str]]:
        """All conditions on a type, each with its kind."""
        relations = {one.name: one for one in type_.relations}
        for name, filter_ in type_.inputs("Where").items():
            if relation := relations.get(name):
                ways = self._listed(relation) if relation.many else self._linked(relation)
                yield from (("quantifier" if relation.many else "filter", f"{{{name}: {{{way}}}}}") for way in ways)
            elif isinstance(filter_, GraphQLInputObjectType):
                for condition in self.on_value(type_, name, filter_):
                    yield "filter", f"{{{name}: {{{condition}}}}}"
        if type_.is_whole:
            yield "filter", f"{{not: {{id: {{in: {json.dumps(self._ids(type_.name))}}}}}}}"

    def on_value(self, type_: Type, name: str, filter_: GraphQLInputObjectType, count: int = 2) -> Iterator[str]:
        """Operators on a value: first the one that tells most of it, then the others in turns."""
        values = self._values(type_.name, name)
        operators = list(filter_.fields)
        telling = next((one for one in ("in", "eq", "contains") if one in operators and values), "isNull")
        others = [one for one in operators if one != telling and (values or one == "isNull")]
        for operator in [telling, *self.turns.of(filter_.name, others, count - 1)][: None if count > 1 else 1]:
            yield f"{operator}: {operand(operator, values, filter_)}"

    def _linked(self, relation: Relation) -> Iterator[str]:
        yield f"id: {{in: {json.dumps(self._ids(relation.target))}}}"
        yield "exists: false"
        yield from self._inner(relation)

    def _listed(self, relation: Relation) -> Iterator[str]:
        yield f"some: {{id: {{in: {json.dumps(self._ids(relation.target))}}}}}"
        yield "none: {}"
        inner = list(self._inner(relation))
        yield from (f"every: {{{condition}}}" for condition in inner[:1])
        yield from (f"some: {{{condition}}}" for condition in inner[1:])

    def _inner(self, relation: Relation) -> Iterator[str]:
        """A condition on a value of the row that a relation leads to, and one a step further."""
        target = self.types[relation.target]
        inputs = target.inputs("Where")
        further = {one.name: one for one in target.relations}
        values = [name for name in inputs if name not in further and name != "id"]
        for name in self.turns.of(f"{target.name}.values", values):
            yield from (f"{name}: {{{one}}}" for one in self.on_value(target, name, inputs[name], count=1))
        for name in self.turns.of(f"{target.name}.relations", [name for name in inputs if name in further]):
            ids = f"id: {{in: {json.dumps(self._ids(further[name].target))}}}"
            yield f"{name}: {{some: {{{ids}}}}}" if further[name].many else f"{name}: {{{ids}}}"

    def search(self, type_: Type) -> list[str]:
        """Words that stand in the rows, those at both ends of the alphabet first."""
        texts = {
            value
            for row in self.rows.get(type_.name, ())
            for value in (row.get(name) for name in type_.texts)
            if isinstance(value, str) and value.isascii() and value.replace(" ", "").isalnum()
        }
        listed = sorted(texts)
        return listed if self.turns.thorough else [*listed[:_WORDS], *listed[_WORDS:][-_WORDS:]]

    def _values(self, type_name: str, name: str) -> list[Any]:
        """Different values of a field, the smallest first."""
        found = [row.get(name) for row in self.rows.get(type_name, ())]
        plain = {one for one in found if isinstance(one, str | int | float) and one is not None}
        return sorted(plain, key=lambda one: (isinstance(one, str), one))

    def _ids(self, type_name: str) -> list[str]:
        """Of the first and the last foreign row, which are not announced; of any rows where a type has none."""
        if found := self.foreign.get(type_name):
            return [found[0], found[-1]]
        return [row["id"] for row in self.rows.get(type_name, ())][:_IDS]


def operand(operator: str, values: Sequence[Any], filter_: GraphQLInputObjectType) -> str:
    """What an operator is given: all values where it takes several, else the greatest."""
    type_ = get_named_type(filter_.fields[operator].type)
    match operator:
        case "in" | "notIn":
            return "[" + ", ".join(literal(value, type_) for value in values) + "]"
        case "isNull":
            return "true"
        case "within":
            return f"{{days: {_DAYS}}}"
        case "during":
            return f"{{year: {str(values[-1])[:4]}}}"
        case "between":
            assert isinstance(type_, GraphQLInputObjectType)
            bound = literal(values[-1], get_named_type(type_.fields["from"].type))
            return f"{{from: {bound}, to: {bound}}}"
        case "eq" if isinstance(values[-1], bool):
            return "true"
        case _:
            return literal(values[-1], type_)


def literal(value: Any, type_: Any) -> str:
    """A JSON value as it is written in a document."""
    return str(value) if isinstance(type_, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)
