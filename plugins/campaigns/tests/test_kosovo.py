"""C-09: the designation in running text, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from mreza.text import KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Locale, Translated
from mreza_campaigns.service.kosovo import lacks_footnote, marked, noted, unmarked

TEXT = "Kosovo, Kosovë, Косова, Kosovska Mitrovica"
BOTH = (KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR)
PIECES = some.sampled_from(
    [
        "Kosovo",
        "*Kosovo*",
        "**",
        "Kosovë",
        "Косова*",
        "Kosovska Mitrovica",
        "Fushë Kosova",
        "Београд",
        " ",
        ", ",
        ".\n",
        "a",
    ]
)


def without_marks(text: str) -> str:
    """What stands there besides asterisks, escaped ones or not."""
    return text.replace("*", "").replace("\\", "")


def test_three_mentions_of_the_country_are_flagged_and_the_place_name_is_not() -> None:
    assert [one.word for one in unmarked(TEXT)] == ["Kosovo", "Kosovë", "Косова"]
    assert [TEXT[one.position :][: len(one.word)] for one in unmarked(TEXT)] == ["Kosovo", "Kosovë", "Косова"]


@pytest.mark.parametrize("locale", Locale)
def test_the_fix_sets_asterisks_and_the_footnote_once_in_the_language_of_the_text(locale: Locale) -> None:
    fixed = noted(marked(TEXT), locale)
    assert fixed == f"Kosovo*, Kosovë*, Косова*, Kosovska Mitrovica\n\n* {KOSOVO_FOOTNOTE[locale]}"
    assert unmarked(fixed) == [] and not lacks_footnote([fixed], locale)
    assert noted(marked(fixed), locale) == fixed
    older = noted(marked(TEXT), locale, without_year=True)
    assert older.endswith(KOSOVO_FOOTNOTE_WITHOUT_YEAR[locale]) and not lacks_footnote([older], locale)


@pytest.mark.parametrize(
    "text",
    [
        "Kosovo Polje",
        "у Косово Пољу",
        "Fushë Kosovë",
        "Fushë-Kosova",
        "Kosovari",
        "kosovski Albanci",
        "косовски",
        "kos i ovo",
        "Kosovo* i Kosovu*",
        f"* {KOSOVO_FOOTNOTE[Locale.SR_LATN]}",
    ],
)
def test_what_is_no_mention_or_is_marked_is_left_alone(text: str) -> None:
    assert unmarked(text) == []
    assert marked(text) == text


@pytest.mark.parametrize(
    "word", ["Kosova", "Kosovu", "Kosovom", "KOSOVO", "Косово", "Косову", "Косовом", "Kosovës", "Kosovën", "Kosove"]
)
def test_cases_and_capitals_are_mentions_too(word: str) -> None:
    assert [one.word for one in unmarked(f"U {word}, danas")] == [word]
    assert marked(f"({word})") == f"({word}*)"


@pytest.mark.parametrize("text", ["Na Kosovu poljoprivrednici", "На Косову пољопривреда"])
def test_what_merely_begins_like_the_towns_second_word_is_no_town(text: str) -> None:
    assert [one.word for one in unmarked(text)] == [text.split()[1]]


@pytest.mark.parametrize(
    "text", ["Kosovo Polje", "iz Kosova Polja", "Косово поље", "Косовом Пољем", "Косово Поле", "Kosovu Polju, danas"]
)
def test_the_town_is_one_in_all_its_cases(text: str) -> None:
    assert unmarked(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("*Kosovo*", r"*Kosovo\**"),
        ("**Kosovo**", r"**Kosovo\***"),
        ("*Kosovo je blizu*", r"*Kosovo\* je blizu*"),
        ("_Kosovo_", "_Kosovo*_"),
        ("* Kosovo", "* Kosovo*"),
    ],
)
def test_what_markdown_takes_for_emphasis_is_no_asterisk(text: str, fixed: str) -> None:
    assert [one.word for one in unmarked(text)] == ["Kosovo"]
    assert marked(text) == fixed
    assert unmarked(fixed) == [] and marked(fixed) == fixed


def test_a_text_that_names_no_country_needs_no_footnote() -> None:
    assert not lacks_footnote(["Kosovska Mitrovica", "Beograd"], Locale.EN)
    assert lacks_footnote(["Beograd", "Kosovo*"], Locale.EN)
    assert not lacks_footnote(["Kosovo*", f"* {KOSOVO_FOOTNOTE[Locale.EN]}"], Locale.EN)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("other", Locale)
def test_the_footnote_counts_in_the_language_of_the_text_alone(locale: Locale, other: Locale) -> None:
    for footnote in BOTH:
        texts = ["Kosova*", f"* {footnote[other]}"]
        assert lacks_footnote(texts, locale) is (footnote[other] != footnote[locale])


@given(
    text=some.lists(PIECES).map("".join),
    locale=some.sampled_from(Locale),
    other=some.sampled_from(Locale),
    wording=some.sampled_from(BOTH),
)
def test_the_fix_leaves_one_footnote_in_the_language_of_the_text_whatever_stood_there(
    text: str, locale: Locale, other: Locale, wording: Translated
) -> None:
    fixed = noted(marked(f"{text}\n\n* {wording[other]}"), locale)
    assert unmarked(fixed) == [] and not lacks_footnote([fixed], locale)
    every = {footnote[one] for footnote in BOTH for one in Locale}
    assert sum(fixed.count(one) for one in every) == 1
    assert noted(marked(fixed), locale) == fixed
    assert without_marks(fixed).startswith(without_marks(text))
