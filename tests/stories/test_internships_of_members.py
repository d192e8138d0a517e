"""Interns and the standing of their hosts: internships ask by the hook of calls, membership answers, and neither
imports the other.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Viewers
from mreza.text import Translated
from mreza_internships.models import (
    Faculty,
    Internship,
    InternshipKind,
    InternshipState,
    University,
    UniversityContact,
)
from sqlalchemy import select
from steps import Stories, codes

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


SUSPENDED_HOSTS = """{
  internships(where: {running: {eq: true}, organisation: {membershipStatus: {eq: SUSPENDED}}}) {
    totalCount
    nodes { daysLeft validTo person { givenName familyName } organisation { name(locale: "sr-Cyrl") }
            faculty { name(locale: "sr-Cyrl") university { contacts { name email } } } } } }"""


def text(words: str) -> list[dict[str, str]]:
    return [{"locale": "en", "text": words}]


async def suspend(stories: Stories) -> None:
    """O-RS2's rights rest from 2025-04-01; O-BA3 has grace until 2025-07-15."""
    secretariat = await stories.kit.viewers.secretariat()
    rests = {"membershipId": stories.scene.membership("O-RS2"), "day": "2025-04-01", "reason": "Data missing"}
    await stories.done("suspendMembership", secretariat, "membership { id }", **rests)
    terms = await stories.ask(
        "query ($id: ID!) { membership(id: $id) { terms(orderBy: [{validFrom: DESC}], first: 1) { id } } }",
        viewer=secretariat,
        id=stories.scene.membership("O-BA3"),
    )
    more = {"termId": terms["membership"]["terms"][0]["id"], "until": "2025-07-15", "reason": "Floods"}
    await stories.done("extendGrace", secretariat, "membershipTerm { id }", **more)


async def interns(
    stories: Stories, hosted: dict[str, tuple[str, date]], sex: Sex = Sex.NOT_STATED
) -> dict[str, Internship]:
    """A running internship at each host, of a student of the example faculty, until a day."""
    made = {}
    async with stories.kit.session() as session:
        networks = stories.kit.networks
        university = University(network_id=networks["RS"], name=Translated({"sr-Cyrl": "Универзитет „Пример“"}))
        session.add(university)
        await session.flush()
        of = {"network_id": networks["RS"], "university_id": university.id}
        faculty = Faculty(**of, name=Translated({"sr-Cyrl": "Факултет друштвених наука „Пример“"}))
        session.add(faculty)
        session.add(UniversityContact(**of, name="Милица Пример", email="praksa@univerzitet.example"))
        countries = {one.code: one.id for one in await session.scalars(select(Country))}
        for key, (name, until) in hosted.items():
            host, (given, _, family) = stories.scene.organisations[key], name.partition(" ")
            person = Person(network_id=host.network_id, given_name=given, family_name=family, sex=sex)
            session.add(person)
            await session.flush()
            made[key] = Internship(
                network_id=host.network_id,
                kind=InternshipKind.INTERNSHIP,
                organisation_id=host.id,
                person_id=person.id,
                faculty_id=faculty.id,
                country_id=countries[key[2:4]],
                sex=person.sex,
                valid=Period(date(2025, 3, 3), until),
                required_hours=Decimal(160),
                works_with_children=False,
                state=InternshipState.STARTED,
            )
            session.add(made[key])
    return made


async def publish(stories: Stories, key: str) -> dict[str, Any]:
    """An offer of a host, from 2025-07-15 on, whole, announced by the secretariat."""
    secretariat = await stories.kit.viewers.secretariat()
    async with stories.kit.session() as session:
        mentor = Person(
            network_id=stories.scene.organisations[key].network_id, given_name="Mentorka", family_name="Probna"
        )
        session.add(mentor)
    offer = {
        "title": text("Day centre"),
        "tasks": text("Workshops"),
        "safeguarding": text("Never alone with a child"),
        "places": 1,
        "hoursPerWeek": "20",
        "requiredHours": "160",
        "worksWithChildren": False,
        "languages": ["en"],
        "mentorId": encode("Person", mentor.id),
        "lasts": {"start": "2025-07-15", "end": "2025-09-30"},
    }
    made = await stories.done(
        "draftInternshipOffer",
        secretariat,
        "internshipOffer { id }",
        organisationId=stories.scene.id(key),
        offer=offer,
    )
    return await stories.do(
        "publishInternshipOffer",
        secretariat,
        "internshipOffer { state standingWarning }",
        offerId=made["internshipOffer"]["id"],
    )


