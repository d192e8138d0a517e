"""The facts of Kosovo*, as its plugin states them."""

from __future__ import annotations

from collections import Counter

from mreza.plugin.answers import Strictness
from mreza.text import COUNTRIES, Locale
from mreza_country_rs.units import units as of_serbia
from mreza_country_xk.identifiers import SCHEMES
from mreza_country_xk.permissions import JURISDICTIONS
from mreza_country_xk.plugin import Kosovo
from mreza_country_xk.units import DISTRICT, LOCAL, units

BY_CODE = {scheme.code: scheme for scheme in SCHEMES}


def test_only_the_form_of_numbers_is_looked_at_because_no_check_is_known() -> None:
    assert {scheme.level for scheme in SCHEMES} == {Strictness.WARN}
    assert BY_CODE["XK-UIN"].problem("899999001") is None
    assert "nine digits" in (BY_CODE["XK-UIN"].problem("89999900") or "")
    assert BY_CODE["XK-NGO"].problem("5110234") is None and BY_CODE["XK-NGO"].problem("51102345") is None
    assert BY_CODE["XK-NGO"].problem("511023") is not None


def test_districts_and_municipalities_are_all_there_in_both_languages() -> None:
    found = list(units())
    assert Counter(unit.level for unit in found) == {"district": 7, "municipality": 38}
    keys = [(unit.scheme, unit.code) for unit in found]
    assert len(keys) == len(set(keys))
    for position, unit in enumerate(found):
        assert set(unit.name) == {Locale.SQ, Locale.SR_CYRL}
        assert (unit.parent is None) == (unit.scheme == DISTRICT)
        assert unit.parent is None or unit.parent in keys[:position]
    names = {unit.code: unit.name for unit in found if unit.scheme == LOCAL}
    assert names["GRACANICE"].get(Locale.SQ).text == "Graçanicë"
    assert names["GRACANICE"].get(Locale.SR_LATN).text == "Gračanica"


def test_no_unit_is_serbias_as_well() -> None:
    serbian = {unit.name.get(Locale.SR_CYRL).text for unit in of_serbia() if unit.level != "district"}
    assert not serbian & {unit.name.get(Locale.SR_CYRL).text for unit in units()}


def test_what_was_not_established_is_marked_and_nothing_is_invented() -> None:
    [jurisdiction] = JURISDICTIONS
    [rules] = jurisdiction["rule_sets"]
    assert rules["regime"] == "LICENSING" and rules["decision_days"] == 30
    types = {one["code"]: one for one in rules["types"]}
    assert types["WORKER_REGISTER_ENTRY"]["months"] == 36 and types["WORKER_REGISTER_ENTRY"]["personal"]
    assert types["LICENCE"]["months"] is None and "months" in types["LICENCE"]["not_established"]
    assert {"valid", "dossier", "staff", "alert_days"} <= set(rules["not_established"])


def test_the_label_carries_its_asterisk() -> None:
    [jurisdiction] = JURISDICTIONS
    for locale in Locale:
        assert jurisdiction["name"].get(locale).text.endswith("*")
        assert COUNTRIES["XK"].label(locale).endswith("*")


def test_it_is_silent_about_other_countries() -> None:
    kosovo = Kosovo()
    assert kosovo.application_reference("XK", 2025, 1) == "XK-2025-0001"
    assert kosovo.member_number("XK", 42) == "XK-0042"
    assert kosovo.application_reference("RS", 2025, 1) is None
    assert kosovo.member_number("RS", 42) is None
    assert kosovo.required_documents("RS") is None
    assert kosovo.applicant_locales("RS") is None
