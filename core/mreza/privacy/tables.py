"""One database function per table with personal data: it finds a person's rows, shows them, clears them.

The functions of a disabled plugin stay with its tables, so what it holds is still told and erased.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.fields import options_of
from mreza.privacy.neutral import CREDENTIALS, ended_period, neutral_values
from mreza.privacy.retention import sweep_function, sweep_function_name
from mreza.privacy.ties import PERSON, USER, Tie, target_of, ties_of

FUNCTIONS = ("export_person(uuid)", "erase_person(uuid, boolean)")
_NEVER_TOLD = frozenset({"password_hash", "secret_hash"})
_TYPES = "(text, uuid[], uuid, uuid[], text[], uuid[])"
_SIGNATURE = "(act text, ids uuid[], person uuid, users uuid[], keys text[], circle uuid[])"


def privacy_sql(models: Iterable[type[Base]], serving_role: str) -> Iterator[str]:
    """The statements that (re)create all functions; core's tables and the scope's functions must exist.

    Raises: ConfigurationError naming a model of which nobody could say whose data it holds.
    """
    models = list(models)
    ties = ties_of(models)
    for model in models:
        if model.__tablename__ not in ties:
            yield f"DROP FUNCTION IF EXISTS mreza.personal_in_{model.__tablename__}{_TYPES}"
            yield f"DROP FUNCTION IF EXISTS {sweep_function_name(model.__tablename__)}"
    for tie in ties.values():
        yield table_function(tie, ties)
        yield f"REVOKE ALL ON FUNCTION mreza.personal_in_{tie.table}{_TYPES} FROM PUBLIC"
        yield sweep_function(tie)
        yield f"REVOKE ALL ON FUNCTION {sweep_function_name(tie.table)} FROM PUBLIC"
    yield files(__package__).joinpath("privacy.sql").read_text("utf-8")
    role = '"' + serving_role.replace('"', '""') + '"'
    for function in FUNCTIONS:
        yield f"REVOKE ALL ON FUNCTION mreza.{function} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION mreza.{function} TO {role}"


def table_function(tie: Tie, ties: Mapping[str, Tie]) -> str:
    """``mreza.personal_in_<table>`` has five acts: ``find`` (ids), ``count``, ``show`` (rows), ``erase``, ``about``
    (type, labels, columns).
    """
    counted = "(circle IS NULL OR t.network_id IS NULL OR t.network_id = ANY (circle))" if _has_network(tie) else "true"
    # What belongs to no network, as accounts with their roles and tokens, is not a coordinator's to read.
    key = tie.model.network_key()
    shown = "circle IS NULL" if key is None else f"(circle IS NULL OR t.{key.key} = ANY (circle))"
    row = " ".join(f"- '{name}'" for name in sorted(_untold(tie)))
    guarded = "".join(f" - (CASE WHEN circle IS NULL THEN '' ELSE '{name}' END)" for name in _secretariat_only(tie))
    return f"""
CREATE OR REPLACE FUNCTION mreza.personal_in_{tie.table}{_SIGNATURE} RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
BEGIN
    CASE act
    WHEN 'find' THEN RETURN (SELECT jsonb_agg(t.id) FROM public.{tie.table} AS t
        WHERE {_condition(tie, ties, "t", ())});
    WHEN 'count' THEN RETURN (SELECT to_jsonb(count(*)) FROM public.{tie.table} AS t
        WHERE t.id = ANY (ids) AND {counted});
    WHEN 'show' THEN RETURN (SELECT jsonb_agg(to_jsonb(t) {row}{guarded} ORDER BY t.id)
        FROM public.{tie.table} AS t WHERE t.id = ANY (ids) AND {shown});
    WHEN 'erase' THEN {_erasure(tie)}
        RETURN NULL;
    WHEN 'about' THEN RETURN {_literal(_about(tie))}::jsonb;
    END CASE;
END $f$"""


def _condition(tie: Tie, ties: Mapping[str, Tie], row: str, seen: tuple[str, ...]) -> str:
    """Which rows are the person's."""
    if tie.table == PERSON:
        return f"{row}.id = person"
    if tie.table == USER:
        return f"{row}.id = ANY (users)"
    ways = [_by_link(f"{row}.{name}", table, ties, (*seen, tie.table)) for name, table in tie.links.items()]
    here = f"{row}.network_id = (SELECT p.network_id FROM public.{PERSON} AS p WHERE p.id = person)"
    ways += [f"({here} AND lower(btrim({row}.{name})) = ANY (keys))" for name in tie.texts]
    return f"({' OR '.join(ways)})"


def _by_link(column: str, table: str, ties: Mapping[str, Tie], seen: tuple[str, ...]) -> str:
    if table == PERSON:
        return f"{column} = person"
    if table == USER:
        return f"{column} = ANY (users)"
    if table in seen or table not in ties:
        return "false"
    row = f"t{len(seen)}"
    theirs = _condition(ties[table], ties, row, seen)
    return f"EXISTS (SELECT FROM public.{table} AS {row} WHERE {row}.id = {column} AND {theirs})"


def _erasure(tie: Tie) -> str:
    if tie.table in CREDENTIALS:
        return f"DELETE FROM public.{tie.table} AS t WHERE t.id = ANY (ids);"
    values = neutral_values(tie)
    if (ended := ended_period(tie)) is not None:
        values["valid"] = ended
    if not values:
        return "NULL;"
    assignments = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"UPDATE public.{tie.table} AS t SET {assignments}, version = t.version + 1 WHERE t.id = ANY (ids);"


def _has_network(tie: Tie) -> bool:
    return "network_id" in tie.model.__table__.c


def _untold(tie: Tie) -> set[str]:
    """Columns that are not shown: what is of others, what is computed, and secrets."""
    table = tie.model.__table__
    told = {"id", "network_id", *tie.links, *tie.personal}
    return {column.name for column in table.c if column.name not in told or column.computed is not None} | (
        _NEVER_TOLD & set(table.c.keys())
    )


def _secretariat_only(tie: Tie) -> list[str]:
    columns = ((column.name, options_of(column)) for column in tie.model.__table__.c)
    return [name for name, options in columns if options is not None and options.audience is Audience.SECRETARIAT]


def _about(tie: Tie) -> str:
    """What the master functions need to know of the table, and readers of its columns."""
    model, columns = tie.model, tie.model.__table__.c
    labels = {
        name: options.doc
        for name in tie.personal
        if (options := options_of(columns[name])) is not None and name not in _NEVER_TOLD
    }
    content = [name for name in tie.personal if target_of(model, name) is None]
    label = (model.__doc__ or "").strip().splitlines()[0]
    return json.dumps(
        {"type": model.__name__, "label": label, "fields": labels, "content": content}, ensure_ascii=False
    )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


__all__ = ["FUNCTIONS", "privacy_sql", "table_function"]
