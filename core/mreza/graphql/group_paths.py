"""What groups are made of: the rows of a list with the links that keys and measures lie along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.sql.elements import True_

from mreza.access.rules import VIEWER
from mreza.graphql.context import Compilation, Source
from mreza.graphql.masks import list_rules, masked
from mreza.model.registry import ModelInfo, ToMany, ToOne, ValueField
from mreza.text import rendered_sql

_NO_UNIT: ColumnElement[str] = literal_column("''", Text())


def _all(expression: Any) -> ColumnElement[bool]:
    return func.bool_and(expression, type_=Boolean())


class Paths:
    """The rows of a list with the links joined that keys and measures ask for; each path is joined once."""

    def __init__(self, c: Compilation, info: ModelInfo, day: Any, row: Any = None, *, name: str = "") -> None:
        self.c, self.day, self._info, self._name = c, day, info, name
        self.row = c.alias(info.model) if row is None else row
        self.source = Source(self.row)
        self._joined: dict[tuple[str, ...], tuple[ModelInfo, Any]] = {(): (info, self.row)}
        self._listed: dict[tuple[str, ...], Listed] = {}

    def info(self, path: tuple[str, ...]) -> ModelInfo:
        """The model that a path of links leads to; joins nothing."""
        info = self._info
        for name in path:
            field = info.fields[name]
            assert isinstance(field, ToOne)
            info = self.c.registry.of(field.target)
        return info

    def listed(self, path: tuple[str, ...]) -> Listed:
        """The list at the end of a path; each list is joined once, whichever of its values are keys."""
        if path not in self._listed:
            info, row = self.at(path[:-1])
            field = info.fields[path[-1]]
            assert isinstance(field, ToMany)
            name = f"{self._name}l{len(self._listed)}"
            self._listed[path] = Listed(self.c, info, row, field, self.day, name)
        return self._listed[path]

    def at(self, path: tuple[str, ...]) -> tuple[ModelInfo, Any]:
        """The model and alias that a path of links leads to."""
        if path not in self._joined:
            info, row = self.at(path[:-1])
            field = info.fields[path[-1]]
            assert isinstance(field, ToOne)
            other = self.c.alias(field.target)
            self.source.left_join(
                other,
                other.id == self._link(path, masked(self.c, info.model, row, field.audience, field.key(row, self.day))),
            )
            self._joined[path] = (self.c.registry.of(field.target), other)
        return self._joined[path]

    def value(self, path: tuple[str, ...]) -> tuple[ValueField, ModelInfo, Any]:
        """The field at the end of a path and its masked expression."""
        if (link := self._link_of(path)) is not None:
            return link
        info, row = self.at(path[:-1])
        field = info.fields[path[-1]]
        assert isinstance(field, ValueField)
        expression = field.sql(row, self.day)
        if field.translated:
            expression = rendered_sql(expression, self.c.locale)
        expression = masked(self.c, info.model, row, field.audience, expression)
        if len(path) > 1 and field.column is None:
            # What is derived may have a value of its own, such as a count of 0, where the link leads nowhere.
            expression = case((row.id.is_not(None), expression))
        return field, info, self._link(path, expression)

    def counted(self, path: tuple[str, ...]) -> tuple[ValueField, ModelInfo, Any]:
        """What different values are told apart by. Of linked rows it is the link, which is the row's own, wherever it
        leads: guests from another network are so many different people, although nobody here sees who they are.
        """
        return self._link_of(path, told_apart=True) or self.value(path)

    def _link_of(self, path: tuple[str, ...], *, told_apart: bool = False) -> tuple[ValueField, ModelInfo, Any] | None:
        """The id of a linked row that everybody sees is the link itself, and needs no join."""
        if len(path) != 2 or path[-1] != "id":
            return None
        link = self._info.fields[path[0]]
        assert isinstance(link, ToOne)
        target = self.c.registry.of(link.target)
        if not told_apart and not isinstance(link.target.visible(VIEWER), True_):
            return None
        field = target.fields["id"]
        assert isinstance(field, ValueField)
        key = masked(self.c, self._info.model, self.row, link.audience, link.key(self.row, self.day))
        return field, target, self._link(path[:1], key)

    def _link(self, path: tuple[str, ...], expression: Any) -> Any:
        """What stands for an expression of the row itself where links and groups are made."""
        return expression

    def count(self) -> ColumnElement[int]:
        """How many rows."""
        return func.count()

    def measure(self, function: Any, path: tuple[str, ...]) -> tuple[ValueField, ColumnElement[Any]]:
        """An aggregate of the field at the end of a path; null where the rows' units differ, and where a part of what
        makes sense as a whole only is unknown."""
        rows = self._rows(path)
        field, _info, expression = rows.value(path)
        conditions: list[ColumnElement[bool]] = []
        if field.unit:
            unit = rows.unit(path, field, expression)
            only = func.nullif(self._aggregate(func.max, unit), _NO_UNIT)
            conditions.append(self._aggregate(func.min, unit) == only)
        if field.whole:
            conditions.append(self._aggregate(_all, rows.known(path, expression)))
        measure = self._aggregate(function, expression)
        return field, case((and_(*conditions), measure)) if conditions else measure

    def unit(self, path: tuple[str, ...], field: ValueField, value: Any) -> ColumnElement[str]:
        """In what the value at the end of a path is measured, for those who see it. A value without a unit, or with one
        that is hidden, has one of its own, so that it is never taken for that of the others."""
        info, row = self.at(path[:-1])
        unit: Any = cast(self._end((*path[:-1], *field.unit)), Text)
        if field.nullable:
            unit = case((value.is_(None), unit), else_=func.coalesce(unit, _NO_UNIT))
        else:
            unit = func.coalesce(unit, _NO_UNIT)
        if len(path) > 1:
            unit = case((row.id.is_not(None), unit))
        return masked(self.c, info.model, row, field.audience, unit)

    def _end(self, path: tuple[str, ...]) -> Any:
        """The masked value or link at the end of a path."""
        info, row = self.at(path[:-1])
        field = info.fields[path[-1]]
        if isinstance(field, ToOne):
            return masked(self.c, info.model, row, field.audience, field.key(row, self.day))
        return self.value(path)[2]

    def known(self, path: tuple[str, ...], expression: Any) -> ColumnElement[bool]:
        """Whether a row's value is known; where a link leads nowhere, there is none to be known."""
        known: ColumnElement[bool] = expression.is_not(None)
        return known if len(path) == 1 else or_(known, self.at(path[:-1])[1].id.is_(None))

    def _rows(self, path: tuple[str, ...]) -> Paths:
        """Where a measure finds the values of single rows."""
        return self

    def _aggregate(self, function: Any, expression: Any) -> Any:
        """Of all rows of a group."""
        return function(expression)

    def select(self, columns: list[Any], conditions: list[Any]) -> Select[Any]:
        """The grouped rows, still to be grouped."""
        for one in self._listed.values():
            self.source.left_join(one.values(), true())
        return select(*columns).select_from(self.source.clause).where(*conditions)


