from __future__ import annotations

import pytest
from mreza.errors import UserError
from mreza.text import Locale, alphabet_of, fallbacks, negotiate


@pytest.mark.parametrize("locale", Locale)
def test_a_locale_is_read_back_from_its_code_in_any_case(locale: Locale) -> None:
    assert Locale.parse(locale.value.upper().replace("-", "_")) is locale


@pytest.mark.parametrize("code", ["sr", "sh", "sh-Latn", "sr-ME", "de", ""])
def test_a_code_that_is_not_one_of_ours_is_refused_and_the_known_ones_are_named(code: str) -> None:
    with pytest.raises(UserError, match="sr-Cyrl, sr-Latn, bs, hr, cnr, mk, sq, en") as refused:
        Locale.parse(code)
    assert refused.value.code == "UNKNOWN_LOCALE"


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, "en"),
        ("", "en"),
        ("sq-XK,sq;q=0.9,en;q=0.8", "sq"),
        ("en;q=0.5, hr-HR", "hr"),
        ("de-DE,de;q=0.9,mk;q=0.3", "mk"),
        ("sr", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-XK", "sr-Latn"),
        ("sr-ME", "cnr"),
        ("sr-Latn-ME", "cnr"),
        ("sr-Cyrl-ME", "sr-Cyrl"),
        ("cnr", "cnr"),
        ("cnr-ME,sr;q=0.5", "cnr"),
        ("sh,bs;q=0.1", "bs"),
        ("sh", "en"),
        ("mk;q=0,sq;q=0.1", "sq"),
        ("*", "en"),
        ("fr, *;q=0.5", "en"),
        ("hr;q=x, sq;q=0.2", "sq"),
        (";;,,q=1", "en"),
    ],
)
def test_a_browser_gets_the_locale_it_asks_for(header: str | None, wanted: str) -> None:
    assert negotiate(header).value == wanted


def test_montenegrin_formats_as_serbian_of_montenegro_and_is_still_itself() -> None:
    assert (Locale.CNR.value, Locale.CNR.bcp47, Locale.CNR.autonym) == ("cnr", "sr-Latn-ME", "crnogorski")


def test_albanian_falls_back_to_latin_serbian_and_then_to_english() -> None:
    assert [locale.value for locale in fallbacks(Locale.SQ)][:3] == ["sq", "sr-Latn", "en"]


@pytest.mark.parametrize("locale", Locale)
def test_every_chain_starts_with_itself_and_leaves_no_locale_out(locale: Locale) -> None:
    assert fallbacks(locale)[0] is locale
    assert sorted(step.value for step in fallbacks(locale)) == sorted(each.value for each in Locale)


def test_montenegrin_lists_follow_the_latin_alphabet() -> None:
    assert alphabet_of(Locale.CNR) is alphabet_of(Locale.HR)
