"""Texts with the locale they were found in, for readers who must know that what they see is a fallback."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal_column

from mreza.graphql.document import Selected
from mreza.graphql.json_sql import Constant, boolean_json, constant, obj, or_null, quoted
from mreza.text import Locale, fallbacks, rendered_locale_sql, rendered_sql


def translation_json(stored: Any, locale: Locale, selected: list[Selected]) -> ColumnElement[str]:
    """The `Translation` object of a stored text in a locale; null when there is no text."""
    whole = obj([(item.key, _member(stored, locale, item.name)) for item in selected])
    return case((stored.is_not(None), whole), else_=Constant("null"))


def _member(stored: Any, locale: Locale, name: str) -> ColumnElement[str]:
    match name:
        case "text":
            return or_null(cast(func.to_json(rendered_sql(stored, locale)), Text))
        case "locale":
            return or_null(quoted(rendered_locale_sql(stored, locale)))
        case "requested":
            return constant(locale.value)
        case "isFallback":
            return boolean_json(
                func.coalesce(rendered_locale_sql(stored, locale), literal_column("''")) != locale.value
            )
        case "fallbacks":
            return constant([step.value for step in fallbacks(locale)])
        case "all":
            return or_null(cast(stored, Text))
        case _:
            return constant("Translation")
