"""Documents made from the real schema to hurt: each family has a row of them for every type that lends itself to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    get_nullable_type,
)

from .hostile import Sent

MANY = 40
"""Most documents of one family; more of the same would find nothing more."""

#: What no scalar of the schema and no enumeration takes, each as JSON and as a literal.
_WRONG: dict[str, tuple[Any, str]] = {
    "ID": ({"a": 1}, "{a: 1}"),
    "String": (7, "7"),
    "Int": ("7", '"7"'),
    "Boolean": ("true", '"true"'),
    "Decimal": ("NaN", '"NaN"'),
    "Date": ("2025-02-30", '"2025-02-30"'),
    "DateTime": ("yesterday", '"yesterday"'),
    "Locale": ([1], "[[1]]"),
}


@dataclass(frozen=True)
class Families:
    """The families over one schema."""

    schema: GraphQLSchema

    def all(self) -> dict[str, Sent]:
        """Every document with a name that tells its family."""
        made: dict[str, Sent] = {}
        for family in (
            self.depth, self.breadth, self.cubes, self.cubes_by_variables, self.fans, self.rings, self.directives,
            self.long_texts, self.long_lists, self.deep_values, self.introspection, self.nulls, self.null_inputs,
            self.wrong_literals, self.wrong_variables, self.wrong_inputs, self.unknown,
        ):  # fmt: skip
            for number, (sent, _) in enumerate(zip(family(), range(MANY), strict=False)):
                made[f"{family.__name__} {number}"] = sent
        return made

    # What the schema offers

    def _lists(self) -> Iterator[tuple[str, GraphQLObjectType]]:
        """Root lists with the type of their rows."""
        for name, field in self.schema.query_type.fields.items():  # type: ignore[union-attr]
            if "after" in field.args:
                connection: Any = get_named_type(field.type)
                yield name, get_named_type(connection.fields["nodes"].type)  # type: ignore[misc]

    def _links(self, type_: GraphQLObjectType, *, plural: bool) -> Iterator[tuple[str, GraphQLObjectType]]:
        for name, field in type_.fields.items():
            below = get_named_type(field.type)
            is_list = isinstance(get_nullable_type(field.type), GraphQLList)
            if isinstance(below, GraphQLObjectType) and below.interfaces and is_list == plural:
                yield name, below

    def _round(self, type_: GraphQLObjectType, length: int) -> list[str] | None:
        """A way along single links, as long as wanted; None when it ends before."""
        way: list[str] = []
        while len(way) < length:
            links = dict(self._links(type_, plural=False))
            if not links:
                return None
            name = "network" if "network" in links and len(way) % 2 == 0 else next(iter(links))
            way.append(name)
            type_ = links[name]
        return way

    def _mutations(self) -> Iterator[tuple[str, GraphQLInputObjectType]]:
        for name, field in self.schema.mutation_type.fields.items():  # type: ignore[union-attr]
            yield name, get_named_type(field.args["input"].type)  # type: ignore[misc]

    # The families

    def depth(self) -> Iterator[Sent]:
        """Links followed in a circle."""
        for levels in (14, 28):
            for name, type_ in self._lists():
                if way := self._round(type_, levels):
                    yield Sent(f"{{ {name}(first: 1) {{ nodes {{ {_nested(way)} }} }} }}")

    def breadth(self) -> Iterator[Sent]:
        """One field under a hundred and one names; or six hundred of a type's."""
        for name, type_ in self._lists():
            aliases = " ".join(f"a{i}: {next(iter(type_.fields))}" for i in range(101))
            yield Sent(f"{{ {name} {{ nodes {{ {aliases} }} }} }}")
            yield Sent("{ " + " ".join(f"a{i}: {name} {{ totalCount }}" for i in range(31)) + " }")

    def cubes(self) -> Iterator[Sent]:
        """A hundred rows of a hundred rows of a hundred rows."""
        for name, chain in self._chains():
            inner = "id"
            for link in reversed(chain):
                inner = f"{link}(first: 100) {{ {inner} }}"
            yield Sent(f"{{ {name}(first: 100) {{ nodes {{ {inner} }} }} }}")

    def cubes_by_variables(self) -> Iterator[Sent]:
        """The same, the size coming from outside."""
        for name, chain in self._chains():
            inner = "id"
            for link in reversed(chain):
                inner = f"{link}(first: $n) {{ {inner} }}"
            yield Sent(f"query ($n: Int) {{ {name}(last: $n) {{ edges {{ node {{ {inner} }} }} }} }}", {"n": 100})

    def _chains(self) -> Iterator[tuple[str, list[str]]]:
        for name, type_ in self._lists():
            for first, below in self._links(type_, plural=True):
                for second, _ in self._links(below, plural=True):
                    yield name, [first, second]

    def fans(self) -> Iterator[Sent]:
        """Fragments that spread the next one several times."""
        for name, type_ in list(self._lists())[:10]:
            for width, levels in ((8, 6), (2, 30)):
                parts = [f"{{ {name} {{ nodes {{ ...F0 }} }} }}", f"fragment F{levels} on {type_.name} {{ id }}"]
                for level in range(levels):
                    parts.append(f"fragment F{level} on {type_.name} {{ {f'...F{level + 1} ' * width} }}")
                yield Sent(" ".join(parts))

    def rings(self) -> Iterator[Sent]:
        """Fragments that contain themselves, through a link that leads back."""
        for name, type_ in self._lists():
            for link, below in self._links(type_, plural=False):
                back = next((one for one, target in self._links(below, plural=True) if target is type_), None)
                if back:
                    text = f"fragment A on {type_.name} {{ {link} {{ ...B }} }} fragment B on {below.name} {{ {back} {{ ...A }} }}"
                    yield Sent(f"{{ {name} {{ nodes {{ ...A }} }} }} {text}")

    def directives(self) -> Iterator[Sent]:
        """Too many, unknown, in wrong places, twice, without or with a wrong condition."""
        for name, _type in list(self._lists())[:4]:
            yield Sent(f"{{ {name} {{ totalCount {'@include(if: true) ' * 61} }} }}")
            for wrong in (
                "@unknown",
                "@skip",
                "@skip(if: null)",
                "@skip(if: 1)",
                "@deprecated",
                "@include(unless: true)",
            ):
                yield Sent(f"{{ {name} {{ totalCount {wrong} }} }}")
            yield Sent(f"{{ {name} {{ totalCount @skip(if: false) @skip(if: true) }} }}")
            yield Sent(f"query @skip(if: true) {{ {name} {{ totalCount }} }}")

    def long_texts(self) -> Iterator[Sent]:
        """A long literal, and a longer variable, for each argument that takes a text."""
        for name, _type in list(self._lists())[:5]:
            for argument in ("after", "before"):
                yield Sent(f'{{ {name}({argument}: "{"x" * 5_001}") {{ totalCount }} }}')
                yield Sent(f"query ($t: String) {{ {name}({argument}: $t) {{ totalCount }} }}", {"t": "x" * 100_001})
            yield Sent(f'{{ {name}(where: {{id: {{eq: "{"x" * 5_001}"}}}}) {{ totalCount }} }}')

    def long_lists(self) -> Iterator[Sent]:
        """Lists longer than anybody needs: ids, keys, orders, conditions."""
        for name, type_ in list(self._lists())[:6]:
            yield Sent(f"{{ {name}(where: {{id: {{in: [{'1 ' * 2_000}]}}}}) {{ totalCount }} }}")
            document = f"query ($w: {type_.name}Where) {{ {name}(where: $w) {{ totalCount }} }}"
            yield Sent(document, {"w": {"id": {"in": ["x"] * 1_001}}})
            yield Sent(document, {"w": {"or": [{"id": {"isNull": True}}] * 1_001}})
            yield Sent(document, {"w": {"and": [{"or": [{"id": {"isNull": True}}] * 100}] * 60}})
            yield Sent(f"{{ {name}(orderBy: [{'{id: ASC} ' * 17}]) {{ nodes {{ id }} }} }}")
            yield Sent(f"{{ {name} {{ groups(by: [{'{version: true} ' * 17}]) {{ count }} }} }}")

    def deep_values(self) -> Iterator[Sent]:
        """Conditions in conditions, written out and in variables."""
        for name, type_ in list(self._lists())[:8]:
            yield Sent(f"{{ {name}(where: {'{not: ' * 15}{{}}{'}' * 15}) {{ totalCount }} }}")
            value: dict[str, Any] = {}
            for _ in range(12):
                value = {"not": value}
            yield Sent(f"query ($w: {type_.name}Where) {{ {name}(where: $w) {{ totalCount }} }}", {"w": value})
            yield Sent(f"{{ {name}(where: {{and: {'[' * 13}{{}}{']' * 13}}}) {{ totalCount }} }}")

    def introspection(self) -> Iterator[Sent]:
        """The schema asked for the schema's schema."""
        for type_, _ in zip(self.schema.type_map, range(15), strict=False):
            yield Sent(
                f'{{ __type(name: "{type_}") {{ fields {{ type {{ fields {{ type {{ fields {{ name }} }} }} }} }} }} }}'
            )
            yield Sent("{ " + " ".join(f'a{i}: __type(name: "{type_}") {{ name }}' for i in range(4)) + " }")

    def nulls(self) -> Iterator[Sent]:
        """Null where the schema wants something."""
        for name, _type in list(self._lists())[:5]:
            for arguments in (
                "orderBy: [null]",
                "where: {and: [null]}",
                "where: {or: [null]}",
                "where: {id: {in: [null]}}",
            ):
                yield Sent(f"{{ {name}({arguments}) {{ totalCount }} }}")
            yield Sent(f"{{ {name} {{ groups(by: [null]) {{ count }} }} }}")
            yield Sent(f"{{ {name} {{ groups {{ distinct(of: null) }} }} }}")
        for text in ("node(id: null) { id }", "nodes(ids: null) { id }", "nodes(ids: [null]) { id }"):
            yield Sent(f"{{ {text} }}")
        yield Sent("query ($id: ID!) { node(id: $id) { id } }", {"id": None})
        yield Sent("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": [None]})

    def null_inputs(self) -> Iterator[Sent]:
        """Null for each thing that a change must have."""
        for name, input_ in self._mutations():
            yield Sent(f"mutation {{ {name}(input: null) {{ clientMutationId }} }}")
            for field, found in input_.fields.items():
                if isinstance(found.type, GraphQLNonNull):
                    yield Sent(f"mutation {{ {name}(input: {{{field}: null}}) {{ clientMutationId }} }}")

    def wrong_literals(self) -> Iterator[Sent]:
        """A literal of another type for each scalar and enumeration that a condition takes."""
        for name, where, _value, literal in self._wrong():
            yield Sent(f"{{ {name}(where: {where % literal}) {{ totalCount }} }}")

    def wrong_variables(self) -> Iterator[Sent]:
        """A variable's value of another type for each of them."""
        for name, where, value, _literal in self._wrong():
            field, operator = where.strip("{}").split(": {")
            type_ = f"{dict(self._lists())[name].name}Where"
            variables = {"w": {field: {operator.partition(":")[0]: value}}}
            yield Sent(f"query ($w: {type_}) {{ {name}(where: $w) {{ totalCount }} }}", variables)

    def _wrong(self) -> Iterator[tuple[str, str, Any, str]]:
        """Root list, condition with a gap, wrong value, wrong literal: one per type of value."""
        seen: set[str] = set()
        for name, type_ in self._lists():
            conditions: Any = self.schema.type_map[f"{type_.name}Where"]
            for field, found in conditions.fields.items():
                filter_ = get_named_type(found.type)
                operand = getattr(filter_, "fields", {}).get("eq")
                if operand is None or (value := get_named_type(operand.type)).name in seen:
                    continue
                wrong = ("NO_SUCH", "NO_SUCH") if isinstance(value, GraphQLEnumType) else _WRONG[value.name]
                seen.add(value.name)
                yield name, f"{{{field}: {{eq: %s}}}}", *wrong

    def wrong_inputs(self) -> Iterator[Sent]:
        """A wrong value for each kind of input that a change takes, one of each scalar and enumeration."""
        seen: set[str] = set()
        for name, input_ in self._mutations():
            for field, found in input_.fields.items():
                value = get_named_type(found.type)
                if value.name in seen or not isinstance(
                    value, GraphQLScalarType | GraphQLEnumType | GraphQLInputObjectType
                ):
                    continue
                if value.name == "JSON":  # takes anything
                    continue
                seen.add(value.name)
                wrong = 7 if isinstance(value, GraphQLEnumType | GraphQLInputObjectType) else _WRONG[value.name][0]
                yield Sent(
                    f"mutation ($i: {input_.name}!) {{ {name}(input: $i) {{ clientMutationId }} }}",
                    {"i": {field: wrong}},
                )

    def unknown(self) -> Iterator[Sent]:
        """Names that are nearly right, variables that are not there or of no input type, two roots of a subscription."""
        for name, type_ in list(self._lists())[:5]:
            yield Sent(f"{{ {name} {{ nodes {{ idd }} }} }}")
            yield Sent(f"{{ {name}(wher: {{}}) {{ totalCount }} }}")
            yield Sent(f"{{ {name}(first: $n) {{ totalCount }} }}")
            yield Sent(f"query ($w: {type_.name}) {{ {name}(where: $w) {{ totalCount }} }}")
            yield Sent(f"query ($n: Int, $n: Int) {{ {name}(first: $n) {{ totalCount }} }}")
            yield Sent(f"{{ {name} }}")
        yield Sent("subscription { a: events { id } b: events { id } }")


def _nested(way: list[str]) -> str:
    return "".join(f"{name} {{ " for name in way) + "id" + " }" * len(way)
