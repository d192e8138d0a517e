"""Random valid queries, made from the schema and from values that occur in the data."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
)

LOCALES = ("sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "mk", "sq", "en")
MEASURES = ("sum", "min", "max", "avg")

Sample = Callable[[str, str], Any]
"""A value of a model's field, by both their names, as JSON has it; None when there is none."""


@dataclass(slots=True)
class Document:
    """A query with its variables; `paged` names the variable for a cursor of the first root field, if it has one."""

    text: str
    variables: dict[str, Any]
    paged: bool


@dataclass(slots=True)
class Generator:
    """Makes documents; the same seed makes the same ones."""

    schema: GraphQLSchema
    sample: Sample
    days: list[str]
    seed: int
    ids: list[str]
    dice: random.Random = field(init=False)
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    names: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def document(self) -> Document:
        """A query of one to three root fields."""
        self.variables, self.fragments, self.names = {}, [], 0
        paged = self.dice.random() < 0.3
        roots = [self._list(paged=paged)] + [self._root() for _ in range(self.dice.randint(0, 2))]
        body = "{ " + " ".join(roots) + " }"
        declared = ", ".join(f"${name}: {type_}" for name, (type_, _value) in self.variables.items())
        head = f"query Q({declared}) " if declared else "query Q "
        values = {name: value for name, (_type, value) in self.variables.items() if value is not _ABSENT}
        return Document(head + body + " ".join(self.fragments), values, paged)

    def _root(self) -> str:
        kind = self.dice.random()
        if kind < 0.6:
            return self._list(paged=False)
        if kind < 0.7:
            return f"{self._alias()}: nodes(ids: {self._given([self.dice.choice(self.ids) for _ in range(3)], '[ID!]!')}) {self._node()}"
        if kind < 0.8:
            return f"{self._alias()}: node(id: {self._given(self.dice.choice(self.ids), 'ID!')}) {self._node()}"
        names = [name for name, f in self.schema.query_type.fields.items() if set(f.args) == {"id", "asOf"}]  # type: ignore[union-attr]
        name = self.dice.choice(names)
        type_ = get_named_type(self.schema.query_type.fields[name].type)  # type: ignore[union-attr]
        id = self.sample(type_.name, "id") or self.dice.choice(self.ids)
        day = f", asOf: {self._given(self.dice.choice(self.days), 'Date')}" if self._chance(0.3) else ""
        return f"{self._alias()}: {name}(id: {self._given(id, 'ID!')}{day}) {self._object(type_, 2)}"  # type: ignore[arg-type]

    def _node(self) -> str:
        types = [
            self.schema.type_map[name]
            for name in self.dice.sample(["Organisation", "Network", "Person", "Membership", "Mandate"], 2)
        ]
        parts = [f"... on {type_.name} {self._object(type_, 1)}" for type_ in types]  # type: ignore[arg-type]
        return "{ __typename id " + " ".join(parts) + " }"

    def _list(self, *, paged: bool) -> str:
        fields = self.schema.query_type.fields  # type: ignore[union-attr]
        name = self.dice.choice([name for name, f in fields.items() if "after" in f.args])
        connection: Any = get_named_type(fields[name].type)
        arguments = self._list_arguments(fields[name].args, connection.name.removesuffix("Connection"))
        if paged:
            size = self._size()
            self.variables["cursor"] = ("String", _ABSENT)
            end, cursor = self.dice.choice(
                [("first", "after"), ("last", "before"), ("first", "before"), ("last", "after")]
            )
            arguments += [f"{end}: {size}", f"{cursor}: $cursor"]
        elif self._chance(0.8):
            arguments.append(f"{self.dice.choice(['first', 'last'])}: {self._size()}")
        parts = ["paging: edges { cursor }"] if paged else []
        for part in self.dice.sample(
            ["nodes", "edges", "pageInfo", "totalCount", "groups", "__typename"], self.dice.randint(1, 3)
        ):
            parts.append(self._part(part, connection))
        return f"{self._alias()}: {name}{_in_brackets(arguments)} {{ {' '.join(parts)} }}"

    def _size(self) -> str:
        return self._given(self.dice.choice([0, 1, 2, 3, 5, 8, 30]), "Int")

    def _part(self, part: str, connection: GraphQLObjectType) -> str:
        node: Any = self.schema.type_map[connection.name.removesuffix("Connection")]
        match part:
            case "nodes":
                return f"nodes {self._object(node, 3)}"
            case "edges":
                return f"edges {{ {'cursor ' if self._chance(0.5) else ''}node {self._object(node, 3)} }}"
            case "pageInfo":
                chosen = self.dice.sample(
                    ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"],
                    self.dice.randint(1, 5),
                )
                return f"pageInfo {{ {' '.join(chosen)} }}"
            case "groups":
                return self._groups(node)
            case _:
                return part

    def _object(self, type_: GraphQLObjectType, depth: int) -> str:
        chosen = self.dice.sample(sorted(type_.fields), min(len(type_.fields), self.dice.randint(1, 6)))
        parts = ["__typename"] if self._chance(0.2) else []
        parts += [made for name in chosen if (made := self._field(type_, name, depth))]
        body = "{ " + " ".join(parts or ["id"]) + " }"
        if self._chance(0.15):
            name = f"F{len(self.fragments)}"
            self.fragments.append(f" fragment {name} on {type_.name} {body}")
            return f"{{ ...{name}{self._directive()} id }}"
        if self._chance(0.1):
            on = self.dice.choice([f"on {type_.name} ", "", ""])
            return f"{{ id ... {on}{self._directive()}{body} }}"
        return body

    def _field(self, type_: GraphQLObjectType, name: str, depth: int) -> str | None:
        found = type_.fields[name]
        below: Any = get_named_type(found.type)
        leaf = not isinstance(below, GraphQLObjectType)
        if not leaf and depth <= 1 and below.name != "Translation":
            return None
        listed = isinstance(getattr(found.type, "of_type", None), GraphQLList)
        arguments = self._list_arguments(found.args, below.name) if listed else self._plain_arguments(found.args)
        if listed and self._chance(0.6):
            arguments.append(f"first: {self._given(self.dice.randint(0, 4), 'Int')}")
        selection = (
            ""
            if leaf
            else " { text locale isFallback requested all }"
            if below.name == "Translation"
            else f" {self._object(below, depth - 1)}"
        )
        shown = f"{self._alias()}: {name}" if arguments or self._chance(0.15) else name
        if not arguments and not leaf and ":" not in shown:
            shown = f"{self._alias()}: {name}"
        return f"{shown}{_in_brackets(arguments)}{self._directive()}{selection}"

    def _directive(self) -> str:
        if not self._chance(0.08):
            return ""
        condition = self._given(self._chance(0.5), "Boolean!")
        return f" @{self.dice.choice(['skip', 'include'])}(if: {condition}) "

    def _plain_arguments(self, args: dict[str, Any]) -> list[str]:
        made = []
        if "locale" in args and self._chance(0.3):
            made.append(f"locale: {self._given(self.dice.choice(LOCALES), 'Locale')}")
        if "asOf" in args and self._chance(0.3):
            made.append(f"asOf: {self._given(self.dice.choice(self.days), 'Date')}")
        return made

    def _list_arguments(self, args: dict[str, Any], model: str) -> list[str]:
        made = []
        if self._chance(0.5):
            made.append(f"where: {self._given(self._where(model, 2), f'{model}Where')}")
        if self._chance(0.5):
            entries = [self._order(model, 2) for _ in range(self.dice.randint(1, 2))]
            made.append(f"orderBy: {self._given(entries, f'[{model}Order!]')}")
        if "search" in args and self._chance(0.15):
            words = str(self.sample(model, "name") or "centar").split()
            made.append(f"search: {self._given(self.dice.choice(words)[:5], 'String')}")
        if "asOf" in args and self._chance(0.2):
            made.append(f"asOf: {self._given(self.dice.choice(self.days), 'Date')}")
        return made

    # Inputs

    def _where(self, model: str, depth: int) -> dict[str, Any]:
        type_: Any = self.schema.type_map[f"{model}Where"]
        found: dict[str, Any] = {}
        for name in self.dice.sample(sorted(type_.fields), self.dice.randint(1, 2)):
            below: Any = get_named_type(type_.fields[name].type)
            if name in ("and", "or"):
                if depth:
                    found[name] = [self._where(model, depth - 1) for _ in range(self.dice.randint(1, 2))]
            elif name == "not":
                if depth:
                    found[name] = self._where(model, depth - 1)
            elif name == "exists":
                if self._chance(0.2):
                    found[name] = self._chance(0.7)
            elif below.name.endswith("Where"):
                if depth:
                    found[name] = self._where(below.name.removesuffix("Where"), depth - 1) | (
                        {"exists": self._chance(0.6)} if self._chance(0.2) else {}
                    )
            elif below.name.endswith("Many"):
                if depth:
                    found[name] = {
                        self.dice.choice(["some", "every", "none"]): self._where(
                            below.name.removesuffix("Many"), depth - 1
                        )
                    }
            else:
                found[name] = self._filter(below, model, name)
        return found

    def _filter(self, type_: GraphQLInputObjectType, model: str, name: str) -> dict[str, Any]:
        operator = self.dice.choice(sorted(type_.fields))
        value = self.sample(model, name)
        match operator:
            case "isNull":
                return {operator: self._chance(0.5)}
            case "within":
                return {operator: {"days": self.dice.choice([0, 30, 400])}}
            case "during":
                year = int((value or self.days[0])[:4])
                return {operator: {"year": year} | ({"month": self.dice.randint(1, 12)} if self._chance(0.4) else {})}
        if value is None:
            return {"isNull": True}
        match operator:
            case "in" | "notIn":
                values = [
                    v for v in (self.sample(model, name) for _ in range(self.dice.randint(0, 3))) if v is not None
                ]
                return {operator: values}
            case "between":
                low, high = value, self.sample(model, name) or value
                return {operator: {"from": low} | ({"to": high} if self._chance(0.7) else {})}
            case "contains" | "startsWith":
                text = str(value)
                start = 0 if operator == "startsWith" else self.dice.randint(0, max(0, len(text) - 3))
                return {operator: text[start : start + 4]}
            case _:
                return {operator: value}

    def _order(self, model: str, depth: int) -> dict[str, Any]:
        type_: Any = self.schema.type_map[f"{model}Order"]
        name = self.dice.choice([n for n, f in type_.fields.items() if depth or isinstance(f.type, GraphQLEnumType)])
        below: Any = get_named_type(type_.fields[name].type)
        if isinstance(below, GraphQLEnumType):
            return {name: self.dice.choice(["ASC", "DESC"])}
        return {name: self._order(below.name.removesuffix("Order"), depth - 1)}

    def _by(self, model: str, depth: int) -> dict[str, Any]:
        type_: Any = self.schema.type_map[f"{model}By"]
        names = [n for n, f in type_.fields.items() if depth or not isinstance(f.type, GraphQLInputObjectType)]
        name = self.dice.choice(names)
        below: Any = get_named_type(type_.fields[name].type)
        if isinstance(below, GraphQLInputObjectType):
            return {name: self._by(below.name.removesuffix("By"), depth - 1)}
        return {name: self.dice.choice(["DAY", "MONTH", "YEAR"]) if below.name == "Bucket" else True}

    # Aggregates

    def _groups(self, node: GraphQLObjectType) -> str:
        by = [self._by(node.name, 2) for _ in range(self.dice.randint(0, 2))]
        if len({_path(entry) for entry in by}) < len(by):
            by = by[:1]
        group: Any = self.schema.type_map[f"{node.name}Group"]
        parts = ["count"] if self._chance(0.6) else []
        if by:
            parts.append("key " + _keys(by))
        if self._chance(0.4) or not parts:
            of = self._by(node.name, 1) | (self._by(node.name, 0) if self._chance(0.3) else {})
            parts.append(f"distinct(of: {self._given(of, f'{node.name}By!')})")
        for measure in MEASURES:
            if measure in group.fields and self._chance(0.3):
                parts.append(f"{measure} {self._measures(get_named_type(group.fields[measure].type), 2)}")
        if self._chance(0.1):
            parts.append("__typename")
        arguments = [f"by: {self._given(by, f'[{node.name}By!]')}"] if by else []
        self.names += 1
        return f"g{self.names}: groups{_in_brackets(arguments)} {{ {' '.join(parts)} }}"

    def _measures(self, type_: Any, depth: int) -> str:
        parts = []
        for name in self.dice.sample(sorted(type_.fields), min(len(type_.fields), 3)):
            below: Any = get_named_type(type_.fields[name].type)
            if not isinstance(below, GraphQLObjectType):
                parts.append(name)
            elif depth:
                parts.append(f"{name} {self._measures(below, depth - 1)}")
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    # Values in the document or in a variable

    def _given(self, value: Any, type_: str) -> str:
        """A value as a literal, or through a variable, now and then by one of its parts only."""
        if self._chance(0.35):
            name = f"v{len(self.variables)}"
            self.variables[name] = (type_, value)
            return f"${name}"
        return self._literal(value, self._type(type_))

    def _type(self, text: str) -> Any:
        named = self.schema.type_map[text.strip("[]!")]
        return GraphQLList(named) if text.startswith("[") else named

    def _literal(self, value: Any, type_: Any) -> str:
        while isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        if isinstance(type_, GraphQLList):
            values = value if isinstance(value, list) else [value]
            return "[" + ", ".join(self._literal(one, type_.of_type) for one in values) + "]"
        if isinstance(type_, GraphQLInputObjectType):
            return (
                "{"
                + ", ".join(f"{key}: {self._part_literal(v, type_.fields[key].type)}" for key, v in value.items())
                + "}"
            )
        return str(value) if isinstance(type_, GraphQLEnumType) else json.dumps(value)

    def _part_literal(self, value: Any, type_: Any) -> str:
        if isinstance(get_named_type(type_), GraphQLScalarType | GraphQLEnumType) and self._chance(0.2):
            name = f"v{len(self.variables)}"
            self.variables[name] = (str(type_), value)
            return f"${name}"
        return self._literal(value, type_)

    def _alias(self) -> str:
        self.names += 1
        return f"a{self.names}"

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share


_ABSENT: Any = object()


def _in_brackets(arguments: list[str]) -> str:
    return f"({', '.join(arguments)})" if arguments else ""


def _path(entry: dict[str, Any]) -> tuple[str, ...]:
    ((name, part),) = entry.items()
    return (name, *_path(part)) if isinstance(part, dict) else (name,)


def _keys(by: list[dict[str, Any]]) -> str:
    """The key's selection: what is grouped by, paths with a common beginning put together."""
    tree: dict[str, Any] = {}
    for entry in by:
        at = tree
        for name in _path(entry):
            at = at.setdefault(name, {})
    return _selection(tree)


def _selection(tree: dict[str, Any]) -> str:
    return "{ " + " ".join(name + (" " + _selection(below) if below else "") for name, below in tree.items()) + " }"
