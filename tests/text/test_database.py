"""The database does what Python does, whatever the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

import asyncpg
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mreza.text import Alphabet, Locale, Translated, alphabet_of, fallbacks, fold, functions_sql, sort_key, to_latin
from mreza.text.steps import Replace, Step, function_sql, run

pytestmark = pytest.mark.anyio

ALPHABETS = [
    "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ ѕѓќЅЃЌѐѝ\u0301",
    "abcčćdđefghijklmnoprsštuvzžśźABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽŚŹ qwxyǅǆ",
    "abcçdeëfghijklmnopqrstuvxyzÇË LNRSTXZH",
    "АаБбГгДдЃѓЅѕЈјЉљЊњЌќЏџШш lnjdžNJLDŽcčČ",
    "AaBbZz0189 .,;:-–—„“”'’\"()[]{}\\/|^~`*&%€№§°\u00a0\t_",
    "éèêüößæøłþğşțąœıñÅÉ юяєїйщыъьЮЯЄЙЩ ΑαΩω北京ابA\u030ck\u0301g\u0301s\u030c\u0323",
]
SAMPLES = [
    "Ђорђе",
    "Đorđe",
    "Djordje",
    "Ѓорѓи",
    "Ǵorǵi",
    "Ниш",
    "Përtej Çelik",
    "надживети",
    "nadživeti",
    "ЉУБАВ КОЊ Љ. Џ",
    "Удружење грађана „Ружичњак“ – Лозница",
    "Shoqata për të drejtat e njeriut",
    "С́утра З́ена",
    "Śutra Źena",
    "Здружение „Ќерки и Ѕвезди“",
    "Association of citizens, Belgrade 2012",
    "DŽEMAL Džemal džemal ǅemal",
    "LLLj njNJ rrRR",
]

texts = st.lists(
    st.one_of(*(st.text(alphabet=letters, max_size=40) for letters in ALPHABETS), st.sampled_from(SAMPLES)),
    min_size=1,
    max_size=30,
)
translated = st.dictionaries(st.sampled_from(Locale), st.sampled_from(SAMPLES), min_size=1).map(
    lambda given_texts: Translated.trusted({locale.value: text for locale, text in given_texts.items()})
)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


async def in_database(db: asyncpg.Connection, call: str, values: list[str]) -> list[str]:
    rows = await db.fetch(f"SELECT {call} AS y FROM unnest($1::text[]) WITH ORDINALITY AS t(x, n) ORDER BY n", values)
    return [row["y"] for row in rows]


FUNCTIONS: dict[str, Callable[[str], str]] = {
    "mreza.to_latin(x)": to_latin,
    "mreza.fold(x)": fold,
    **{f"mreza.sort_key(x, '{each.value}')": partial(sort_key, alphabet=each) for each in Alphabet},
}


@given(values=texts)
@relaxed
async def test_the_database_writes_folds_and_sorts_as_python_does(
    text_db: asyncpg.Connection, values: list[str]
) -> None:
    for call, function in FUNCTIONS.items():
        assert await in_database(text_db, call, values) == [function(value) for value in values], call


async def test_a_difference_of_one_letter_would_be_noticed(text_db: asyncpg.Connection) -> None:
    """The comparison above is worth something: a function with a planted fault differs on the samples."""
    faulty: list[Step] = [Replace({"đ": "d"})]
    await text_db.execute(function_sql("mreza.planted", faulty))
    assert await in_database(text_db, "mreza.planted(x)", SAMPLES) == [run(faulty, text) for text in SAMPLES]
    assert await in_database(text_db, "mreza.planted(x)", SAMPLES) != [fold(text) for text in SAMPLES]


@given(values=texts)
@relaxed
def test_folding_again_changes_nothing_and_script_does_not_count(values: list[str]) -> None:
    for value in values:
        assert fold(fold(value)) == fold(value)
        assert fold(to_latin(value)) == fold(value)
        assert to_latin(to_latin(value)) == to_latin(value)
        assert fold(unicodedata.normalize("NFD", value)) == fold(value)


@given(values=texts)
@relaxed
def test_cyrillic_stands_in_a_latin_list_where_its_latin_form_stands(values: list[str]) -> None:
    for value in values:
        for alphabet in (Alphabet.GAJ, Alphabet.ALBANIAN, Alphabet.ENGLISH):
            assert sort_key(to_latin(value), alphabet) == sort_key(value, alphabet)


@given(value=translated)
@relaxed
async def test_the_database_renders_a_text_as_python_does(text_db: asyncpg.Connection, value: Translated) -> None:
    json = orjson.dumps(value.as_json()).decode()
    rendered = [value.get(locale).text for locale in Locale]
    sql = "SELECT array_agg(mreza.rendered($1::jsonb, l) ORDER BY n) FROM unnest($2::text[]) WITH ORDINALITY AS t(l, n)"
    assert await text_db.fetchval(sql, json, [locale.value for locale in Locale]) == rendered
    keys = [sort_key(text, alphabet_of(locale)) for text, locale in zip(rendered, Locale, strict=True)]
    assert await text_db.fetchval("SELECT mreza.sort_keys($1::jsonb)", json) == keys


async def test_a_text_has_one_sort_key_per_locale_in_their_order(text_db: asyncpg.Connection) -> None:
    found = await text_db.fetchval("SELECT mreza.sort_keys('Ljubinje'::text)")
    assert found == [sort_key("Ljubinje", alphabet_of(locale)) for locale in Locale]
    assert (found[Locale.HR.position], found[Locale.EN.position]) == ("l{ubin{e", "ljubinje")


async def test_all_texts_of_a_name_are_searched_in_one_folded_text(text_db: asyncpg.Connection) -> None:
    json = '{"sr-Cyrl": "Ђорђе", "sr-Latn": "Đorđe", "en": "George", "sq": "Gjergji"}'
    assert await text_db.fetchval("SELECT mreza.fold_json($1::jsonb)", json) == "djordje\ngeorge\ngjergji"


async def test_no_text_gives_no_text(text_db: asyncpg.Connection) -> None:
    calls = [
        *(call.replace("x", "NULL::text") for call in ("mreza.to_latin(x)", "mreza.fold(x)", "mreza.sort_keys(x)"))
    ]
    calls += [
        "mreza.sort_key(NULL, 'gaj')",
        "mreza.sort_keys(NULL::jsonb)",
        "mreza.rendered(NULL, 'sq')",
        "mreza.fold_json(NULL)",
    ]
    for call in calls:
        assert await text_db.fetchval(f"SELECT {call} IS NULL"), call


async def test_the_functions_serve_generated_columns_and_indexes(text_db: asyncpg.Connection) -> None:
    await text_db.execute(
        """
        CREATE TABLE public.place (
            title jsonb NOT NULL,
            name text NOT NULL,
            folded text GENERATED ALWAYS AS (mreza.fold_json(title)) STORED,
            keys text[] GENERATED ALWAYS AS (mreza.sort_keys(title)) STORED,
            name_keys text[] GENERATED ALWAYS AS (mreza.sort_keys(name)) STORED
        );
        CREATE INDEX ON public.place (mreza.fold(name) text_pattern_ops);
        CREATE INDEX ON public.place ((keys[3]) COLLATE "C");
        SET search_path = '';
        INSERT INTO public.place SELECT jsonb_build_object('sr-Latn', n), n
            FROM unnest(ARRAY['Ljubinje', 'Lukavac']) AS t(n);
        RESET search_path;
        """
    )
    assert [row[0] for row in await text_db.fetch('SELECT name FROM public.place ORDER BY keys[2] COLLATE "C"')] == [
        "Lukavac",
        "Ljubinje",
    ]
    assert [
        row[0] for row in await text_db.fetch('SELECT name FROM public.place ORDER BY name_keys[8] COLLATE "C"')
    ] == [
        "Ljubinje",
        "Lukavac",
    ]
    assert await text_db.fetchval("SELECT count(*) FROM public.place WHERE folded = mreza.fold('ЉУБИЊЕ')") == 1


async def test_installing_the_functions_twice_does_no_harm(text_db: asyncpg.Connection) -> None:
    await text_db.execute(functions_sql())
    declared = await text_db.fetch(
        "SELECT proname, provolatile, proparallel FROM pg_proc WHERE pronamespace = 'mreza'::regnamespace"
    )
    assert {(row["provolatile"], row["proparallel"]) for row in declared if row["proname"] != "planted"} == {
        (b"i", b"s")
    }


def test_the_chains_are_the_same_for_python_and_the_database() -> None:
    text = functions_sql()
    for locale in Locale:
        assert f"WHEN '{locale.value}' THEN coalesce($1 ->> '{fallbacks(locale)[0].value}'" in text
