"""A completed academy counts in the selection for internships, by itself: the hook `bonus_points`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.directory.people import Person
from mreza.model.global_id import decode_as
from mreza_internships.models import InternshipOffer
from mreza_trainings.models import CourseKind, Enrolment, EnrolmentState
from school import Bulk
from sqlalchemy import select, update
from world import World, criterion

pytestmark = pytest.mark.anyio

RANKS = """query ($id: ID!) { callRanking(id: $id) { ranks(orderBy: [{position: ASC}]) {
  points bonus total placement
  application { applicant: person { givenName } bonuses { code points source detail } } } } }"""
POINTS = {"A": "78", "B": "75", "C": "79"}


class Selection:
    """I-07: three candidates, two places; B completed an academy."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people: dict[str, Person] = {}

    async def begin(self, kind: str = "TRAINEESHIP") -> Selection:
        world = self.world
        self.call = await world.call(kind=kind, places=2, criteria=[criterion("FIT")], code="EU-2025")
        [fit] = await world.grid(self.call)
        assessor, self.applications = await world.assessor(), {}
        for name in POINTS:
            organisation = await world.kit.organisation("RS", f"Sender {name}")
            self.people[name] = await world.person("RS", f"{name} Kandidat", organisation)
            self.applications[name] = await world.apply(self.call, self.people[name], organisation)
        await world.check(self.call)
        for name, points in POINTS.items():
            await world.score(self.applications[name], assessor, {fit: points})
        world.at("2025-07-01T08:00:00+00:00")
        return self

    async def completes(
        self, name: str, day: date = date(2024, 5, 4), kind: CourseKind = CourseKind.ACADEMY, code: str = "RSA-2024"
    ) -> None:
        """Somebody completed an edition of another network."""
        async with self.world.kit.session() as session:
            bulk = Bulk(session, self.world.kit)
            edition = await bulk.edition("ME", day, kind, code)
            bulk.complete(edition, self.people[name], day, (await bulk.countries())["RS"])

    async def bonus(self, points: str = "5") -> str:
        made = await self.world.done(
            "setAcademyBonus",
            await self.world.viewers.secretariat(),
            "academyBonus { id points }",
            callId=self.call,
            points=points,
        )
        return str(made["academyBonus"]["id"])

    async def rank(self) -> list[dict[str, Any]]:
        secretariat = await self.world.viewers.secretariat()
        made = await self.world.done("rankApplications", secretariat, "callRanking { id }", callId=self.call)
        answer = await self.world.ask(RANKS, id=made["callRanking"]["id"])
        return answer["callRanking"]["ranks"]  # type: ignore[no-any-return]


