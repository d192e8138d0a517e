"""What membership refuses, with the code and the field it is about, and nothing written. Today is 30 June 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fixture import Row
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Viewers
from sqlalchemy import text
from steps import SUBMIT, Stories, applicant, codes

pytestmark = pytest.mark.anyio

STATE = "membershipApplication { state }"
TERMS = """query ($id: ID!) { membership(id: $id) {
    terms(orderBy: [{validFrom: DESC}], first: 3) { id validFrom validTo graceUntil state } } }"""
HISTORY = """query ($id: ID!) { membership(id: $id) {
    memberNumber firstJoined currentSince status state scheme { statutesVersion }
    terms(orderBy: [{validFrom: DESC}], first: 1) { validFrom validTo } } }"""


def refusal(answer: dict[str, Any]) -> tuple[str, str]:
    """The code of the only error, and the field it is about."""
    (error,) = answer["errors"]
    return error["code"], error["path"][-1] if error["path"] else ""


async def _terms(stories: Stories, key: str) -> list[dict[str, Any]]:
    """The last three terms of an organisation's membership, the latest first."""
    viewer = await stories.kit.viewers.secretariat()
    answer = await stories.ask(TERMS, viewer=viewer, id=stories.scene.membership(key))
    return answer["membership"]["terms"]  # type: ignore[no-any-return]


async def _applied(stories: Stories, **changes: Any) -> dict[str, str]:
    """An application that was handed in on 1 June and screened on the tenth: its id, as the input of mutations."""
    made = await stories.apply(**changes)
    assert made["errors"] == [], made["errors"]
    async with stories.kit.session() as session:
        await session.execute(text("UPDATE membership_application SET submitted_on = '2025-06-01'"))
    of = {"applicationId": (await stories.application(made["reference"]))["id"]}
    await stories.done("screenApplication", await stories.kit.viewers.coordinator("RS"), STATE, **of, day="2025-06-10")
    return of


async def test_nothing_is_decided_on_a_day_before_it_could_be(stories: Stories, viewers: Viewers) -> None:
    coordinator, secretariat = await viewers.coordinator("RS"), await viewers.secretariat()
    of = await _applied(stories)
    yes, no = {**of, "outcome": "APPROVED"}, {**of, "outcome": "REJECTED", "reason": "Not yet"}
    for outcome in (yes, no):
        early = await stories.do("recordNationalDecision", coordinator, STATE, **outcome, day="2025-05-31")
        assert refusal(early) == ("DECISION_TOO_EARLY", "day")
        assert "2025-06-01" in early["errors"][0]["message"]
    await stories.done("recordNationalDecision", coordinator, STATE, **yes, day="2025-06-20")
    for outcome in (yes, no):
        early = await stories.do("confirmDecision", secretariat, STATE, **outcome, day="2025-06-19")
        assert refusal(early) == ("DECISION_TOO_EARLY", "day")
    application = await stories.application("RS-2025-0001")
    assert (application["state"], [one["body"] for one in application["decisions"]]) == ("RECOMMENDED", ["NATIONAL"])
    await stories.done("confirmDecision", secretariat, STATE, **yes, day="2025-06-20")  # the same day is not too early


async def test_nobody_applies_to_a_network_that_admits_by_no_rules(stories: Stories, kit: Kit) -> None:
    network = encode("Network", kit.networks["RS"])
    async with kit.session() as session:
        await session.execute(
            text("UPDATE membership_scheme SET valid = '[2012-01-01,2025-06-30)' WHERE id = :id"),
            {"id": stories.scene.schemes["RS"]},
        )
    answer = (await stories.ask(SUBMIT, network=network, applicant=applicant()))["submitApplication"]
    assert refusal(answer) == ("NO_SCHEME", "networkId")
    assert answer["reference"] is None
    async with kit.session() as session:
        assert (await session.execute(text("SELECT count(*) FROM membership_application"))).scalar_one() == 0


