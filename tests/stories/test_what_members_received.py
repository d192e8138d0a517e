"""What each member received: a row per organisation, and a fact from each plugin that is there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit, host_of
from mreza.text import Translated
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


TIME = "(since: $since, asOf: $until)"
FIELDS = {
    "calls": f"grantsReceived{TIME} grantedAmount{TIME} grantedCurrency{TIME}",
    "trainings": f"peopleTrained{TIME}",
    "quality": f"mentoringHours{TIME}",
    "internships": f"internsHosted{TIME}",
    "events": f"meetingsAttended{TIME}",
}
FACTS: dict[str, dict[str, Any]] = {
    "calls": {"grantsReceived": 1, "grantedAmount": "12000.00", "grantedCurrency": "EUR"},
    "trainings": {"peopleTrained": 2},
    "quality": {"mentoringHours": "14.00"},
    "internships": {"internsHosted": 1},
    "events": {"meetingsAttended": 3},
}
YEARS = {"since": "2023-01-01", "until": "2025-12-31"}


def asking(plugins: set[str]) -> str:
    """The one question, with the columns of these plugins."""
    columns = " ".join(FIELDS[name] for name in FIELDS if name in plugins)
    return (
        "query ($since: Date, $until: Date) { organisations(orderBy: [{name: ASC}]) { nodes "
        f"{{ name {columns} }} }} }}"
    )


@dataclass
class Scene:
    """O-BA1, and what it received within the years, before them and after; and another member."""

    kit: Kit
    member: Organisation
    other: Organisation

    async def set(self, plugins: set[str]) -> None:
        parts: dict[str, Callable[[AsyncSession], Awaitable[None]]] = {
            "calls": self._grants,
            "trainings": self._trainings,
            "quality": self._mentoring,
            "internships": self._internships,
            "events": self._meetings,
        }
        for name, part in parts.items():
            if name in plugins:
                async with self.kit.session() as session:
                    await part(session)

    async def _person(self, session: AsyncSession, name: str) -> Person:
        made = Person(network_id=self.member.network_id, given_name=name, family_name="Probni")
        session.add(made)
        await session.flush()
        return made

    async def _country(self, session: AsyncSession) -> Any:
        return (await session.scalars(select(Country.id).where(Country.code == "BA"))).one()

    async def _grants(self, session: AsyncSession) -> None:
        """A grant that binds since 2024, one from before the years, one that is not signed, and a traineeship."""
        from decimal import Decimal

        from mreza_calls.models import CallAgreementState, CallApplicationState, CallKind

        signed = CallAgreementState.SIGNED
        for code, kind, amount, day, state, holder in (
            ("SGF-24", CallKind.GRANT, "12000", date(2024, 3, 1), signed, self.member),
            ("SGF-22", CallKind.GRANT, "5000", date(2022, 12, 31), signed, self.member),
            ("SGF-25", CallKind.GRANT, "9000", date(2025, 1, 1), CallAgreementState.DRAFT, self.member),
            ("EUT-24", CallKind.TRAINEESHIP, "800", date(2024, 5, 1), signed, self.member),
            ("SGF-23", CallKind.GRANT, "7000", date(2023, 1, 1), signed, self.other),
        ):
            await self._agreed(session, code, kind, Decimal(amount), day, state, holder, CallApplicationState.AGREED)

    async def _agreed(
        self,
        session: AsyncSession,
        code: str,
        kind: Any,
        amount: Any,
        day: date,
        state: Any,
        holder: Organisation,
        applied: Any,
    ) -> None:
        from mreza_calls.models import (
            Call,
            CallAgreement,
            CallApplication,
            CallForm,
            CallParty,
            CallSignature,
            CallState,
        )

        home, at = {"network_id": self.member.network_id}, datetime.combine(day, time(8), UTC)
        call = Call(
            **home,
            code=code,
            kind=kind,
            title=Translated({"en": code}),
            opens_at=at,
            closes_at=at,
            zone="Europe/Brussels",
            places=1,
            state=CallState.DECIDED,
        )
        session.add(call)
        await session.flush()
        form = CallForm(**home, call_id=call.id, number=1, made_at=at)
        session.add(form)
        await session.flush()
        application = CallApplication(
            **home,
            call_id=call.id,
            form_id=form.id,
            reference=f"{code}-001",
            organisation_id=holder.id,
            home_network_id=holder.network_id,
            country_id=await self._country(session),
            applicant=str(holder.id),
            state=applied,
        )
        session.add(application)
        await session.flush()
        of = {**home, "application_id": application.id}
        agreement = CallAgreement(**of, drawn_up_on=date(2022, 1, 1), amount=amount, currency="EUR", state=state)
        session.add(agreement)
        await session.flush()
        for party in (CallParty.APPLICANT, CallParty.HOLDER):
            session.add(CallSignature(**of, agreement_id=agreement.id, party=party, signed_on=day))

    async def _trainings(self, session: AsyncSession) -> None:
        """Two people, one of them in two courses; one who did not complete; and one in 2026."""
        from mreza_events.models import Event, EventKind, EventState, EventVisibility
        from mreza_trainings.models import Course, CourseEdition, CourseKind, Enrolment, EnrolmentState

        home = {"network_id": self.member.network_id}
        people = {name: await self._person(session, name) for name in ("Selma", "Dino", "Lejla", "Emir")}
        country, done = await self._country(session), EnrolmentState.COMPLETED
        for number, (name, day, state) in enumerate(
            (
                ("Selma", date(2023, 1, 1), done),
                ("Selma", date(2025, 2, 14), done),
                ("Dino", date(2025, 12, 31), done),
                ("Lejla", date(2024, 5, 1), EnrolmentState.NOT_COMPLETED),
                ("Emir", date(2026, 1, 1), done),
            )
        ):
            title = Translated({"en": f"Course {number}"})
            event = Event(
                **home,
                title=title,
                kind=EventKind.TRAINING,
                held=Period(day, day),
                state=EventState.CLOSED,
                visibility=EventVisibility.MEMBERS,
            )
            course = Course(**home, code=f"C{number}", title=title, kind=CourseKind.COURSE, hours=8)
            session.add_all([event, course])
            await session.flush()
            edition = CourseEdition(
                **home, course_id=course.id, event_id=event.id, code=f"C{number}", hours=8, attendance_percent=80
            )
            session.add(edition)
            await session.flush()
            session.add(
                Enrolment(
                    **home,
                    edition_id=edition.id,
                    person_id=people[name].id,
                    organisation_id=self.member.id,
                    home_network_id=self.member.network_id,
                    country_id=country,
                    enrolled_on=day,
                    completed_on=day if state is done else None,
                    state=state,
                )
            )

    async def _mentoring(self, session: AsyncSession) -> None:
        """Four sessions of three and a half hours; one before the years, one after them, and one of another member."""
        from decimal import Decimal

        from mreza_quality.models import (
            Mentoring,
            MentoringDeliverable,
            MentoringSession,
            MentoringState,
            QualityExpert,
        )

        home, mentor = {"network_id": self.member.network_id}, await self._person(session, "Jasmina")
        expert = QualityExpert(**home, person_id=mentor.id, name="Jasmina Probni", mentors=True, reviews=False)
        session.add(expert)
        await session.flush()
        within = (date(2023, 1, 1), date(2024, 2, 1), date(2024, 9, 1), date(2025, 12, 31))
        for mentored, days in (
            (self.member, (date(2022, 12, 31), *within, date(2026, 1, 1))),
            (self.other, (date(2022, 6, 1),)),
        ):
            one = Mentoring(
                **home,
                organisation_id=mentored.id,
                expert_id=expert.id,
                mentor_id=mentor.id,
                deliverable=MentoringDeliverable.LICENCE_APPLICATION,
                valid=Period(date(2022, 6, 1), date(2026, 1, 31)),
                planned_hours=Decimal(20),
                agreed_on=date(2022, 6, 1),
                state=MentoringState.RUNNING,
            )
            session.add(one)
            await session.flush()
            session.add_all(
                MentoringSession(**home, mentoring_id=one.id, on_day=day, hours=Decimal("3.50")) for day in days
            )

    async def _internships(self, session: AsyncSession) -> None:
        """One that began before the years and reached into them, one that was only planned, one of another host."""
        from mreza_internships.models import Internship, InternshipKind, InternshipState

        country = await self._country(session)
        for name, host, valid, state in (
            ("Amar", self.member, Period(date(2022, 11, 1), date(2023, 1, 31)), InternshipState.COMPLETED),
            ("Ena", self.member, Period(date(2024, 2, 1), date(2024, 3, 31)), InternshipState.PLANNED),
            ("Ivo", self.member, Period(date(2022, 3, 1), date(2022, 4, 30)), InternshipState.COMPLETED),
            ("Una", self.other, Period(date(2024, 2, 1), date(2024, 3, 31)), InternshipState.STARTED),
        ):
            person = await self._person(session, name)
            session.add(
                Internship(
                    network_id=host.network_id,
                    kind=InternshipKind.INTERNSHIP,
                    person_id=person.id,
                    organisation_id=host.id,
                    country_id=country,
                    sex=Sex.NOT_STATED,
                    valid=valid,
                    required_hours=160,
                    works_with_children=False,
                    state=state,
                )
            )

    async def _meetings(self, session: AsyncSession) -> None:
        """Three meetings, to one of which two people came; a workshop; a meeting before the years."""
        from mreza_events.models import (
            Attendance,
            CheckInMethod,
            Event,
            EventKind,
            EventSession,
            EventState,
            EventVisibility,
        )

        home, country = {"network_id": self.member.network_id}, await self._country(session)
        people = [await self._person(session, name) for name in ("Mirza", "Sanja")]
        for kind, day, guests in (
            (EventKind.NETWORK_MEETING, date(2023, 4, 5), 2),
            (EventKind.ASSEMBLY, date(2024, 4, 5), 1),
            (EventKind.BOARD_MEETING, date(2025, 4, 5), 1),
            (EventKind.WORKSHOP, date(2024, 9, 9), 1),
            (EventKind.NETWORK_MEETING, date(2022, 4, 5), 1),
        ):
            event = Event(
                **home,
                title=Translated({"en": kind.name}),
                kind=kind,
                held=Period(day, day),
                state=EventState.CLOSED,
                visibility=EventVisibility.MEMBERS,
            )
            session.add(event)
            await session.flush()
            at = datetime.combine(day, time(8), UTC)
            part = EventSession(
                **home,
                event_id=event.id,
                title=Translated({"en": "All day"}),
                starts_at=at,
                ends_at=at.replace(hour=15),
            )
            session.add(part)
            await session.flush()
            for one in people[:guests]:
                session.add(
                    Attendance(
                        **home,
                        event_id=event.id,
                        session_id=part.id,
                        person_id=one.id,
                        organisation_id=self.member.id,
                        home_network_id=self.member.network_id,
                        country_id=country,
                        on_day=day,
                        method=CheckInMethod.LIST,
                        recorded_at=at,
                    )
                )


async def scene_of(kit: Kit) -> Scene:
    member = await kit.organisation("BA", {"bs": "Udruženje „Ruka ruci“ Zavidovići"})
    scene = Scene(kit, member, await kit.organisation("BA", {"bs": "Udruženje „Lađa“ Brčko"}))
    await scene.set(set(kit.application.host.names))
    return scene


async def rows_of(kit: Kit, plugins: set[str], **days: str) -> dict[str, dict[str, Any]]:
    """The row of each organisation, as the secretariat reads it."""
    answer = await kit.graphql(asking(plugins), viewer=await kit.viewers.secretariat(), locale="bs", **(YEARS | days))
    return {one.pop("name"): one for one in answer["organisations"]["nodes"]}


async def test_m14_one_question_gives_a_row_with_a_fact_of_each_plugin(kit: Kit) -> None:
    """M-14: O-BA1 in 2023–2025: 1 grant of EUR 12,000, 2 people trained, 14 hours of mentoring, 1 intern hosted, 3
    meetings."""
    await scene_of(kit)
    rows = await rows_of(kit, set(FIELDS))
    assert rows["Udruženje „Ruka ruci“ Zavidovići"] == {
        name: value for facts in FACTS.values() for name, value in facts.items()
    }
    assert rows["Udruženje „Lađa“ Brčko"] == {
        "grantsReceived": 1,
        "grantedAmount": "7000.00",
        "grantedCurrency": "EUR",
        "peopleTrained": 0,
        "mentoringHours": "0.00",
        "internsHosted": 1,
        "meetingsAttended": 0,
    }


async def test_m14_the_days_are_those_asked_for_both_included(kit: Kit) -> None:
    await scene_of(kit)
    before = (await rows_of(kit, set(FIELDS), since="2022-01-01", until="2022-12-31"))[
        "Udruženje „Ruka ruci“ Zavidovići"
    ]
    assert before == {
        "grantsReceived": 1,
        "grantedAmount": "5000.00",
        "grantedCurrency": "EUR",
        "peopleTrained": 0,
        "mentoringHours": "3.50",
        "internsHosted": 2,
        "meetingsAttended": 1,
    }
    secretariat = await kit.viewers.secretariat()
    answer = await kit.graphql(
        """{ ever: organisations(where: {peopleTrained: {gte: 2}}) { nodes { peopleTrained(asOf: "2026-12-31") } }
        edge: organisations(where: {peopleTrained: {gte: 2}}, asOf: "2026-01-01") {
          nodes { peopleTrained(since: "2025-12-31") last: peopleTrained(since: "2026-01-01") } } }""",
        viewer=secretariat,
    )
    assert answer == {
        "ever": {"nodes": []},  # today is the middle of 2025: one person so far
        "edge": {"nodes": [{"peopleTrained": 2, "last": 1}]},
    }


@pytest.mark.parametrize("viewer", ["theirs", "own", "other member", "other network", "nobody"])
async def test_m14_only_the_network_and_the_member_itself_read_it(kit: Kit, viewer: str) -> None:
    scene = await scene_of(kit)
    who = {
        "theirs": kit.viewers.coordinator("BA"),
        "own": kit.viewers.member(scene.member),
        "other member": kit.viewers.member(scene.other),
        "other network": kit.viewers.coordinator("ME"),
        "nobody": kit.viewers.anonymous(),
    }
    opened = {name: await one for name, one in who.items()}
    answer = await kit.graphql(
        "query ($id: ID!) { organisation(id: $id) { grantsReceived peopleTrained mentoringHours internsHosted "
        "meetingsAttended } }",
        viewer=opened[viewer],
        id=encode("Organisation", scene.member.id),
    )
    found = answer["organisation"]
    if viewer in ("theirs", "own"):
        assert found == {
            "grantsReceived": 2,
            "peopleTrained": 1,
            "mentoringHours": "14.00",
            "internsHosted": 2,
            "meetingsAttended": 4,
        }
    else:
        assert found is None or set(found.values()) == {None}


def rest_without(area: str) -> list[str]:
    """All plugins but an area and those that require it."""
    left_out = {area}
    for plugin in host_of(None).plugins:  # in the order of dependencies
        if left_out & {need.name for need in plugin.manifest.requirements}:
            left_out.add(plugin.name)
    return [name for name in host_of(None).names if name not in {"core", *left_out}]


class TestWithout:
    """A plugin that is left out takes its column along, and no row."""

    @pytest.fixture(params=list(FIELDS))
    def area(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @pytest.fixture
    def plugins(self, area: str) -> list[str]:
        return rest_without(area)

    async def test_m14_its_column_is_gone_and_the_row_stays(self, kit: Kit, area: str, plugins: list[str]) -> None:
        await scene_of(kit)
        there = set(FIELDS) & set(plugins)
        assert area not in there
        rows = await rows_of(kit, there)
        assert rows["Udruženje „Ruka ruci“ Zavidovići"] == {
            name: value for plugin in there for name, value in FACTS[plugin].items()
        }
        assert len(rows) == 2
        answer = await kit.graphql(asking({area}), viewer=await kit.viewers.secretariat(), errors=True, **YEARS)
        assert answer["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
