from __future__ import annotations

import asyncpg
import pytest
from mreza.errors import UserError
from mreza.text import Locale, Translated, TranslatedType, rendered_derived_sql, rendered_locale_sql, rendered_sql
from sqlalchemy import Column, MetaData, Table, select
from sqlalchemy.engine import make_url

NAME = Translated({"sr-Cyrl": "Помоћ у кући", "en": "Home help"})


def test_an_albanian_reader_is_shown_derived_latin_and_told_so() -> None:
    shown = NAME.get(Locale.SQ)
    assert (shown.text, shown.locale, shown.requested) == ("Pomoć u kući", Locale.SR_LATN, Locale.SQ)
    assert shown.derived and shown.is_fallback


def test_derived_latin_is_no_fallback_for_a_reader_of_latin_serbian() -> None:
    shown = NAME.get(Locale.SR_LATN)
    assert shown.derived and not shown.is_fallback


def test_latin_is_never_turned_into_cyrillic() -> None:
    shown = Translated({"sr-Latn": "Nadživeti"}).get(Locale.SR_CYRL)
    assert (shown.text, shown.locale, shown.derived) == ("Nadživeti", Locale.SR_LATN, False)


@pytest.mark.parametrize("only", Locale)
@pytest.mark.parametrize("reader", Locale)
def test_something_is_always_shown(only: Locale, reader: Locale) -> None:
    assert Translated({only.value: "ABC"}).get(reader).text == "ABC"


@pytest.mark.parametrize(
    ("texts", "code", "word"),
    [
        ({"sr-Latn": "Помоћ"}, "TEXT_WRONG_SCRIPT", "Помоћ"),
        ({"en": "Нome help"}, "TEXT_WRONG_SCRIPT", "Нome"),
        ({"sr-Cyrl": "Pomoć u kući"}, "TEXT_WRONG_SCRIPT", "Pomoć"),
        ({"mk": "Помoш"}, "TEXT_WRONG_SCRIPT", "Помoш"),
        ({"sh": "Pomoć"}, "UNKNOWN_LOCALE", "sh"),
        ({"en": "  "}, "TEXT_EMPTY", "en"),
        ({}, "TEXT_EMPTY", "at least one"),
    ],
)
def test_a_text_in_the_wrong_script_or_locale_is_refused_with_the_word(
    texts: dict[str, str], code: str, word: str
) -> None:
    with pytest.raises(UserError, match=word) as refused:
        Translated(texts)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["IRIS мрежа", "ASB", "Пројекат – faza II", "EU 2020", "e-пошта"])
def test_acronyms_and_names_may_stand_in_a_cyrillic_text(text: str) -> None:
    assert Translated({"sr-Cyrl": text})[Locale.SR_CYRL] == text


def test_texts_are_values_kept_in_one_order() -> None:
    same = Translated({Locale.EN: "Home help ", Locale.SR_CYRL: "Помоћ у кући"})
    assert same == NAME and hash(same) == hash(NAME) and list(same.as_json()) == ["sr-Cyrl", "en"]
    assert NAME.replaced({"en": None, "sq": "Ndihmë në shtëpi"}).as_json() == {
        "sr-Cyrl": "Помоћ у кући",
        "sq": "Ndihmë në shtëpi",
    }


DIALECT = make_url("postgresql+asyncpg://").get_dialect()()
TABLE = Table("service", MetaData(), Column("title", TranslatedType))


@pytest.mark.anyio
@pytest.mark.parametrize("value", [NAME, Translated({"hr": "Pomoć"}), Translated({"mk": "Помош", "bs": "Pomoć"})])
async def test_a_query_shows_the_same_text_and_the_same_fallback(
    text_db: asyncpg.Connection, value: Translated
) -> None:
    await text_db.execute("CREATE TEMP TABLE IF NOT EXISTS service (title jsonb); TRUNCATE service")
    await text_db.execute("INSERT INTO service SELECT jsonb_object($1::text[], $2::text[])", *_columns(value))
    for locale in Locale:
        builders = (rendered_sql, rendered_locale_sql, rendered_derived_sql)
        query = select(*(build(TABLE.c.title, locale) for build in builders))
        row = await text_db.fetchrow(str(query.compile(dialect=DIALECT)))
        shown = value.get(locale)
        assert row is not None and tuple(row) == (shown.text, shown.locale.value, shown.derived)


def _columns(value: Translated) -> tuple[list[str], list[str]]:
    return list(value.as_json()), list(value.as_json().values())


def test_a_column_takes_and_gives_texts() -> None:
    column = TranslatedType()
    assert column.process_bind_param({"en": "Home help"}, DIALECT) == {"en": "Home help"}
    assert column.process_result_value(NAME.as_json(), DIALECT) == NAME
    assert column.process_bind_param(None, DIALECT) is None and column.process_result_value(None, DIALECT) is None
    with pytest.raises(UserError):
        column.process_bind_param({"en": "Помоћ"}, DIALECT)
