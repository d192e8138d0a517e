"""Ranking with quotas, what is listed before a decision, and what follows from it."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from mreza.directory.organisations import Organisation
from world import World, codes, criterion, ranked

pytestmark = pytest.mark.anyio

RANKS = """query ($id: ID!) { callRanking(id: $id) {
  state violations { code detail } decisions { body overrideReason }
  ranks(orderBy: [{position: ASC}], first: 100) {
    position points bonus total placement basis reserveRank application { reference state country { code } } } } }"""


async def test_i_07_the_alumni_bonus_is_in_the_score_sheet_and_decides(world: World) -> None:
    """I-07: A 78 points, B 75 and 5 bonus points, C 79, two places: B 80, C 79, A 78, so B and C are chosen."""
    call = await world.call(kind="TRAINEESHIP", places=2, criteria=[criterion("FIT")], code="EU-2025")
    [fit] = await world.grid(call)
    assessor = await world.assessor()
    applications = {}
    for name in "ABC":
        organisation = await world.kit.organisation("RS", f"Sender {name}")
        person = await world.person("RS", f"{name} Kandidat", organisation)
        applications[name] = await world.apply(call, person, organisation)
    assert await world.check(call) == {"eligible": 3, "ineligible": 0, "errors": []}
    for name, points in (("A", "78"), ("B", "75"), ("C", "79")):
        await world.score(applications[name], assessor, {fit: points})
    secretariat = await world.viewers.secretariat()
    bonus = {"code": "ACADEMY_ALUMNI", "points": "5", "reason": "Completed the academy of 2024"}
    await world.done("awardBonus", secretariat, "callBonus { points }", applicationId=applications["B"], **bonus)
    world.at("2025-07-01T08:00:00+00:00")
    ranking = await world.decided(call)
    ranks = (await world.ask(RANKS, id=ranking))["callRanking"]["ranks"]
    sheet = [(one["points"], one["bonus"], one["total"], one["placement"]) for one in ranks]
    assert sheet == [
        ("75.00", "5.00", "80.00", "SELECTED"),
        ("79.00", "0.00", "79.00", "SELECTED"),
        ("78.00", "0.00", "78.00", "RESERVE"),
    ]
    assert [await world.state(applications[name]) for name in "ABC"] == ["RESERVE", "SELECTED", "SELECTED"]


MINIMA = [{"kind": "COUNTRY_MINIMUM", "places": 4, "country": code} for code in ("AL", "BA", "XK", "ME", "MK", "RS")]
APPLIED = {"AL": 3, "BA": 9, "XK": 5, "ME": 4, "MK": 6, "RS": 14}


async def academy(world: World) -> str:
    """The academy of T-01, with its 41 applications. The strongest are the 14 of RS, the first three of one house."""
    call = await world.call(
        places=30,
        quotas=[*MINIMA, {"kind": "ORGANISATION_MAXIMUM", "places": 2}],
        criteria=[criterion("MOTIVATION")],
    )
    applicants: list[tuple[str, Organisation | None, str]] = []
    for place, (network, count) in enumerate(APPLIED.items()):
        crowd, best = (3, 99) if network == "RS" else (2, 80 - place)
        houses = [await world.kit.organisation(network, f"House {number}") for number in range(count // 2 + 1)]
        for number in range(count):
            house = houses[0] if number < crowd else houses[1 + (number - crowd) // 2]
            applicants.append((network, house, f"{best - number}"))
    await ranked(world, call, applicants)
    world.at("2025-07-01T08:00:00+00:00")
    return call


async def test_t_01_academy_places_are_shared_out_by_quotas_and_the_rest_is_on_reserve(world: World) -> None:
    """T-01: 41 applications for 30 seats, 4 at least per country, 2 at most per organisation."""
    call = await academy(world)
    secretariat = await world.viewers.secretariat()
    made = await world.done("rankApplications", secretariat, "callRanking { id }", callId=call)
    id = made["callRanking"]["id"]
    found = (await world.ask(RANKS, id=id))["callRanking"]
    assert len(found["ranks"]) == 41
    selected = [one for one in found["ranks"] if one["placement"] == "SELECTED"]
    reserve = [one for one in found["ranks"] if one["placement"] == "RESERVE"]
    assert Counter(one["basis"] for one in selected) == {"QUOTA": 23, "MERIT": 7}
    per_country = Counter(one["application"]["country"]["code"] for one in selected)
    assert len(selected) == 30
    assert per_country["AL"] == 3
    assert all(per_country[code] >= 4 for code in APPLIED if code != "AL")
    assert [one["reserveRank"] for one in reserve] == list(range(1, 12))
    assert [one["placement"] for one in found["ranks"][:4]] == ["SELECTED", "SELECTED", "RESERVE", "SELECTED"]
    assert found["violations"] == [{"code": "COUNTRY_MINIMUM_UNMET", "detail": "AL: 3 of at least 4."}]

    decide = {"rankingId": id, "body": "selection committee"}
    refused = await world.do("confirmRanking", secretariat, "callRanking { id }", **decide)
    assert codes(refused) == ["RULES_VIOLATED"]
    assert "AL: 3 of at least 4." in refused["errors"][0]["message"]
    why = "Only three applied from AL."
    await world.done("confirmRanking", secretariat, "callRanking { id }", **decide, overrideReason=why)
    confirmed = (await world.ask(RANKS, id=id))["callRanking"]
    decisions = [{"body": "selection committee", "overrideReason": why}]
    assert (confirmed["state"], confirmed["decisions"]) == ("CONFIRMED", decisions)
    assert Counter(one["application"]["state"] for one in confirmed["ranks"]) == {"SELECTED": 30, "RESERVE": 11}


async def test_moving_somebody_by_hand_is_listed_as_what_it_is(world: World) -> None:
    call = await world.call(places=1, criteria=[criterion("FIT")])
    await ranked(world, call, [("RS", None, "90"), ("RS", None, "80")])
    world.at("2025-07-01T08:00:00+00:00")
    secretariat = await world.viewers.secretariat()
    lines = "callRanking { id ranks(orderBy: [{position: ASC}]) { id } }"
    made = await world.done("rankApplications", secretariat, lines, callId=call)
    first, second = (one["id"] for one in made["callRanking"]["ranks"])
    down = {"rankId": first, "placement": "RESERVE", "reason": "Known here"}
    await world.done("moveApplication", secretariat, "callRanking { id }", **down)
    up = {"rankId": second, "placement": "SELECTED", "reason": "Needs it more"}
    moved = await world.done("moveApplication", secretariat, "callRanking { violations { code detail } }", **up)
    listed = [{"code": "OUT_OF_ORDER", "detail": "Position 2 goes before position 1."}]
    assert moved["callRanking"]["violations"] == listed


async def test_two_who_decide_at_once_make_one_decision(world: World) -> None:
    call = await world.call(places=1, criteria=[criterion("FIT")])
    await ranked(world, call, [("RS", None, "90"), ("RS", None, "80")])
    world.at("2025-07-01T08:00:00+00:00")
    secretariat = await world.viewers.secretariat()
    made = await world.done("rankApplications", secretariat, "callRanking { id }", callId=call)
    values = {"rankingId": made["callRanking"]["id"], "body": "selection committee"}
    both = await asyncio.gather(
        *(world.do("confirmRanking", secretariat, "callRanking { id }", **values) for _ in range(2))
    )
    assert sorted(map(codes, both)) == [[], ["RANKING_CLOSED"]]


async def test_a_coordinator_cannot_decide_for_the_region(world: World) -> None:
    call = await world.call("RS", places=1, criteria=[criterion("FIT")])
    await ranked(world, call, [("RS", None, "90")])
    world.at("2025-07-01T08:00:00+00:00")
    coordinator = await world.viewers.coordinator("RS")
    made = await world.done("rankApplications", coordinator, "callRanking { id }", callId=call)
    decide = {"rankingId": made["callRanking"]["id"], "body": "board"}
    assert codes(await world.do("confirmRanking", coordinator, "callRanking { id }", **decide)) == ["NOT_PERMITTED"]
