"""Root lists: Relay connections.

Nodes, edges and page information come from one page; count and groups are computed only when asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import aggregate_order_by, array_agg

from mreza.graphql.context import Compilation, Source, request_error
from mreza.graphql.document import Selected
from mreza.graphql.groups import groups_json
from mreza.graphql.json_sql import Constant, Item, array, boolean_json, constant, obj, or_null, quoted
from mreza.graphql.order import beyond, cursor_sql, cursor_text, encoded_cursor, keys_of
from mreza.graphql.select_list import limit, limited
from mreza.graphql.select_object import body
from mreza.graphql.where import list_filters
from mreza.model.registry import ModelInfo

DEFAULT_PAGE = 20
_FEW_KEYS = 3
_PAGED = frozenset({"nodes", "edges", "pageInfo"})


def connection(c: Compilation, info: ModelInfo, item: Selected, path: tuple[str, ...]) -> ColumnElement[str]:
    """The whole connection as JSON text."""
    day = c.day(item, c.today)
    parts = c.operation.children(item, f"{info.name}Connection")
    page = Page(c, info, item, day, (*path, item.key), [part for part in parts if part.name in _PAGED])
    pairs: list[tuple[str, Any]] = []
    for part in parts:
        if part.name in _PAGED:
            pairs.append((part.key, page.json_of(part)))
        elif part.name == "totalCount":
            pairs.append((part.key, _total(c, info, item, day)))
        elif part.name == "groups":
            pairs.append((part.key, groups_json(c, info, item, part, day)))
        else:
            pairs.append((part.key, constant(f"{info.name}Connection")))
    whole = obj(pairs)
    if page.rows is None:
        return whole
    # HAVING makes one row of the page even where nothing that is asked aggregates it.
    return select(whole).select_from(page.rows).having(literal_column("true")).scalar_subquery()


def _total(c: Compilation, info: ModelInfo, item: Selected, day: Any) -> ColumnElement[str]:
    row = c.alias(info.model)
    count = select(func.count()).select_from(row).where(*list_filters(c, info, row, item, day)).scalar_subquery()
    return cast(count, Text)


class Page:
    """One page of a list: a subquery with a JSON column per part that shows rows, one row more than the page where
    someone asks for more.
    """

    def __init__(
        self, c: Compilation, info: ModelInfo, item: Selected, day: Any, path: tuple[str, ...], parts: list[Selected]
    ) -> None:
        self.c, self.info, self.day, self.path = c, info, day, path
        self.row = c.alias(info.model)
        self.source = Source(self.row)
        self.rows: Any = None
        self._columns: list[Any] = []
        self._labels: dict[str, str] = {}
        if parts:
            self._read_arguments(item)
            self._build(item, parts)

    def _read_arguments(self, item: Selected) -> None:
        c = self.c
        first, last = c.argument(item, "first"), c.argument(item, "last")
        after, before = c.argument(item, "after"), c.argument(item, "before")
        if first is not None and last is not None:
            raise request_error("Ask for the first or for the last rows, not for both.", last.path)
        self.backwards = last is not None
        self.keys = keys_of(c, self.info, self.row, item, self.day)
        self.size = limit(c, last if self.backwards else first, DEFAULT_PAGE)
        self.from_cursor = (before if self.backwards else after) is not None
        self.conditions = list_filters(c, self.info, self.row, item, self.day)
        for cursor, backwards in ((after, False), (before, True)):
            if cursor is not None:
                self.conditions.append(beyond(c, self.keys, cursor, backwards=backwards))

    def _build(self, item: Selected, parts: list[Selected]) -> None:
        for part in parts:
            if part.name != "pageInfo":
                self._labels[part.key] = f"j{len(self._columns)}"
                self._columns.append(self._row_json(part).label(self._labels[part.key]))
        order = [key.ordered(backwards=self.backwards) for key in self.keys]
        infos = [
            field.name
            for part in parts
            if part.name == "pageInfo"
            for field in self.c.operation.children(part, "PageInfo")
        ]
        self.numbered = bool(infos) or self.backwards
        if self.numbered:
            self._columns.append(func.row_number().over(order_by=order).label("rn"))
        if any(name.endswith("Cursor") for name in infos):
            self._columns += [kept.label(f"c{position}") for position, kept in enumerate(self._kept())]
        statement = select(*self._columns).select_from(self.source.clause).where(*self.conditions).order_by(*order)
        self.rows = limited(statement, self.size + literal_column("1") if self.numbered else self.size).subquery()

    def _row_json(self, part: Selected) -> ColumnElement[str]:
        if part.name == "nodes":
            return self._object(self.c.operation.children(part, self.info.name), (*self.path, part.key))
        pairs: list[tuple[str, Any]] = []
        for field in self.c.operation.children(part, f"{self.info.name}Edge"):
            if field.name == "cursor":
                pairs.append((field.key, quoted(cursor_sql(self.keys))))
            elif field.name == "node":
                below = self.c.operation.children(field, self.info.name)
                pairs.append((field.key, self._object(below, (*self.path, part.key, field.key))))
            else:
                pairs.append((field.key, constant(f"{self.info.name}Edge")))
        return obj(pairs)

    def _object(self, selected: list[Selected], path: tuple[str, ...]) -> ColumnElement[str]:
        return body(self.c, self.info, self.row, selected, self.source, self.day, path)

    def json_of(self, part: Selected) -> ColumnElement[str]:
        """A paged part, aggregated over the page."""
        if part.name == "pageInfo":
            return obj([(field.key, self._about(field.name)) for field in self.c.operation.children(part, "PageInfo")])
        rows = self.rows.c
        within = rows.rn <= self.size if self.numbered else None
        order = rows.rn.desc() if self.backwards else None  # forwards they come in order
        return array(rows[self._labels[part.key]], where=within, order=order)

    def _about(self, name: str) -> ColumnElement[str]:
        more: Callable[[], ColumnElement[str]] = lambda: boolean_json(func.count() > self.size)  # noqa: E731
        known = Constant("true" if self.from_cursor else "false")
        match name:
            case "hasNextPage":
                return known if self.backwards else more()
            case "hasPreviousPage":
                return more() if self.backwards else known
            case "startCursor":
                return self._cursor(last_read=self.backwards)
            case "endCursor":
                return self._cursor(last_read=not self.backwards)
            case _:
                return constant("PageInfo")

    def _kept(self) -> list[Any]:
        """What is kept of each row for the page's cursors: the values of its keys, since to write a cursor costs more.
        Of many keys it is the cursor's text, lest a statement grow by all of them wherever a cursor is asked for.
        """
        values = [key.expression for key in self.keys]
        return [cursor_text(self.keys, values)] if self._has_many_keys else values

    @property
    def _has_many_keys(self) -> bool:
        return len(self.keys) > _FEW_KEYS

    def _cursor(self, *, last_read: bool) -> ColumnElement[str]:
        """The cursor of the row read first or last, null on an empty page."""
        within = self.rows.c.rn <= self.size
        count = func.count().filter(within)
        kept = [self.rows.c[f"c{position}"] for position in range(len(self._kept()))]
        picked = [self._picked(column, within, count, last_read) for column in kept]
        text = picked[0] if self._has_many_keys else cursor_text(self.keys, picked)
        return or_null(case((count > literal_column("0"), quoted(encoded_cursor(text)))))

    def _picked(self, column: Any, within: Any, count: Any, last_read: bool) -> Any:
        """A column of the row read first or last; forwards nothing is sorted, since one order would be imposed on every
        aggregate.
        """
        if self.backwards:
            rn = self.rows.c.rn
            order = aggregate_order_by(column, rn.desc() if last_read else rn.asc())
            return Item(array_agg(order).filter(within), 1)  # type: ignore[no-untyped-call]
        return Item(array_agg(column).filter(within), count if last_read else 1)  # type: ignore[no-untyped-call]
