"""What people really ask: what the pages, the stories and the named documents ask, and the largest pages of a console."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphql import GraphQLError, GraphQLObjectType, get_introspection_query, get_named_type, parse, validate
from mreza.application import Application
from mreza.graphql.schema import core_schema
from mreza.model.registry import ModelInfo, ToMany, ToOne, ValueField

from .hostile import Sent

PLACEHOLDER = "T3JnYW5pc2F0aW9uOjE="
"""Stands for an id."""

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```graphql[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BEGINS = re.compile(r"\s*(query|mutation|subscription|\{)")


def legitimate(application: Application) -> dict[str, Sent]:
    """Every document with where it comes from."""
    infos = [info for info in application.api.registry.infos.values() if info.model.__api__]
    found = {f"a list of {info.plural} in a console": _console_page(application, info) for info in infos}
    found |= {f"one {info.name} whole": _whole(application, info) for info in infos}
    found |= {f"counts of {info.plural}": Sent(_counts(info)) for info in infos}
    found |= {
        f"the named document {name}": _filled(application, one.text) for name, one in application.api.documents.items()
    }
    found["the introspection of GraphiQL"] = Sent(get_introspection_query(input_value_deprecation=True))
    return found | dict(_written(application))


def _console_page(application: Application, info: ModelInfo) -> Sent:
    """A page of a hundred with everything of each row that is one value, and the names of what it links to."""
    document = (
        f"query Page($after: String, $where: {info.name}Where, $order: [{info.name}Order!]) {{ "
        f"{info.plural}(first: 100, after: $after, where: $where, orderBy: $order) {{ totalCount "
        f"pageInfo {{ hasNextPage endCursor }} edges {{ cursor node {{ {_values(info)} {_links(application, info)} }} }} }} }}"
    )
    return Sent(document, {"after": None, "where": {}, "order": [{"id": "DESC"}]}, "Page")


def _whole(application: Application, info: ModelInfo) -> Sent:
    """Everything of one object, with ten of each of its lists."""
    lists = " ".join(
        f"{field.name}(first: 10) {{ {_values(application.api.registry.of(field.target))} }}"
        for field in info.fields.values()
        if isinstance(field, ToMany)
    )
    return Sent(
        f"query One($id: ID!) {{ {info.root_one}(id: $id) {{ {_values(info)} {_links(application, info)} {lists} }} }}",
        {"id": PLACEHOLDER},
    )


def _counts(info: ModelInfo) -> str:
    """How many by each of its links, as a dashboard shows."""
    parts = [
        f"by_{field.name}: groups(by: [{{{field.name}: {{id: true}}}}]) {{ key {{ {field.name} {{ id }} }} count }}"
        for field in info.fields.values()
        if isinstance(field, ToOne)
    ]
    return f"{{ {info.plural} {{ totalCount {' '.join(parts)} }} }}"


def _values(info: ModelInfo) -> str:
    return " ".join(name for name, field in info.fields.items() if isinstance(field, ValueField))


def _links(application: Application, info: ModelInfo) -> str:
    links = [field for field in info.fields.values() if isinstance(field, ToOne)]
    return " ".join(f"{field.name} {{ {_name(application, field)} }}" for field in links)


def _name(application: Application, field: ToOne) -> str:
    fields = application.api.registry.of(field.target).fields
    return "id " + next((name for name in ("name", "title", "code") if name in fields), "__typename")


def _written(application: Application) -> Iterator[tuple[str, Sent]]:
    """The documents of pages and stories that are valid as they stand there; pages also show some that are not."""
    schema = core_schema(application.api.schema)
    for place, text in [*_in_pages(), *_in_stories()]:
        try:
            document = parse(text)
        except GraphQLError:
            continue
        if not validate(schema, document) and len(document.definitions) == 1 and not _declines(text):
            yield place, _filled(application, text)


def _filled(application: Application, text: str) -> Sent:
    """A document with something for each variable that must be given."""
    types = core_schema(application.api.schema).type_map
    return Sent(text, _placeholders(types, parse(text).definitions[0]))


def _declines(text: str) -> bool:
    """The page on limits shows one question that is refused."""
    return text.count("first: 100") > 2


def _in_pages() -> Iterator[tuple[str, str]]:
    for page in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]:
        for number, found in enumerate(_FENCE.finditer(page.read_text(encoding="utf-8"))):
            yield f"{page.name} {number}", found[1]


def _in_stories() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "tests" / "stories").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _BEGINS.match(node.value):
                yield f"{file.name}:{node.lineno}", node.value


def _placeholders(types: Mapping[str, Any], operation: Any) -> dict[str, Any]:
    """Something for each variable that must be given."""
    needed = [one for one in operation.variable_definitions or () if one.type.kind == "non_null_type"]
    return {one.variable.name.value: _placeholder(types, one.type.type) for one in needed}


def _placeholder(types: Mapping[str, Any], node: Any) -> Any:
    if node.kind == "list_type":
        return []
    type_ = types[node.name.value]
    if hasattr(type_, "fields") and not isinstance(type_, GraphQLObjectType):
        from_schema = {n: f for n, f in type_.fields.items() if str(f.type).endswith("!")}
        return {name: _of_type(get_named_type(field.type), str(field.type)) for name, field in from_schema.items()}
    return _of_type(type_, "")


def _of_type(type_: Any, written: str) -> Any:
    if written.startswith("["):
        return []
    if hasattr(type_, "fields"):
        return {
            n: _of_type(get_named_type(f.type), str(f.type))
            for n, f in type_.fields.items()
            if str(f.type).endswith("!")
        }
    if hasattr(type_, "values"):
        return next(iter(type_.values))
    samples = {
        "Int": 1,
        "Boolean": True,
        "Date": "2025-06-30",
        "DateTime": "2025-06-30T10:00:00Z",
        "Decimal": "1",
        "Locale": "en",
    }
    return samples.get(type_.name, PLACEHOLDER)
