"""Serbia's facts, as its plugin states them."""

from __future__ import annotations

from collections import Counter

from mreza.plugin.answers import Strictness
from mreza_country_rs.identifiers import SCHEMES
from mreza_country_rs.plugin import Serbia
from mreza_country_rs.units import ISO, LOCAL, units

BY_CODE = {scheme.code: scheme for scheme in SCHEMES}


def test_a_pib_with_a_wrong_check_digit_is_refused_with_what_a_right_one_looks_like() -> None:
    pib = BY_CODE["RS-PIB"]
    assert pib.level is Strictness.REJECT
    assert pib.problem("999000033") is None
    assert "nine digits" in (pib.problem("999000034") or "")


def test_a_maticni_broj_is_only_remarked_on_because_no_check_digit_rule_is_certain() -> None:
    number = BY_CODE["RS-MB"]
    assert number.level is Strictness.WARN
    assert number.problem("01234567") is None
    assert number.problem("1234567") is not None


def test_blanks_and_hyphens_that_people_write_do_not_matter() -> None:
    assert BY_CODE["RS-PIB"].normal("999 000-033") == "999000033"


def test_the_units_of_another_network_are_left_out_though_iso_lists_them() -> None:
    codes = {unit.code for unit in units()}
    assert {"RS-00", "RS-01", "RS-24", "RS-VO"} <= codes
    assert not codes & {"RS-KM", "RS-25", "RS-26", "RS-27", "RS-28", "RS-29"}


def test_all_145_cities_and_municipalities_are_there_with_unique_codes_and_known_parents() -> None:
    found = list(units())
    assert Counter(unit.level for unit in found if unit.scheme == LOCAL)["city municipality"] == 17
    assert sum(unit.scheme == LOCAL and unit.level in ("city", "municipality") for unit in found) == 145
    assert sum(unit.scheme == ISO and unit.level == "district" for unit in found) == 25
    keys = [(unit.scheme, unit.code) for unit in found]
    assert len(keys) == len(set(keys))
    for position, unit in enumerate(found):
        assert unit.parent is None or unit.parent in keys[:position]


def test_serbia_is_silent_about_other_countries() -> None:
    serbia = Serbia()
    assert serbia.application_reference("RS", 2025, 1) == "RS-2025-0001"
    assert serbia.member_number("RS", 42) == "RS-0042"
    assert serbia.application_reference("BA", 2025, 1) is None
    assert serbia.member_number("BA", 42) is None
    assert serbia.required_documents("BA") is None
    assert serbia.applicant_locales("BA") is None