async def test_a_term_that_was_cut_short_is_not_renewed_and_gets_no_grace(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), {"membershipId": stories.scene.membership("O-HR1")}
    await stories.done("giveNotice", coordinator, "membership { id }", **of, lastDay="2025-09-30")
    term = {"termId": (await _terms(stories, "O-HR1"))[0]["id"]}
    renewed = await stories.do("renewMembership", coordinator, "membershipTerm { id }", **term)
    assert refusal(renewed) == ("TERM_NOT_RENEWABLE", "")
    grace = {**term, "until": "2025-12-31", "reason": "Floods"}
    extended = await stories.do("extendGrace", coordinator, "membershipTerm { id }", **grace)
    assert codes(extended) == ["TERM_NOT_RENEWABLE"]
    assert await stories.status("O-HR1", "2025-10-01") == "RESIGNED"


async def test_a_term_that_is_only_proposed_or_fell_away_is_not_renewed(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), {"membershipId": stories.scene.membership("O-HR1")}
    round_ = {"networkId": encode("Network", stories.kit.networks["HR"]), "year": 2026, "preview": False}
    await stories.done("startRenewalRound", coordinator, "terms", **round_)
    proposed = (await _terms(stories, "O-HR1"))[0]
    assert (proposed["validFrom"], proposed["state"]) == ("2026-01-01", "PROPOSED")
    term = {"termId": proposed["id"]}
    skipped = await stories.do("renewMembership", coordinator, "membershipTerm { id }", **term)
    assert codes(skipped) == ["TERM_NOT_RENEWABLE"]
    await stories.done("giveNotice", coordinator, "membership { id }", **of, lastDay="2025-09-30")
    voided = await stories.do("agreeTerm", coordinator, "membershipTerm { id }", **term)
    assert codes(voided) == ["TERM_NOT_RENEWABLE"]
    assert "VOIDED" in voided["errors"][0]["message"]


async def _open_ended(stories: Stories) -> str:
    """O-HR9 was a member for a year; since then it is one without end, as honorary members are: its membership."""
    async with stories.kit.session() as session:
        row = Row("O-HR9", {"hr": "Počasni član"}, "HR-OIB", "00000000028", since=date(2024, 1, 1))
        await stories.scene.add(session, row)
        await session.execute(
            text(
                "UPDATE membership_term SET valid = '[2025-01-01,)', grace_until = NULL "
                "WHERE membership_id = :id AND lower(valid) = '2025-01-01'"
            ),
            {"id": stories.scene.memberships["O-HR9"]},
        )
    return stories.scene.membership("O-HR9")


async def test_a_membership_without_an_end_needs_no_renewal_and_no_grace(stories: Stories, viewers: Viewers) -> None:
    await _open_ended(stories)
    coordinator, term = await viewers.coordinator("HR"), {"termId": (await _terms(stories, "O-HR9"))[0]["id"]}
    renewed = await stories.do("renewMembership", coordinator, "membershipTerm { id }", **term)
    assert refusal(renewed) == ("TERM_WITHOUT_END", "")
    grace = {**term, "until": "2030-01-01", "reason": "Floods"}
    extended = await stories.do("extendGrace", coordinator, "membershipTerm { id }", **grace)
    assert refusal(extended) == ("GRACE_BEFORE_END", "until")
    assert await stories.status("O-HR9", "2045-01-01") == "ACTIVE"
    round_ = {"networkId": encode("Network", stories.kit.networks["HR"]), "year": 2026}
    left_out = "leftOut { reason membership { memberNumber } }"
    report = await stories.done("startRenewalRound", coordinator, left_out, **round_)
    assert report["leftOut"] == [{"reason": "TERM_WITHOUT_END", "membership": {"memberNumber": "O-HR9"}}]