def order(ranks: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Who, with how many points altogether, and what came of it."""
    return [(one["application"]["applicant"]["givenName"], one["total"], one["placement"]) for one in ranks]


async def test_i_07_the_academy_brings_b_before_c_and_a(world: World) -> None:
    """I-07: A 78, B 75 + 5, C 79 → B 80, C 79, A 78; B and C are selected, and the sheet shows why."""
    selection = await Selection(world).begin()
    await selection.completes("B")
    await selection.bonus()
    for _ in range(2):  # ranked again, nothing is added twice
        ranks = await selection.rank()
        assert order(ranks) == [("B", "80.00", "SELECTED"), ("C", "79.00", "SELECTED"), ("A", "78.00", "RESERVE")]
    sheet = ranks[0]
    assert (sheet["points"], sheet["bonus"]) == ("75.00", "5.00")
    assert sheet["application"]["bonuses"] == [
        {"code": "ACADEMY_ALUMNI", "points": "5.00", "source": "link_academy_internships", "detail": "RSA-2024"}
    ]
    assert [one["application"]["bonuses"] for one in ranks[1:]] == [[], []]


async def test_without_a_bonus_in_the_call_academies_do_not_count(world: World) -> None:
    selection = await Selection(world).begin()
    await selection.completes("B")
    assert [who for who, _, _ in order(await selection.rank())] == ["C", "A", "B"]


async def test_only_academies_count_that_were_completed_by_then_and_two_count_once(world: World) -> None:
    selection = await Selection(world).begin("INTERNSHIP")
    await selection.bonus()
    await selection.completes("A", kind=CourseKind.WEBINAR, code="WEB-2024")
    await selection.completes("C", date(2025, 7, 2), code="RSA-2025")
    for code in ("RSA-2023", "RSA-2024"):
        await selection.completes("B", code=code)
    assert order(await selection.rank()) == [
        ("B", "80.00", "SELECTED"),
        ("C", "79.00", "SELECTED"),
        ("A", "78.00", "RESERVE"),
    ]
    world.at("2025-07-03T08:00:00+00:00")
    assert order(await selection.rank())[0] == ("C", "84.00", "SELECTED")


async def test_what_is_taken_back_counts_no_more(world: World) -> None:
    selection = await Selection(world).begin()
    await selection.completes("B")
    bonus = await selection.bonus()
    assert order(await selection.rank())[0][0] == "B"
    async with world.kit.session() as session:
        enrolment = (await session.scalars(select(Enrolment))).one()
        enrolment.state, enrolment.completed_on = EnrolmentState.ENROLLED, None
    ranks = await selection.rank()
    assert [who for who, _, _ in order(ranks)] == ["C", "A", "B"] and ranks[2]["application"]["bonuses"] == []
    async with world.kit.session() as session:
        await session.execute(update(Enrolment).values(state=EnrolmentState.COMPLETED, completed_on=date(2024, 5, 4)))
    assert order(await selection.rank())[0][0] == "B"
    secretariat = await world.viewers.secretariat()
    await world.done("withdrawAcademyBonus", secretariat, "__typename", academyBonusId=bonus)
    assert [who for who, _, _ in order(await selection.rank())] == ["C", "A", "B"]


async def test_what_was_given_by_hand_stands_instead(world: World) -> None:
    selection = await Selection(world).begin()
    await selection.completes("B")
    await selection.bonus()
    secretariat = await world.viewers.secretariat()
    by_hand = {"code": "ACADEMY_ALUMNI", "points": "3", "reason": "A shorter one"}
    await world.done(
        "awardBonus", secretariat, "callBonus { id }", applicationId=selection.applications["B"], **by_hand
    )
    other = {"code": "LANGUAGE", "points": "1", "reason": "Speaks Albanian"}
    await world.done("awardBonus", secretariat, "callBonus { id }", applicationId=selection.applications["A"], **other)
    assert sorted(order(await selection.rank())) == [
        ("A", "79.00", "SELECTED"),
        ("B", "78.00", "RESERVE"),
        ("C", "79.00", "SELECTED"),
    ]
    ranks = {one["application"]["applicant"]["givenName"]: one["bonus"] for one in await selection.rank()}
    assert ranks == {"A": "1.00", "B": "3.00", "C": "0.00"}


async def test_the_bonus_is_decided_by_who_holds_the_call_and_before_the_decision(world: World) -> None:
    selection = await Selection(world).begin()
    theirs = await world.viewers.coordinator("ME")
    values = {"callId": selection.call, "points": "5"}
    refused = await world.do("setAcademyBonus", theirs, "academyBonus { id }", **values)
    assert [one["code"] for one in refused["errors"]] == ["NOT_FOUND"]
    secretariat = await world.viewers.secretariat()
    for points in ("0", "-1", "101"):
        answer = await world.do(
            "setAcademyBonus", secretariat, "academyBonus { id }", callId=selection.call, points=points
        )
        assert [one["code"] for one in answer["errors"]] == ["BONUS_INVALID"]
    later = {"day": "2025-09-30", "time": "17:00", "zone": "Europe/Brussels"}
    grant = await world.call(kind="GRANT", code="SGF-2025", applicants="ORGANISATIONS", closes=later)
    answer = await world.do("setAcademyBonus", secretariat, "academyBonus { id }", callId=grant, points="5")
    assert [one["code"] for one in answer["errors"]] == ["NOT_FOR_INTERNSHIPS"]
    bonus = await selection.bonus()
    assert await selection.bonus("7") == bonus
    await world.decided(selection.call)
    for mutation, given in (
        ("setAcademyBonus", {"callId": selection.call, "points": "1"}),
        ("withdrawAcademyBonus", {"academyBonusId": bonus}),
    ):
        answer = await world.do(mutation, secretariat, "__typename", **given)
        assert [one["code"] for one in answer["errors"]] == ["CALL_DECIDED"]


async def test_everybody_who_reads_the_call_or_its_offers_reads_what_an_academy_is_worth(world: World) -> None:
    selection = await Selection(world).begin("INTERNSHIP")
    await selection.bonus()
    organisation = await world.kit.organisation("RS", "Host")
    async with world.kit.session() as session:
        from mreza.text import Translated
        from mreza_internships.models import InternshipOfferState

        offer = InternshipOffer(
            network_id=organisation.network_id,
            organisation_id=organisation.id,
            call_id=decode_as("Call", selection.call),
            title=Translated({"en": "Day care"}),
            places=1,
            hours_per_week=20,
            required_hours=160,
            works_with_children=False,
            state=InternshipOfferState.PUBLISHED,
        )
        session.add(offer)
    anonymous = await world.viewers.anonymous()
    answer = await world.ask(
        "{ calls { nodes { academyBonuses { points } } } internshipOffers { nodes { academyPoints } } }", anonymous
    )
    assert answer["calls"]["nodes"] == [{"academyBonuses": [{"points": "5.00"}]}]
    assert answer["internshipOffers"]["nodes"] == [{"academyPoints": "5.00"}]
