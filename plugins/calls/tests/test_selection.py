"""Ranking with quotas, what is listed before a decision, and what follows from it."""

from __future__ import annotations

import pytest
from world import World, criterion

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
