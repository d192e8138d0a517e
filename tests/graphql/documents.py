"""Random valid queries, made from the schema and from values that occur in the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLList, GraphQLObjectType, get_named_type

from .document_values import ABSENT, LOCALES, Values, Variable

MEASURES = ("sum", "min", "max", "avg")


@dataclass(slots=True)
class Document:
    """A query with its variables; `paged` names the variable for a cursor of the first root field, if it has one."""

    text: str
    variables: dict[str, Any]
    paged: bool


@dataclass(slots=True)
class Generator(Values):
    """Makes documents; the same seed makes the same ones."""

    own: list[str] = field(default_factory=list)
    """Organisations that the viewer may change."""
    full: list[str] = field(default_factory=list)
    """Types of which the viewer sees rows: most questions are about these, or most answers would be empty."""
    fragments: list[str] = field(default_factory=list)
    names: int = 0

    def document(self) -> Document:
        """A query of one to three root fields, now and then beside another operation."""
        self._begin()
        paged = self.chance(0.3)
        roots = [self._list(paged=paged)] + [self._root() for _ in range(self.dice.randint(0, 2))]
        return self._finished("query", roots, paged=paged)

    def mutation(self) -> Document:
        """A change that changes nothing, for the sake of its payload."""
        self._begin()
        type_: Any = self.schema.type_map["Organisation"]
        roots = []
        for _ in range(self.dice.randint(1, 2)):
            id = self.given(self.dice.choice(self.own), "ID!")
            parts = ["errors { code path }", "clientMutationId", "__typename"]
            chosen = " ".join(
                [
                    f"organisation {self._object(type_, self._depth())}",
                    *self.dice.sample(parts, self.dice.randint(0, 3)),
                ]
            )
            given = f'{{organisationId: {id}, clientMutationId: "{self.names}"}}'
            roots.append(f"{self._alias()}: updateOrganisation(input: {given}) {{ {chosen} }}")
        return self._finished("mutation", roots, paged=False)

    def _begin(self) -> None:
        self.variables, self.fragments, self.names = {}, [], 0

    def _finished(self, kind: str, roots: list[str], *, paged: bool) -> Document:
        declared = ", ".join(variable.declared(name) for name, variable in self.variables.items())
        head = f"{kind} Q({declared}) " if declared else f"{kind} Q "
        text = head + "{ " + " ".join(roots) + " }" + " ".join(self.fragments)
        if self.chance(0.1):
            text += " query Other { networks { totalCount } }"
        values = {name: one.value for name, one in self.variables.items() if one.value is not ABSENT}
        return Document(text, values, paged)

    def _root(self) -> str:
        kind = self.dice.random()
        if kind < 0.55:
            return self._list(paged=False)
        if kind < 0.6:
            return self._viewer()
        if kind < 0.7:
            return f"{self._alias()}: nodes(ids: {self.given([self.dice.choice(self.ids) for _ in range(3)], '[ID!]!')}) {self._node()}"
        if kind < 0.8:
            return f"{self._alias()}: node(id: {self.given(self.dice.choice(self.ids), 'ID!')}) {self._node()}"
        names = [name for name, f in self.schema.query_type.fields.items() if set(f.args) == {"id", "asOf"}]  # type: ignore[union-attr]
        types = {name: get_named_type(self.schema.query_type.fields[name].type) for name in names}  # type: ignore[union-attr]
        telling = [name for name, type_ in types.items() if type_.name in self.full]
        name = self.dice.choice(telling if telling and self.chance(0.8) else names)
        type_ = types[name]
        id = self.sample(type_.name, "id") or self.dice.choice(self.ids)
        day = f", asOf: {self.given(self.dice.choice(self.days), 'Date')}" if self.chance(0.5) else ""
        return f"{self._alias()}: {name}(id: {self.given(id, 'ID!')}{day}) {self._object(type_, self._depth())}"  # type: ignore[arg-type]

    def _node(self) -> str:
        types = [
            self.schema.type_map[name]
            for name in self.dice.sample(["Organisation", "Network", "Person", "Membership", "Mandate"], 2)
        ]
        parts = [f"... on {type_.name} {self._object(type_, 1)}" for type_ in types]  # type: ignore[arg-type]
        return (
            "{ __typename " + self.dice.choice(["id ", "... on Node { id } ", "... { id } "]) + " ".join(parts) + " }"
        )

    def _viewer(self) -> str:
        types: dict[str, Any] = {"user": "User", "networks": "Network", "organisations": "Organisation"}
        parts = [
            f"{self._alias()}: {name} {self._object(self.schema.type_map[types[name]], 2)}" if name in types else name  # type: ignore[arg-type]
            for name in self.dice.sample(["kind", "__typename", *types], self.dice.randint(1, 4))
        ]
        return f"{self._alias()}: viewer {{ {' '.join(parts)} }}"

    def _list(self, *, paged: bool) -> str:
        fields = self.schema.query_type.fields  # type: ignore[union-attr]
        lists = {name: get_named_type(f.type).name for name, f in fields.items() if "after" in f.args}
        telling = [name for name, type_ in lists.items() if type_.removesuffix("Connection") in self.full]
        name = self.dice.choice(telling if telling and self.chance(0.8) else list(lists))
        connection: Any = get_named_type(fields[name].type)
        arguments = self._list_arguments(fields[name].args, connection.name.removesuffix("Connection"))
        if paged:
            size = self._size()
            self.variables["cursor"] = Variable("String", ABSENT)
            end, cursor = self.dice.choice(
                [("first", "after"), ("last", "before"), ("first", "before"), ("last", "after")]
            )
            arguments += [f"{end}: {size}", f"{cursor}: $cursor"]
        elif self.chance(0.8):
            arguments.append(f"{self.dice.choice(['first', 'last'])}: {self._size()}")
        parts = ["paging: edges { cursor }"] if paged else []
        for part in self.dice.sample(
            ["nodes", "edges", "pageInfo", "totalCount", "groups", "__typename"], self.dice.randint(1, 3)
        ):
            parts.append(self._part(part, connection))
        return f"{self._alias()}: {name}{_in_brackets(arguments)} {{ {' '.join(parts)} }}"

    def _depth(self) -> int:
        """Mostly shallow: many small questions find more than few large ones."""
        return self.dice.choice([1, 2, 2, 2, 2, 2, 3])

    def _size(self) -> str:
        return self.given(self.dice.choice([0, 1, 2, 3, 5, 8, 30, 100, None]), "Int")

    def _part(self, part: str, connection: GraphQLObjectType) -> str:
        node: Any = self.schema.type_map[connection.name.removesuffix("Connection")]
        match part:
            case "nodes":
                return f"nodes {self._object(node, self._depth())}"
            case "edges":
                return f"edges {{ {'cursor ' if self.chance(0.5) else ''}node {self._object(node, self._depth())} }}"
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
        parts = ["__typename"] if self.chance(0.2) else []
        parts += [made for name in chosen if (made := self._field(type_, name, depth))]
        body = "{ " + " ".join(parts or ["id"]) + " }"
        if self.chance(0.15):
            name = f"F{len(self.fragments)}"
            self.fragments.append(f" fragment {name} on {type_.name} {body}")
            return f"{{ ...{name}{self._directive()} id }}"
        if self.chance(0.1):
            on = self.dice.choice([f"on {type_.name} ", "", ""])
            return f"{{ id ... {on}{self._directive()}{body} }}"
        if self.chance(0.15):
            return self._overlapping(type_, body)
        return body

    def _overlapping(self, type_: GraphQLObjectType, body: str) -> str:
        """The same fields twice, the second time in a fragment and of less: answered once, together."""
        links = [
            name
            for name, found in type_.fields.items()
            if isinstance(get_named_type(found.type), GraphQLObjectType) and not found.args
        ]
        if not links:
            return body
        link = self.dice.choice(links)
        below: Any = get_named_type(type_.fields[link].type)
        first, second = (self._object(below, 1) for _ in range(2))
        key = self._alias()
        return f"{{ {key}: {link} {first} ... on {type_.name} {{ {key}: {link} {second} }} ...{body} }}"

    def _field(self, type_: GraphQLObjectType, name: str, depth: int) -> str | None:
        found = type_.fields[name]
        below: Any = get_named_type(found.type)
        leaf = not isinstance(below, GraphQLObjectType)
        if not leaf and depth <= 1 and below.name != "Translation":
            return None
        listed = isinstance(getattr(found.type, "of_type", None), GraphQLList)
        arguments = self._list_arguments(found.args, below.name) if listed else self._plain_arguments(found.args)
        if listed and self.chance(0.6):
            arguments.append(f"first: {self.given(self.dice.choice([0, 1, 2, 3, 4, None]), 'Int')}")
        selection = (
            ""
            if leaf
            else " { text locale isFallback requested fallbacks all }"
            if below.name == "Translation"
            else f" {self._object(below, depth - 1)}"
        )
        shown = f"{self._alias()}: {name}" if arguments or self.chance(0.15) else name
        if not arguments and not leaf and ":" not in shown:
            shown = f"{self._alias()}: {name}"
        return f"{shown}{_in_brackets(arguments)}{self._directive()}{selection}"

    def _directive(self) -> str:
        if not self.chance(0.08):
            return ""
        condition = self.given(self.chance(0.5), "Boolean!")
        return f" @{self.dice.choice(['skip', 'include'])}(if: {condition}) "

    def _plain_arguments(self, args: dict[str, Any]) -> list[str]:
        made = []
        if "locale" in args and self.chance(0.3):
            made.append(f"locale: {self.given(self.dice.choice(LOCALES), 'Locale')}")
        if "asOf" in args and self.chance(0.5):
            made.append(f"asOf: {self.given(self.dice.choice(self.days), 'Date')}")
        return made

    def _list_arguments(self, args: dict[str, Any], model: str) -> list[str]:
        made = []
        if self.chance(0.5):
            made.append(f"where: {self.given(self.where(model, 2), f'{model}Where')}")
        if self.chance(0.5):
            entries = [self.order(model, 2) for _ in range(self.dice.randint(1, 2))]
            made.append(f"orderBy: {self.given(entries, f'[{model}Order!]')}")
        if "search" in args and self.chance(0.15):
            words = str(self.sample(model, "name") or "centar").split()
            made.append(f"search: {self.given(self.dice.choice(words)[:5], 'String')}")
        if "asOf" in args and self.chance(0.5):
            made.append(f"asOf: {self.given(self.dice.choice(self.days), 'Date')}")
        return made

    # Aggregates

    def _groups(self, node: GraphQLObjectType) -> str:
        by = [self.by(node.name, 2) for _ in range(self.dice.randint(0, 2))]
        if len({_path(entry) for entry in by}) < len(by):
            by = by[:1]
        group: Any = self.schema.type_map[f"{node.name}Group"]
        parts = ["count"] if self.chance(0.6) else []
        if by:
            parts.append("key " + _keys(by))
        if self.chance(0.4) or not parts:
            of = self.by(node.name, 1, lists=False) | (self.by(node.name, 0, lists=False) if self.chance(0.3) else {})
            parts.append(f"distinct(of: {self.given(of, f'{node.name}By!')})")
        for measure in MEASURES:
            if measure in group.fields and self.chance(0.3):
                parts.append(f"{measure} {self._measures(get_named_type(group.fields[measure].type), 2)}")
        if self.chance(0.1):
            parts.append("__typename")
        arguments = [f"by: {self.given(by, f'[{node.name}By!]')}"] if by else []
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

    def _alias(self) -> str:
        self.names += 1
        return f"a{self.names}"


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
