"""Two at once: numbers, renewals and payments hold, because the database guards them."""

from __future__ import annotations

import asyncio

import pytest
from mreza.testing.kit import Viewers
from steps import Stories

pytestmark = pytest.mark.anyio


async def test_applications_handed_in_at_once_get_references_without_gap_or_double(stories: Stories) -> None:
    names = ("Клуб „Ветар“ Бор", "Клуб „Река“ Ужице", "Клуб „Звезда“ Врање", "Клуб „Мост“ Шид")
    answers = await asyncio.gather(
        *(stories.apply(identifiers=[], name=[{"locale": "sr-Cyrl", "text": name}]) for name in names)
    )
    assert sorted(answer["reference"] for answer in answers) == [f"RS-2025-000{number}" for number in range(1, 5)]


async def test_a_term_renewed_by_two_at_once_is_followed_by_one_term(stories: Stories, viewers: Viewers) -> None:
    coordinator = await viewers.coordinator("RS")
    terms = await stories.ask(
        "query ($id: ID!) { membership(id: $id) { terms(orderBy: [{validFrom: DESC}], first: 1) { id } } }",
        viewer=coordinator,
        id=stories.scene.membership("O-RS1"),
    )
    term = terms["membership"]["terms"][0]["id"]
    renewed = await asyncio.gather(
        *(
            stories.done("renewMembership", coordinator, "membershipTerm { id validFrom }", termId=term)
            for _ in range(3)
        )
    )
    assert len({one["membershipTerm"]["id"] for one in renewed}) == 1
    assert renewed[0]["membershipTerm"]["validFrom"] == "2026-01-01"


async def test_two_payments_at_once_never_exceed_what_is_owed(stories: Stories, viewers: Viewers) -> None:
    coordinator = await viewers.coordinator("RS")
    asked = {"membershipId": stories.scene.membership("O-RS1"), "year": 2025, "amount": "6000", "currency": "RSD"}
    invoice = (await stories.done("issueInvoice", coordinator, "feeInvoice { id }", **asked))["feeInvoice"]["id"]
    paid = await asyncio.gather(
        *(stories.do("recordPayment", coordinator, "feePayment { id }", invoiceId=invoice, amount="4000") for _ in "ab")
    )
    codes = sorted(error["code"] for one in paid for error in one["errors"])
    assert codes == ["AMOUNT_TOO_HIGH"]


async def test_an_invoice_by_the_rule_is_issued_once_however_often_it_is_asked_for(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat = await viewers.secretariat()
    scheme = await stories.ask(
        "query ($id: ID!) { membership(id: $id) { scheme { id } } }",
        viewer=secretariat,
        id=stories.scene.membership("O-RS1"),
    )
    rule = {"schemeId": scheme["membership"]["scheme"]["id"], "year": 2025, "amount": "6000", "currency": "RSD"}
    await stories.done("createFeeRule", secretariat, "feeRule { id }", **rule)
    asked = {"membershipId": stories.scene.membership("O-RS1"), "year": 2025}
    first = await stories.done("issueInvoice", secretariat, "feeInvoice { id number amount dueOn }", **asked)
    second = await stories.done("issueInvoice", secretariat, "feeInvoice { id number amount dueOn }", **asked)
    assert first == second
    assert first["feeInvoice"]["number"] == "RS-F-2025-0001"
    assert (first["feeInvoice"]["amount"], first["feeInvoice"]["dueOn"]) == ("6000.00", "2025-07-30")
    missing = await stories.do("issueInvoice", secretariat, "feeInvoice { id }", **{**asked, "year": 2024})
    assert [error["code"] for error in missing["errors"]] == ["NO_FEE_RULE"]