async def test_a_notice_ends_the_last_term_only_and_taken_back_leaves_it_without_an_end_again(
    stories: Stories, viewers: Viewers
) -> None:
    of, coordinator = {"membershipId": await _open_ended(stories)}, await viewers.coordinator("HR")
    question = """query ($id: ID!) { membership(id: $id) {
        terms(orderBy: [{validFrom: ASC}]) { validFrom validTo ending graceUntil } } }"""

    async def terms() -> list[dict[str, Any]]:
        answer = await stories.ask(question, viewer=coordinator, id=of["membershipId"])
        return answer["membership"]["terms"]  # type: ignore[no-any-return]

    before = await terms()
    assert [one["validTo"] for one in before] == ["2024-12-31", None]
    await stories.done("giveNotice", coordinator, "membership { id }", **of, lastDay="2025-09-30")
    ended = {"validFrom": "2025-01-01", "validTo": "2025-09-30", "ending": "RESIGNED", "graceUntil": None}
    assert await terms() == [before[0], ended]
    await stories.done("withdrawNotice", coordinator, "membership { id }", **of)
    assert await terms() == before


async def test_grace_does_not_end_before_the_term_does(stories: Stories, viewers: Viewers) -> None:
    coordinator, before = await viewers.coordinator("HR"), (await _terms(stories, "O-HR1"))[0]
    grace = {"termId": before["id"], "until": "2025-12-30", "reason": "Floods"}
    refused = await stories.do("extendGrace", coordinator, "membershipTerm { id }", **grace)
    assert refusal(refused) == ("GRACE_BEFORE_END", "until")
    assert (await _terms(stories, "O-HR1"))[0] == before


