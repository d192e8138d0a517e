"""Grace, lapse, suspension, leave and return: the stories M-06, M-07 and M-12. Today is 30 June 2025."""

from __future__ import annotations

from datetime import date

import pytest
from fixture import Row
from mreza.testing.kit import Kit, Viewers
from sqlalchemy import text
from steps import Stories

pytestmark = pytest.mark.anyio


async def test_m06_grace_and_lapse_follow_the_dates(stories: Stories, viewers: Viewers) -> None:
    assert await stories.status("O-BA3", "2025-03-31") == "ACTIVE"
    assert await stories.status("O-BA3", "2025-05-30") == "GRACE"
    assert await stories.status("O-BA3", "2025-05-31") == "LAPSED"
    assert await stories.status("O-BA3") == "LAPSED"
    until = "query ($id: ID!, $day: Date) { membership(id: $id) { graceUntil(asOf: $day) termUntil(asOf: $day) } }"
    for day, grace in (("2025-03-31", None), ("2025-04-01", "2025-05-30"), ("2025-05-31", None)):
        answer = await stories.ask(
            until, viewer=await viewers.coordinator("BA"), id=stories.scene.membership("O-BA3"), day=day
        )
        assert answer["membership"] == {"graceUntil": grace, "termUntil": "2025-03-31"}


async def test_m06_an_extended_grace_holds_until_its_last_day(stories: Stories, viewers: Viewers) -> None:
    coordinator = await viewers.coordinator("BA")
    await stories.done(
        "extendGrace",
        coordinator,
        "membershipTerm { graceUntil }",
        termId=await last_term(stories, "O-BA3"),
        until="2025-07-15",
        reason="Floods",
    )
    assert await stories.status("O-BA3") == "GRACE"
    assert await stories.status("O-BA3", "2025-07-15") == "GRACE"
    assert await stories.status("O-BA3", "2025-07-16") == "LAPSED"


