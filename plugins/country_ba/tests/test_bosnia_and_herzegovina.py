"""The facts of Bosnia and Herzegovina, as its plugin states them."""

from __future__ import annotations

from collections import Counter

import pytest
from mreza.plugin.answers import Strictness
from mreza.text import Locale
from mreza_country_ba.identifiers import SCHEMES
from mreza_country_ba.permissions import jurisdictions
from mreza_country_ba.plugin import BosniaAndHerzegovina
from mreza_country_ba.units import CANTON, ISO, LOCAL, units

BY_CODE = {scheme.code: scheme for scheme in SCHEMES}


@pytest.mark.parametrize("number", ["4999990000001", "4999990001008", "4999990002004", "4200318240004"])
def test_the_check_of_a_jib_fits_published_and_made_up_numbers(number: str) -> None:
    assert BY_CODE["BA-JIB"].problem(number) is None
    assert BY_CODE["BA-PDV"].problem(number[1:]) is None


@pytest.mark.parametrize("number", ["4999990000002", "499999000000", "0999990000001", "x999990000001"])
def test_a_jib_that_breaks_it_is_remarked_on_and_not_refused(number: str) -> None:
    jib = BY_CODE["BA-JIB"]
    assert jib.level is Strictness.WARN
    assert "thirteen digits" in (jib.problem(number) or "")


def test_every_wrong_digit_and_every_swap_of_neighbours_is_noticed() -> None:
    right = "4999990001008"
    for place in range(1, 13):
        for digit in "0123456789":
            wrong = right[:place] + digit + right[place + 1 :]
            assert (BY_CODE["BA-JIB"].problem(wrong) is None) == (wrong == right)


def test_a_register_entry_stands_as_it_was_written() -> None:
    entry = BY_CODE["BA-REG"]
    assert entry.normal(" 03-05-05-123/12 ") == "03-05-05-123/12"
    assert entry.problem("03-05-05-123/12") is None and entry.problem("") is not None


def test_entities_cantons_and_local_self_government_are_all_there() -> None:
    found = list(units())
    levels = Counter((unit.scheme, unit.level) for unit in found)
    assert (levels[ISO, "entity"], levels[ISO, "district"], levels[CANTON, "canton"]) == (2, 1, 10)
    parents = {(unit.scheme, unit.code): unit.parent for unit in found}

    def entity_of(unit: tuple[str, str]) -> tuple[str, str]:
        above = parents[unit]
        return unit if above is None else entity_of(above)

    local = Counter(entity_of((one.scheme, one.code))[1] for one in found if one.level == "local self-government")
    # The City of East Sarajevo counts among the 64; its six municipalities do as well.
    assert local == {"BA-BIH": 79, "BA-SRP": 63, "BA-BRC": 1}
    assert [unit.code for unit in found if unit.level == "city"] == ["SARAJEVO", "ISTOCNO-SARAJEVO"]
    keys = [(unit.scheme, unit.code) for unit in found]
    assert len(keys) == len(set(keys))
    for position, unit in enumerate(found):
        assert unit.parent is None or unit.parent in keys[:position]


def test_names_are_written_in_both_scripts_and_no_two_are_alike_in_an_entity() -> None:
    found = {unit.code: unit for unit in units() if unit.scheme == LOCAL}
    assert found["BANJA-LUKA"].name.get(Locale.SR_CYRL).text == "Бања Лука"
    assert found["LJUBUSKI"].name.get(Locale.BS).text == "Ljubuški"
    assert found["KONJIC"].name.get(Locale.SR_LATN).text == "Konjic"
    assert found["FOCA"].parent == (ISO, "BA-SRP") and found["FOCA-U-FEDERACIJI-BIH"].parent == (CANTON, "BPK")
    names = [unit.name.get(Locale.BS).text for unit in found.values()]
    assert len(names) == len(set(names))


def test_no_jurisdiction_has_a_licence_and_each_says_what_there_is() -> None:
    found = {one["code"]: one for one in jurisdictions()}
    assert len(found) == 14
    known = {(unit.scheme, unit.code) for unit in units()}
    kinds: dict[str, set[str]] = {}
    for code, one in found.items():
        assert one["unit"] in known if code != "BA" else "unit" not in one
        [rules] = one["rule_sets"]
        assert rules["regime"] == "NO_LICENSING" and "dossier" not in rules and "staff" not in rules
        assert {"valid", "dossier", "staff", "decision_days", "alert_days"} <= set(rules["not_established"])
        kinds[code] = {type_["kind"] for type_ in rules["types"]}
        assert "LICENCE" not in kinds[code]
        assert all({"months", "renewable"} <= set(type_["not_established"]) for type_ in rules["types"])
    assert kinds["BA-ZDK"] == {"CONSENT", "REGISTER_ENTRY", "CONTRACT", "REPRESENTATIVE_STATUS"}
    assert "REPRESENTATIVE_STATUS" in kinds["BA-BIH"] & kinds["BA-SRP"]
    assert [code for code in kinds if "PERMIT" in kinds[code]] == ["BA-BRC"]


def test_what_is_held_of_another_level_is_marked() -> None:
    """A canton's rules name the Federation's status; the country's own stand for who has no place, and name nobody."""
    found = {one["code"]: one["rule_sets"][0] for one in jurisdictions()}
    [status] = [one for one in found["BA-ZDK"]["types"] if one["code"] == "REPRESENTATIVE_STATUS"]
    assert status["authority"] == "BA-BIH-AUTHORITY" and "authority" in status["not_established"]
    country = found["BA"]
    assert {"regime", "legal_basis", "types"} <= set(country["not_established"])
    assert all("authority" in one["not_established"] and "authority" not in one for one in country["types"])
    assert [one["code"] for one in country["types"] if one.get("personal")] == ["PROFESSIONAL_LICENCE"]


def test_it_is_silent_about_other_countries() -> None:
    plugin = BosniaAndHerzegovina()
    assert plugin.application_reference("BA", 2025, 1) == "BA-2025-0001"
    assert plugin.member_number("BA", 42) == "BA-0042"
    assert list(plugin.applicant_locales("BA") or ()) == [Locale.BS, Locale.HR, Locale.SR_CYRL, Locale.SR_LATN]
    assert plugin.application_reference("RS", 2025, 1) is None
    assert plugin.member_number("RS", 42) is None
    assert plugin.required_documents("RS") is None
    assert plugin.applicant_locales("RS") is None
