"""The same functions in SQL, written from the same tables, so that a fact about a letter is stated once.

All are immutable, parallel safe and give NULL for NULL. They depend on no collation, extension or search path, so they
may stand in generated columns and indexes of any PostgreSQL from 15 on with UTF-8. The work is done in PL/pgSQL, whose
branches spare the common case most of it; the others are single expressions that the planner writes into the calling
query, which is why they are not declared STRICT: PostgreSQL would call them instead.
"""

from __future__ import annotations

from mreza.text import folding, sorting, transliteration
from mreza.text.locales import Alphabet, Locale, alphabet_of, fallbacks
from mreza.text.steps import function_sql


def functions_sql() -> str:
    """``CREATE OR REPLACE`` of all functions, each after those it calls; the schema ``mreza`` must exist."""
    return "\n".join(
        [
            function_sql("mreza.to_latin", transliteration.STEPS),
            function_sql("mreza.fold", folding.STEPS),
            _function("fold_json(jsonb)", "text", _FOLD_JSON),
            *(function_sql(f"mreza.sort_key_{each.value}", sorting.STEPS[each]) for each in Alphabet),
            _function("sort_key(text, text)", "text", _sort_key_by_name()),
            _function("rendered(jsonb, text)", "text", _rendered_by_name()),
            _function("sort_keys(text)", "text[]", _sort_keys_of_text()),
            _function("sort_keys(jsonb)", "text[]", _sort_keys_of_translated()),
        ]
    )


def rendered_expression(value: str, locale: Locale) -> str:
    """SQL of the text that a reader of the locale is shown; ``value`` is SQL of a translated text (jsonb)."""
    return f"coalesce({', '.join(_candidates(value, locale))})"


def _candidates(value: str, locale: Locale) -> list[str]:
    parts: list[str] = []
    for step in fallbacks(locale):
        parts.append(f"{value} ->> '{step.value}'")
        if step is Locale.SR_LATN:
            parts.append(f"mreza.to_latin({value} ->> '{Locale.SR_CYRL.value}')")
    return parts


def _function(signature: str, returns: str, body: str) -> str:
    """An SQL function of one expression."""
    return (
        f"CREATE OR REPLACE FUNCTION mreza.{signature} RETURNS {returns} "
        f"LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$ SELECT {body} $f$;"
    )


#: Each different folded text once, on its own line, so that no search matches across two languages.
_FOLD_JSON = (
    "(SELECT string_agg(folded, E'\\n' ORDER BY folded COLLATE \"C\") FROM "
    "(SELECT DISTINCT mreza.fold(value) AS folded FROM jsonb_each_text($1)) AS texts)"
)


def _sort_key_by_name() -> str:
    branches = " ".join(f"WHEN '{each.value}' THEN mreza.sort_key_{each.value}($1)" for each in Alphabet)
    return f"CASE $2 {branches} END"


def _rendered_by_name() -> str:
    branches = " ".join(f"WHEN '{each.value}' THEN {rendered_expression('$1', each)}" for each in Locale)
    return f"CASE $2 {branches} END"


def _sort_keys_of_text() -> str:
    """One key per locale; alphabets with the same steps are computed once."""
    representative = {
        each: next(other for other in Alphabet if sorting.STEPS[other] is sorting.STEPS[each]) for each in Alphabet
    }
    keys = ", ".join(
        f"mreza.sort_key_{each.value}($1) AS {each.value}" for each in dict.fromkeys(representative.values())
    )
    row = ", ".join(f"k.{representative[alphabet_of(locale)].value}" for locale in Locale)
    return f"(SELECT ARRAY[{row}] FROM (SELECT {keys} OFFSET 0) AS k WHERE $1 IS NOT NULL)"


def _sort_keys_of_translated() -> str:
    keys = ", ".join(
        f"mreza.sort_key_{alphabet_of(locale).value}({rendered_expression('$1', locale)})" for locale in Locale
    )
    return f"CASE WHEN $1 IS NOT NULL THEN ARRAY[{keys}] END"
