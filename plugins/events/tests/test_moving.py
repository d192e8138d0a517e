"""Events that are put off and held on other days, and what they count for."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.testing.kit import Kit

pytestmark = pytest.mark.anyio


def codes(answer: dict[str, Any]) -> set[str]:
    return {error["code"] for error in answer["errors"]}


TITLE = [{"locale": "en", "text": "Work with members"}]


async def test_an_event_that_is_put_off_is_moved_with_its_session_and_announced_again(kit: Kit, meetings: Any) -> None:
    coordinator, foreign = await kit.viewers.coordinator("BA"), await kit.viewers.coordinator("RS")
    event = await meetings.event()
    put_off = {"eventId": event["id"], "reason": "The hall is closed"}
    refused = await meetings.do("postponeEvent", foreign, "event { state }", **put_off)
    assert codes(refused) <= {"NOT_FOUND", "NOT_PERMITTED"} and codes(refused)
    assert (await meetings.done("postponeEvent", coordinator, "event { state }", **put_off))["state"] == "POSTPONED"
    wide = {"eventId": event["id"], "held": {"start": "2025-09-10", "end": "2025-09-12"}}
    moved = await meetings.done("moveEvent", coordinator, "event { heldFrom heldTo }", **wide)
    assert moved == {"heldFrom": "2025-09-10", "heldTo": "2025-09-12"}
    late = {"startsAt": "2025-09-12T08:00:00Z", "endsAt": "2025-09-12T14:00:00Z"}
    await meetings.done("moveEventSession", coordinator, "eventSession { id }", sessionId=event["session"], **late)
    away = {"eventId": event["id"], "held": {"start": "2025-09-10", "end": "2025-09-11"}}
    assert codes(await meetings.do("moveEvent", coordinator, "event { id }", **away)) == {"SESSION_OUTSIDE_EVENT"}
    again = await meetings.done("announceEvent", coordinator, "event { state }", eventId=event["id"])
    assert again["state"] == "ANNOUNCED"


async def test_an_event_counts_for_an_activity_once(kit: Kit, meetings: Any) -> None:
    coordinator, secretariat = await kit.viewers.coordinator("BA"), await kit.viewers.secretariat()
    project = await meetings.done(
        "createProject", secretariat, "project { id }", code="NET", title=TITLE, funder="A fund"
    )
    activity = await meetings.done(
        "createProjectActivity",
        secretariat,
        "projectActivity { id }",
        projectId=project["id"],
        code="A1.1",
        title=TITLE,
    )
    event = await meetings.event()
    counting = {"eventId": event["id"], "activityId": activity["id"]}
    await meetings.done("countEventFor", coordinator, "eventActivity { id }", **counting)
    assert codes(await meetings.do("countEventFor", coordinator, "eventActivity { id }", **counting)) == {
        "ALREADY_EXISTS"
    }


async def test_a_seat_that_is_offered_already_is_offered_once(kit: Kit, meetings: Any) -> None:
    coordinator = await kit.viewers.coordinator("BA")
    event = await meetings.event()
    await meetings.seats(event, 1)
    first, second = await meetings.person("Amra"), await meetings.person("Emina")
    taken = await meetings.register(coordinator, event, first)
    waiting = await meetings.register(coordinator, event, second)
    seat = {"registrationId": waiting["id"]}
    refused = await meetings.do("offerSeat", coordinator, "eventRegistration { state }", **seat)
    assert codes(refused) and refused["eventRegistration"] is None, "no seat is free"
    await meetings.done("leaveEvent", coordinator, "eventRegistration { state }", registrationId=taken["id"])
    again = await meetings.done("offerSeat", coordinator, "eventRegistration { state seat }", **seat)
    assert again == {"state": "OFFERED", "seat": 1}
    assert await meetings.line(event) == [(1, "CANCELLED", None), (2, "OFFERED", 1)]
