"""One database function per table: it clears what has been kept long enough, by the class of each column.

A row has ended when its period `valid` is over, or when its state is one that leads nowhere; the history tells since
when. Like the functions beside them, these stay with the tables of a disabled plugin.
"""

from __future__ import annotations

from sqlalchemy import inspect

from mreza.errors import ConfigurationError
from mreza.model.base import Base
from mreza.model.fields import PeriodOptions, StateOptions, options_of
from mreza.model.keep import Keep
from mreza.privacy.neutral import neutral_values
from mreza.privacy.ties import Tie, target_of

SIGNATURE = "(contacts date, trail timestamptz)"
_TYPES = "(date, timestamptz)"


def keep_of(model: type[Base], column: str) -> Keep:
    """The class of a personal column: its own, else its model's, else a record."""
    options = options_of(model.__table__.c[column])
    return (options.keep if options is not None else None) or model.__keep__ or Keep.RECORD


def sweep_function_name(table: str) -> str:
    """What the function of a table is called, with the types of its arguments."""
    return f"mreza.sweep_in_{table}{_TYPES}"


def sweep_function(tie: Tie) -> str:
    """``mreza.sweep_in_<table>`` clears contacts of rows that ended before a day, and what the audit trail said of
    personal values before an instant. Returns how many rows it cleared.

    Raises: ConfigurationError when nothing says when a row with contacts ends.
    """
    values = {
        name: value
        for name, value in neutral_values(tie).items()
        if name in tie.personal and keep_of(tie.model, name) is Keep.CONTACT
    }
    told = [name for name in tie.personal if target_of(tie.model, name) is None]
    return f"""
CREATE OR REPLACE FUNCTION mreza.sweep_in_{tie.table}{SIGNATURE} RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    over uuid[] := '{{}}';
BEGIN
    {_clearing(tie, values) if values else ""}
    UPDATE public.core_audit_entry AS a SET before = a.before - {_array(told)}, after = a.after - {_array(told)},
        restricted = CASE WHEN a.restricted IS NOT NULL THEN jsonb_build_object(
            'before', mreza.privacy_lacking(a.restricted -> 'before', {_array(told)}),
            'after', mreza.privacy_lacking(a.restricted -> 'after', {_array(told)})) END
    WHERE a.table_name = '{tie.table}' AND a.at < trail AND (coalesce(a.before ?| {_array(told)}, false)
        OR coalesce(a.after ?| {_array(told)}, false) OR coalesce((a.restricted -> 'before') ?| {_array(told)}, false)
        OR coalesce((a.restricted -> 'after') ?| {_array(told)}, false));
    RETURN cardinality(over);
END $f$"""


def _clearing(tie: Tie, values: dict[str, str]) -> str:
    differs = " OR ".join(f"t.{name} IS DISTINCT FROM {value}" for name, value in values.items())
    assignments = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"""over := ARRAY(SELECT t.id FROM public.{tie.table} AS t
        WHERE {_ended(tie.model)} < contacts AND ({differs}));
    UPDATE public.{tie.table} AS t SET {assignments}, version = t.version + 1 WHERE t.id = ANY (over);
    PERFORM mreza.privacy_forget('{tie.table}', over, {_array(list(values))}, '{{}}');"""


def _ended(model: type[Base]) -> str:
    """SQL of the day on which a row ``t`` ended; null while it has not."""
    for attribute in inspect(model).column_attrs:
        name, options = attribute.key, options_of(attribute.columns[0])
        if name == "valid" and isinstance(options, PeriodOptions):
            return "(upper(t.valid) - 1)"
        if isinstance(options, StateOptions) and (states := _final_states(options)):
            return (
                f"(SELECT max(s.on_day) FROM public.core_state_change AS s WHERE s.subject_id = t.id "
                f"AND s.attribute = '{name}' AND t.{name} IN ({states}))"
            )
    raise ConfigurationError(
        f"{model.__module__}.{model.__name__} keeps contacts for a while after a row has ended, but has neither a "
        "period `valid` nor a state that is final, so nothing says when that is. Give it one, or leave "
        "keep=Keep.CONTACT out."
    )


def _final_states(options: StateOptions) -> str:
    return ", ".join(f"'{one.name}'" for one in type(options.initial) if not options.transitions.get(one))


def _array(names: list[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{name}'" for name in names) + "]::text[]"


__all__ = ["SIGNATURE", "keep_of", "sweep_function", "sweep_function_name"]