async def test_notice_is_not_given_for_a_last_day_that_has_passed(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("HR"), {"membershipId": stories.scene.membership("O-HR1")}
    for last_day, day in (("2025-06-29", None), ("2025-05-31", "2025-06-01")):
        notice = {**of, "lastDay": last_day, "day": day}
        refused = await stories.do("giveNotice", coordinator, "membership { id }", **notice)
        assert refusal(refused) == ("LAST_DAY_PASSED", "lastDay")
    assert await stories.status("O-HR1", "2025-12-31") == "ACTIVE"


@pytest.mark.parametrize("amount", ["0", "-1", "0.004"])
async def test_no_invoice_payment_or_waiver_is_for_nothing_or_less(
    stories: Stories, viewers: Viewers, amount: str
) -> None:
    coordinator = await viewers.coordinator("HR")
    asked = {"membershipId": stories.scene.membership("O-HR1"), "year": 2025, "currency": "EUR"}
    nothing = await stories.do("issueInvoice", coordinator, "feeInvoice { id }", **asked, amount=amount)
    assert refusal(nothing) == ("AMOUNT_NOT_POSITIVE", "amount")
    issued = await stories.done("issueInvoice", coordinator, "feeInvoice { id number }", **asked, amount="50")
    assert issued["feeInvoice"]["number"] == "HR-F-2025-0001"  # what was refused has taken no number
    of = {"invoiceId": issued["feeInvoice"]["id"], "amount": amount}
    for mutation, selection, more in (
        ("recordPayment", "feePayment { id }", {}),
        ("waiveInvoice", "feeWaiver { id }", {"reason": "Floods"}),
    ):
        refused = await stories.do(mutation, coordinator, selection, **of, **more)
        assert refusal(refused) == ("AMOUNT_NOT_POSITIVE", "amount")
    left = await stories.ask("{ feeInvoices { nodes { state outstanding } } }", viewer=coordinator)
    assert left["feeInvoices"]["nodes"] == [{"state": "ISSUED", "outstanding": "50.00"}]


async def test_amounts_are_taken_in_cents_so_that_what_is_paid_in_full_is_paid(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("HR")
    asked = {"membershipId": stories.scene.membership("O-HR1"), "year": 2025, "amount": "50", "currency": "EUR"}
    issued = await stories.done("issueInvoice", coordinator, "feeInvoice { id }", **asked)
    of = {"invoiceId": issued["feeInvoice"]["id"]}
    for far_too_much in ("50.005", "1e39"):
        refused = await stories.do("recordPayment", coordinator, "feePayment { id }", **of, amount=far_too_much)
        assert refusal(refused) == ("AMOUNT_TOO_HIGH", "amount")
    paid = await stories.done("recordPayment", coordinator, "feePayment { amount }", **of, amount="49.999")
    assert paid["feePayment"] == {"amount": "50.00"}
    left = await stories.ask("{ feeInvoices { nodes { state outstanding } } }", viewer=coordinator)
    assert left["feeInvoices"]["nodes"] == [{"state": "PAID", "outstanding": "0.00"}]


@pytest.mark.parametrize(
    ("currency", "per_euro", "refused"),
    [
        ("RSD", "0", ("AMOUNT_NOT_POSITIVE", "perEuro")),
        ("RSD", "-117.1", ("AMOUNT_NOT_POSITIVE", "perEuro")),
        ("EUR", "1", ("RATE_OF_EURO", "currency")),
    ],
)
async def test_a_rate_is_of_another_currency_than_the_euro_and_more_than_nothing(
    stories: Stories, viewers: Viewers, currency: str, per_euro: str, refused: tuple[str, str]
) -> None:
    rate = {"currency": currency, "perEuro": per_euro, "day": "2025-01-01", "source": "European Commission"}
    answer = await stories.do("setExchangeRate", await viewers.secretariat(), "exchangeRate { id }", **rate)
    assert refusal(answer) == refused
    known = await stories.ask("{ exchangeRates { totalCount } }", viewer=await viewers.secretariat())
    assert known["exchangeRates"]["totalCount"] == 0


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
async def test_a_fact_is_stated_or_left_out(stories: Stories, viewers: Viewers, blank: str) -> None:
    member, of = await viewers.member(stories.scene.organisations["O-RS1"]), stories.scene.membership("O-RS1")
    facts = [{"code": "YEARLY_BUDGET", "value": "1200000 RSD"}, {"code": "VOLUNTEERS", "value": blank}]
    refused = await stories.do("stateFacts", member, "membership { id }", membershipId=of, facts=facts)
    assert refusal(refused)[0] == "FACT_BLANK"
    fresh = await stories.ask("query ($id: ID!) { membership(id: $id) { freshFacts } }", viewer=member, id=of)
    assert fresh["membership"]["freshFacts"] == 0


async def _new_statutes(stories: Stories) -> None:
    values = {
        "networkId": encode("Network", stories.kit.networks["RS"]),
        "name": [{"locale": "en", "text": "Statutes of 2025"}],
        "statutesVersion": "2025-05",
        "validFrom": "2025-05-01",
    }
    await stories.done(
        "createMembershipScheme", await stories.kit.viewers.secretariat(), "membershipScheme { id }", **values
    )


async def _applies_again(stories: Stories) -> dict[str, str]:
    """O-RS1 hands in the form once more, without its number, and the coordinator says who it is."""
    own_number = await stories.apply(identifiers=[{"scheme": "RS-PIB", "value": "999000017"}])
    assert codes(own_number) == ["DUPLICATE_IDENTIFIER"]
    of = await _applied(stories, identifiers=[])
    link = {**of, "organisationId": stories.scene.id("O-RS1")}
    await stories.done("linkApplication", await stories.kit.viewers.coordinator("RS"), STATE, **link)
    return of


async def _decided(stories: Stories, of: dict[str, str], day: str) -> dict[str, Any]:
    """The application approved by both; the answer to the second decision."""
    approved = {**of, "outcome": "APPROVED"}
    coordinator, secretariat = await stories.kit.viewers.coordinator("RS"), await stories.kit.viewers.secretariat()
    await stories.done("recordNationalDecision", coordinator, STATE, **approved, day="2025-06-15")
    return await stories.do("confirmDecision", secretariat, STATE, **approved, day=day)


@pytest.mark.parametrize("statutes_changed", [False, True], ids=["the same statutes", "new statutes"])
@pytest.mark.parametrize("left", ["resigned", "excluded"])
async def test_a_former_member_that_applies_again_keeps_its_number_and_the_day_on_which_it_first_joined(
    stories: Stories, viewers: Viewers, left: str, *, statutes_changed: bool
) -> None:
    secretariat, of = await viewers.secretariat(), {"membershipId": stories.scene.membership("O-RS1")}
    if left == "resigned":
        notice = {"lastDay": "2025-03-31", "day": "2025-03-01"}
        await stories.done("giveNotice", secretariat, "membership { id }", **of, **notice)
    else:
        exclude = {"body": "REGIONAL", "reason": "Broke the statutes", "day": "2025-04-01"}
        await stories.done("excludeMembership", secretariat, "membership { id }", **of, **exclude)
    assert await stories.status("O-RS1") == left.upper()
    if statutes_changed:
        await _new_statutes(stories)
    assert (await _decided(stories, await _applies_again(stories), "2025-06-20"))["errors"] == []

    found = await stories.ask(
        "query ($id: ID!) { organisation(id: $id) { memberNumber memberSince membershipStatus memberships { id } } }",
        viewer=secretariat,
        id=stories.scene.id("O-RS1"),
    )
    assert found["organisation"] == {
        "memberNumber": "O-RS1",
        "memberSince": "2014-03-10",
        "membershipStatus": "ACTIVE",
        "memberships": [{"id": of["membershipId"]}],
    }
    membership = (await stories.ask(HISTORY, viewer=secretariat, id=of["membershipId"]))["membership"]
    assert membership == {
        "memberNumber": "O-RS1",
        "firstJoined": "2014-03-10",
        "currentSince": "2025-06-20",
        "status": "ACTIVE",
        "state": "ACTIVE",
        "scheme": {"statutesVersion": "2025-05" if statutes_changed else "2012"},
        "terms": [{"validFrom": "2025-06-20", "validTo": "2025-12-31"}],
    }
    assert await stories.status("O-RS1", "2025-05-15") == left.upper()
    listed = await stories.ask("query ($id: ID!) { organisation(id: $id) { id } }", id=stories.scene.id("O-RS1"))
    assert listed["organisation"] is not None


async def test_who_is_a_member_is_not_admitted_a_second_time_under_new_statutes(
    stories: Stories, viewers: Viewers
) -> None:
    await _new_statutes(stories)
    refused = await _decided(stories, await _applies_again(stories), "2025-06-20")
    assert codes(refused) == ["STILL_A_MEMBER"]
    assert (await stories.application("RS-2025-0001"))["state"] == "RECOMMENDED"
    count = '{ networks(where: {code: {eq: "RS"}}) { nodes { memberCount } } }'
    answer = await stories.ask(count, viewer=await viewers.secretariat())
    assert answer["networks"]["nodes"][0]["memberCount"] == 2


async def test_a_member_that_lapsed_while_suspended_has_its_rights_when_it_is_taken_back(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, of = await viewers.coordinator("BA"), {"membershipId": stories.scene.membership("O-BA3")}
    suspend = {"reason": "Annual data missing", "day": "2025-03-01"}
    await stories.done("suspendMembership", coordinator, "membership { id }", **of, **suspend)
    assert await stories.status("O-BA3") == "LAPSED"
    back = {"body": "REGIONAL", "day": "2025-06-20"}
    await stories.done("reinstateMembership", await viewers.secretariat(), "membership { id }", **of, **back)
    assert [await stories.status("O-BA3", day) for day in ("2025-03-31", "2025-06-20")] == ["SUSPENDED", "ACTIVE"]
    listed = await stories.ask("query ($id: ID!) { organisation(id: $id) { id } }", id=stories.scene.id("O-BA3"))
    assert listed["organisation"] is not None
