"""Who completed what, and why not: rules, tests, resits, the organisation of that day, and accreditation."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.text import Translated
from mreza_documents.models import DocumentSeal, IssuedDocument, IssuedEdition
from mreza_documents.rendering.printing import Printed, as_pdf, templates_of
from mreza_events.models import EventState
from mreza_trainings.models.certificates import TEMPLATE
from pypdf import PdfReader
from school import School, tie
from sqlalchemy import select

pytestmark = pytest.mark.anyio

OUTCOME = """query ($id: ID!) { courseEdition(id: $id) {
  state enrolled attended completed completionRate
  enrolments { person { givenName } state completedOn bestScore sessionsRequired sessionsNeeded
    sessionsAttended shortfall }
} }"""


async def test_t_02_a_closed_course_says_who_completed_it_and_of_the_others_why_not(school: School) -> None:
    """T-02: 8 sessions, 80 % (so 7), test from 60: Arta 8/8, 72; Милена 7/8, 55; Đorđe 6/8, 90; Ѓорѓи 7/8, 60."""
    course = await school.course(attendancePercent=80, passMark="60")
    event, sessions = await school.event(sessions=8)
    edition = await school.edition(course, event)
    given = {"Arta": (8, "72"), "Милена": (7, "55"), "Đorđe": (6, "90"), "Ѓорѓи": (7, "60")}
    people = {name: await school.person(name) for name in given}
    enrolled = {name: await school.enrol(edition, one) for name, one in people.items()}
    for name, (there, _) in given.items():
        await school.attend(sessions[:there], people[name])
    await school.test(edition, "POST", {enrolled[name]: score for name, (_, score) in given.items()})
    settled = await school.done(
        "closeEdition", "completed { person { givenName } } notCompleted { id shortfall }", editionId=edition
    )
    assert {one["person"]["givenName"] for one in settled["completed"]} == {"Arta", "Ѓорѓи"}
    told = (await school.ask(OUTCOME, id=edition))["courseEdition"]
    figures = {name: told[name] for name in ("state", "enrolled", "attended", "completed", "completionRate")}
    assert figures == {"state": "CLOSED", "enrolled": 4, "attended": 4, "completed": 2, "completionRate": "50.0"}
    stands = {one["person"]["givenName"]: one for one in told["enrolments"]}
    assert {name: one["shortfall"] for name, one in stands.items()} == {
        "Arta": None,
        "Милена": "TEST",
        "Đorđe": "ATTENDANCE",
        "Ѓорѓи": None,
    }
    assert {name: one["sessionsAttended"] for name, one in stands.items()} == {
        n: there for n, (there, _) in given.items()
    }
    assert {(one["sessionsRequired"], one["sessionsNeeded"]) for one in stands.values()} == {(8, 7)}
    assert stands["Arta"]["completedOn"] == "2025-06-05"

    confirm = {"selection": "enrolment { state completedOn }", "enrolmentId": enrolled["Милена"]}
    assert await school.refused("confirmCompletion", **confirm) == ["RULES_NOT_MET"]
    await school.test(edition, "POST", {enrolled["Милена"]: "61"}, day="2025-06-20")
    assert await school.done("confirmCompletion", **confirm) == {"state": "COMPLETED", "completedOn": "2025-06-20"}
    assert await school.refused(
        "enrolPerson", "enrolment { id }", editionId=edition, personId=ident(people["Arta"])
    ) == ["EDITION_CLOSED"]


async def test_a_session_that_one_may_miss_counts_for_nothing_and_an_event_is_held_before_it_is_closed(
    school: School,
) -> None:
    course = await school.course(attendancePercent=100)
    event, sessions = await school.event(sessions=4, state=EventState.ANNOUNCED)
    _other, foreign = await school.event()
    edition = await school.edition(course, event)
    person = await school.person("Ana")
    await school.enrol(edition, person)
    await school.attend(sessions[:3], person)
    optional = {"selection": "courseEdition { optionalSessions { session { id } } }", "editionId": edition}
    assert await school.refused("setOptionalSessions", sessionIds=foreign, **optional) == ["SESSION_FOREIGN"]
    await school.done("setOptionalSessions", sessionIds=[sessions[3]], **optional)
    assert await school.refused("closeEdition", "completed { id }", editionId=edition) == ["EDITION_NOT_HELD"]
    await school.done("holdEvent", "event { id }", eventId=event)
    settled = await school.done("closeEdition", "completed { sessionsRequired } notCompleted { id }", editionId=edition)
    assert settled == {"completed": [{"sessionsRequired": 3}], "notCompleted": []}
    reopened = await school.done(
        "reopenEdition", "courseEdition { state completed }", editionId=edition, reason="A list"
    )
    assert reopened == {"state": "OPEN", "completed": 0}


async def test_t_04_what_was_learnt_is_told_of_those_who_sat_both_tests(school: School) -> None:
    """T-04: paired n = 4, 55 before, 75 after, +20; the one who sat only the first is counted apart."""
    event, _sessions = await school.event()
    edition = await school.edition(await school.course(), event)
    enrolled = [await school.enrol(edition, await school.person(f"P{number}")) for number in range(5)]
    before, after = ("40", "50", "60", "45", "70"), ("65", "75", "70", None, "90")
    await school.test(edition, "PRE", dict(zip(enrolled, before, strict=True)), day="2025-06-01")
    sat = {id: score for id, score in zip(enrolled, after, strict=True) if score is not None}
    await school.test(edition, "POST", sat)
    await school.test(edition, "POST", {enrolled[0]: "100"}, day="2025-06-12")
    told = await school.ask(
        "query ($id: ID!) { courseEdition(id: $id) { pairedResults unpairedResults preMean postMean knowledgeGain } }",
        id=edition,
    )
    assert told["courseEdition"] == {
        "pairedResults": 4,
        "unpairedResults": 1,
        "preMean": "55.00",
        "postMean": "75.00",
        "knowledgeGain": "20.00",
    }


async def test_t_08_a_course_is_accredited_on_the_editions_last_day_or_not_at_all(school: School) -> None:
    """T-08: accredited to 2025-10-31 with 12 points: on 2025-10-30 they are the professional's, on 2025-11-05 not."""
    course = await school.course(attendancePercent=100)
    await school.done(
        "accreditCourse",
        "courseAccreditation { id }",
        courseId=course,
        authority="Завод за социјалну заштиту",
        number="551-12/2023",
        points=12,
        valid={"start": "2023-11-01", "end": "2025-10-31"},
    )
    person = await school.person("Jovana")
    told = {}
    for day in ("2025-10-30", "2025-11-05"):
        event, sessions = await school.event(day=day)
        edition = await school.edition(course, event, code=day)
        await school.enrol(edition, person)
        await school.attend(sessions, person)
        await school.done("closeEdition", "completed { id }", editionId=edition)
        answer = await school.ask(
            "query ($id: ID!) { courseEdition(id: $id) {"
            " accreditation { number } accreditationWarning enrolments { points } } }",
            id=edition,
        )
        told[day] = answer["courseEdition"]
    assert told["2025-10-30"] == {
        "accreditation": {"number": "551-12/2023"},
        "accreditationWarning": None,
        "enrolments": [{"points": 12}],
    }
    assert told["2025-11-05"] == {
        "accreditation": None,
        "accreditationWarning": "ACCREDITATION_EXPIRED",
        "enrolments": [{"points": 0}],
    }
    answer = await school.ask(
        'query ($id: ID!) { person(id: $id) { now: accreditedPoints accreditedPoints(asOf: "2025-12-31") } }',
        id=ident(person),
    )
    assert answer["person"] == {"now": 0, "accreditedPoints": 12}


