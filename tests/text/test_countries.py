from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from mreza.errors import UserError
from mreza.text import COUNTRIES, CURRENCIES, KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Country, Currency, Locale


def test_the_seven_networks_are_all_there() -> None:
    assert {code for code, country in COUNTRIES.items() if country.locales} == {
        "RS",
        "BA",
        "HR",
        "ME",
        "MK",
        "AL",
        "XK",
    }


@pytest.mark.parametrize(
    ("locale", "label"), [("en", "Kosovo*"), ("sq", "Kosova*"), ("sr-Cyrl", "Косово*"), ("mk", "Косово*")]
)
def test_kosovo_is_never_shown_without_its_asterisk(locale: str, label: str) -> None:
    assert COUNTRIES["XK"].label(Locale.parse(locale)) == label


def test_the_english_footnote_is_the_unions_formula_to_the_letter() -> None:
    formula = (
        "This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ "
        "Opinion on the Kosovo declaration of independence."
    )
    assert COUNTRIES["XK"].label_with_footnote(Locale.EN) == f"Kosovo* (* {formula})"
    assert KOSOVO_FOOTNOTE_WITHOUT_YEAR[Locale.EN] == formula.replace("1244/1999", "1244")


@pytest.mark.parametrize("locale", Locale)
def test_every_locale_has_every_country_and_the_footnote_in_its_own_words(locale: Locale) -> None:
    assert not KOSOVO_FOOTNOTE.get(locale).is_fallback
    assert all(not country.names.get(locale).is_fallback for country in COUNTRIES.values())


def test_other_countries_have_no_asterisk_and_no_footnote() -> None:
    assert COUNTRIES["RS"].label_with_footnote(Locale.MK) == "Србија"
    assert COUNTRIES["RS"].footnote_text(Locale.MK) is None


def test_croatia_paid_in_kuna_until_the_last_day_of_2022() -> None:
    croatia = Country.parse("hr")
    assert (croatia.currency_on(date(2022, 12, 31)), croatia.currency_on(date(2023, 1, 1))) == ("HRK", "EUR")


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=lambda country: country.code)
def test_each_country_has_a_real_time_zone_and_known_currencies(country: Country) -> None:
    assert ZoneInfo(country.time_zone).key == country.time_zone
    assert all(period.currency in CURRENCIES for period in country.currencies)


def test_a_currency_is_called_by_its_name_in_the_readers_language() -> None:
    assert Currency.parse("rsd").names.get(Locale.SR_LATN).text == "srpski dinar"
    assert Currency.parse("ALL").decimals == 2


def test_unknown_codes_are_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="RS, BA, HR, ME, MK, AL, XK"):
        Country.parse("KS")
    with pytest.raises(UserError, match="RSD, BAM, EUR"):
        Currency.parse("DIN")
