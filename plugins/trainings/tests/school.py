"""What the stories need: events with sessions, courses held as these, people who come, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, AffiliationKind, Person, Sex
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit
from mreza.text import Translated
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
from mreza_trainings.models import Course, CourseEdition, CourseKind, Enrolment, EnrolmentState
from sqlalchemy import select


def text(words: str) -> list[dict[str, str]]:
    return [{"locale": "en", "text": words}]


class School:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    async def secretariat(self) -> Viewer:
        return await self.kit.viewers.secretariat()

    async def ask(self, document: str, viewer: Viewer | None = None, **variables: Any) -> Any:
        return await self.kit.graphql(document, viewer=viewer or await self.secretariat(), **variables)

    async def do(self, mutation: str, selection: str, *, viewer: Viewer | None = None, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code message path }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        return (await self.ask(document, viewer, input=values))[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, selection: str, *, viewer: Viewer | None = None, **values: Any) -> Any:
        """A mutation that must succeed; gives its object."""
        answer = await self.do(mutation, selection, viewer=viewer, **values)
        assert answer.pop("errors") == [], answer
        return next(iter(answer.values())) if len(answer) == 1 else answer

    async def refused(self, mutation: str, selection: str, *, viewer: Viewer | None = None, **values: Any) -> list[str]:
        """The codes of a mutation that must be refused."""
        answer = await self.do(mutation, selection, viewer=viewer, **values)
        return [one["code"] for one in answer["errors"]]

    async def person(
        self, name: str, organisation: Organisation | None = None, network: str = "RS", **values: Any
    ) -> Person:
        """Somebody, who works for an organisation."""
        async with self.kit.session() as session:
            home = organisation.network_id if organisation else self.kit.networks[network]
            given, _, family = name.partition(" ")
            made = Person(network_id=home, given_name=given, family_name=family or "Probni", **values)
            session.add(made)
            await session.flush()
            if organisation is not None:
                session.add(tie(made, organisation))
        return made

    async def account(self, person: Person, organisation: Organisation) -> Viewer:
        """The person's own account, with the rights of a member organisation's user."""
        async with self.kit.session() as session:
            role = (await session.scalars(select(Role).where(Role.code == "member"))).one()
            user = User(email=f"{person.id}@demo.example", name="Account", person_id=person.id)
            session.add(user)
            await session.flush()
            session.add(RoleGrant(user_id=user.id, role_id=role.id, organisation_id=organisation.id))
        return await self.kit.application.scopes.open(user)

    async def event(
        self, network: str = "RS", day: str = "2025-06-02", sessions: int = 1, state: EventState = EventState.HELD
    ) -> tuple[str, list[str]]:
        """An event with its sessions, as it stands after it was held; their ids."""
        async with self.kit.session() as session:
            first = date.fromisoformat(day)
            held = Period(first, first + timedelta(days=(sessions - 1) // 2))
            home = {"network_id": self.kit.networks[network]}
            event = Event(
                **home,
                title=Translated({"en": "Academy"}),
                kind=EventKind.ACADEMY,
                visibility=EventVisibility.PUBLIC,
                held=held,
                state=state,
            )
            session.add(event)
            await session.flush()
            parts = []
            for number in range(sessions):
                begins = datetime(first.year, first.month, first.day, 8, tzinfo=UTC)
                begins += timedelta(days=number // 2, hours=number % 2 * 4)
                ends = begins + timedelta(hours=3)
                title = Translated({"en": f"Session {number + 1}"})
                parts.append(EventSession(**home, event_id=event.id, title=title, starts_at=begins, ends_at=ends))
            session.add_all(parts)
            await session.flush()
        return encode("Event", event.id), [encode("EventSession", one.id) for one in parts]

    async def course(self, code: str = "RSA", network: str = "RS", **values: Any) -> str:
        """A course of a network; its id."""
        given = {"title": text("Regional Social Academy"), "kind": "ACADEMY", "hours": 32} | values
        network_id = encode("Network", self.kit.networks[network])
        return str((await self.done("createCourse", "course { id }", networkId=network_id, code=code, **given))["id"])

    async def edition(self, course: str, event: str, code: str = "RSA-2025", **values: Any) -> str:
        """An edition of a course; its id."""
        made = await self.done(
            "planEdition", "courseEdition { id }", courseId=course, eventId=event, code=code, **values
        )
        return str(made["id"])

    async def enrol(self, edition: str, person: Person) -> str:
        """An enrolment's id."""
        ids = {"editionId": edition, "personId": encode("Person", person.id)}
        return str((await self.done("enrolPerson", "enrolment { id }", **ids))["id"])

    async def attend(self, sessions: Sequence[str], *people: Person) -> None:
        """People are at sessions, as the list says."""
        rows = [{"personId": encode("Person", one.id)} for one in people]
        for session in sessions:
            report = await self.done("recordAttendance", "recorded refused { problem }", sessionId=session, rows=rows)
            assert report["refused"] == []

    async def test(self, edition: str, kind: str, scores: dict[str, str], day: str = "2025-06-05") -> None:
        """What was scored, by enrolment."""
        given = [{"enrolmentId": id, "score": score} for id, score in scores.items()]
        await self.done("recordTest", "results { id }", editionId=edition, kind=kind, scores=given, takenOn=day)


