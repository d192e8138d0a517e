"""Types of membership, representatives, ends that are no choice, closed invoices. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.access.attempts import ADDRESS
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from mreza.text import Translated
from mreza_membership.models import MembershipType
from steps import Stories, codes

pytestmark = pytest.mark.anyio


async def _type(stories: Stories, **values: Any) -> str:
    async with stories.kit.session() as session:
        made = MembershipType(**{"code": "GUEST", "name": Translated({"en": "guest"}), "votes": False} | values)
        session.add(made)
    return encode("MembershipType", made.id)


async def test_a_member_of_another_type_loses_the_vote_and_keeps_its_standing(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, of = await viewers.coordinator("RS"), {"membershipId": stories.scene.membership("O-RS1")}
    answer = "membership { type { code } inGoodStanding votingRight }"
    change = {**of, "typeId": await _type(stories), "reason": "Asked for it"}
    done = await stories.done("changeMembershipType", coordinator, answer, **change)
    assert done["membership"] == {"type": {"code": "GUEST"}, "inGoodStanding": True, "votingRight": False}
    left = {"membershipId": stories.scene.membership("O-BA3"), "typeId": change["typeId"]}
    former = await stories.do("changeMembershipType", await viewers.coordinator("BA"), answer, **left)
    assert codes(former) == ["NOT_A_MEMBER"]


async def test_a_type_that_is_not_listed_takes_the_member_out_of_the_directory(
    stories: Stories, viewers: Viewers
) -> None:
    listed = "query ($id: ID!) { organisation(id: $id) { id } }"
    id, of = stories.scene.id("O-RS1"), {"membershipId": stories.scene.membership("O-RS1")}
    assert (await stories.ask(listed, id=id))["organisation"]
    change = {**of, "typeId": await _type(stories, listed=False)}
    await stories.done("changeMembershipType", await viewers.coordinator("RS"), "membership { id }", **change)
    assert (await stories.ask(listed, id=id))["organisation"] is None


async def test_a_representative_speaks_for_a_member_from_a_day_to_a_day(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("RS"), {"membershipId": stories.scene.membership("O-RS1")}
    person = await _person(stories, "Vesna")
    answer = "representative { id role validFrom validTo person { id } }"
    add = {**of, "personId": person, "role": "DELEGATE", "validFrom": "2025-01-01"}
    made = (await stories.done("addRepresentative", coordinator, answer, **add))["representative"]
    assert (made["validFrom"], made["validTo"], made["person"]["id"]) == ("2025-01-01", None, person)
    twice = await stories.do("addRepresentative", coordinator, answer, **add)
    assert codes(twice) == ["REPRESENTS_ALREADY"]
    end = {"representativeId": made["id"], "lastDay": "2025-03-31"}
    ended = await stories.done("endRepresentative", coordinator, answer, **end)
    assert ended["representative"]["validTo"] == "2025-03-31"
    assert codes(await stories.do("endRepresentative", coordinator, answer, representativeId=made["id"])) == [
        "ALREADY_ENDED"
    ]
    question = """query ($id: ID!, $day: Date) { membership(id: $id) { representatives(asOf: $day) { role } } }"""
    member = await viewers.member(stories.scene.organisations["O-RS2"])
    for viewer, day, seen in (
        (coordinator, "2025-02-01", [{"role": "DELEGATE"}]),
        (coordinator, "2025-05-01", []),
        (member, "2025-02-01", [{"role": "DELEGATE"}]),
        (None, "2025-02-01", []),
    ):
        found = await stories.ask(question, viewer=viewer, id=of["membershipId"], day=day)
        assert (found["membership"] or {"representatives": []})["representatives"] == seen


async def _person(stories: Stories, name: str) -> str:
    async with stories.kit.session() as session:
        person = Person(network_id=stories.kit.networks["RS"], given_name=name, family_name="Primer")
        session.add(person)
    return encode("Person", person.id)


async def test_a_dissolved_member_is_none_from_that_day_and_cannot_come_back(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat, of = await viewers.secretariat(), {"membershipId": stories.scene.membership("O-ME1")}
    end = {**of, "ending": "DISSOLVED", "reason": "Struck off the register", "day": "2025-06-01"}
    refused = await stories.do("endMembership", await viewers.coordinator("ME"), "membership { id }", **end)
    assert codes(refused) == ["NOT_PERMITTED"]
    excluded = await stories.do("endMembership", secretariat, "membership { id }", **end | {"ending": "EXCLUDED"})
    assert codes(excluded) == ["EXCLUSION_NEEDS_DECISION"]
    done = await stories.done("endMembership", secretariat, "membership { state status }", **end)
    assert done["membership"] == {"state": "DISSOLVED", "status": "DISSOLVED"}
    assert await stories.status("O-ME1", "2025-05-31") == "ACTIVE"
    back = await stories.do("reinstateMembership", secretariat, "membership { id }", **of, body="REGIONAL")
    assert codes(back) == ["TRANSITION_NOT_ALLOWED"]


async def test_a_cancelled_invoice_owes_nothing_and_a_paid_one_cannot_be_cancelled(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("RS")
    answer = "feeInvoice { state outstanding overdue }"
    wrong, paid = [await _invoice(stories, coordinator) for _ in range(2)]
    unsaid = await stories.do("cancelInvoice", coordinator, answer, invoiceId=wrong, reason=" ")
    assert codes(unsaid) == ["REQUIRED"]
    done = await stories.done("cancelInvoice", coordinator, answer, invoiceId=wrong, reason="Issued twice")
    assert done["feeInvoice"] == {"state": "CANCELLED", "outstanding": "0.00", "overdue": False}
    late = await stories.do("recordPayment", coordinator, "feePayment { id }", invoiceId=wrong, amount="1")
    assert codes(late) == ["INVOICE_NOT_OPEN"]
    await stories.done("recordPayment", coordinator, "feePayment { id }", invoiceId=paid, amount="1000")
    refused = await stories.do("cancelInvoice", coordinator, answer, invoiceId=paid, reason="Issued twice")
    assert codes(refused) == ["TRANSITION_NOT_ALLOWED"]


async def test_what_is_left_of_an_invoice_can_be_given_up(stories: Stories, viewers: Viewers) -> None:
    coordinator = await viewers.coordinator("RS")
    invoice = await _invoice(stories, coordinator)
    await stories.done("recordPayment", coordinator, "feePayment { id }", invoiceId=invoice, amount="1000")
    answer = "feeInvoice { state paid outstanding history(orderBy: [{onDay: DESC}]) { toState reason } }"
    done = await stories.done("writeOffInvoice", coordinator, answer, invoiceId=invoice, reason="The account is closed")
    assert (done["feeInvoice"]["state"], done["feeInvoice"]["outstanding"]) == ("WRITTEN_OFF", "0.00")
    assert done["feeInvoice"]["paid"] == "1000.00"
    assert {"toState": "WRITTEN_OFF", "reason": "The account is closed"} in done["feeInvoice"]["history"]
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    own = await stories.do("writeOffInvoice", member, answer, invoiceId=invoice, reason="We would like that")
    assert codes(own) == ["NOT_PERMITTED"]


async def _invoice(stories: Stories, viewer: Any) -> str:
    """An invoice of 6000 dinars to O-RS1, long overdue."""
    asked = {"year": 2025, "amount": "6000", "currency": "RSD", "day": "2025-02-01"}
    of = {"membershipId": stories.scene.membership("O-RS1")}
    made = await stories.done("issueInvoice", viewer, "feeInvoice { id }", **of, **asked)
    return made["feeInvoice"]["id"]  # type: ignore[no-any-return]


async def test_one_address_can_hand_in_twenty_applications_in_a_quarter_of_an_hour(stories: Stories) -> None:
    token = ADDRESS.set("203.0.113.20")
    try:
        wrong = [await stories.apply(email="no address") for _ in range(20)]
        refused = await stories.apply()
    finally:
        ADDRESS.reset(token)
    assert {error["code"] for answer in wrong for error in answer["errors"]} == {"EMAIL_INVALID"}
    assert codes(refused) == ["TOO_MANY_ATTEMPTS"]
    token = ADDRESS.set("203.0.113.21")
    try:
        assert (await stories.apply())["reference"] == "RS-2025-0001"
    finally:
        ADDRESS.reset(token)