async def test_t_03_a_certificate_is_written_in_the_chosen_script_and_keeps_its_number(school: School) -> None:
    """T-03: Милена, who is on record with English, chooses sr-Cyrl; issued anew, it is the second edition."""
    course = await school.course(validMonths=24)
    event, sessions = await school.event()
    edition = await school.edition(course, event)
    milena, guest = await school.person("Милена Јовановић"), await school.person("Ђорђе Ђурић", network="ME")
    enrolled = await school.enrol(edition, milena)
    await school.enrol(edition, guest)
    issue: dict[str, Any] = {"selection": "issuedDocument { number edition holderName locale validUntil }"}
    assert await school.refused("issueCertificate", enrolmentId=enrolled, **issue) == ["NOT_COMPLETED"]
    await school.attend(sessions, milena, guest)
    await school.done("closeEdition", "completed { id }", editionId=edition)
    coordinator = await school.kit.viewers.coordinator("RS")
    first = await school.done("issueCertificate", enrolmentId=enrolled, number=17, locale="sr-Cyrl", **issue)
    assert first == {
        "number": "RSA-2025-017",
        "edition": 1,
        "holderName": "Милена Јовановић",
        "locale": "sr-Cyrl",
        "validUntil": "2027-06-02",
    }
    again = await school.done("issueCertificate", enrolmentId=enrolled, locale="sr-Latn", **issue)
    assert (again["number"], again["edition"], again["holderName"]) == ("RSA-2025-017", 2, "Milena Jovanović")
    rest = await school.done(
        "issueCertificates", "certificates { number holderName }", viewer=coordinator, editionId=edition
    )
    assert rest == [{"number": "RSA-2025-018", "holderName": "Đorđe Đurić"}]
    told = await school.ask(
        "{ enrolments(orderBy: [{id: ASC}]) { nodes { certificate { number editions { number } } } } }"
    )
    assert [one["certificate"]["number"] for one in told["enrolments"]["nodes"]] == ["RSA-2025-017", "RSA-2025-018"]
    async with school.kit.session() as session:
        seal = (await session.scalars(select(DocumentSeal).where(DocumentSeal.number == "RSA-2025-017"))).one()
    assert seal.facts == {
        "course": "Regional Social Academy",
        "hours": 32,
        "completed_on": "2. 6. 2025.",
        "accreditation": None,
        "points": None,
    }
    first_edition, second = await _printed(school)
    for shown in ("Уверење", "Милена Јовановић", "RSA-2025-017", "2. 6. 2025.", "32", "Финансира Европска унија"):
        assert shown in first_edition
    assert "Milena Jovanović" in second and "Finansira Evropska unija" in second


