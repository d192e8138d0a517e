"""A second reading of row rules, in Python, to hold against the database's.

`PythonViewer` speaks the same words as `mreza.access.rules.SqlViewer`, and `RuleReader` works out a rule over rows that
were loaded as their owner. Neither asks the database anything, nor shares code with what makes policies.
"""

from __future__ import annotations

import enum
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Date, Exists, Select, inspect, literal
from sqlalchemy.orm import aliased
from sqlalchemy.sql import elements, operators

from mreza.errors import MrezaError
from mreza.model.base import Base

Row = Mapping[str, Any]
Truth = bool | None
"""True, false, or unknown as SQL knows it; an unknown row is not shown."""


@dataclass(frozen=True)
class Facts:
    """What is known of who asks, from what was granted to it."""

    today: date
    networks: frozenset[UUID] = frozenset()
    member_networks: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()
    permissions: frozenset[str] = frozenset()
    person: UUID | None = None
    user: UUID | None = None
    is_secretariat: bool = False
    is_signed_in: bool = False


class Word(ColumnElement[bool]):
    """A word of a rule that Python understands; it stands in the rule's expression like any condition."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, meaning: Callable[[RuleReader, Scope], Truth]) -> None:
        self.meaning = meaning


class PythonViewer:
    """The vocabulary of `SqlViewer`, answered from facts."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.is_secretariat = _fact(facts.is_secretariat)
        self.is_signed_in = _fact(facts.is_signed_in)
        self.anyone, self.nobody = _fact(True), _fact(False)
        self.today: ColumnElement[date] = literal(facts.today, Date())

    def in_network(self, network: Any) -> Word:
        """The column names one of the networks that the asker coordinates."""
        return _among(network, self._facts.networks)

    def member_of(self, network: Any) -> Word:
        """The column names a network in which the asker is at least a member."""
        return _among(network, self._facts.member_networks)

    def owns(self, organisation: Any) -> Word:
        """The column names one of the asker's organisations."""
        return _among(organisation, self._facts.organisations)

    def is_person(self, person: Any) -> Word:
        """The column names the asker's person."""
        return _among(person, frozenset({self._facts.person} - {None}))

    def is_user(self, user: Any) -> Word:
        """The column names the asker's user."""
        return _among(user, frozenset({self._facts.user} - {None}))

    def has(self, permission: str) -> Word:
        """The asker holds the permission."""
        return _fact(permission in self._facts.permissions)

    def sees(self, link: Any, target: type[Base], *conditions: Callable[[Any], Any]) -> Word:
        """The row that the link leads to is one that the asker sees, and it meets the conditions."""

        def meaning(reader: RuleReader, scope: Scope) -> Truth:
            row = reader.rows[target].get(reader.value(link, scope))
            if row is None or not reader.sees(target, row):
                return False
            other = aliased(target)
            inside = {**scope, inspect(other).selectable: row}
            met = [reader.value(condition(other), inside) is True for condition in conditions]
            return all(met)

        return Word(meaning)


def _fact(holds: bool) -> Word:
    return Word(lambda _reader, _scope: holds)


def _among(column: Any, ids: frozenset[Any]) -> Word:
    return Word(lambda reader, scope: reader.value(column, scope) in ids)


Scope = dict[Any, Row]
"""The row that stands for each table or alias while a rule is read."""


