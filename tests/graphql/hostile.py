"""Documents that somebody sends to hurt, each of its own kind, and documents that people really send."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Sent(NamedTuple):
    """A document with its variables."""

    document: str
    variables: Mapping[str, Any] = MappingProxyType({})
    operation_name: str | None = None


def _deep(field: str, levels: int, leaf: str = "id") -> str:
    return "{" + f"{field} {{" * levels + leaf + "}" * levels + "}"


def _fan(width: int, levels: int, leaf: str = "id") -> str:
    """Fragments that each spread the next one several times: exponential when expanded."""
    parts = ["{ organisations(first: 1) { nodes { ...F0 } } }"]
    for level in range(levels):
        spreads = " ".join(f"...F{level + 1}" for _ in range(width))
        parts.append(f"fragment F{level} on Organisation {{ {spreads} }}")
    parts.append(f"fragment F{levels} on Organisation {{ {leaf} }}")
    return " ".join(parts)


def _aliased_fan(width: int, levels: int) -> str:
    parts = ["{ ...F0 }"]
    for level in range(levels):
        fields = " ".join(f"a{i}: network {{ ...F{level + 1} }}" for i in range(width))
        parts.append(f"fragment F{level} on Organisation {{ {fields} }}")
    parts.append(f"fragment F{levels} on Organisation {{ id }}")
    return " ".join(parts)


def _repeat(text: str, count: int, separator: str = " ") -> str:
    return separator.join(text.replace("#", str(i)) for i in range(count))


def _nested_lists(first: int, levels: int) -> str:
    return "{" + f"organisations(first: {first}) {{ nodes {{" * levels + "id" + "}}" * levels + "}"


def _nested_value(open_: str, close: str, levels: int) -> str:
    return f"{{ organisations(where: {open_ * levels}1{close * levels}) {{ totalCount }} }}"


def _deep_variable(levels: int) -> dict[str, Any]:
    value: Any = 1
    for _ in range(levels):
        value = {"and": value}
    return {"where": value}


def _deep_list(levels: int) -> dict[str, Any]:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return {"ids": value}


_Q = "query ($where: W, $ids: [ID!], $n: Int) { organisations(where: $where, first: $n) { totalCount } }"
_INTROSPECTION_TYPES = "kind name fields { name args { name } }"

HOSTILE: dict[str, Sent] = {
    # fragments
    "fan 8 wide, 4 deep": Sent(_fan(8, 4)),
    "fan 8 wide, 6 deep": Sent(_fan(8, 6)),
    "fan 2 wide, 40 deep": Sent(_fan(2, 40)),
    "fan 40 wide, 3 deep": Sent(_fan(40, 3)),
    "fan through aliased fields": Sent(_aliased_fan(6, 6)),
    "fan of inline fragments": Sent(
        "{ a "
        + "... { " * 28
        + "id"
        + " ... { id }" * 200
        + "}" * 28
        + _repeat("...A", 200)
        + "} fragment A on Q {"
        + _repeat("f#", 20)
        + "}"
    ),
    "fan under introspection": Sent(
        "{ __schema { ...F0 } } "
        + " ".join(f"fragment F{i} on T {{ ...F{i + 1} ...F{i + 1} ...F{i + 1} }}" for i in range(20))
        + " fragment F20 on T { name }"
    ),
    "fragment that spreads itself": Sent("{ ...A } fragment A on Query { id ...A }"),
    "two fragments in a ring": Sent("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"),
    "ring through a field": Sent("{ ...A } fragment A on Query { network { ...A } }"),
    "ring that no operation reaches": Sent("{ id } fragment A on Query { ...B } fragment B on Query { ...A }"),
    "ring of forty": Sent("{ ...A0 } " + " ".join(f"fragment A{i} on Q {{ ...A{(i + 1) % 40} }}" for i in range(40))),
    "unused fan": Sent("{ id } " + _fan(8, 5).partition("} } } ")[2]),
    "two hundred fragments": Sent("{ id } " + _repeat("fragment F# on Query { id }", 200)),
    "chain of two hundred fragments": Sent(
        "{ ...F0 } " + " ".join(f"fragment F{i} on Q {{ id ...F{i + 1} }}" for i in range(200))
    ),
    "the same spread a thousand times": Sent("{ " + _repeat("...A", 1_000) + " } fragment A on Query { id name }"),
    # depth
    "selections 16 deep": Sent(_deep("network", 16)),
    "selections 40 deep": Sent(_deep("network", 40)),
    "selections 5,000 deep": Sent(_deep("a", 5_000)),
    "depth through fragments": Sent(
        "{ ...F0 } "
        + " ".join(f"fragment F{i} on Q {{ network {{ ...F{i + 1} }} }}" for i in range(18))
        + " fragment F18 on Q { id }"
    ),
    "depth through inline fragments": Sent("{" + "... on Query {" * 31 + "id" + "}" * 31 + "}"),
    "braces that never close": Sent("{" * 10_000),
    "parentheses that never close": Sent("{ a" + "(" * 10_000),
    "value objects 15 deep": Sent(_nested_value("{and:", "}", 15)),
    "value lists 5,000 deep": Sent(_nested_value("[", "]", 5_000)),
    "value in a variable's default": Sent("query ($w: W = " + "{and:" * 20 + "1" + "}" * 20 + ") { id }"),
    "value in a directive": Sent("{ id @include(if: " + "[" * 30 + "]" * 30 + ") }"),
    # breadth
    "three thousand fields": Sent("{" + _repeat("f#", 3_000) + "}"),
    "two thousand fields by fragments": Sent(
        "{" + _repeat("a#: network { ...A }", 50) + "} fragment A on N {" + _repeat("f#", 45) + "}"
    ),
    "a thousand aliases": Sent("{" + _repeat("a#: hello", 600) + "}"),
    "a hundred and one aliases by a fragment": Sent(
        "{" + _repeat("n { ...A }", 3) + "} fragment A on N {" + _repeat("a#: id", 40) + "}"
    ),
    "a thousand sign-ins": Sent(
        "mutation {" + _repeat('s#: signIn(input: {email: "a", password: "#"}) { token }', 140) + "}"
    ),
    "eleven mutations": Sent("mutation {" + _repeat("m#: f", 11) + "}"),
    "mutations by a fragment": Sent(
        "mutation { ...A ...B } fragment A on M {"
        + _repeat("a#: f", 6)
        + "} fragment B on M {"
        + _repeat("b#: f", 6)
        + "}"
    ),
    "thirty-one root fields": Sent("{" + _repeat("f#", 31) + "}"),
    "the dearest field a hundred times": Sent(
        "{" + _repeat("a#: organisations(first: 100) { nodes { id } }", 100) + "}"
    ),
    "a thousand operations": Sent(_repeat("query Q# { id }", 400), operation_name="Q0"),
    # the same again and again: what validation compares in pairs
    "the same leaf six hundred times": Sent("{ a {" + "id " * 600 + "} }"),
    "the same object two hundred times": Sent("{ a {" + "network { id } " * 200 + "} }"),
    "the same nested twenty by twenty": Sent("{ n {" + ("a { " + "b { id } " * 20 + "} ") * 20 + "} }"),
    "conflicting aliases": Sent("{ n {" + _repeat("x: f#", 99) + "} }"),
    "the same fields in fifty fragments": Sent(
        "{ n {" + _repeat("...F#", 50) + "} }" + _repeat("fragment F# on N { id name code a { id } }", 50)
    ),
    "the same arguments again": Sent("{ n {" + "a(x: 1, y: 2) { id } " * 90 + "} }"),
    # directives
    "five thousand skips": Sent("{ id " + "@skip(if: false) " * 5_000 + "}"),
    "a hundred includes on fields": Sent("{ n {" + _repeat("f# @include(if: true)", 100) + "} }"),
    "directives on the operation": Sent("query " + "@a " * 200 + "{ id }"),
    "directives on variables": Sent("query (" + _repeat("$v#: Int @a", 100) + ") { id }"),
    # text
    "a megabyte of spaces": Sent("{ id" + " " * 1_000_000 + "}"),
    "a megabyte of a string": Sent('{ organisation(id: "' + "x" * 1_000_000 + '") { id } }'),
    "a long string": Sent('{ organisation(id: "' + "x" * 6_000 + '") { id } }'),
    "a long block string": Sent('{ organisation(id: """' + "x\n" * 6_000 + '""") { id } }'),
    "many block strings": Sent("{ a(x: [" + '"""a""" ' * 6_000 + "]) }"),
    "a long number": Sent("{ organisations(first: " + "9" * 20_000 + ") { totalCount } }"),
    "a long fraction": Sent("{ a(x: 1." + "0" * 5_000 + "e999999) }"),
    "a long name": Sent("{ " + "n" * 20_000 + " }"),
    "a thousand comments": Sent("#\n" * 1_000 + "{ id }"),
    "comments without end": Sent("{ id }" + "\n#x" * 16_000),
    "commas": Sent("{ id" + "," * 60_000 + "}"),
    "a long list": Sent("{ a(x: [" + "1 " * 3_000 + "]) { id } }"),
    "a wide object": Sent("{ a(x: {" + _repeat("k#: 1", 1_000) + "}) { id } }"),
    "many variables": Sent("query (" + _repeat("$v#: Int", 900) + ") { id }"),
    "quotes": Sent('"' * 40_001),
    "punctuation": Sent("!" * 40_000),
    # pages
    "a hundred cubed": Sent(_nested_lists(100, 3)),
    "default pages four deep": Sent("{" + "organisations { nodes {" * 4 + "id" + "}}" * 4 + "}"),
    "lists five deep": Sent(_nested_lists(1, 5)),
    "edges five deep": Sent("{" + "a(first: 1) { edges { node {" * 5 + "id" + "}}}" * 5 + "}"),
    "pages by variables": Sent("query ($n: Int) {" + "a(first: $n) { nodes {" * 3 + "id" + "}}" * 3 + "}", {"n": 100}),
    "pages by a variable's default": Sent(
        "query ($n: Int = 100) {" + "a(last: $n) { nodes {" * 3 + "id" + "}}" * 3 + "}"
    ),
    "pages far over the largest": Sent(
        "query ($n: Int) {" + "a(first: $n) { nodes {" * 3 + "id" + "}}" * 3 + "}", {"n": 10**18}
    ),
    "items behind a fragment": Sent("{" + "a(first: 100) { ... on C { nodes {" * 3 + "id" + "}}}" * 3 + "}"),
    "pages hidden by aliases": Sent("{" + "x: a(first: 100) { y: nodes {" * 3 + "id" + "}}" * 3 + "}"),
    "plain lists with a page": Sent("{" + "a(first: 100) {" * 3 + "id" + "}" * 3 + "}"),
    # introspection
    "introspection of fields of fields": Sent(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    ),
    "introspection of possible types": Sent(
        '{ __type(name: "Node") { possibleTypes { interfaces { possibleTypes { name } } } } }'
    ),
    "introspection repeated": Sent("{" + _repeat("a#: __schema { types { name } }", 20) + "}"),
    "introspection with aliases inside": Sent(
        "{ __schema {" + _repeat(f"a#: types {{ {_INTROSPECTION_TYPES} }}", 10) + "} }"
    ),
    "introspection ofType forty deep": Sent('{ __type(name: "Q") {' + "ofType {" * 40 + "name" + "}" * 40 + "} }"),
    # variables
    "a list of 200,000": Sent(_Q, {"ids": ["x"] * 200_000}),
    "an object 13 deep": Sent(_Q, _deep_variable(13)),
    "an object 900 deep": Sent(_Q, _deep_variable(900)),
    "a list 900 deep": Sent(_Q, _deep_list(900)),
    "a text of a megabyte": Sent(_Q, {"where": {"name": "x" * 1_000_000}}),
    "a text of a megabyte in a list": Sent(_Q, {"ids": ["x" * 1_000_000]}),
    "twenty thousand values": Sent(_Q, {"where": [[1] * 900] * 20}),
    "a long key": Sent(_Q, {"where": {"k" * 5_000: 1}}),
    "a wide object in the variables": Sent(_Q, {"where": {f"k{i}": 1 for i in range(20_000)}}),
}

#: Not GraphQL: the parser says so, as quickly.
MALFORMED: dict[str, str] = {
    "an open block string of escapes": '{ a(x: """' + '\\"""' * 12_000,
    "an open string": '{ a(x: "' + "x" * 4_000,
    "a quote too many": "{ a(x: " + '"' * 4_001 + ") }",
    "quotes and backslashes": '"\\' * 24_000,
    "a null character": "{ a \0 }",
    "not even a letter": "§" * 1_000,
    "nothing": "",
    "a lone surrogate": "{ a \ud800 }",
}

LEGITIMATE: dict[str, Sent] = {
    "one field": Sent("{ viewer { id } }"),
    "one organisation in depth": Sent(
        """query One($id: ID!) { organisation(id: $id) { id name legalName network { id code name }
        services(first: 50) { nodes { id name } } contacts { nodes { kind value } }
        memberships(first: 10) { nodes { id state type { code } terms(first: 3) { nodes { period { from to } } } } } } }""",
        {"id": "T3JnYW5pc2F0aW9uOjE="},
        "One",
    ),
    "a page of fifty": Sent(
        """query Page($after: String, $where: OrganisationWhere) {
        organisations(first: 50, after: $after, where: $where, orderBy: [{field: NAME}]) {
          totalCount pageInfo { hasNextPage endCursor }
          edges { cursor node { id name network { code } contacts(first: 5) { nodes { kind value } }
            memberships(first: 3) { nodes { state terms(first: 3) { nodes { from to } } } } } } } }""",
        {"after": None, "where": {"and": [{"network": {"code": {"eq": "RS"}}}, {"name": {"contains": "омлад"}}]}},
    ),
    "two thousand objects": Sent(
        "{ networks(first: 10) { nodes { name organisations(first: 50) { nodes { name services(first: 4) { nodes { id name } } } } } } }"
    ),
    "statistics per network": Sent("{ organisations { totalCount groups(by: [NETWORK]) { key { name } count } } }"),
    "seven networks by alias": Sent(
        "{" + _repeat('n#: organisations(where: {network: {code: {eq: "#"}}}) { totalCount }', 7) + "}"
    ),
    "nodes by ids": Sent(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organisation { name } ... on Person { name } } }",
        {"ids": ["a"] * 100},
    ),
    "a mutation": Sent(
        "mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id name } errors { code path message } } }",
        {"input": {"name": {"sr-Cyrl": "Удружење"}, "services": ["a", "b"], "note": "реч " * 5_000}},
    ),
    "fragments as a client makes them": Sent(
        "query Q { organisations(first: 20) { nodes { ...Card ...Row } } } fragment Name on Organisation { id name } "
        "fragment Card on Organisation { ...Name network { ...Net } } fragment Row on Organisation { ...Name network { ...Net code } } "
        "fragment Net on Network { id name }"
    ),
    "a subscription": Sent("subscription { events(kinds: [MEMBERSHIP_CONFIRMED]) { id at subject { id } } }"),
    "a form with thirty fields": Sent("{ organisation(id: 1) {" + _repeat("field#", 30) + "} }"),
    "a directive or two": Sent(
        "query ($full: Boolean!) { viewer { id email @include(if: $full) roles @skip(if: $full) { name } } }",
        {"full": True},
    ),
    "a block string and comments": Sent('# why\n{ search(text: """Ђорђе "Djordje"\n""") { nodes { id } } } # done'),
}
