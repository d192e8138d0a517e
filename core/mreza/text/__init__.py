"""Languages and scripts: locales, transliteration, folding, sort keys, translated text, countries and currencies.

Folding, transliteration, sort keys and rendering exist in Python and, written from the same tables, in SQL.
"""

from mreza.text.columns import TranslatedType, rendered_derived_sql, rendered_locale_sql, rendered_sql
from mreza.text.countries import COUNTRIES, KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Country, CurrencyPeriod
from mreza.text.currencies import CURRENCIES, Currency
from mreza.text.folding import fold
from mreza.text.locales import DEFAULT_LOCALE, Alphabet, Locale, Script, alphabet_of, fallbacks, negotiate
from mreza.text.sorting import sort_key
from mreza.text.sql import functions_sql
from mreza.text.translated import Rendered, Translated
from mreza.text.transliteration import to_latin

__all__ = [
    "COUNTRIES",
    "CURRENCIES",
    "DEFAULT_LOCALE",
    "KOSOVO_FOOTNOTE",
    "KOSOVO_FOOTNOTE_WITHOUT_YEAR",
    "Alphabet",
    "Country",
    "Currency",
    "CurrencyPeriod",
    "Locale",
    "Rendered",
    "Script",
    "Translated",
    "TranslatedType",
    "alphabet_of",
    "fallbacks",
    "fold",
    "functions_sql",
    "negotiate",
    "rendered_derived_sql",
    "rendered_locale_sql",
    "rendered_sql",
    "sort_key",
    "to_latin",
]
