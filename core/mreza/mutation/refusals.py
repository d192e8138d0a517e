"""What the database refuses, in words for the user."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import asyncpg
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from mreza.errors import UserError
from mreza.model.base import Base
from mreza.model.period import ONE_DAY

#: By constraint: code and English sentence. Plugins state theirs in `locale/messages.py` as ``CONSTRAINTS``.
Words = Mapping[str, tuple[str, str]]

CORE_WORDS: Words = {
    "ex_core_identifier_valid": (
        "DUPLICATE_IDENTIFIER",
        "An organisation with this number is in the directory already, perhaps in another network: look it up.",
    ),
}
_AGAIN = ("40001", "40P01")
_ROW_SECURITY = "ExecWithCheckOptions"
_OVERLAP = {
    ("start", "end"): "The period from {start} to {end} overlaps another one of the same {what}. End the other one "
    "first.",
    ("start",): "The period from {start} on overlaps another one of the same {what}. End the other one first.",
    ("end",): "The period until {end} overlaps another one of the same {what}. End the other one first.",
    (): "The period overlaps another one of the same {what}. End the other one first.",
}
_GENERAL = {
    "23505": ("ALREADY_EXISTS", "There is such a {what} already. Use that one, or change what makes them equal."),
    "23P01": ("PERIODS_OVERLAP", _OVERLAP[()]),
    "23503": ("NOT_FOUND", "Something that the {what} refers to was not found. Check the ids."),
    "23514": ("VALUE_NOT_ALLOWED", "A value of the {what} is not allowed. Check what you gave."),
    "23502": ("REQUIRED", "A value of the {what} is missing. Give it."),
}
_IN_USE = ("IN_USE", "It is used by a {what}, so it cannot be deleted. Remove that first, or end it instead.")
_TRANSITION = ("TRANSITION_NOT_ALLOWED", "This change of state is not allowed. Read the record again for what is.")


def is_passing(error: DBAPIError) -> bool:
    """True for a conflict between transactions that is gone when one tries again."""
    return _cause(error, "sqlstate") in _AGAIN


def not_writable() -> UserError:
    """The row rules let the viewer see a row but not change it so."""
    return UserError(
        "NOT_PERMITTED",
        "You may not make this change. It belongs to the network or organisation of the record.",
        variant="row",
    )


def refusal(error: DBAPIError, words: Words) -> UserError | None:
    """The database's refusal as the user's mistake; None for what is nobody's mistake but ours."""
    state, constraint = _cause(error, "sqlstate"), _cause(error, "constraint_name") or ""
    if constraint in words:
        return UserError(*words[constraint])
    if state == "42501":
        is_rule = _cause(error, "server_source_function") == _ROW_SECURITY or constraint == "mreza_tell"
        return not_writable() if is_rule else None
    if state not in _GENERAL:
        return None
    code, sentence = _GENERAL[state]
    if state == "23P01" and (days := _days(error)) is not None:
        return _overlap(days, _what(_cause(error, "table_name")))
    if state == "23514" and "transition" in constraint:
        code, sentence = _TRANSITION
    if state == "23503" and (error.statement or "").lstrip().upper().startswith("DELETE"):
        code, sentence = _IN_USE
    return UserError(code, sentence, what=_what(_cause(error, "table_name")))


def _cause(error: DBAPIError, attribute: str) -> Any:
    """A field of the driver's error, which SQLAlchemy wraps twice."""
    return getattr(getattr(error.orig, "__cause__", None), attribute, None)


def _days(error: DBAPIError) -> tuple[date | None, date | None] | None:
    """First and last day of the period that was written, where the statement wrote one row with one period.

    Those of the period in its way are not told: its row may be one that the viewer does not see.
    """
    values = error.params.values() if isinstance(error.params, Mapping) else error.params or ()
    periods = [value for value in values if isinstance(value, Range | asyncpg.Range)]
    if len(periods) != 1:
        return None
    upper = periods[0].upper
    return periods[0].lower, None if upper is None else upper - ONE_DAY


def _overlap(days: tuple[date | None, date | None], what: str) -> UserError:
    given: dict[str, Any] = {name: day for name, day in zip(("start", "end"), days, strict=True) if day is not None}
    return UserError("PERIODS_OVERLAP", _OVERLAP[tuple(given)], variant="_".join(given) or None, what=what, **given)


def _what(table: str | None) -> str:
    names = (mapper.class_.__name__ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table)
    return next(names, "record")