class Bulk:
    """Rows by the owner, for stories with many people: editions that are closed, events that were held."""

    def __init__(self, session: Any, kit: Kit) -> None:
        self.session, self.kit = session, kit
        self._made = 0

    async def countries(self) -> dict[str, Any]:
        return dict((await self.session.execute(select(Country.code, Country.id))).all())

    async def event(self, network: str, day: date, kind: EventKind = EventKind.TRAINING) -> Event:
        made = Event(
            network_id=self.kit.networks[network],
            title=Translated({"en": "Held"}),
            kind=kind,
            held=Period(day, day),
            state=EventState.CLOSED,
            visibility=EventVisibility.PUBLIC,
        )
        self.session.add(made)
        await self.session.flush()
        return made

    async def edition(self, network: str, day: date, kind: CourseKind, code: str) -> CourseEdition:
        home = {"network_id": self.kit.networks[network]}
        course = Course(**home, code=f"C-{code}", title=Translated({"en": code}), kind=kind, hours=8)
        self.session.add(course)
        await self.session.flush()
        event = await self.event(network, day)
        made = CourseEdition(**home, course_id=course.id, event_id=event.id, code=code, hours=8, attendance_percent=80)
        self.session.add(made)
        await self.session.flush()
        return made

    async def people(self, network: str, count: int, **values: Any) -> list[Person]:
        made = [
            Person(network_id=self.kit.networks[network], given_name="Osoba", family_name=f"{self._made + n}", **values)
            for n in range(count)
        ]
        self._made += count
        self.session.add_all(made)
        await self.session.flush()
        return made

    def complete(
        self,
        edition: CourseEdition,
        person: Person,
        day: date,
        country: Any,
        organisation: Organisation | None = None,
        sex: Sex = Sex.FEMALE,
    ) -> Enrolment:
        made = Enrolment(
            network_id=edition.network_id,
            edition_id=edition.id,
            person_id=person.id,
            organisation_id=organisation.id if organisation else None,
            home_network_id=person.network_id,
            country_id=country,
            sex=sex,
            enrolled_on=day,
            completed_on=day,
            state=EnrolmentState.COMPLETED,
        )
        self.session.add(made)
        return made

    async def delivered(self, trainer: Person, day: date, guests: Sequence[Person], country: Any) -> None:
        """The trainer leads an event, and guests come."""
        event = await self.event("RS", day)
        home = {"network_id": event.network_id, "event_id": event.id}
        part = EventSession(
            **home,
            title=Translated({"en": "All day"}),
            starts_at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC),
            ends_at=datetime(day.year, day.month, day.day, 15, tzinfo=UTC),
        )
        self.session.add(part)
        self.session.add(EventContributor(**home, person_id=trainer.id, role=EventRole.TRAINER))
        await self.session.flush()
        for role, one in [(EventRole.TRAINER, trainer), *((EventRole.PARTICIPANT, guest) for guest in guests)]:
            self.session.add(
                Attendance(
                    **home,
                    session_id=part.id,
                    person_id=one.id,
                    home_network_id=one.network_id,
                    country_id=country,
                    on_day=day,
                    role=role,
                    method=CheckInMethod.LIST,
                    recorded_at=part.starts_at,
                )
            )


def tie(person: Person, organisation: Organisation, valid: Period | None = None) -> Affiliation:
    """A person works for an organisation."""
    return Affiliation(
        network_id=organisation.network_id,
        person_id=person.id,
        organisation_id=organisation.id,
        kind=AffiliationKind.EMPLOYEE,
        valid=valid or Period(date(2020, 1, 1)),
    )