class Listed:
    """A list that keys lie along: of each row, the *different* values that its list holds, so that a row is in each of
    their groups once, however often the list repeats a value. A row whose list is empty is in the group of null.

    Of dated rows those count that hold on the day asked for.
    """

    def __init__(self, c: Compilation, info: ModelInfo, row: Any, field: ToMany, day: Any, name: str) -> None:
        target = c.registry.of(field.target)
        self.paths, self._name = Paths(c, target, day, name=name), name
        other = self.paths.row
        self._conditions = [field.joins(row, other), *list_rules(c, info, row, field, target, other)]
        if target.period:
            self._conditions.append(getattr(other, target.period).contains(day))
        self._values: list[Any] = []

    def value(self, expression: Any) -> Any:
        """An expression of the list's rows, as the grouped rows know it."""
        self._values.append(expression)
        return literal_column(f"{self._name}.v{len(self._values) - 1}", expression.type)

    def values(self) -> Any:
        """The different values of one row's list, to be joined to it."""
        columns = [expression.label(f"v{position}") for position, expression in enumerate(self._values)]
        return self.paths.select(columns, self._conditions).distinct().lateral(self._name)


class Pregrouped(Paths):
    """The rows grouped by their own columns first, links among these, and only the groups joined and grouped again by
    what the links lead to.

    A federation has 7 networks and ten thousand memberships: seven rows are joined instead of ten thousand, and
    different values are counted among groups instead of rows.
    """

    def __init__(self, c: Compilation, info: ModelInfo, day: Any) -> None:
        super().__init__(c, info, day)
        self._joins: list[tuple[Any, Any]] = []
        self._keys: dict[str, Any] = {}
        self._measures: list[Any] = []
        self.source = self  # type: ignore[assignment]

    def left_join(self, other: Any, condition: Any) -> None:
        """Join a link's target to the groups, once they are known."""
        self._joins.append((other, condition))

    def _link(self, path: tuple[str, ...], expression: Any) -> Any:
        if len(path) > 1:
            return expression
        name = f"g{list(self._keys).index(path[0]) if path[0] in self._keys else len(self._keys)}"
        self._keys.setdefault(path[0], expression)
        return literal_column(f"pre.{name}", expression.type)

    def count(self) -> ColumnElement[int]:
        """How many rows: the sum of the groups' counts."""
        return func.coalesce(cast(func.sum(self._measured(func.count())), BigInteger), literal_column("0"))

    def _rows(self, path: tuple[str, ...]) -> Paths:
        """A field of the row is not made a key."""
        return self if len(path) > 1 else Paths(self.c, self._info, self.day, self.row)

    def _aggregate(self, function: Any, expression: Any) -> Any:
        """The sum of sums, the least of the least, the greatest of the greatest."""
        return function(self._measured(function(expression)))

    def _measured(self, expression: Any) -> Any:
        self._measures.append(expression)
        return literal_column(f"pre.m{len(self._measures) - 1}", expression.type)

    def select(self, columns: list[Any], conditions: list[Any]) -> Select[Any]:
        """The groups with their links joined, still to be grouped again."""
        keys = [expression.label(f"g{position}") for position, expression in enumerate(self._keys.values())]
        measures = [expression.label(f"m{position}") for position, expression in enumerate(self._measures)]
        ordinals: list[ColumnElement[Any]] = [literal_column(str(position + 1)) for position in range(len(keys))]
        rows = select(*keys, *measures).select_from(self.row).where(*conditions).group_by(*ordinals).subquery("pre")
        source = Source(rows)
        for other, condition in self._joins:
            source.left_join(other, condition)
        for one in self._listed.values():
            source.left_join(one.values(), true())
        return select(*columns).select_from(source.clause)
