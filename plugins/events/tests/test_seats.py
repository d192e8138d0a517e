"""Seats and waiting lists: by offer, accept and expire, and the same whoever comes by which path."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from mreza.clock import FixedClock
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Viewers
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

pytestmark = pytest.mark.anyio

OFFER = "eventRegistration { id state seat offerExpiresAt }"


def codes(answer: dict[str, Any]) -> list[str]:
    return [error["code"] for error in answer["errors"]]


async def test_of_two_hundred_who_register_at_once_ten_get_a_seat_and_the_others_stand_in_line(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    organisation = await kit.organisation("BA")
    people = await meetings.crowd(200, organisation)
    event = await meetings.event()
    await meetings.seats(event, 10)
    coordinator = await viewers.coordinator("BA")
    await asyncio.gather(*(meetings.register(coordinator, event, one) for one in people))
    async with kit.session() as session:
        rows = await session.execute(text("SELECT number, state, seat FROM events_event_registration ORDER BY number"))
        line = rows.all()
    assert [row.number for row in line] == list(range(1, 201))
    assert [row.state for row in line] == ["CONFIRMED"] * 10 + ["WAITING"] * 190
    assert sorted(row.seat for row in line[:10]) == list(range(1, 11))


async def test_the_database_itself_refuses_the_third_of_two_seats(kit: Kit, meetings: Any, viewers: Viewers) -> None:
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    await meetings.seats(event, 2)
    for one in await meetings.crowd(3, organisation):
        await meetings.register(await viewers.coordinator("BA"), event, one)
    for seat in (1, 3):
        with pytest.raises(IntegrityError):
            async with kit.session() as session:
                await session.execute(
                    text("UPDATE events_event_registration SET state = 'CONFIRMED', seat = :seat WHERE number = 3"),
                    {"seat": seat},
                )
    assert await meetings.line(event) == [(1, "CONFIRMED", 1), (2, "CONFIRMED", 2), (3, "WAITING", None)]


async def test_registering_twice_is_registering_once(kit: Kit, meetings: Any, viewers: Viewers) -> None:
    person = await meetings.person("Selma", await kit.organisation("BA"))
    event = await meetings.event()
    await meetings.seats(event, 5)
    coordinator = await viewers.coordinator("BA")
    made = await asyncio.gather(*(meetings.register(coordinator, event, person) for _ in range(3)))
    assert len({one["id"] for one in made}) == 1
    assert await meetings.line(event) == [(1, "CONFIRMED", 1)]


async def test_a_seat_that_becomes_free_is_offered_to_whoever_has_waited_longest(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    await meetings.seats(event, 1)
    coordinator, member = await viewers.coordinator("BA"), await viewers.member(organisation)
    made = [await meetings.register(member, event, one) for one in await meetings.crowd(3, organisation)]
    await meetings.done("leaveEvent", member, OFFER, registrationId=made[0]["id"])
    assert await meetings.line(event) == [(1, "CANCELLED", None), (2, "OFFERED", 1), (3, "WAITING", None)]
    early = await meetings.do("acceptSeat", member, OFFER, registrationId=made[2]["id"])
    assert codes(early) == ["NO_OFFER"]
    for _ in range(2):
        taken = await meetings.done("acceptSeat", member, OFFER, registrationId=made[1]["id"])
        assert taken == {"id": made[1]["id"], "state": "CONFIRMED", "seat": 1, "offerExpiresAt": None}
    told = await kit.graphql(
        "query ($id: ID!) { eventRegistration(id: $id) { history(orderBy: [{id: ASC}]) { fromState toState } } }",
        viewer=coordinator,
        id=made[1]["id"],
    )
    steps = [(one["fromState"], one["toState"]) for one in told["eventRegistration"]["history"]]
    assert steps == [("WAITING", "OFFERED"), ("OFFERED", "CONFIRMED")]


async def test_an_offer_that_nobody_takes_in_time_goes_to_the_next(
    kit: Kit, meetings: Any, viewers: Viewers, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    policy = await meetings.seats(event, 1)
    coordinator = await viewers.coordinator("BA")
    made = [await meetings.register(coordinator, event, one) for one in await meetings.crowd(3, organisation)]
    await meetings.done("leaveEvent", coordinator, OFFER, registrationId=made[0]["id"])
    now = kit.application.clock.now()
    later = now + timedelta(hours=49)
    monkeypatch.setattr(FixedClock, "now", lambda self: later)
    late = await meetings.do("acceptSeat", coordinator, OFFER, registrationId=made[1]["id"])
    assert codes(late) == ["OFFER_EXPIRED"]
    settled = await meetings.done(
        "settleWaitingList", coordinator, "registrationPolicy { seatsTaken waiting }", policyId=policy
    )
    assert settled == {"seatsTaken": 1, "waiting": 0}
    assert await meetings.line(event) == [(1, "CANCELLED", None), (2, "EXPIRED", None), (3, "OFFERED", 1)]


async def test_a_waiting_list_settles_by_itself(
    kit: Kit, meetings: Any, viewers: Viewers, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    await meetings.seats(event, 1)
    coordinator = await viewers.coordinator("BA")
    made = [await meetings.register(coordinator, event, one) for one in await meetings.crowd(3, organisation)]
    await meetings.done("leaveEvent", coordinator, OFFER, registrationId=made[0]["id"])
    offered = [(1, "CANCELLED", None), (2, "OFFERED", 1), (3, "WAITING", None)]
    await kit.do_regular_jobs()
    assert await meetings.line(event) == offered
    later = kit.application.clock.now() + timedelta(hours=49)
    monkeypatch.setattr(FixedClock, "now", lambda self: later)
    await kit.do_regular_jobs()
    assert await meetings.line(event) == [(1, "CANCELLED", None), (2, "EXPIRED", None), (3, "OFFERED", 1)]


@pytest.mark.parametrize(("newcomers", "got"), [("SEAT", "CONFIRMED"), ("QUEUE", "WAITING"), ("WAIT", "WAITING")])
async def test_a_policy_says_what_a_newcomer_gets_while_others_wait(
    kit: Kit, meetings: Any, viewers: Viewers, newcomers: str, got: str
) -> None:
    """The organiser has kept a free seat back: occupancy or order, that is the question."""
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    await meetings.seats(event, 1, waitingOrder="BY_ORGANISER", newcomers=newcomers)
    coordinator = await viewers.coordinator("BA")
    first, second, third = await meetings.crowd(3, organisation)
    one = await meetings.register(coordinator, event, first)
    assert one["state"] == ("WAITING" if newcomers == "WAIT" else "CONFIRMED")
    await meetings.register(coordinator, event, second)
    if one["state"] == "CONFIRMED":
        await meetings.done("leaveEvent", coordinator, OFFER, registrationId=one["id"])
    assert (await meetings.register(coordinator, event, third))["state"] == got


async def test_a_freed_seat_goes_to_the_same_country_first_then_by_rank(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    event = await meetings.event("RS")
    await meetings.seats(event, 2, "RS", waitingOrder="COUNTRY_FIRST")
    made = {}
    for name, network in (("A", "XK"), ("B", "RS"), ("C", "RS"), ("D", "XK"), ("E", "ME")):
        organisation = await kit.organisation(network, f"Of {name}")
        person = await meetings.person(name, organisation)
        made[name] = await meetings.register(await viewers.coordinator(network), event, person)
    organiser = await viewers.coordinator("RS")
    for name, rank in (("C", 2), ("E", 1)):
        await meetings.done("rankRegistration", organiser, OFFER, registrationId=made[name]["id"], rank=rank)
    await meetings.done("leaveEvent", await viewers.coordinator("XK"), OFFER, registrationId=made["A"]["id"])
    assert [state for _, state, _ in await meetings.line(event, "RS")] == [
        "CANCELLED",
        "CONFIRMED",
        "WAITING",
        "OFFERED",
        "WAITING",
    ]
    await meetings.done(
        "removeRegistration", organiser, OFFER, registrationId=made["D"]["id"], reason="She called: she is ill."
    )
    states = [state for _, state, _ in await meetings.line(event, "RS")]
    assert states == ["CANCELLED", "CONFIRMED", "WAITING", "REMOVED", "OFFERED"]


async def test_more_seats_are_offered_at_once_and_fewer_only_as_far_as_they_are_free(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    organisation = await kit.organisation("BA")
    event = await meetings.event()
    policy = await meetings.seats(event, 3)
    coordinator = await viewers.coordinator("BA")
    made = [await meetings.register(coordinator, event, one) for one in await meetings.crowd(5, organisation)]
    await meetings.done(
        "changeRegistration", coordinator, "registrationPolicy { capacity }", policyId=policy, capacity=4
    )
    assert [state for _, state, _ in await meetings.line(event)] == ["CONFIRMED"] * 3 + ["OFFERED", "WAITING"]
    refused = await meetings.do(
        "changeRegistration", coordinator, "registrationPolicy { id }", policyId=policy, capacity=3
    )
    assert codes(refused) == ["CAPACITY_BELOW_TAKEN"]
    await meetings.done(
        "changeRegistration", coordinator, "registrationPolicy { id }", policyId=policy, waitingOrder="BY_ORGANISER"
    )
    await meetings.done("leaveEvent", coordinator, OFFER, registrationId=made[0]["id"])
    await meetings.done(
        "changeRegistration", coordinator, "registrationPolicy { capacity }", policyId=policy, capacity=3
    )
    seats = [seat for _, _, seat in await meetings.line(event) if seat]
    assert sorted(seats) == [1, 2, 3]


async def test_a_member_registers_its_own_people_and_nobody_elses(kit: Kit, meetings: Any, viewers: Viewers) -> None:
    own, other = await kit.organisation("RS", "Own"), await kit.organisation("RS", "Other")
    event = await meetings.event("BA")
    await meetings.seats(event, 5)
    member = await viewers.member(own)
    mine, foreign = await meetings.person("Mira", own), await meetings.person("Fadil", other)
    assert (await meetings.register(member, event, mine))["state"] == "CONFIRMED"
    refused = await meetings.do(
        "registerForEvent", member, OFFER, eventId=event["id"], personId=encode("Person", foreign.id)
    )
    assert codes(refused) == ["NOT_YOURS_TO_REGISTER"]
    seen = await kit.graphql("{ eventRegistrations { nodes { name } } }", viewer=await viewers.member(other))
    assert seen["eventRegistrations"]["nodes"] == []


async def test_registration_has_its_time(kit: Kit, meetings: Any, viewers: Viewers) -> None:
    person = await meetings.person("Selma", await kit.organisation("BA"))
    coordinator = await viewers.coordinator("BA")
    given = {"personId": encode("Person", person.id)}
    unannounced = await meetings.event(announced=False)
    assert codes(await meetings.do("registerForEvent", coordinator, OFFER, eventId=unannounced["id"], **given)) == [
        "NO_REGISTRATION"
    ]
    await meetings.seats(unannounced, 5)
    assert codes(await meetings.do("registerForEvent", coordinator, OFFER, eventId=unannounced["id"], **given)) == [
        "REGISTRATION_CLOSED"
    ]
    over = await meetings.event()
    before = {"opensAt": "2025-01-01T00:00:00Z", "closesAt": datetime(2025, 6, 1, tzinfo=UTC).isoformat()}
    await meetings.seats(over, 5, **before)
    assert codes(await meetings.do("registerForEvent", coordinator, OFFER, eventId=over["id"], **given)) == [
        "REGISTRATION_CLOSED"
    ]
