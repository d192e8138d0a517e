"""The part of trainings in the demo.

Three academies with 91 completions by 82 people; a training of trainers whose nine active graduates reached 150 people;
a course whose accreditation has run out; a course in every network; an academy to come, whose people the demo's call
selects; and a course with a waiting list in all its states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, PlannedPerson, Rows
from mreza.demo.ids import id_of
from mreza.model.period import Period
from mreza_calls.models import Call
from mreza_events.demo.lines import line_rows
from mreza_events.demo.programme import PlannedEvent
from mreza_events.models import EventKind, EventState, EventVisibility

from mreza_trainings.demo import words
from mreza_trainings.demo.certificates import Graduate, certify
from mreza_trainings.demo.school import PASS_MARK, School
from mreza_trainings.models import (
    CourseAccreditation,
    CourseKind,
    EditionState,
    EnrolmentState,
    Evaluation,
    EvaluationQuestion,
    EvaluationState,
    TestKind,
    TrainingProgramme,
)

_S = EnrolmentState
#: By academy, which of 82 people completed it: the first was at all three, three at two, four at two others.
_COMPLETED = (
    (range(30),),
    (range(4), range(30, 58)),
    (range(1), range(54, 82)),
)
#: Years before this one, and who held it.
_ACADEMIES = ((3, "RS"), (2, "AL"), (1, "MK"))
_ACCREDITED = ("Републички завод за социјалну заштиту", "551-00-12/2023", 12)
_RATINGS = ((0, 0, 3, 6, 9), (0, 1, 2, 5, 10))


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    school = School(plan)
    serbia = plan.network("RS")
    programme = school.ledger.add(TrainingProgramme, serbia, code="RSA", title=words.PROGRAMME)
    academy = school.course(
        serbia, "RSA", words.ACADEMY, CourseKind.ACADEMY, programme_id=programme, hours=32, pass_mark=PASS_MARK
    )
    _academies(school, academy)
    _trainers(school, serbia)
    _accredited(school, serbia)
    for network in plan.networks:
        _national(school, network)
    _to_come(school, academy)
    return [*school.ledger.rows(), *_with_waiting_list(plan)]


def _academies(school: School, course: UUID) -> None:
    plan = school.plan
    people = _crowd(plan, plan.today - timedelta(4 * 365))
    for (years, code), ranges in zip(_ACADEMIES, _COMPLETED, strict=True):
        network, day = plan.network(code), plan.today - timedelta(365 * years - 40)
        held = school.event(network, words.ACADEMY, day, 4, EventKind.ACADEMY)
        name = f"RSA-{day.year}"
        edition = school.edition(course, held, name, hours=32, pass_mark=PASS_MARK)
        graduates: list[Graduate] = []
        for number, place in enumerate(chain(*ranges)):
            enrolment = school.take_part(edition, held, people[place], _S.COMPLETED)
            school.score(held, enrolment, TestKind.PRE, 35 + 7 * number % 40)
            school.score(held, enrolment, TestKind.POST, 60 + 11 * number % 40)
            graduates.append((people[place], enrolment))
        certify(school, held, name, words.ACADEMY, graduates, hours=32)
        others = people[100 + 4 * years :]
        for person, state in zip(others, (_S.NOT_COMPLETED, _S.NOT_COMPLETED, _S.WITHDRAWN), strict=False):
            school.take_part(edition, held, person, state)
    _evaluation(school, network, edition, 31)


def _evaluation(school: School, network: PlannedNetwork, edition: UUID, invited: int) -> None:
    id = school.ledger.add(Evaluation, network, edition_id=edition, invited=invited, state=EvaluationState.CLOSED)
    for position, (text, given) in enumerate(zip((words.USEFUL, words.TRAINER), _RATINGS, strict=True), 1):
        counters = {f"rated_{rating}": times for rating, times in enumerate(given, 1)}
        school.ledger.add(EvaluationQuestion, network, evaluation_id=id, position=position, text=text, **counters)


def _trainers(school: School, network: PlannedNetwork) -> None:
    """Twelve graduates; nine led something within a year, for 168 participations of 150 people."""
    day = school.plan.today - timedelta(600)
    held = school.event(network, words.TRAINERS, day, 3)
    course = school.course(network, "TOT", words.TRAINERS, CourseKind.TRAINING_OF_TRAINERS, hours=24)
    edition = school.edition(course, held, f"TOT-{day.year}", hours=24)
    people = _crowd(school.plan, day)
    graduates, guests = people[-12:], people[:150]
    for one in graduates:
        school.take_part(edition, held, one, _S.COMPLETED)
    for number, one in enumerate(graduates[:9]):
        came = guests[136:] + guests[:18] if number == 8 else guests[17 * number : 17 * number + 17]
        delivery = school.event(network, words.RIGHTS, day + timedelta(40 + 25 * number), 1)
        school.leads(delivery, one)
        for guest in came:
            school.attend(delivery, guest, delivery.sessions)


def _accredited(school: School, network: PlannedNetwork) -> None:
    """An edition while the course was accredited, and one after that."""
    today = school.plan.today
    course = school.course(network, "CASE-WORK", words.CASE_WORK, CourseKind.COURSE, valid_months=36)
    school.ledger.add(
        CourseAccreditation,
        network,
        course_id=course,
        authority=_ACCREDITED[0],
        number=_ACCREDITED[1],
        points=_ACCREDITED[2],
        valid=Period(today - timedelta(830), today - timedelta(100)),
    )
    for days, letter in ((130, "A"), (60, "B")):
        held = school.event(network, words.CASE_WORK, today - timedelta(days), 2)
        code = f"CW-{held.first.year}-{letter}"
        edition = school.edition(course, held, code)
        people = _of(school.plan, network, held.first)[:14]
        graduates = [(one, school.take_part(edition, held, one, _S.COMPLETED)) for one in people]
        certify(school, held, code, words.CASE_WORK, graduates, accredited=_ACCREDITED if letter == "A" else None)


def _national(school: School, network: PlannedNetwork) -> None:
    """A course in every network, with as many editions as the demo is large."""
    today = school.plan.today
    course = school.course(network, f"RIGHTS-{network.code}", words.RIGHTS, CourseKind.COURSE)
    for turn in range(school.plan.scale):
        held = school.event(network, words.RIGHTS, today - timedelta(45 + 9 * turn), 2)
        edition = school.edition(course, held, f"HR-{network.code}-{turn + 1:02}")
        people = _of(school.plan, network, held.first)
        for number, person in enumerate(people[12 * turn : 12 * turn + 12]):
            school.take_part(edition, held, person, _S.NOT_COMPLETED if number % 6 == 5 else _S.COMPLETED)


def _to_come(school: School, course: UUID) -> None:
    """This year's academy: `enrolFromCall` fills it with those whom the demo's call has chosen."""
    plan = school.plan
    network, day = plan.network("ME"), plan.today + timedelta(70)
    held = school.event(network, words.ACADEMY, day, 4, EventKind.ACADEMY, EventState.ANNOUNCED)
    call = id_of(Call.__tablename__, 0)
    rules: dict[str, Any] = {"hours": 32, "pass_mark": PASS_MARK, "call_id": call, "state": EditionState.OPEN}
    school.edition(course, held, f"RSA-{plan.today.year}", **rules)


def _with_waiting_list(plan: DemoPlan) -> Iterator[Rows]:
    """A course with more people than seats: its waiting list shows every state there is."""
    school, network, day = School(plan), plan.network("RS"), plan.today + timedelta(33)
    kind, state = EventKind.WORKSHOP, EventState.ANNOUNCED
    held = school.event(network, words.LICENSING, day, 1, kind, state)
    course = school.course(network, "LICENSING", words.LICENSING, CourseKind.COURSE, hours=8)
    school.edition(course, held, f"LIC-{day.year}", hours=8, state=EditionState.OPEN)
    yield from school.ledger.rows()
    event = PlannedEvent(held.id, network, words.LICENSING, kind, state, EventVisibility.FEDERATION, day)
    yield from line_rows(plan, [event])


def _of(plan: DemoPlan, network: PlannedNetwork, day: date) -> list[PlannedPerson]:
    """Those of a network, but for the directors, who worked there by a day: one of each organisation, then the next."""
    houses = [one.people[1:] for one in plan.organisations_of(network) if one.joined <= day]
    return _turns([[one for one in house if one.since <= day] for house in houses])


def _crowd(plan: DemoPlan, day: date) -> list[PlannedPerson]:
    """Those of all networks, in turns."""
    return _turns([_of(plan, network, day) for network in plan.networks])


def _turns(several: Sequence[Sequence[PlannedPerson]]) -> list[PlannedPerson]:
    return [one for turn in zip_longest(*several) for one in turn if one is not None]


__all__ = ["rows"]
