"""What a network's statutes say: schemes, one step or two, fees by budget, whether fees bind. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from steps import Stories, codes

pytestmark = pytest.mark.anyio
SCHEME = "membershipScheme { id validFrom twoStep feesBind }"
STANDING = """query ($id: ID!, $day: Date) { membership(id: $id) {
    status(asOf: $day) overdue(asOf: $day) inGoodStanding(asOf: $day) votingRight(asOf: $day) } }"""


async def _scheme(stories: Stories, network: str, **rules: Any) -> str:
    values = {
        "networkId": encode("Network", stories.kit.networks[network]),
        "name": [{"locale": "en", "text": "Statutes of 2025"}],
        "statutesVersion": "2025-05",
        "validFrom": "2025-05-01",
    }
    done = await stories.done(
        "createMembershipScheme", await stories.kit.viewers.secretariat(), SCHEME, **values | rules
    )
    return done["membershipScheme"]["id"]  # type: ignore[no-any-return]


async def test_a_new_scheme_ends_the_one_before_on_the_day_before(stories: Stories, viewers: Viewers) -> None:
    await _scheme(stories, "RS")
    answer = await stories.ask(
        """{ membershipSchemes(where: {network: {code: {eq: "RS"}}}, orderBy: [{validFrom: ASC}]) {
               nodes { validFrom validTo statutesVersion } } }"""
    )
    assert answer["membershipSchemes"]["nodes"] == [
        {"validFrom": "2012-01-01", "validTo": "2025-04-30", "statutesVersion": "2012"},
        {"validFrom": "2025-05-01", "validTo": None, "statutesVersion": "2025-05"},
    ]
    values = {
        "networkId": encode("Network", stories.kit.networks["RS"]),
        "name": [{"locale": "en", "text": "Too late"}],
        "statutesVersion": "2025-03",
    }
    early = await stories.do(
        "createMembershipScheme", await viewers.secretariat(), SCHEME, **values, validFrom="2025-03-01"
    )
    assert codes(early) == ["SCHEME_BEFORE_ANOTHER"]
    refused = await stories.do("createMembershipScheme", await viewers.coordinator("RS"), SCHEME, **values)
    assert codes(refused) == ["NOT_PERMITTED"]


async def test_a_scheme_that_makes_no_sense_is_refused_and_the_old_one_stays(
    stories: Stories, viewers: Viewers
) -> None:
    values = {
        "networkId": encode("Network", stories.kit.networks["RS"]),
        "name": [{"locale": "en", "text": "Odd"}],
        "statutesVersion": "2025-05",
    }
    for odd in ({"termMonths": 0}, {"graceDays": -1}):
        refused = await stories.do("createMembershipScheme", await viewers.secretariat(), SCHEME, **values, **odd)
        assert refused["errors"]
    still = await stories.ask('{ membershipSchemes(where: {network: {code: {eq: "RS"}}}) { nodes { validTo } } }')
    assert still["membershipSchemes"]["nodes"] == [{"validTo": None}]


async def test_with_one_step_the_national_decision_admits(stories: Stories, viewers: Viewers) -> None:
    await _scheme(stories, "RS", twoStep=False)
    coordinator = await viewers.coordinator("RS")
    await stories.apply()
    of = {"applicationId": (await stories.application("RS-2025-0001"))["id"]}
    await stories.done("screenApplication", coordinator, "membershipApplication { state }", **of)
    done = await stories.done(
        "recordNationalDecision",
        coordinator,
        "membershipApplication { state organisation { membershipStatus memberNumber } }",
        **of,
        outcome="APPROVED",
    )
    assert done["membershipApplication"] == {
        "state": "ADMITTED",
        "organisation": {"membershipStatus": "ACTIVE", "memberNumber": "RS-0001"},
    }
    (one,) = (await stories.application("RS-2025-0001"))["decisions"]
    assert one["body"] == "NATIONAL"


async def test_with_one_step_a_national_no_is_the_last_word(stories: Stories, viewers: Viewers) -> None:
    await _scheme(stories, "RS", twoStep=False)
    coordinator = await viewers.coordinator("RS")
    await stories.apply()
    of = {"applicationId": (await stories.application("RS-2025-0001"))["id"]}
    await stories.done("screenApplication", coordinator, "membershipApplication { state }", **of)
    rejected = {**of, "outcome": "REJECTED", "reason": "Not yet"}
    done = await stories.done("recordNationalDecision", coordinator, "membershipApplication { state }", **rejected)
    assert done["membershipApplication"] == {"state": "REJECTED"}
    appealed = await stories.do(
        "confirmDecision", await viewers.secretariat(), "membershipApplication { id }", **of, outcome="APPROVED"
    )
    assert codes(appealed) == ["NATIONAL_DECISION_MISSING"]


async def test_where_fees_bind_an_overdue_fee_costs_good_standing_and_the_vote_until_it_is_paid(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, id = await viewers.coordinator("HR"), stories.scene.membership("O-HR1")
    invoice = {"membershipId": id, "year": 2025, "amount": "50", "currency": "EUR", "day": "2025-02-01"}
    issued = await stories.done("issueInvoice", coordinator, "feeInvoice { id dueOn }", **invoice)

    async def standing(day: str | None = None) -> tuple[bool, bool, bool]:
        found = (await stories.ask(STANDING, viewer=coordinator, id=id, day=day))["membership"]
        return found["overdue"], found["inGoodStanding"], found["votingRight"]

    assert issued["feeInvoice"]["dueOn"] == "2025-03-03"
    assert await standing() == (True, True, True)  # the positive control: optional fees cost nothing
    async with stories.kit.session() as session:
        scheme = await session.get_one(_model("MembershipScheme"), stories.scene.schemes["HR"])
        scheme.fees_bind = True
    assert await standing() == (True, False, False)
    assert await standing("2025-03-03") == (False, True, True)
    await stories.done(
        "recordPayment", coordinator, "feePayment { id }", invoiceId=issued["feeInvoice"]["id"], amount="50"
    )
    assert await standing() == (False, True, True)
    assert await standing("2025-06-29") == (True, False, False)


def _model(name: str) -> Any:
    from mreza_membership import models

    return getattr(models, name)


async def _rule(stories: Stories, network: str, **values: Any) -> dict[str, Any]:
    scheme = encode("MembershipScheme", stories.scene.schemes[network])
    rule = {"schemeId": scheme, "year": 2025, "currency": "RSD"} | values
    return await stories.do("createFeeRule", await stories.kit.viewers.secretariat(), "feeRule { id amount }", **rule)


async def test_a_members_fee_follows_its_stated_budget_and_its_type(stories: Stories, viewers: Viewers) -> None:
    coordinator, id = await viewers.coordinator("RS"), stories.scene.membership("O-RS1")
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    for band in ({"amount": "3000", "budgetBelow": "1000000"}, {"amount": "9000", "budgetFrom": "1000000"}):
        assert (await _rule(stories, "RS", **band))["errors"] == []
    issue = {"membershipId": id, "year": 2025}
    unknown = await stories.do("issueInvoice", coordinator, "feeInvoice { id }", **issue)
    assert codes(unknown) == ["NO_FEE_RULE"]
    invoice = "feeInvoice { id number amount currency rule { id } }"
    for stated, fee in (("999 999 RSD", "3000.00"), ("1000000 RSD", "9000.00")):
        facts = [{"code": "YEARLY_BUDGET", "value": stated}]
        await stories.done("stateFacts", member, "membership { id }", membershipId=id, facts=facts)
        made = (await stories.done("issueInvoice", coordinator, invoice, **issue))["feeInvoice"]
        assert (made["amount"], made["currency"]) == (fee, "RSD")
        again = (await stories.done("issueInvoice", coordinator, invoice, **issue))["feeInvoice"]
        assert again["id"] == made["id"]
        if fee == "3000.00":
            await stories.done(
                "cancelInvoice", coordinator, "feeInvoice { state }", invoiceId=made["id"], reason="Budget mistyped"
            )
    full = encode("MembershipType", stories.scene.full)
    assert (await _rule(stories, "RS", amount="500", typeId=full, year=2026))["errors"] == []
    assert (await _rule(stories, "RS", amount="900", year=2026))["errors"] == []
    particular = await stories.done("issueInvoice", coordinator, invoice, **issue | {"year": 2026})
    assert particular["feeInvoice"]["amount"] == "500.00"


@pytest.mark.parametrize("stated", ["as before", "NaN RSD", "Infinity RSD", "1200000", "12 EUR"])
async def test_a_budget_that_cannot_be_read_fits_no_band_and_breaks_nothing(
    stories: Stories, viewers: Viewers, stated: str
) -> None:
    assert (await _rule(stories, "RS", amount="3000", budgetFrom="0"))["errors"] == []
    member, id = await viewers.member(stories.scene.organisations["O-RS1"]), stories.scene.membership("O-RS1")
    facts = [{"code": "YEARLY_BUDGET", "value": stated}]
    await stories.done("stateFacts", member, "membership { id }", membershipId=id, facts=facts)
    refused = await stories.do(
        "issueInvoice", await viewers.coordinator("RS"), "feeInvoice { id }", membershipId=id, year=2025
    )
    assert codes(refused) == ["NO_FEE_RULE"]


async def test_fee_rules_that_contradict_each_other_are_refused(stories: Stories, viewers: Viewers) -> None:
    assert (await _rule(stories, "RS", amount="3000", budgetBelow="1000000"))["errors"] == []
    assert codes(await _rule(stories, "RS", amount="4000", budgetFrom="999999")) == ["FEE_RULES_OVERLAP"]
    assert (await _rule(stories, "RS", amount="2000"))["errors"] == []
    assert codes(await _rule(stories, "RS", amount="2500")) == ["FEE_RULES_OVERLAP"]
    assert codes(await _rule(stories, "RS", amount="1", year=2024, budgetFrom="2", budgetBelow="2")) == [
        "BAND_REVERSED"
    ]
    assert codes(await _rule(stories, "RS", amount="-1", year=2024)) == ["AMOUNT_NEGATIVE"]
    scheme = encode("MembershipScheme", stories.scene.schemes["RS"])
    refused = await stories.do(
        "createFeeRule",
        await viewers.coordinator("RS"),
        "feeRule { id }",
        schemeId=scheme,
        year=2024,
        amount="1",
        currency="RSD",
    )
    assert codes(refused) == ["NOT_PERMITTED"]
