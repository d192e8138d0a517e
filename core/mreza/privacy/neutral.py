"""What an erased row keeps in its personal columns: nothing that says who it was, all that figures count."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Enum, Numeric, Table, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from mreza.model.fields import LinkOptions, PeriodOptions, StateOptions, options_of
from mreza.privacy.ties import PERSON, USER, Tie, target_of
from mreza.text import TranslatedType

ERASED = "Erased"

#: Rows that let somebody in; of a person who is erased none is kept.
CREDENTIALS = ("core_token", "core_role_grant")

_UNIQUE = "'erased-' || t.id"
_OWN = {
    PERSON: {"given_name": f"'{ERASED}'", "family_name": "'person'"},
    USER: {"email": f"{_UNIQUE} || '@erased.invalid'", "name": f"'{ERASED} person'", "active": "false"},
}


def neutral_values(tie: Tie) -> dict[str, str]:
    """SQL expressions by column, for rows ``t`` of the tie's table; columns that are kept are left out.

    Text and whatever may be empty is cleared. Links, periods and states stay, as do required values of other types:
    they say what a row is, and whoever it led to is not there any more.
    """
    table = tie.model.__table__
    assert isinstance(table, Table)
    values = dict(_OWN.get(tie.table, {}))
    for name in tie.personal:
        if name not in values and (value := _neutral(tie, table, table.c[name])) is not None:
            values[name] = value
    return values


def _neutral(tie: Tie, table: Table, column: Column[Any]) -> str | None:
    options = options_of(column)
    if isinstance(options, StateOptions | PeriodOptions):
        return None
    if isinstance(options, LinkOptions) or target_of(tie.model, column.name) is not None:
        away = options is not None and options.personal and column.nullable and column.name not in tie.links
        return "NULL" if away and target_of(tie.model, column.name) not in (PERSON, USER) else None
    if column.nullable:
        return "NULL"
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    return _required(table, column, default)


def _required(table: Table, column: Column[Any], default: Any) -> str | None:
    """What stands in a column that must not be empty; None when it keeps its value."""
    if isinstance(column.type, TranslatedType):
        return f"""'{{"en": "{ERASED}"}}'::jsonb"""
    if isinstance(column.type, JSONB):
        return f"CASE jsonb_typeof(t.{column.name}) WHEN 'array' THEN '[]'::jsonb ELSE '{{}}'::jsonb END"
    if isinstance(column.type, Enum):
        return f"'{default.name}'" if default is not None else None
    if isinstance(column.type, Boolean | Numeric | Date | DateTime | Uuid) or column.type.python_type is not str:
        return None
    if _is_unique(table, column):
        return _UNIQUE
    return "'" + str(ERASED if default is None else default).replace("'", "''") + "'"


def _is_unique(table: Table, column: Column[Any]) -> bool:
    together = any(column.name in one.columns for one in table.constraints if isinstance(one, UniqueConstraint))
    return together or any(index.unique and column.name in index.columns for index in table.indexes)


def ended_period(tie: Tie) -> str | None:
    """SQL that ends the row today (on its first day, if that is later); None where nothing ends with the person."""
    column = tie.model.__table__.c.get("valid")
    people = {PERSON, USER} & set(tie.links.values())
    if column is None or not isinstance(options_of(column), PeriodOptions) or not people or not tie.model.__personal__:
        return None
    return "t.valid * daterange(NULL, greatest(mreza.today(), lower(t.valid)), '[]')"


__all__ = ["CREDENTIALS", "ended_period", "neutral_values"]
