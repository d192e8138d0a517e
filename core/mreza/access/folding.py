"""What is left of a rule some of whose words are settled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, false, or_
from sqlalchemy.sql.elements import AsBoolean, BooleanClauseList, False_, Grouping
from sqlalchemy.sql.operators import is_false
from sqlalchemy.sql.operators import or_ as or_operator
from sqlalchemy.sql.selectable import Exists


def folded(rule: Any) -> ColumnElement[bool]:
    """The rule without the alternatives and conditions that constants decide.

    SQLAlchemy folds a constant that comes as it is; what it makes of two of them (``true() | false()``) is a constant
    in a wrapping, which it folds no further. A subquery that stays behind an alternative that is always true is never
    run, but looked through by PostgreSQL at each call.
    """
    match rule:
        case AsBoolean():
            return ~rule.element if rule.operator is is_false else rule.element
        case Grouping():
            inner = folded(rule.element)
            return inner if inner is not rule.element else rule
        case Exists():
            return false() if _is_empty(rule) else rule
        case BooleanClauseList():
            parts = [folded(clause) for clause in rule.clauses]
            whole = or_(*parts) if rule.operator is or_operator else and_(*parts)
            return folded(whole) if isinstance(whole, AsBoolean) else whole
    return rule  # type: ignore[no-any-return]


def _is_empty(rule: Exists) -> bool:
    """Whether no row can be there. Without columns that are computed: an aggregate makes a row of none."""
    statement = getattr(rule.element, "element", None)
    if not isinstance(statement, Select) or statement.whereclause is None:
        return False
    columns = list(statement.selected_columns)
    plain = bool(columns) and all(isinstance(one, Column) or str(one) == "*" for one in columns)
    plain = plain and not statement._having_criteria and not statement._group_by_clauses
    return plain and isinstance(folded(statement.whereclause), False_)
