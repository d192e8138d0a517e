"""What the plugins of this checkout answer to core's hooks keeps what `docs/hooks.md` promises."""

from __future__ import annotations

import pytest
from mreza.plugin.answers import IdentifierScheme, Strictness, Unit, compact
from mreza.plugin.host import Host
from mreza.text import Translated

HOST = Host.assemble()


def test_administrative_units_come_after_what_they_are_part_of_and_only_once() -> None:
    for _, units in HOST.hooks.collect("administrative_units"):
        seen: set[tuple[str, str]] = set()
        for unit in units:
            assert isinstance(unit, Unit)
            assert unit.parent is None or unit.parent in seen
            assert (unit.scheme, unit.code) not in seen
            seen.add((unit.scheme, unit.code))
        assert seen


def test_a_country_plugin_names_identifier_schemes_of_its_own_country_only() -> None:
    for plugin, schemes in HOST.hooks.collect("identifier_schemes"):
        country = HOST.plugin(plugin).manifest.country
        assert {scheme.code.partition("-")[0] for scheme in schemes} == {country}
        assert all(isinstance(scheme, IdentifierScheme) and scheme.hint for scheme in schemes)


@pytest.mark.parametrize(
    ("written", "problem"),
    [("12 345-678", None), ("12.34/5678", None), ("1234", "1234 is not a valid XX-ID: it has eight digits.")],
)
def test_a_number_is_checked_in_normal_form_and_the_hint_ends_the_sentence(written: str, problem: str | None) -> None:
    scheme = IdentifierScheme(
        "XX-ID", Translated({"en": "Number"}), check=lambda number: len(number) == 8, hint="it has eight digits"
    )
    assert scheme.level is Strictness.REJECT
    assert scheme.problem(scheme.normal(written)) == problem


def test_normal_form_leaves_letters_and_digits() -> None:
    assert compact(" RS 10 000-024/1 ") == "RS100000241"