async def test_i_02_a_suspended_host_is_refused_and_one_in_grace_is_warned_of(
    stories: Stories, viewers: Viewers
) -> None:
    """I-02: O-RS2 (suspended) offers a place from 2025-07-15; O-BA3 is in grace, O-RS1 is active."""
    await suspend(stories)
    refused = await publish(stories, "O-RS2")
    assert codes(refused) == ["HOST_NOT_ACTIVE"]
    assert "SUSPENDED" in refused["errors"][0]["message"]
    assert (await publish(stories, "O-BA3"))["internshipOffer"] == {"state": "PUBLISHED", "standingWarning": "GRACE"}
    assert (await publish(stories, "O-RS1"))["internshipOffer"] == {"state": "PUBLISHED", "standingWarning": None}
    person = (await interns(stories, {"O-RS1": ("Ana Probna", date(2025, 7, 31))}))["O-RS1"].person_id
    facts = {"days": {"start": "2025-07-15", "end": "2025-09-30"}, "requiredHours": "160"}
    placed = await stories.do(
        "planInternship",
        await viewers.coordinator("RS"),
        "internship { id }",
        organisationId=stories.scene.id("O-RS2"),
        personId=encode("Person", person),
        facts=facts,
    )
    assert codes(placed) == ["HOST_NOT_ACTIVE"]


async def test_i_06_interns_at_suspended_hosts_are_listed_with_whom_to_ask_at_their_university(
    stories: Stories, viewers: Viewers
) -> None:
    """I-06: O-RS2 hosts Vesna Ćirković until 2025-07-31. One request, one row, 31 days left."""
    hosted = {
        "O-RS2": ("Весна Ћирковић", date(2025, 7, 31)),
        "O-RS1": ("Ana Probna", date(2025, 9, 30)),
        "O-BA1": ("Selma Probna", date(2025, 9, 30)),
    }
    await interns(stories, hosted)
    secretariat = await viewers.secretariat()
    assert (await stories.ask(SUSPENDED_HOSTS, viewer=secretariat))["internships"]["totalCount"] == 0
    await suspend(stories)
    answer = await stories.ask(SUSPENDED_HOSTS, viewer=secretariat)
    assert answer["internships"] == {
        "totalCount": 1,
        "nodes": [
            {
                "daysLeft": 31,
                "validTo": "2025-07-31",
                "person": {"givenName": "Весна", "familyName": "Ћирковић"},
                "organisation": {"name": "Удружење „Ђердан“ Ћуприја"},
                "faculty": {
                    "name": "Факултет друштвених наука „Пример“",
                    "university": {"contacts": [{"name": "Милица Пример", "email": "praksa@univerzitet.example"}]},
                },
            }
        ],
    }
    # Another network's coordinator learns nothing of it.
    elsewhere = await stories.ask(SUSPENDED_HOSTS, viewer=await viewers.coordinator("BA"))
    assert elsewhere["internships"] == {"totalCount": 0, "nodes": []}


STUDENTS = {"O-RS1": 4, "O-BA1": 3, "O-MK1": 2, "O-ME1": 2, "O-AL1": 1}


async def test_i_12_the_donor_sees_every_cell_and_the_public_none_below_five(
    stories: Stories, viewers: Viewers
) -> None:
    """I-12: 12 students of 5 countries, 7 women, 4 men, 1 not stated; one named document, counted and published."""
    sexes = [Sex.FEMALE] * 7 + [Sex.MALE] * 4 + [Sex.NOT_STATED]
    for key, count in STUDENTS.items():
        for _ in range(count):
            await interns(stories, {key: ("Student Probni", date(2025, 9, 30))}, sexes.pop())
    secretariat = await viewers.secretariat()
    table = {
        "title": text("Students by country, faculty and sex"),
        "document": "internship-spread",
        "measure": "unique",
        "variables": {"year": 2025},
    }
    made = await stories.done("draftTable", secretariat, "publishedTable { id }", table=table)
    id = made["publishedTable"]["id"]
    await stories.done("publishTable", secretariat, "publishedTable { id }", tableId=id)
    cells = (
        "query ($table: ID!) { publishedCells(where: {table: {id: {eq: $table}}, otherKey: {isNull: true}}, "
        "first: 100) { nodes { key shown exact } } }"
    )
    found = (await stories.ask(cells, viewer=secretariat, table=id))["publishedCells"]["nodes"]
    exact = {one["key"]: one["exact"] for one in found}
    assert exact == {None: 12, "RS": 4, "BA": 3, "MK": 2, "ME": 2, "AL": 1, "FEMALE": 7, "MALE": 4, "NOT_STATED": 1}
    public = (await stories.ask(cells, table=id))["publishedCells"]["nodes"]
    assert {one["exact"] for one in public} == {None}
    shown = {one["key"]: one["shown"] for one in public}
    assert (shown[None], shown["NOT_STATED"], shown["AL"]) == ("12", "<5", "<5")
    # What hides the one hides enough of the rest: no country's and no small sex's number is there.
    assert {key for key, said in shown.items() if said.isdigit()} <= {None, "FEMALE"}
