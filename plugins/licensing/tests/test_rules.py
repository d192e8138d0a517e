"""What countries say of their rules, as values or plainly, and how it gets into the tables."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.errors import ConfigurationError
from mreza.testing.kit import host_of
from mreza_licensing.plain import jurisdiction
from mreza_licensing.rules import PermissionKind, Regime
from mreza_licensing.service.rulebook import seeds
from register import Register

SERBIA: dict[str, Any] = {"country": "RS", "code": "RS", "name": {"en": "Serbia"}}


def test_every_countrys_answer_to_the_hook_licensing_rules_can_be_read() -> None:
    answers = host_of(None).hooks.collect("licensing_rules")
    assert {"licensing", "country_rs"} <= {answer.plugin for answer in answers}
    for answer in answers:
        for one in answer.value:
            assert jurisdiction(one).rule_sets


def test_serbias_rules_are_the_dossiers_and_what_was_not_found_is_marked() -> None:
    [serbia] = seeds(host_of(None).hooks, "RS")
    [rules] = serbia.rule_sets
    types = {one.code: one for one in rules.types}
    assert rules.regime is Regime.LICENSING
    assert (types["LICENCE"].months, types["LICENCE"].not_established) == (72, ())
    limited = types["LIMITED_LICENCE"]
    assert (limited.months, limited.once, limited.renewable) == (60, True, False)
    assert types["PROFESSIONAL_LICENCE"].kind is PermissionKind.PROFESSIONAL_LICENCE
    assert "months" in types["PROFESSIONAL_LICENCE"].not_established
    assert {"renewal_opens_days", "renewal_closes_days"} <= set(rules.not_established)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"country": "RS"}, "must say its code, name"),
        (SERBIA | {"law": 1}, "has no law"),
        (
            SERBIA | {"rule_sets": [{"code": "x", "valid": 1, "regime": "LICENSING"}]},
            r"rule_sets\[0\].valid must be a mapping",
        ),
        (SERBIA | {"authorities": {"code": "x"}}, "must be a tuple"),
        (SERBIA | {"unit": ("RS-LSG",)}, "must have 2 parts"),
        ("Serbia", "must be a mapping"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(wrong: Any, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        jurisdiction(wrong)


@pytest.mark.anyio
async def test_rules_are_loaded_once_and_only_by_who_coordinates_the_network(register: Register) -> None:
    count = "{ licensingRuleSets { totalCount } licensingPermissionTypes { totalCount } }"
    load = ("loadLicensingRules", await register.viewers.coordinator("RS"), "network { code }")
    await register.done(*load, networkId=register.network("RS"))
    before = await register.ask(count)
    await register.done(*load, networkId=register.network("RS"))
    assert await register.ask(count) == before
    assert before["licensingRuleSets"] == {"totalCount": 1}
    assert await register.refused(*load, networkId=register.network("ME")) == ["NOT_FOUND"]
