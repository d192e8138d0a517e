"""What others hear of membership: each event with its payload, once, and nothing beside it. Today is 30 June 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.model.global_id import encode
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Viewers
from mreza_membership.models import MemberFactCode
from sqlalchemy import select
from steps import Stories, codes

pytestmark = pytest.mark.anyio

Told = tuple[str, str, dict[str, Any]]
FACTS = [one.name for one in MemberFactCode]


async def _told(stories: Stories) -> list[Told]:
    """All that membership has told so far: what, of whom, and the payload; the oldest first."""
    async with stories.kit.session() as session:
        rows = await session.scalars(
            select(EventRecord).where(EventRecord.type.startswith("membership.")).order_by(EventRecord.id)
        )
        return [(one.type.removeprefix("membership."), one.subject, one.payload) for one in rows]


async def _term(stories: Stories, key: str, first_day: str) -> str:
    """The id of the term of an organisation's membership that begins on a day."""
    answer = await stories.ask(
        "query ($id: ID!, $d: Date) { membership(id: $id) { terms(where: {validFrom: {eq: $d}}) { id } } }",
        viewer=await stories.kit.viewers.secretariat(),
        id=stories.scene.membership(key),
        d=first_day,
    )
    return answer["membership"]["terms"][0]["id"]  # type: ignore[no-any-return]


async def _screened(stories: Stories) -> str:
    """The id of O-RS3's application, ready to be decided."""
    await stories.apply()
    id = (await stories.application("RS-2025-0001"))["id"]
    coordinator = await stories.kit.viewers.coordinator("RS")
    await stories.done("screenApplication", coordinator, "membershipApplication { id }", applicationId=id)
    return id  # type: ignore[no-any-return]


async def test_each_decision_on_an_application_is_told_with_its_body_and_outcome_and_the_last_one_admits(
    stories: Stories, viewers: Viewers
) -> None:
    id = await _screened(stories)
    before = await _told(stories)
    of = {"applicationId": id, "outcome": "APPROVED"}
    await stories.done("recordNationalDecision", await viewers.coordinator("RS"), "membershipApplication { id }", **of)
    await stories.done("confirmDecision", await viewers.secretariat(), "membershipApplication { id }", **of)
    told = {"outcome": "APPROVED", "day": "2025-06-30", "locale": "sr-Cyrl"}
    application = await stories.ask(
        "query ($id: ID!) { membershipApplication(id: $id) { organisation { memberships { id } } } }",
        viewer=await viewers.secretariat(),
        id=id,
    )
    (membership,) = application["membershipApplication"]["organisation"]["memberships"]
    national, *regional = (await _told(stories))[len(before) :]
    assert national == ("ApplicationDecided", id, {"body": "NATIONAL"} | told)
    assert sorted(regional) == [  # both of one transaction: which comes first says nothing
        ("ApplicationDecided", id, {"body": "REGIONAL"} | told),
        ("MemberAdmitted", membership["id"], {"member_number": "RS-0001", "day": "2025-06-30"}),
    ]


async def test_a_rejection_is_told_and_nobody_is_admitted(stories: Stories, viewers: Viewers) -> None:
    id = await _screened(stories)
    before = await _told(stories)
    no = {"applicationId": id, "outcome": "REJECTED", "reason": "Not yet"}
    await stories.done("recordNationalDecision", await viewers.coordinator("RS"), "membershipApplication { id }", **no)
    await stories.done("confirmDecision", await viewers.secretariat(), "membershipApplication { id }", **no)
    told = {"outcome": "REJECTED", "day": "2025-06-30", "locale": "sr-Cyrl"}
    assert (await _told(stories))[len(before) :] == [
        ("ApplicationDecided", id, {"body": "NATIONAL"} | told),
        ("ApplicationDecided", id, {"body": "REGIONAL"} | told),
    ]