async def _printed(school: School) -> list[str]:
    """The text of both editions of the first certificate, as the template that the hook `document_templates` gives
    prints them."""
    template = templates_of(school.kit.application.host.hooks)[TEMPLATE]
    async with school.kit.session() as session:
        issued = (await session.scalars(select(IssuedDocument).where(IssuedDocument.place == 17))).one()
        editions = select(IssuedEdition).where(IssuedEdition.issued_id == issued.id).order_by(IssuedEdition.number)
        issuer = Translated({"en": "Network"})
        made = [
            as_pdf(Printed(template, issued, one, issuer, "https://mreza.example"))
            for one in await session.scalars(editions)
        ]
    return [" ".join(page.extract_text() for page in PdfReader(io.BytesIO(one)).pages) for one in made]


async def test_t_12_who_has_changed_employer_since_completed_for_the_former_one(school: School) -> None:
    """T-12: Selma is with O-BA1 until 2025-03-31, with O-BA2 from 2025-04-01; the course was completed on 2025-02-14,
    and closed later."""
    first, then = [await school.kit.organisation("BA", name) for name in ("O-BA1", "O-BA2")]
    selma = await school.person("Selma Hadžić", network="BA")
    async with school.kit.session() as session:
        session.add(tie(selma, first, Period(None, date(2025, 3, 31))))
        session.add(tie(selma, then, Period(date(2025, 4, 1), None)))
    event, sessions = await school.event("BA", day="2025-02-14")
    edition = await school.edition(await school.course(), event)
    await school.enrol(edition, selma)
    await school.attend(sessions, selma)
    await school.done("closeEdition", "completed { id }", editionId=edition)
    answer = await school.ask(
        """{ enrolments(where: {state: {eq: COMPLETED}, completedOn: {during: {year: 2025}}}) {
               groups(by: [{organisation: {name: true}}]) {
                 key { organisation { name } } distinct(of: {person: {id: true}}) } }
             trained: organisations(where: {enrolments: {some: {state: {eq: COMPLETED}}}}) { nodes { name } } }"""
    )
    assert answer["enrolments"]["groups"] == [{"key": {"organisation": {"name": "O-BA1"}}, "distinct": 1}]
    assert answer["trained"]["nodes"] == [{"name": "O-BA1"}]


def ident(person: Person) -> Any:
    from mreza.model.global_id import encode

    return encode("Person", person.id)
