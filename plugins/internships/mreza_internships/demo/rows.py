"""The part of internships in the demo: universities, a programme of twelve students in five countries of whom eight
completed, three are there and one broke off, offers with applicants, two trainees abroad, one whose agreement waits for
signatures; and who was an intern years ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, Ledger, PlannedNetwork, PlannedOrganisation, PlannedPerson, Rows
from mreza.directory.places import Country
from mreza.model.period import Period

from mreza_internships.demo import course, words
from mreza_internships.models import (
    Faculty,
    Internship,
    InternshipApplication,
    InternshipApplicationState,
    InternshipKind,
    InternshipOffer,
    InternshipOfferState,
    InternshipProgramme,
    InternshipState,
    University,
    UniversityContact,
)

S = InternshipState
HOURS = Decimal(160)
_WEEKS = 8
_LONG = 125
"""How many days ago somebody began who is there for longer: before anything happened to the host."""
#: The programme's interns: in which network, how they stand, and how many days ago they began.
_STUDENTS = (
    ("RS", S.COMPLETED, 420),
    ("RS", S.COMPLETED, 300),
    ("RS", S.COMPLETED, 250),
    ("RS", S.STARTED, 125),
    ("BA", S.COMPLETED, 280),
    ("BA", S.COMPLETED, 120),
    ("BA", S.TERMINATED, 90),
    ("MK", S.COMPLETED, 260),
    ("MK", S.STARTED, 30),
    ("ME", S.COMPLETED, 255),
    ("ME", S.COMPLETED, 110),
    ("AL", S.STARTED, 20),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An internship as it is planned."""

    id: UUID
    network: PlannedNetwork
    host: PlannedOrganisation
    student: PlannedPerson
    state: InternshipState
    days: Period
    ended: date | None


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    faculties = _universities(ledger)
    programme = plan.ids.next(InternshipProgramme.__tablename__)
    lasts = Period(plan.today - timedelta(500), plan.today + timedelta(400))
    title = words.PROGRAMME
    shared = Rows(
        InternshipProgramme,
        ("id", "code", "title", "target", "lasts"),
        [(programme, f"INT-{plan.today.year - 1}", title, len(_STUDENTS), lasts)],
    )
    _offers(ledger, faculties)
    mentors = {one.host.id: one.student for one in _years_ago(ledger, faculties)}
    for number, (code, state, ago) in enumerate(_STUDENTS):
        house, student = _pair(plan, code, number)
        begins = plan.today - timedelta(ago)
        if ago == _LONG:
            house = _in_trouble(plan, code) or house
        more = {"programme_id": programme, "faculty_id": faculties[code][number % len(faculties[code])]}
        placed = _place(ledger, house, student, state, begins, mentors.get(house.id), **more)
        course.follow(ledger, placed, number)
    house, student = _pair(plan, "RS", len(_STUDENTS))
    soon = _place(ledger, house, student, S.PLANNED, plan.today + timedelta(5), None, faculty_id=faculties["RS"][0])
    course.agree(ledger, soon, signed=False)
    for code in ("RS", "MK"):
        _abroad(ledger, *_pair(plan, code, 30))
    return [shared, *ledger.rows()]


def _universities(ledger: Ledger) -> dict[str, list[UUID]]:
    made: dict[str, list[UUID]] = {}
    for code, (name, faculties, contact, email) in words.UNIVERSITIES.items():
        network = ledger.plan.network(code)
        university = ledger.add(University, network, name=name)
        ledger.add(UniversityContact, network, university_id=university, name=contact, email=email)
        made[code] = [
            ledger.add(Faculty, network, university_id=university, name=said, fields=[field])
            for said, field in faculties
        ]
    return made


def _offers(ledger: Ledger, faculties: dict[str, list[UUID]]) -> None:
    """An offer of a member in each of five countries, for which two have applied: one fits, one does in part."""
    plan = ledger.plan
    for place, code in enumerate(faculties):
        house, _ = _pair(plan, code, 40 + place)
        network, locale = house.network, house.network.locale
        announced = plan.today - timedelta(12 + place)
        texts = {"title": words.TITLE, "tasks": words.TASKS, "outcomes": words.OUTCOMES}
        offer = ledger.add(
            InternshipOffer,
            network,
            organisation_id=house.id,
            **texts,
            safeguarding=words.SAFEGUARDING,
            field_code="SOCIAL_WORK",
            places=2,
            languages=["mk", "sq"] if code == "MK" else [locale],
            hours_per_week=Decimal(20),
            required_hours=HOURS,
            works_with_children=code == "MK",
            mentor_id=house.people[0].id,
            lasts=Period(plan.today + timedelta(60), plan.today + timedelta(180)),
            published_on=announced,
            state=InternshipOfferState.PUBLISHED,
        )
        draft, published = InternshipOfferState.DRAFT, InternshipOfferState.PUBLISHED
        steps = [(draft, announced), (published, announced)]
        ledger.history(InternshipOffer, offer, network, steps, organisation_id=house.id)
        for number in range(2):
            _, student = _pair(plan, code, 50 + number)
            ledger.add(
                InternshipApplication,
                network,
                offer_id=offer,
                person_id=student.id,
                faculty_id=faculties[code][0],
                field_code="SOCIAL_WORK" if number == 0 else "LAW",
                languages=[locale, "en"],
                hours_per_week=Decimal(20 - 8 * number),
                submitted_on=announced + timedelta(3 + number),
                state=InternshipApplicationState.SUBMITTED,
            )