async def test_a_renewal_is_told_with_the_new_term_and_renewing_again_tells_nothing_more(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("HR")
    renew = {"termId": await _term(stories, "O-HR1", "2025-01-01")}
    for _ in range(2):
        await stories.done("renewMembership", coordinator, "membershipTerm { id }", **renew)
    term = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    assert await _told(stories) == [("MembershipRenewed", stories.scene.membership("O-HR1"), term)]


async def test_agreeing_what_a_round_proposed_is_a_renewal_and_is_told_once(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), stories.scene.membership("O-HR1")
    round_ = {"networkId": encode("Network", stories.kit.networks["HR"]), "year": 2026, "preview": False}
    await stories.done("startRenewalRound", coordinator, "terms", **round_)
    agree = {"termId": await _term(stories, "O-HR1", "2026-01-01")}
    for _ in range(2):
        await stories.done("agreeTerm", coordinator, "membershipTerm { id }", **agree)
    await stories.done(
        "renewMembership",
        coordinator,
        "membershipTerm { id }",
        termId=await _term(stories, "O-HR1", "2025-01-01"),
    )
    term = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    assert await _told(stories) == [
        ("RenewalProposed", of, term | {"locale": "hr"}),
        ("MembershipRenewed", of, term),
    ]


async def test_a_notice_and_its_taking_back_are_told(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), stories.scene.membership("O-HR1")
    await stories.done("giveNotice", coordinator, "membership { id }", membershipId=of, lastDay="2025-09-30")
    await stories.done("withdrawNotice", coordinator, "membership { id }", membershipId=of)
    assert await _told(stories) == [
        ("ExitNoticeGiven", of, {"last_day": "2025-09-30"}),
        ("ExitNoticeWithdrawn", of, {}),
    ]
    again = await stories.do("withdrawNotice", coordinator, "membership { id }", membershipId=of)
    assert codes(again) == ["NO_NOTICE"]
    assert len(await _told(stories)) == 2


@pytest.mark.parametrize("ending", ["DISSOLVED", "TRANSFERRED", "RESIGNED"])
async def test_an_ending_is_told_with_its_kind_and_the_last_day_of_membership(
    stories: Stories, viewers: Viewers, ending: str
) -> None:
    secretariat, of = await viewers.secretariat(), stories.scene.membership("O-ME1")
    end = {"membershipId": of, "ending": ending, "reason": "Decided by its assembly", "day": "2025-06-15"}
    await stories.done("endMembership", secretariat, "membership { id }", **end)
    assert await _told(stories) == [("MembershipEnded", of, {"ending": ending, "last_day": "2025-06-14"})]
    assert await stories.status("O-ME1", "2025-06-14") == "ACTIVE"  # as the event says
    assert await stories.status("O-ME1", "2025-06-15") == ending


async def test_an_exclusion_is_told_with_the_last_day_and_a_return_with_its_first(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat, of = await viewers.secretariat(), stories.scene.membership("O-ME1")
    exclude = {"membershipId": of, "body": "REGIONAL", "reason": "Broke the statutes", "day": "2025-06-01"}
    await stories.done("excludeMembership", secretariat, "membership { id }", **exclude)
    back = {"membershipId": of, "body": "REGIONAL", "day": "2025-06-20"}
    await stories.done("reinstateMembership", secretariat, "membership { id }", **back)
    assert await _told(stories) == [
        ("MembershipEnded", of, {"ending": "EXCLUDED", "last_day": "2025-05-31"}),
        ("MembershipReinstated", of, {"day": "2025-06-20"}),
    ]


async def test_an_invoice_its_payment_and_its_waiver_are_told_with_amount_and_currency(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("RS")
    issue = {"membershipId": stories.scene.membership("O-RS1"), "year": 2025, "amount": "6000", "currency": "RSD"}
    issued = await stories.done("issueInvoice", coordinator, "feeInvoice { id }", **issue, day="2025-06-01")
    invoice = issued["feeInvoice"]["id"]
    await stories.done("recordPayment", coordinator, "feePayment { id }", invoiceId=invoice, amount="4000")
    part = {"invoiceId": invoice, "reason": "Floods"}
    await stories.done("waiveInvoice", coordinator, "feeWaiver { id }", **part, amount="500.50")
    await stories.done("waiveInvoice", coordinator, "feeWaiver { id }", **part)  # all that is left
    due = {"due_on": "2025-07-01", "locale": "sr-Cyrl"}
    assert await _told(stories) == [
        ("FeeInvoiceIssued", invoice, {"amount": "6000.00", "currency": "RSD"} | due),
        ("FeePaymentRecorded", invoice, {"amount": "4000.00", "currency": "RSD"}),
        ("FeeWaived", invoice, {"amount": "500.50", "currency": "RSD"}),
        ("FeeWaived", invoice, {"amount": "1499.50", "currency": "RSD"}),
    ]


async def test_an_invoice_by_a_rule_is_sent_and_told_once_however_often_it_is_asked_for(
    stories: Stories, viewers: Viewers
) -> None:
    scheme = encode("MembershipScheme", stories.scene.schemes["HR"])
    rule = {"schemeId": scheme, "year": 2025, "amount": "50", "currency": "EUR"}
    await stories.done("createFeeRule", await viewers.secretariat(), "feeRule { id }", **rule)
    issue = {"membershipId": stories.scene.membership("O-HR1"), "year": 2025}
    issued = [
        await stories.done("issueInvoice", await viewers.coordinator("HR"), "feeInvoice { id }", **issue)
        for _ in range(2)
    ]
    assert issued[0] == issued[1]
    sent = {"amount": "50.00", "currency": "EUR", "due_on": "2025-07-30", "locale": "hr"}
    assert await _told(stories) == [("FeeInvoiceIssued", issued[0]["feeInvoice"]["id"], sent)]


async def test_the_data_update_is_told_when_the_last_fact_is_in_and_a_correction_tells_it_not_again(
    stories: Stories, viewers: Viewers
) -> None:
    of, clock = stories.scene.membership("O-RS1"), stories.kit.application.clock
    member = await viewers.member(stories.scene.organisations["O-RS1"])

    async def state(*facts: str) -> None:
        stated = [{"code": code, "value": "as before"} for code in facts]
        await stories.done("stateFacts", member, "membership { id }", membershipId=of, facts=stated)

    clock.day = date(2025, 6, 29)  # type: ignore[attr-defined]
    await state(*FACTS[:-1])
    assert await _told(stories) == []
    clock.day = date(2025, 6, 30)  # type: ignore[attr-defined]
    await state(FACTS[-1])
    await state(FACTS[0])
    assert await _told(stories) == [("DataUpdateCompleted", of, {"day": "2025-06-30"})]


async def test_what_was_refused_is_told_to_nobody(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), {"membershipId": stories.scene.membership("O-HR1")}
    refused = [
        await stories.do("giveNotice", coordinator, "membership { id }", **of, lastDay="2025-06-29"),
        await stories.do("issueInvoice", coordinator, "feeInvoice { id }", **of, year=2025),
        await stories.do(
            "reinstateMembership", await viewers.secretariat(), "membership { id }", **of, body="REGIONAL"
        ),
    ]
    assert [codes(one) for one in refused] == [["LAST_DAY_PASSED"], ["NO_FEE_RULE"], ["STILL_A_MEMBER"]]
    assert await _told(stories) == []
