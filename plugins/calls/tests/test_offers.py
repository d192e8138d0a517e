"""Offers expire to the second, places are never given twice, and the reserve moves up in order."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from mreza.model.global_id import encode
from mreza_calls.models import CallApplication
from world import World, codes, criterion, ranked

pytestmark = pytest.mark.anyio

OFFERS = """query ($id: ID!) { call(id: $id) { offers(orderBy: [{madeAt: ASC}, {place: ASC}]) {
  id place state expiresAt application { reference } } } }"""


async def offered(world: World, applicants: list[tuple[str, str]], **changes: Any) -> tuple[str, list[CallApplication]]:
    """A decided call with offers made on 1 July 2025 at 8:00 UTC, valid for 48 hours."""
    call = await world.call(criteria=[criterion("FIT")], **changes)
    made = await ranked(world, call, [(network, None, points) for network, points in applicants])
    world.at("2025-07-01T08:00:00+00:00")
    await world.decided(call)
    await world.done("makeOffers", await world.viewers.secretariat(), "offers { id }", callId=call)
    return call, made


async def offers(world: World, call: str) -> list[tuple[str, str]]:
    found = (await world.ask(OFFERS, id=call))["call"]["offers"]
    return [(one["application"]["reference"][-3:], one["state"]) for one in found]


async def offer_of(world: World, call: str, number: str) -> str:
    found = (await world.ask(OFFERS, id=call))["call"]["offers"]
    return next(str(one["id"]) for one in found if one["application"]["reference"].endswith(number))


async def test_t_10_a_cancelled_seat_goes_to_the_reserve_from_the_same_country(world: World) -> None:
    """T-10: the confirmed participant of XK cancels in time: the first of XK on the reserve is invited for 48 hours,
    although somebody else ranks higher."""
    call, made = await offered(
        world,
        [("RS", "90"), ("XK", "80"), ("BA", "70"), ("XK", "60")],
        reserveRule="SAME_COUNTRY_FIRST",
        reserveUntil={"day": "2025-07-08", "time": "09:00"},
    )
    secretariat = await world.viewers.secretariat()
    await world.done("acceptOffer", secretariat, "callOffer { id }", offerId=await offer_of(world, call, "002"))
    world.at("2025-07-02T10:00:00+00:00")
    cancelled = encode("CallApplication", made[1].id)
    await world.done("takeBackApplication", secretariat, "callApplication { id }", applicationId=cancelled)
    assert await offers(world, call) == [("001", "OPEN"), ("002", "REVOKED"), ("004", "OPEN")]
    found = (await world.ask(OFFERS, id=call))["call"]["offers"][2]
    assert (found["place"], found["expiresAt"]) == (2, "2025-07-04T10:00:00.000000Z")
    document = (
        "query ($id: ID!) { callApplication(id: $id) { history(orderBy: [{onDay: ASC}]) { fromState toState } } }"
    )
    told = await world.ask(document, id=cancelled)
    steps = [(one["fromState"], one["toState"]) for one in told["callApplication"]["history"]]
    assert steps[-1] == ("ACCEPTED", "WITHDRAWN")
    told = await world.ask(document, id=encode("CallApplication", made[3].id))
    assert ("RESERVE", "OFFERED") in [(one["fromState"], one["toState"]) for one in told["callApplication"]["history"]]


async def test_after_the_last_day_for_it_nobody_moves_up(world: World) -> None:
    call, made = await offered(
        world, [("XK", "80"), ("XK", "60")], places=1, reserveUntil={"day": "2025-07-02", "time": "09:00"}
    )
    world.at("2025-07-02T07:00:01+00:00")
    cancelled = encode("CallApplication", made[0].id)
    await world.done(
        "takeBackApplication", await world.viewers.secretariat(), "callApplication { id }", applicationId=cancelled
    )
    assert await offers(world, call) == [("001", "REVOKED")]


async def test_an_offer_is_taken_in_its_last_second_and_not_in_the_next(world: World) -> None:
    call, _ = await offered(world, [("RS", "90"), ("RS", "80")])
    secretariat = await world.viewers.secretariat()
    world.at("2025-07-03T08:00:00+00:00")
    await world.done("acceptOffer", secretariat, "callOffer { id }", offerId=await offer_of(world, call, "001"))
    world.at("2025-07-03T08:00:01+00:00")
    late = await world.do("acceptOffer", secretariat, "callOffer { id }", offerId=await offer_of(world, call, "002"))
    assert codes(late) == ["OFFER_EXPIRED"]


async def test_expired_offers_go_to_the_reserve_in_order(world: World) -> None:
    call, made = await offered(world, [("RS", "90"), ("RS", "80"), ("BA", "70"), ("AL", "60"), ("MK", "50")])
    world.at("2025-07-03T08:00:01+00:00")
    closed = await world.done(
        "expireOffers",
        await world.viewers.secretariat(),
        "expired { application { reference } } offers { application { reference } }",
        callId=call,
    )
    assert [one["application"]["reference"][-3:] for one in closed["expired"]] == ["001", "002"]
    assert [one["application"]["reference"][-3:] for one in closed["offers"]] == ["003", "004"]
    assert await world.state(encode("CallApplication", made[4].id)) == "RESERVE"


async def test_nobody_needs_to_close_expired_offers_by_hand(world: World) -> None:
    call, _ = await offered(world, [("RS", "90"), ("RS", "80"), ("BA", "70"), ("AL", "60")])
    world.at("2025-07-03T07:59:59+00:00")
    await world.kit.do_regular_jobs()
    assert await offers(world, call) == [("001", "OPEN"), ("002", "OPEN")]
    world.at("2025-07-03T08:00:01+00:00")
    await world.kit.do_regular_jobs()
    assert await offers(world, call) == [("001", "EXPIRED"), ("002", "EXPIRED"), ("003", "OPEN"), ("004", "OPEN")]
    told = await world.ask("query { eventRecords { groups(by: [{type: true}]) { key { type } count } } }")
    counts = {one["key"]["type"]: one["count"] for one in told["eventRecords"]["groups"]}
    assert (counts["calls.OfferExpired"], counts["calls.OfferMade"]) == (2, 4)


async def test_an_offer_accepted_while_it_is_declined_is_answered_once(world: World) -> None:
    """Two answers at once: one holds, and the place is with one applicant."""
    call, _ = await offered(world, [("RS", "90"), ("RS", "80")], places=1)
    offer, secretariat = await offer_of(world, call, "001"), await world.viewers.secretariat()
    answers = await asyncio.gather(
        *(world.do(name, secretariat, "callOffer { id }", offerId=offer) for name in ("acceptOffer", "declineOffer"))
    )
    assert sorted(map(codes, answers)) == [[], ["TRANSITION_NOT_ALLOWED"]]
    live = [one for one in await offers(world, call) if one[1] in ("OPEN", "ACCEPTED")]
    assert len(live) == 1


async def test_the_last_free_place_is_offered_once_however_many_free_it_at_once(world: World) -> None:
    """Two who cancel at once free two places; the one on the reserve gets one offer."""
    call, made = await offered(world, [("RS", "90"), ("RS", "80"), ("BA", "70")])
    secretariat = await world.viewers.secretariat()
    ids = [encode("CallApplication", one.id) for one in made[:2]]
    answers = await asyncio.gather(
        *(world.do("takeBackApplication", secretariat, "callApplication { id }", applicationId=id) for id in ids)
    )
    assert list(map(codes, answers)) == [[], []]
    assert [one for one in await offers(world, call) if one[1] == "OPEN"] == [("003", "OPEN")]


async def test_i_03_an_agreement_binds_with_the_last_of_three_dated_signatures(world: World) -> None:
    """I-03: SIGNED only with three dated signatures."""
    call, made = await offered(world, [("RS", "90")], places=1)
    secretariat = await world.viewers.secretariat()
    await world.done("acceptOffer", secretariat, "callOffer { id }", offerId=await offer_of(world, call, "001"))
    parties = [{"party": one} for one in ("APPLICANT", "HOST", "SENDER")]
    drawn = await world.done(
        "drawUpAgreement",
        secretariat,
        "callAgreement { id state signatures(orderBy: [{party: ASC}]) { id party } }",
        applicationId=encode("CallApplication", made[0].id),
        parties=parties,
    )
    signatures = drawn["callAgreement"]["signatures"]
    assert [one["party"] for one in signatures] == ["APPLICANT", "HOST", "SENDER"]
    states = []
    for day, one in zip(("2025-07-01", "2025-07-01", "2025-07-01"), signatures, strict=True):
        signed = await world.done(
            "signAgreement",
            secretariat,
            "callSignature { signedOn agreement { state } }",
            signatureId=one["id"],
            day=day,
        )
        assert signed["callSignature"]["signedOn"] == day
        states.append(signed["callSignature"]["agreement"]["state"])
    assert states == ["DRAFT", "DRAFT", "SIGNED"]
    assert await world.state(encode("CallApplication", made[0].id)) == "AGREED"
    again = await world.do("signAgreement", secretariat, "callSignature { id }", signatureId=signatures[0]["id"])
    assert codes(again) == ["AGREEMENT_CLOSED"]


async def test_a_declined_place_goes_to_the_next_and_a_closed_call_gives_no_more(world: World) -> None:
    call, _ = await offered(world, [("RS", "90"), ("BA", "80")], places=1)
    secretariat = await world.viewers.secretariat()
    await world.done("declineOffer", secretariat, "callOffer { id }", offerId=await offer_of(world, call, "001"))
    assert await offers(world, call) == [("001", "DECLINED"), ("002", "OPEN")]
    await world.done("closeCall", secretariat, "call { id }", callId=call)
    again = await world.do("closeCall", secretariat, "call { id }", callId=call)
    assert codes(again) == ["TRANSITION_NOT_ALLOWED"]