@dataclass
class RuleReader:
    """Reads rules for one asker.

    Attributes:
        viewer: the asker.
        rows: all rows of all models, by their ids.
        read: columns that rules have asked for so far, as (table, column).
    """

    viewer: PythonViewer
    rows: Mapping[type[Base], Mapping[UUID, Row]]
    read: set[tuple[str, str]] = field(default_factory=set)
    _rules: dict[tuple[type[Base], str], Any] = field(default_factory=dict)
    _seen: dict[tuple[type[Base], UUID], bool] = field(default_factory=dict)

    def sees(self, model: type[Base], row: Row) -> bool:
        """Whether the asker sees the row, by the model's rule."""
        key = (model, row["id"])
        if key not in self._seen:
            self._seen[key] = self._holds(model, "visible", row)
        return self._seen[key]

    def writes(self, model: type[Base], row: Row) -> bool:
        """Whether the asker may write the row, by the model's rule."""
        return self._holds(model, "writable", row)

    def _holds(self, model: type[Base], rule: str, row: Row) -> bool:
        if (model, rule) not in self._rules:
            self._rules[model, rule] = getattr(model, rule)(self.viewer)
        return self.value(self._rules[model, rule], {model.__table__: row}) is True

    def value(self, element: Any, scope: Scope) -> Any:
        """What an element of a rule comes to; None for SQL's null.

        Raises: MrezaError for an element that is not known here.
        """
        element = getattr(element, "__clause_element__", lambda: element)()
        match element:
            case Word():
                return element.meaning(self, scope)
            case elements.BindParameter():
                return _plain(element.value)
            case elements.True_() | elements.False_():
                return isinstance(element, elements.True_)
            case elements.Null():
                return None
            case elements.ColumnClause():
                self.read.add((_table_of(element), element.name))
                return _plain(scope[element.table][element.name])
            case Exists():
                return self._exists(element, scope)
            case elements.BooleanClauseList():
                values = [self.value(part, scope) for part in element.clauses]
                return _every(values) if element.operator is operators.and_ else _some(values)
            case elements.BinaryExpression():
                return _compared(element, self.value(element.left, scope), self.value(element.right, scope))
            case elements.AsBoolean() | elements.UnaryExpression():
                return _turned(element, self.value(element.element, scope))
            case elements.Grouping() | elements.Cast():
                return self.value(getattr(element, "element", None) or element.clause, scope)
            case _:
                raise _unknown(element)

    def _exists(self, element: Exists, scope: Scope) -> bool:
        """Whether rows of the tables that the sub-select adds meet its conditions. The asker must see those rows,
        for each table's own policy binds the sub-select as well.
        """
        inner: Any = element.element
        while not isinstance(inner, Select):
            inner = inner.element
        tables = list(_tables(inner.whereclause) - scope.keys())
        models = [
            next(one for one in self.rows if one.__table__ is getattr(table, "element", table)) for table in tables
        ]
        several = product(*([row for row in self.rows[model].values() if self.sees(model, row)] for model in models))
        added = (dict(zip(tables, rows, strict=True)) for rows in several)
        return any(self.value(inner.whereclause, {**scope, **rows}) is True for rows in added)


def _plain(value: Any) -> Any:
    """The members of enumerations as the database has them: by their names, which is how rules may name them too."""
    if isinstance(value, enum.Enum):
        return value.name
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _tables(element: Any) -> set[Any]:
    """The tables whose columns stand in a condition, without those of its own sub-selects."""
    if isinstance(element, Exists):
        return set()
    if isinstance(element, elements.ColumnClause):
        return {element.table}
    return {table for child in element.get_children() for table in _tables(child)}


def _table_of(column: Any) -> str:
    return str(getattr(column.table, "element", column.table).name)


def _every(values: list[Truth]) -> Truth:
    return False if False in values else None if None in values else True


def _some(values: list[Truth]) -> Truth:
    return True if True in values else None if None in values else False


_COMPARISONS: dict[Any, Callable[[Any, Any], bool]] = {
    operators.eq: operator.eq,
    operators.ne: operator.ne,
    operators.lt: operator.lt,
    operators.le: operator.le,
    operators.gt: operator.gt,
    operators.ge: operator.ge,
    operators.in_op: lambda value, several: value in several,
    operators.not_in_op: lambda value, several: value not in several,
}


def _compared(element: elements.BinaryExpression[Any], left: Any, right: Any) -> Truth:
    if element.operator in (operators.is_, operators.is_not):
        return (left is right) is (element.operator is operators.is_)
    if left is None or right is None:
        return None
    if getattr(element.operator, "opstring", None) == "@>":
        return right in left
    if element.operator not in _COMPARISONS:
        raise _unknown(element)
    return _COMPARISONS[element.operator](left, right)


def _turned(element: Any, value: Truth) -> Truth:
    if element.operator in (operators.inv, operators.is_false):
        return None if value is None else not value
    if element.operator is operators.is_true:
        return value
    raise _unknown(element)


def _unknown(element: Any) -> MrezaError:
    return MrezaError(
        f"A {type(element).__name__} stands in a row rule, and mreza.testing.rule_in_python cannot read "
        "it. Say it with the words of mreza.access.rules, or teach the reader."
    )