def _years_ago(ledger: Ledger, faculties: dict[str, list[UUID]]) -> Iterator[Placed]:
    """One member in eight had an intern two years ago; some of these mentor somebody today."""
    plan = ledger.plan
    for one in plan.organisations:
        begins = plan.today - timedelta(700 + one.number % 90)
        if one.rank % 8 == 4 and one.joined < begins and one.network.code in faculties:
            here = plan.organisations_of(one.network)
            student = here[(one.rank + 1) % len(here)].people[-1]
            yield _place(ledger, one, student, S.COMPLETED, begins, None, faculty_id=faculties[one.network.code][0])


def _abroad(ledger: Ledger, sender: PlannedOrganisation, trainee: PlannedPerson) -> None:
    """Four weeks at a host in the European Union, and what the trainee passed on at home."""
    begins = ledger.plan.today - timedelta(150)
    days = Period(begins, begins + timedelta(27))
    id = _internship(
        ledger,
        sender.network,
        kind=InternshipKind.TRAINEESHIP,
        person_id=trainee.id,
        host_name="Maison des Solidarités, Arras",
        sender_id=sender.id,
        sex=trainee.sex,
        valid=days,
        ended_on=days.end,
        state=S.COMPLETED,
    )
    placed = Placed(id, sender.network, sender, trainee, S.COMPLETED, days, days.end)
    course.tell_history(ledger, placed)
    course.agree(ledger, placed, signed=True)
    course.pass_on(ledger, placed)


def _pair(plan: DemoPlan, code: str, number: int) -> tuple[PlannedOrganisation, PlannedPerson]:
    """A member that hosts, and somebody who volunteers with another one, and studies."""
    houses = plan.organisations_of(plan.network(code))
    return houses[number * 3 % len(houses)], houses[(number * 5 + 2) % len(houses)].people[-1]


def _in_trouble(plan: DemoPlan, code: str) -> PlannedOrganisation | None:
    """A member that is suspended today, where membership demonstrates as well; to it, nothing else happens here."""
    houses = plan.organisations_of(plan.network(code))
    return next((one for one in houses if one.number % 29 == 3 and not one.in_force), None)


def _place(
    ledger: Ledger,
    house: PlannedOrganisation,
    student: PlannedPerson,
    state: InternshipState,
    begins: date,
    mentor: PlannedPerson | None,
    **more: Any,
) -> Placed:
    lasts = timedelta(weeks=_WEEKS + 2)
    if begins + lasts < ledger.plan.today and state is S.STARTED:
        lasts = ledger.plan.today + timedelta(31) - begins
    days = Period(begins, begins + lasts)
    ended = {S.COMPLETED: days.end, S.TERMINATED: begins + timedelta(25)}.get(state)
    guide = mentor if mentor is not None and mentor.id != student.id else house.people[0]
    id = _internship(
        ledger,
        house.network,
        kind=InternshipKind.INTERNSHIP,
        person_id=student.id,
        mentor_id=guide.id,
        organisation_id=house.id,
        sex=student.sex,
        valid=days,
        ended_on=ended,
        state=state,
        **more,
    )
    placed = Placed(id, house.network, house, student, state, days, ended)
    course.tell_history(ledger, placed)
    return placed


def _internship(ledger: Ledger, network: PlannedNetwork, **values: Any) -> UUID:
    """A row with all its columns, because all rows of a table name the same."""
    columns = dict.fromkeys(("programme_id", "mentor_id", "organisation_id", "host_name", "sender_id", "faculty_id"))
    common = {
        "country_id": ledger.plan.shared(Country, network.code),
        "required_hours": HOURS,
        "works_with_children": False,
        "ects": Decimal(4),
        "outcomes": words.OUTCOMES,
    }
    return ledger.add(Internship, network, **(columns | common | values))
