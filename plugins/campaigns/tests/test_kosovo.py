"""C-09: the designation in running text, without a database."""

from __future__ import annotations

import pytest
from mreza.text import KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Locale
from mreza_campaigns.service.kosovo import lacks_footnote, marked, noted, unmarked

TEXT = "Kosovo, Kosovë, Косова, Kosovska Mitrovica"


def test_three_mentions_of_the_country_are_flagged_and_the_place_name_is_not() -> None:
    assert [one.word for one in unmarked(TEXT)] == ["Kosovo", "Kosovë", "Косова"]
    assert [TEXT[one.position :][: len(one.word)] for one in unmarked(TEXT)] == ["Kosovo", "Kosovë", "Косова"]


@pytest.mark.parametrize("locale", Locale)
def test_the_fix_sets_asterisks_and_the_footnote_once_in_the_language_of_the_text(locale: Locale) -> None:
    fixed = noted(marked(TEXT), locale)
    assert fixed == f"Kosovo*, Kosovë*, Косова*, Kosovska Mitrovica\n\n* {KOSOVO_FOOTNOTE[locale]}"
    assert unmarked(fixed) == [] and not lacks_footnote([fixed])
    assert noted(marked(fixed), locale) == fixed
    older = noted(marked(TEXT), locale, without_year=True)
    assert older.endswith(KOSOVO_FOOTNOTE_WITHOUT_YEAR[locale]) and not lacks_footnote([older])


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


def test_a_text_that_names_no_country_needs_no_footnote() -> None:
    assert not lacks_footnote(["Kosovska Mitrovica", "Beograd"])
    assert lacks_footnote(["Beograd", "Kosovo*"])
    assert not lacks_footnote(["Kosovo*", f"* {KOSOVO_FOOTNOTE[Locale.EN]}"])
