"""The demo's courses as they are held: events with their days, who came, what was scored, who completed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, Ledger, PlannedNetwork, PlannedPerson
from mreza.directory.places import Country
from mreza.model.period import Period
from mreza_events.models import (
    Attendance,
    CheckInMethod,
    Event,
    EventContributor,
    EventKind,
    EventRole,
    EventSession,
    EventState,
    EventVisibility,
)
from mreza_events.models.ages import age_band

from mreza_trainings.demo import words
from mreza_trainings.models import (
    Course,
    CourseEdition,
    CourseKind,
    EditionState,
    Enrolment,
    EnrolmentState,
    TestKind,
    TestResult,
)

_S = EnrolmentState
PASS_MARK = Decimal(60)


@dataclass(slots=True)
class Held:
    """An event with its sessions, one a morning and one an afternoon."""

    id: UUID
    network: PlannedNetwork
    first: date
    sessions: list[tuple[UUID, date]] = field(default_factory=list)
    lines: int = 0

    @property
    def last(self) -> date:
        """Its last day."""
        return self.sessions[-1][1] if self.sessions else self.first


class School:
    """Plans rows of trainings and of the events that they are held as."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan, self.ledger = plan, Ledger(plan)

    def course(self, network: PlannedNetwork, code: str, title: dict[str, str], kind: CourseKind, **more: Any) -> UUID:
        """A course of a network."""
        values = {"programme_id": None, "hours": 16, "pass_mark": None, "valid_months": None} | more
        return self.ledger.add(Course, network, code=code, title=title, kind=kind, **values)

    def event(
        self,
        network: PlannedNetwork,
        title: dict[str, str],
        first: date,
        days: int,
        kind: EventKind = EventKind.TRAINING,
        state: EventState = EventState.CLOSED,
    ) -> Held:
        """An event of so many days."""
        held = Period(first, first + timedelta(days - 1))
        visibility = EventVisibility.FEDERATION
        of_event: dict[str, Any] = {
            "title": title,
            "kind": kind,
            "state": state,
            "visibility": visibility,
            "held": held,
        }
        made = Held(
            self.ledger.add(Event, network, **of_event, languages=[network.locale], interpreted=[]), network, first
        )
        for number in range(2 * days):
            day = first + timedelta(number // 2)
            starts = datetime.combine(day, time(8 + 5 * (number % 2)), UTC)
            values = {"event_id": made.id, "title": words.numbered(words.DAY, number // 2 + 1)}
            id = self.ledger.add(EventSession, network, **values, starts_at=starts, ends_at=starts + timedelta(hours=4))
            made.sessions.append((id, day))
        return made

    def edition(self, course: UUID, held: Held, code: str, **more: Any) -> UUID:
        """An edition; closed, unless its rules say otherwise."""
        values = {"hours": 16, "pass_mark": None, "call_id": None, "state": EditionState.CLOSED} | more
        closed = held.last + timedelta(3) if values["state"] is EditionState.CLOSED else None
        given = {"course_id": course, "event_id": held.id, "code": code, "attendance_percent": 80}
        id = self.ledger.add(CourseEdition, held.network, **given, **values, closed_on=closed)
        if closed:
            steps = [(EditionState.OPEN, closed), (EditionState.CLOSED, closed)]
            self.ledger.history(CourseEdition, id, held.network, steps)
        return id

    def take_part(self, edition: UUID, held: Held, person: PlannedPerson, state: EnrolmentState) -> UUID:
        """Somebody's part in an edition that was closed, with the sessions that go with its outcome."""
        done = state is _S.COMPLETED
        values = {
            "edition_id": edition,
            **self._as_of(person, held.first),
            "enrolled_on": held.first - timedelta(20),
            "completed_on": held.last if done else None,
            "state": state,
        }
        id = self.ledger.add(Enrolment, held.network, **values)
        if state is not _S.ENROLLED:
            steps = [(_S.ENROLLED, values["enrolled_on"]), (state, held.last + timedelta(3))]
            self.ledger.history(Enrolment, id, held.network, steps, organisation_id=person.organisation.id)
        missed = {_S.COMPLETED: 0, _S.NOT_COMPLETED: len(held.sessions) // 2 + 1}.get(state, len(held.sessions))
        self.attend(held, person, held.sessions[missed:])
        return id

    def attend(
        self,
        held: Held,
        person: PlannedPerson,
        sessions: Sequence[tuple[UUID, date]],
        role: EventRole = EventRole.PARTICIPANT,
    ) -> None:
        """Somebody is at sessions, on a line of the signed list of its own."""
        held.lines += 1
        for session, day in sessions:
            self.ledger.add(
                Attendance,
                held.network,
                event_id=held.id,
                session_id=session,
                **self._as_of(person, day),
                on_day=day,
                role=role,
                method=CheckInMethod.LIST,
                recorded_at=datetime.combine(day, time(18), UTC),
                evidence=f"{held.id.hex[-6:]}.pdf",
                page=1 + held.lines // 20,
                line=1 + held.lines % 20,
            )

    def score(self, held: Held, enrolment: UUID, kind: TestKind, score: int) -> None:
        """What somebody scored."""
        day = held.first if kind is TestKind.PRE else held.last
        self.ledger.add(TestResult, held.network, enrolment_id=enrolment, kind=kind, taken_on=day, score=Decimal(score))

    def leads(self, held: Held, person: PlannedPerson) -> None:
        """Somebody leads an event."""
        self.ledger.add(EventContributor, held.network, event_id=held.id, person_id=person.id, role=EventRole.TRAINER)
        self.attend(held, person, held.sessions, EventRole.TRAINER)

    def _as_of(self, person: PlannedPerson, day: date) -> dict[str, Any]:
        home = person.organisation.network
        return {
            "person_id": person.id,
            "organisation_id": person.organisation.id,
            "home_network_id": home.id,
            "country_id": self.plan.shared(Country, home.code),
            "sex": person.sex,
            "age_band": age_band(person.birth_year(self.plan.today), day.year),
        }
