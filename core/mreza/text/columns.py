"""Translated text in tables: the column type, and SQL of what a reader is shown of a column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Text, and_, case, func, literal_column, not_, or_
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from mreza.text.locales import Locale, fallbacks
from mreza.text.translated import Translated


class TranslatedType(TypeDecorator[Translated]):
    """JSONB ``{locale: text}`` as `Translated`. Plain mappings are accepted and checked; None is SQL NULL."""

    impl = JSONB(none_as_null=True)
    cache_ok = True

    def process_bind_param(
        self, value: Translated | Mapping[str, str] | None, dialect: Dialect
    ) -> dict[str, str] | None:
        """To JSON."""
        if value is None:
            return None
        return (value if isinstance(value, Translated) else Translated(value)).as_json()

    def process_result_value(self, value: Any, dialect: Dialect) -> Translated | None:
        """From JSON."""
        return None if value is None else Translated.trusted(value)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """Operators such as ``->>`` take what JSONB takes."""
        return JSONB().coerce_compared_value(op, value)


def rendered_sql(column: ColumnElement[Any], locale: Locale) -> ColumnElement[str]:
    """The text that a reader of the locale is shown: one ``coalesce`` over the column, as `Translated.get` decides."""
    candidates: list[ColumnElement[str]] = []
    for step in fallbacks(locale):
        candidates.append(_text(column, step))
        if step is Locale.SR_LATN:
            candidates.append(func.mreza.to_latin(_text(column, Locale.SR_CYRL), type_=Text()))
    return func.coalesce(*candidates, type_=Text())


def rendered_locale_sql(column: ColumnElement[Any], locale: Locale) -> ColumnElement[str]:
    """The code of the locale that `rendered_sql` shows, ``sr-Latn`` also where it is derived; NULL for NULL."""
    branches = []
    for step in fallbacks(locale):
        present = _has(column, step)
        if step is Locale.SR_LATN:
            present = or_(present, _has(column, Locale.SR_CYRL))
        branches.append((present, _constant(step.value)))
    return case(*branches)


def rendered_derived_sql(column: ColumnElement[Any], locale: Locale) -> ColumnElement[bool]:
    """Whether `rendered_sql` shows Latin that was derived from Cyrillic; NULL for NULL."""
    before = fallbacks(locale)[: fallbacks(locale).index(Locale.SR_LATN) + 1]
    return and_(_has(column, Locale.SR_CYRL), *(not_(_has(column, step)) for step in before))


def _text(column: ColumnElement[Any], locale: Locale) -> ColumnElement[str]:
    return column.op("->>", return_type=Text())(_constant(locale.value))


def _has(column: ColumnElement[Any], locale: Locale) -> ColumnElement[bool]:
    return column.bool_op("?")(_constant(locale.value))


def _constant(code: str) -> ColumnElement[str]:
    """Written into the statement, not bound: a fixed word that lets the planner and its cache see one expression."""
    return literal_column(f"'{code}'", Text())
