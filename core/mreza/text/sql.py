"""The same functions in SQL, written from the same tables, so that a fact about a letter is stated once.

All are immutable, parallel safe and give NULL for NULL. They depend on no collation, extension or search path, so they
may stand in generated columns and indexes of any PostgreSQL from 15 on with UTF-8. Each body is one expression which the
planner writes into the calling query; those with several branches are not declared STRICT, because PostgreSQL would
then call instead of inlining them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mreza.text import folding, sorting, transliteration
from mreza.text.locales import Alphabet, Locale, alphabet_of, fallbacks


def functions_sql() -> str:
    """``CREATE OR REPLACE`` of all functions, in an order that satisfies their dependencies; schema ``mreza`` must exist."""
    return "\n".join(
        [
            _function("to_latin(text)", "text", _to_latin("$1")),
            _function("fold(text)", "text", _fold("$1")),
            _function("fold_json(jsonb)", "text", _FOLD_JSON, strict=False),
            *(_function(f"sort_key_{each.value}(text)", "text", _sort_key("$1", each)) for each in Alphabet),
            _function("sort_key(text, text)", "text", _sort_key_by_name(), strict=False),
            _function("rendered(jsonb, text)", "text", _rendered_by_name(), strict=False),
            _function("sort_keys(text)", "text[]", _sort_keys_of_text(), strict=False),
            _function("sort_keys(jsonb)", "text[]", _sort_keys_of_translated(), strict=False),
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


def _function(signature: str, returns: str, body: str, *, strict: bool = True) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION mreza.{signature} RETURNS {returns} LANGUAGE sql IMMUTABLE PARALLEL SAFE"
        f"{' STRICT' if strict else ''} AS $f$ SELECT {body} $f$;"
    )


def _literal(text: str) -> str:
    """A string constant; what an editor would not show is written as an escape."""
    escaped = "".join(_escaped(character) for character in text)
    return f"E'{escaped}'" if "\\" in escaped else f"'{escaped}'"


def _escaped(character: str) -> str:
    if character == "'":
        return "''"
    if character == "\\":
        return "\\\\"
    hidden = not character.isprintable() or "\u0300" <= character <= "\u036f"
    return f"\\u{ord(character):04x}" if hidden else character


def _translated(expression: str, table: Mapping[str, str]) -> str:
    return f"translate({expression}, {_literal(''.join(table))}, {_literal(''.join(table.values()))})"


def _replaced(expression: str, steps: Iterable[tuple[str, str]]) -> str:
    for before, after in steps:
        expression = f"replace({expression}, {_literal(before)}, {_literal(after)})"
    return expression


def _lower_ascii(expression: str) -> str:
    """Only A–Z: what the server's locale says of other letters would make the result differ between servers."""
    return f'lower({expression} COLLATE "C")'


def _single_blanks(expression: str) -> str:
    return f"btrim(regexp_replace({expression}, ' {{2,}}', ' ', 'g'))"


def _to_latin(text: str) -> str:
    marked = (
        f"regexp_replace(normalize({text}, NFC), {_literal(transliteration.SHOUTED)}, "
        f"E'\\\\1\\\\2' || {_literal(transliteration.MARK)}, 'g')"
    )
    return f"normalize({_translated(_replaced(marked, transliteration.digraph_steps()), transliteration.SINGLE)}, NFC)"


def _fold(text: str) -> str:
    lowered = _lower_ascii(f"normalize({text}, NFKD)")
    return _single_blanks(_replaced(_translated(lowered, folding.SUBSTITUTIONS), folding.SPELLED_OUT))


#: Each different folded text once, on its own line, so that no search matches across two languages.
_FOLD_JSON = (
    "(SELECT string_agg(folded, E'\\n' ORDER BY folded COLLATE \"C\") FROM "
    "(SELECT DISTINCT mreza.fold(value) AS folded FROM jsonb_each_text($1)) AS texts)"
)


def _sort_key(text: str, alphabet: Alphabet) -> str:
    table = sorting.TABLES[alphabet]
    lowered = _lower_ascii(f"normalize({text}, NFKC)")
    codes = _translated(_replaced(lowered, table.before), table.substitutions)
    return _single_blanks(_replaced(codes, table.after))


def _sort_key_by_name() -> str:
    branches = " ".join(f"WHEN '{each.value}' THEN mreza.sort_key_{each.value}($1)" for each in Alphabet)
    return f"CASE $2 {branches} END"


def _rendered_by_name() -> str:
    branches = " ".join(f"WHEN '{each.value}' THEN {rendered_expression('$1', each)}" for each in Locale)
    return f"CASE $2 {branches} END"


def _sort_keys_of_text() -> str:
    """One key per locale; each alphabet's key is computed once."""
    keys = ", ".join(f"mreza.sort_key_{each.value}($1) AS {each.value}" for each in Alphabet)
    row = ", ".join(f"k.{alphabet_of(locale).value}" for locale in Locale)
    return f"(SELECT ARRAY[{row}] FROM (SELECT {keys} OFFSET 0) AS k WHERE $1 IS NOT NULL)"


def _sort_keys_of_translated() -> str:
    keys = ", ".join(
        f"mreza.sort_key_{alphabet_of(locale).value}({rendered_expression('$1', locale)})" for locale in Locale
    )
    return f"CASE WHEN $1 IS NOT NULL THEN ARRAY[{keys}] END"
