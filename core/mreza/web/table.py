"""A list of the API as a table: `Accept: text/csv` at /graphql, and `GET /q/<name>.csv`.

The operation asks for one list; each field without fields of its own below `nodes` is a column, called by its path. A
document that takes `$after` and asks for `pageInfo { hasNextPage endCursor }` is asked again page by page, so that the
table holds the whole list. Every page is a question like any other: same rights, same limits.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from mreza.graphql.api import GraphQLAnswer, GraphQLRequest, Outcome
from mreza.text.spreadsheet import cell
from mreza.web.refusal import Header, Refusal

MEDIA = "text/csv; charset=utf-8"
HEADERS: tuple[Header, ...] = ((b"content-disposition", b'attachment; filename="list.csv"'),)
MOST_ROWS = 10_000
_BETWEEN = "; "

Execute = Callable[[GraphQLRequest], Awaitable[GraphQLAnswer]]


@dataclass(frozen=True, slots=True)
class Table:
    """Which part of an answer is the table.

    `root` is the response key of the list, `nodes` of its rows, `columns` the paths of the values in a row; `pages` the
    response keys of `pageInfo`, `hasNextPage` and `endCursor`, where the list can be asked for page by page.
    """

    root: str
    nodes: str
    columns: tuple[tuple[str, ...], ...]
    pages: tuple[str, str, str] | None


async def table_answer(request: GraphQLRequest, execute: Execute) -> GraphQLAnswer | bytes:
    """The list as CSV, or the engine's answer where it has no data.

    Raises:
        Refusal: the operation asks for no list (400), or the list is too long for a table (400).
    """
    asked = replace(request, read_only=True)
    table: Table | None = None
    rows: list[Any] = []
    while True:
        answer = await execute(asked)
        if answer.outcome is not Outcome.DATA:
            return answer
        # Only now: what has been answered has kept all limits, and parses.
        table = table or table_of(parse(request.query), request.operation_name)
        found = orjson.loads(answer.body)["data"][table.root]
        rows += found[table.nodes] if found else []
        if len(rows) > MOST_ROWS:
            raise Refusal(400, "TOO_MANY_ROWS", f"A table has at most {MOST_ROWS:,} rows. Narrow the list with where.")
        cursor = _next_cursor(table, found)
        if cursor is None:
            return written(table, rows)
        asked = replace(asked, variables={**asked.variables, "after": cursor})


def table_of(document: DocumentNode, operation_name: str | None) -> Table:
    """Reads the operation.

    Raises:
        Refusal: it asks for something else than one list.
    """
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    operation = next(one for one in operations if operation_name is None or _name(one) == operation_name)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    roots = list(_fields(operation.selection_set, fragments))
    below = list(_fields(roots[0].selection_set, fragments)) if len(roots) == 1 else []
    nodes = [one for one in below if one.name.value == "nodes"]
    if len(nodes) != 1:
        raise Refusal(
            400,
            "NOT_A_LIST",
            "A table is one list. Ask for one field with nodes, e.g. { networks { nodes { code } } }.",
        )
    takes_after = "after" in {one.variable.name.value for one in operation.variable_definitions or ()}
    pages = [page for one in below if (page := _page_info(one, fragments)) is not None]
    return Table(
        root=_key(roots[0]),
        nodes=_key(nodes[0]),
        columns=tuple(dict.fromkeys(_paths(nodes[0].selection_set, fragments))),
        pages=pages[0] if pages and takes_after else None,
    )


def written(table: Table, rows: list[Any]) -> bytes:
    """The table with a line of headings; the byte-order mark tells spreadsheets that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(cell(".".join(path)) for path in table.columns)
    for row in rows:
        writer.writerow(cell(_BETWEEN.join(_values(row, path))) for path in table.columns)
    return out.getvalue().encode("utf-8-sig", "replace")


def _values(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    """All values at a path, through lists; null is nothing."""
    if isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    elif value is None:
        return
    elif path:
        yield from _values(value.get(path[0]), path[1:])
    elif isinstance(value, str):
        yield value
    else:
        yield orjson.dumps(value).decode()


def _next_cursor(table: Table, found: Any) -> str | None:
    if table.pages is None or not found:
        return None
    info, more, cursor = table.pages
    return found[info][cursor] if found[info][more] else None


def _page_info(field: FieldNode, fragments: dict[str, FragmentDefinitionNode]) -> tuple[str, str, str] | None:
    if field.name.value != "pageInfo":
        return None
    keys = {one.name.value: _key(one) for one in _fields(field.selection_set, fragments)}
    return (_key(field), keys["hasNextPage"], keys["endCursor"]) if {"hasNextPage", "endCursor"} <= set(keys) else None


def _paths(
    selection: SelectionSetNode | None, fragments: dict[str, FragmentDefinitionNode], before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    for field in _fields(selection, fragments):
        path = (*before, _key(field))
        if field.selection_set is None:
            yield path
        else:
            yield from _paths(field.selection_set, fragments, path)


def _fields(selection: SelectionSetNode | None, fragments: dict[str, FragmentDefinitionNode]) -> Iterator[FieldNode]:
    for node in selection.selections if selection is not None else ():
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(fragments[node.name.value].selection_set, fragments)
        else:
            yield from _fields(node.selection_set, fragments)  # type: ignore[attr-defined]


def _key(field: FieldNode) -> str:
    return field.alias.value if field.alias is not None else field.name.value


def _name(operation: OperationDefinitionNode) -> str | None:
    return operation.name.value if operation.name is not None else None


__all__ = ["HEADERS", "MEDIA", "MOST_ROWS", "Table", "table_answer", "table_of", "written"]
