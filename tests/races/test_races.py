"""Many at once against running servers, each over a connection of its own: what the database guards, holds."""

from __future__ import annotations

import asyncio
import os
import random
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from arena import Arena, arena_of
from fixture import Scene
from mreza.model.global_id import decode, encode
from mreza.testing.kit import Kit

pytestmark = pytest.mark.anyio

RUNS = int(os.environ.get("RUNS", "3"))
ASKED, CAPACITY = 200, 10
RENEWALS, EDITS, LEFT = 50, 100, 40
OPEN = """mutation ($network: ID!, $title: String!, $capacity: Int!) {
  openCourse(input: {networkId: $network, title: $title, capacity: $capacity}) { lesson { id } errors { code } } }"""
ENROL = """mutation ($course: ID!, $who: String!) {
  enrol(input: {courseId: $course, who: $who}) { seat { place state } errors { code } } }"""
SEATS = "SELECT place, state::text, who FROM seats_seat WHERE course_id = $1 ORDER BY place"
RENEW = """mutation ($term: ID!) {
  renewMembership(input: {termId: $term}) { membershipTerm { id validFrom } errors { code } } }"""
EDIT = """mutation ($id: ID!, $acronym: String!, $version: Int!) {
  updateOrganisation(input: {organisationId: $id, acronym: $acronym, expectedVersion: $version}) {
    organisation { acronym version } errors { code } } }"""
CREATE = """mutation ($organisation: ID!, $value: String!) {
  addContactPoint(input: {organisationId: $organisation, kind: EMAIL, value: $value, public: false}) {
    contactPoint { id } errors { code } } }"""


async def test_races(kit: Kit, scene: Scene, tmp_path: Path) -> None:
    async with arena_of(kit, await kit.viewers.coordinator("RS"), tmp_path) as arena:
        for run in range(RUNS):
            assert await enrolment_problems(arena, f"course {run}") == []
        assert await renewal_problems(arena, scene) == []
        assert await edit_problems(arena, scene) == []
        assert await lost_connection_problems(arena, scene) == []


async def test_guards_that_are_taken_away_are_missed(kit: Kit, scene: Scene, tmp_path: Path) -> None:
    """Control: servers without the course's lock, the idempotency row and the check of versions."""
    async with arena_of(kit, await kit.viewers.coordinator("RS"), tmp_path, faults=True) as arena:
        assert await enrolment_problems(arena, "course") != []
        assert await edit_problems(arena, scene) != []
        assert await lost_connection_problems(arena, scene) != []


async def enrolment_problems(arena: Arena, title: str) -> list[str]:
    """What is wrong after 200 asked at once for 10 seats: all are answered, and the list has neither gap nor double."""
    network = encode("Network", arena.kit.networks["RS"])
    opened = await arena.ask(OPEN, network=network, title=title, capacity=CAPACITY)
    course = opened["openCourse"]["lesson"]["id"]
    answers = await asyncio.gather(*(arena.ask(ENROL, course=course, who=f"person {n}") for n in range(ASKED)))
    told = [answer["enrol"] for answer in answers]
    errors = Counter(error["code"] for one in told for error in one["errors"])
    places = sorted((one["seat"]["place"], one["seat"]["state"]) for one in told if one["seat"])
    due = [(n, "SEATED" if n <= CAPACITY else "WAITING") for n in range(1, ASKED + 1)]
    kept = await arena.kit.application.pools.system.fetch(SEATS, decode(course)[1])
    found = [f"refused: {dict(errors)}"] if errors else []
    found += [f"answered: {len(places)} places, not 1 to {ASKED}"] if places != due else []
    found += ["kept: other places"] if [(row["place"], row["state"]) for row in kept] != due else []
    return found + (["kept: somebody twice"] if len({row["who"] for row in kept}) != len(kept) else [])


async def renewal_problems(arena: Arena, scene: Scene) -> list[str]:
    """What is wrong after 50 renewed one term at once: all are told of the one term that follows."""
    terms = "SELECT id FROM membership_term WHERE membership_id = $1 ORDER BY lower(valid)"
    pool, membership = arena.kit.application.pools.system, scene.memberships["O-RS1"]
    before = [row["id"] for row in await pool.fetch(terms, membership)]
    last = encode("MembershipTerm", before[-1])
    answers = await asyncio.gather(*(arena.ask(RENEW, term=last) for _ in range(RENEWALS)))
    told = {str(answer["renewMembership"]) for answer in answers}
    added = len(await pool.fetch(terms, membership)) - len(before)
    found = [] if added == 1 else [f"{added} terms were added"]
    return found if len(told) == 1 and "2026-01-01" in str(told) else [*found, f"told: {told}"]


async def edit_problems(arena: Arena, scene: Scene) -> list[str]:
    """What is wrong after 100 edited one version at once: one wins, 99 conflict, and what is kept is the winner's."""
    pool, row = arena.kit.application.pools.system, scene.organisations["O-RS2"].id
    version = await pool.fetchval("SELECT version FROM core_organisation WHERE id = $1", row)
    asked = {"id": scene.id("O-RS2"), "version": version}
    answers = await asyncio.gather(*(arena.ask(EDIT, acronym=f"E{n}", **asked) for n in range(EDITS)))
    told = [answer["updateOrganisation"] for answer in answers]
    won = [one["organisation"] for one in told if not one["errors"]]
    lost = Counter(error["code"] for one in told for error in one["errors"])
    kept = await pool.fetchrow("SELECT acronym, version FROM core_organisation WHERE id = $1", row)
    found = [] if len(won) == 1 and lost == {"STALE_VERSION": EDITS - 1} else [f"{len(won)} won, {dict(lost)} lost"]
    return found + ([] if won and dict(kept) == won[0] and kept["version"] == version + 1 else ["kept: another edit"])


async def lost_connection_problems(arena: Arena, scene: Scene) -> list[str]:
    """What is wrong after 40 left before they had an answer, some sooner, some later, and asked again twice."""
    dice = random.Random(7)
    organisation, pool = scene.id("O-RS1"), arena.kit.application.pools.system

    async def one(number: int) -> tuple[Any, Any]:
        asked = {"key": str(uuid.UUID(int=number + 1)), "organisation": organisation}
        value = f"race{number}@demo.example"
        await arena.leave(CREATE, dice.uniform(0, 0.08), value=value, **asked)
        return await arena.ask(CREATE, value=value, **asked), await arena.ask(CREATE, value=value, **asked)

    answers = await asyncio.gather(*(one(number) for number in range(LEFT)))
    counted = "SELECT count(*) FROM core_contact_point WHERE organisation_id = $1"
    kept = await pool.fetchval(counted, scene.organisations["O-RS1"].id)
    found = [f"{first} then {second}" for first, second in answers if first != second]
    errors = [error for first, _ in answers for error in first["addContactPoint"]["errors"]]
    return found + [str(error) for error in errors] + ([] if kept == LEFT else [f"{kept} effects of {LEFT} requests"])