async def test_m06_renewing_in_grace_leaves_no_gap_and_renewing_twice_makes_one_term(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, term = await viewers.coordinator("BA"), await last_term(stories, "O-BA3")
    renewals = [
        await stories.done(
            "renewMembership", coordinator, "membershipTerm { id validFrom validTo }", termId=term, day="2025-05-20"
        )
        for _ in range(2)
    ]
    assert renewals[0] == renewals[1]
    assert renewals[0]["membershipTerm"]["validFrom"] == "2025-04-01"
    assert await stories.status("O-BA3", "2025-05-31") == "ACTIVE"
    late = await stories.do(
        "renewMembership",
        coordinator,
        "membershipTerm { id }",
        termId=await last_term(stories, "O-BA1"),
        day="2026-03-02",
    )
    assert [error["code"] for error in late["errors"]] == ["GRACE_OVER"]


async def last_term(stories: Stories, key: str) -> str:
    """The id of the last term of an organisation's membership."""
    answer = await stories.ask(
        "query ($id: ID!) { membership(id: $id) { terms(orderBy: [{validFrom: DESC}], first: 1) { id } } }",
        viewer=await stories.kit.viewers.secretariat(),
        id=stories.scene.membership(key),
    )
    return answer["membership"]["terms"][0]["id"]  # type: ignore[no-any-return]


MEMBERSHIP = """
    query ($id: ID!, $day: Date) { membership(id: $id) {
        status(asOf: $day) inGoodStanding(asOf: $day) votingRight(asOf: $day) state
        history(orderBy: [{onDay: ASC}]) { toState onDay reason } } }
"""


async def test_m07_a_suspended_member_has_no_rights_and_stands_in_no_directory(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat, id = await viewers.secretariat(), stories.scene.membership("O-RS2")
    listed = "query ($id: ID!) { organisation(id: $id) { id } }"
    assert (await stories.ask(listed, id=stories.scene.id("O-RS2")))["organisation"] is not None
    await stories.done(
        "suspendMembership",
        secretariat,
        "membership { status }",
        membershipId=id,
        day="2025-04-01",
        reason="Annual data missing",
    )
    now = (await stories.ask(MEMBERSHIP, viewer=secretariat, id=id))["membership"]
    assert (now["status"], now["inGoodStanding"], now["votingRight"], now["state"]) == (
        "SUSPENDED",
        False,
        False,
        "SUSPENDED",
    )
    assert now["history"][-1] == {"toState": "SUSPENDED", "onDay": "2025-04-01", "reason": "Annual data missing"}
    before = (await stories.ask(MEMBERSHIP, viewer=secretariat, id=id, day="2025-03-15"))["membership"]
    assert (before["status"], before["inGoodStanding"], before["votingRight"]) == ("ACTIVE", True, True)
    assert (await stories.ask(listed, id=stories.scene.id("O-RS2")))["organisation"] is None
    assert (await stories.ask(listed, id=stories.scene.id("O-RS2"), viewer=await viewers.coordinator("RS")))[
        "organisation"
    ] is not None


async def test_m07_lifting_restores_rights_and_listing_the_same_day_and_keeps_the_history(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat, id = await viewers.secretariat(), stories.scene.membership("O-RS2")
    suspend = {"membershipId": id, "day": "2025-04-01", "reason": "Annual data missing"}
    await stories.done("suspendMembership", secretariat, "membership { id }", **suspend)
    again = await stories.do("suspendMembership", secretariat, "membership { id }", **suspend)
    assert [error["code"] for error in again["errors"]] == ["ALREADY_SUSPENDED"]
    await stories.done("liftSuspension", secretariat, "membership { status }", membershipId=id, reason="Data came in")
    now = (await stories.ask(MEMBERSHIP, viewer=secretariat, id=id))["membership"]
    assert (now["status"], now["inGoodStanding"], now["votingRight"]) == ("ACTIVE", True, True)
    assert [one["toState"] for one in now["history"]] == ["SUSPENDED", "ACTIVE"]
    assert await stories.status("O-RS2", "2025-06-29") == "SUSPENDED"
    listed = await stories.ask("query ($id: ID!) { organisation(id: $id) { id } }", id=stories.scene.id("O-RS2"))
    assert listed["organisation"] is not None


async def test_m07_another_networks_coordinator_cannot_suspend(stories: Stories, viewers: Viewers) -> None:
    refused = await stories.do(
        "suspendMembership",
        await viewers.coordinator("HR"),
        "membership { id }",
        membershipId=stories.scene.membership("O-RS2"),
        reason="None of my business",
    )
    assert refused["errors"]
    assert await stories.status("O-RS2") == "ACTIVE"


async def test_m12_a_member_that_left_and_came_back_keeps_its_first_day_and_has_a_new_one(
    stories: Stories, viewers: Viewers, kit: Kit
) -> None:
    async with kit.session() as session:
        row = Row("O-RS9", {"en": "Returned"}, "RS-PIB", "999000041", date(2014, 3, 10), date(2019, 12, 31))
        await stories.scene.add(session, row)
        await session.execute(
            text("UPDATE membership_term SET ending = 'RESIGNED', grace_until = NULL WHERE organisation_id = :id"),
            {"id": stories.scene.organisations["O-RS9"].id},
        )
    secretariat, id = await viewers.secretariat(), stories.scene.membership("O-RS9")
    counted = 'query ($d: Date) { networks(where: {code: {eq: "RS"}}) { nodes { memberCount(asOf: $d) } } }'
    reinstate = {"membershipId": id, "body": "REGIONAL", "day": "2021-05-21"}
    await stories.done("reinstateMembership", secretariat, "membership { status }", **reinstate)
    for year in range(2021, 2025):
        renew = {"termId": await last_term(stories, "O-RS9"), "day": f"{year}-12-15"}
        renewed = await stories.done("renewMembership", secretariat, "membershipTerm { validFrom validTo }", **renew)
        assert renewed["membershipTerm"] == {"validFrom": f"{year + 1}-01-01", "validTo": f"{year + 1}-12-31"}
    since = "query ($id: ID!, $d: Date) { membership(id: $id) { firstJoined currentSince(asOf: $d) status(asOf: $d) } }"
    for day in (None, "2025-06-30", "2022-01-01", "2021-05-21"):
        there = (await stories.ask(since, viewer=secretariat, id=id, d=day))["membership"]
        assert there == {"firstJoined": "2014-03-10", "currentSince": "2021-05-21", "status": "ACTIVE"}
    away = (await stories.ask(since, viewer=secretariat, id=id, d="2020-06-30"))["membership"]
    assert away == {"firstJoined": "2014-03-10", "currentSince": None, "status": "RESIGNED"}
    for day, others_and_it in (("2019-12-31", 3), ("2020-06-30", 2), ("2021-05-20", 2), ("2022-01-01", 3)):
        answer = await stories.ask(counted, viewer=secretariat, d=day)
        assert answer["networks"]["nodes"][0]["memberCount"] == others_and_it
