"""Subqueries that stay tied to their row wherever they are put."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, inspect
from sqlalchemy.sql.visitors import replacement_traverse


def tied(expression: Any, row: Any) -> Any:
    """The expression with its subqueries correlated to `row`, a model or an alias of one, however deep it will stand
    below it.

    By itself SQLAlchemy ties a subquery to the statement right around it only. Inside an EXISTS of another table it
    would read `row`'s whole table instead of the row, without a word.
    """
    around = inspect(row).selectable

    def replace(element: Any, **_: Any) -> Any:
        if not isinstance(element, Select):
            return None
        if not element._auto_correlate:  # the author has said what it is tied to
            return element
        return element.correlate_except(*[each for each in element.get_final_froms() if each != around])

    return replacement_traverse(expression, {}, replace)
