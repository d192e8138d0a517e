"""The yearly round of renewals: a report first, then proposals for all in one go. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from steps import Stories, codes, events

pytestmark = pytest.mark.anyio
ROUND = """preview members terms termsBefore invoices invoicesBefore
    amounts { currency invoices amount } leftOut { reason membership { memberNumber } }"""
PROPOSED = """query ($id: ID!) { membership(id: $id) { status(asOf: "2026-04-01")
    terms(where: {validFrom: {eq: "2026-01-01"}}, orderBy: [{state: ASC}]) { id state validTo graceUntil }
    invoices { id state outstanding amount currency } } }"""


async def _round(stories: Stories, network: str, **more: Any) -> dict[str, Any]:
    coordinator = await stories.kit.viewers.coordinator(network)
    values = {"networkId": encode("Network", stories.kit.networks[network]), "year": 2026} | more
    return await stories.done("startRenewalRound", coordinator, ROUND, **values)


async def _rules(stories: Stories) -> None:
    """Bosnia's fees of 2026: 100 marks, for those who stated a budget."""
    scheme = encode("MembershipScheme", stories.scene.schemes["BA"])
    rule = {"schemeId": scheme, "year": 2026, "amount": "100", "currency": "BAM", "budgetFrom": "0"}
    await stories.done("createFeeRule", await stories.kit.viewers.secretariat(), "feeRule { id }", **rule)
    member = await stories.kit.viewers.member(stories.scene.organisations["O-BA1"])
    facts = [{"code": "YEARLY_BUDGET", "value": "50000 BAM"}]
    of = {"membershipId": stories.scene.membership("O-BA1")}
    await stories.done("stateFacts", member, "membership { id }", **of, facts=facts)


async def _membership(stories: Stories, key: str) -> dict[str, Any]:
    viewer = await stories.kit.viewers.secretariat()
    answer = await stories.ask(PROPOSED, viewer=viewer, id=stories.scene.membership(key))
    return answer["membership"]  # type: ignore[no-any-return]


async def test_a_round_is_first_reported_with_what_it_leaves_out_and_nothing_is_written(
    stories: Stories, viewers: Viewers
) -> None:
    await _rules(stories)
    notice = {"membershipId": stories.scene.membership("O-BA2"), "lastDay": "2025-09-30"}
    await stories.done("giveNotice", await viewers.coordinator("BA"), "membership { id }", **notice)
    for _ in range(2):
        report = await _round(stories, "BA")
        assert report == {
            "preview": True,
            "members": 2,
            "terms": 1,
            "termsBefore": 0,
            "invoices": 1,
            "invoicesBefore": 0,
            "amounts": [{"currency": "BAM", "invoices": 1, "amount": "100.00"}],
            "leftOut": [{"reason": "LEAVES", "membership": {"memberNumber": "O-BA2"}}],
            "errors": [],
        }
    assert (await _membership(stories, "O-BA1"))["terms"] == []
    assert await events(stories.kit, "membership.RenewalProposed") == []


async def test_a_round_proposes_terms_and_drafts_invoices_and_run_again_adds_nothing(
    stories: Stories, viewers: Viewers
) -> None:
    await _rules(stories)
    first = await _round(stories, "BA", preview=False)
    assert (first["terms"], first["invoices"]) == (2, 1)
    assert first["leftOut"] == [{"reason": "NO_FEE_RULE", "membership": {"memberNumber": "O-BA2"}}]
    again = await _round(stories, "BA", preview=False)
    assert (again["terms"], again["termsBefore"], again["invoices"], again["invoicesBefore"]) == (0, 2, 0, 1)

    proposed = await _membership(stories, "O-BA1")
    (term,), (invoice,) = proposed["terms"], proposed["invoices"]
    assert (term["state"], term["validTo"], term["graceUntil"]) == ("PROPOSED", "2026-12-31", "2027-03-01")
    assert (invoice["state"], invoice["amount"], invoice["outstanding"]) == ("DRAFT", "100.00", "0.00")
    assert proposed["status"] == "LAPSED"
    told = await events(stories.kit, "membership.RenewalProposed")
    assert [one["locale"] for one in told] == ["bs", "sr-Cyrl"]


async def test_agreeing_the_proposed_term_renews_and_issuing_sends_the_drafted_invoice(
    stories: Stories, viewers: Viewers
) -> None:
    await _rules(stories)
    await _round(stories, "BA", preview=False)
    coordinator, proposed = await viewers.coordinator("BA"), (await _membership(stories, "O-BA1"))
    term, invoice = proposed["terms"][0]["id"], proposed["invoices"][0]["id"]
    for _ in range(2):
        renewed = await stories.done("agreeTerm", coordinator, "membershipTerm { id state }", termId=term)
        assert renewed["membershipTerm"] == {"id": term, "state": "CURRENT"}
        issue = {"membershipId": stories.scene.membership("O-BA1"), "year": 2026}
        sent = await stories.done("issueInvoice", coordinator, "feeInvoice { id state }", **issue)
        assert sent["feeInvoice"] == {"id": invoice, "state": "ISSUED"}
    assert (await _membership(stories, "O-BA1"))["status"] == "ACTIVE"
    done = await _round(stories, "BA", preview=False)
    assert {"reason": "RENEWED_ALREADY", "membership": {"memberNumber": "O-BA1"}} in done["leftOut"]


async def test_renewing_the_term_before_agrees_what_was_proposed(stories: Stories, viewers: Viewers) -> None:
    await _round(stories, "HR", preview=False)
    coordinator, proposed = await viewers.coordinator("HR"), (await _membership(stories, "O-HR1"))["terms"]
    terms = 'query ($id: ID!) { membership(id: $id) { terms(where: {validFrom: {eq: "2025-01-01"}}) { id } } }'
    now = await stories.ask(terms, viewer=coordinator, id=stories.scene.membership("O-HR1"))
    term = now["membership"]["terms"][0]["id"]
    renewed = await stories.done("renewMembership", coordinator, "membershipTerm { id state }", termId=term)
    assert renewed["membershipTerm"] == {"id": proposed[0]["id"], "state": "CURRENT"}


async def test_what_was_proposed_falls_away_when_the_member_leaves(stories: Stories, viewers: Viewers) -> None:
    await _round(stories, "HR", preview=False)
    notice = {"membershipId": stories.scene.membership("O-HR1"), "lastDay": "2025-09-30"}
    await stories.done("giveNotice", await viewers.coordinator("HR"), "membership { id }", **notice)
    left = await _membership(stories, "O-HR1")
    assert ([one["state"] for one in left["terms"]], left["status"]) == (["VOIDED"], "RESIGNED")


async def test_a_round_is_the_networks_own_affair(stories: Stories, viewers: Viewers) -> None:
    of_rs = {"networkId": encode("Network", stories.kit.networks["RS"]), "year": 2026}
    foreign = await stories.do("startRenewalRound", await viewers.coordinator("HR"), ROUND, **of_rs)
    assert codes(foreign) == ["NOT_FOUND"]
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    assert codes(await stories.do("startRenewalRound", member, ROUND, **of_rs)) == ["NOT_PERMITTED"]
    far = await stories.do("startRenewalRound", await viewers.coordinator("RS"), ROUND, **of_rs | {"year": 2056})
    assert codes(far) == ["YEAR_TOO_FAR"]
