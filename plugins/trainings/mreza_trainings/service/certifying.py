"""Certificates: what stands on one, in which language and script, and until when it is valid."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.text import Locale, Script, Translated, to_latin
from mreza.text.dates import written
from mreza_documents.models import IssuedDocument
from mreza_documents.service import issuing
from mreza_documents.service.issuing import Wanted
from mreza_events.models import Event
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import Course, CourseEdition, Enrolment, EnrolmentState, outcome
from mreza_trainings.models.certificates import TEMPLATE, certificates
from mreza_trainings.service.act import Act


@dataclass(frozen=True, slots=True)
class Certified:
    """What is certified.

    Attributes:
        course: the course's title.
        outcomes: what was learnt.
        edition: the edition's code.
        hours: how many hours it took.
        first: its first day.
        last: its last day.
        accreditation: authority, number and points, if it was accredited on its last day.
        sessions: how many sessions the person attended.
        completed_on: when the person completed it.
    """

    course: Translated
    outcomes: Translated | None
    edition: str
    hours: int
    first: date
    last: date
    accreditation: tuple[str, str, int] | None
    sessions: int
    completed_on: date


@dataclass(frozen=True, slots=True)
class Style:
    """How a certificate is written.

    Attributes:
        locale: the language and script; that of the person when left out.
        name: the name as it is to stand there; when left out, as the person writes it, in the script asked for.
        number: a given place in the series.
    """

    locale: str | None = None
    name: str | None = None
    number: int | None = None


async def issue(
    session: AsyncSession,
    edition: CourseEdition,
    enrolments: Sequence[Enrolment],
    people: Mapping[UUID, Person],
    style: Style,
    act: Act,
) -> list[IssuedDocument]:
    """Issue the certificates of people who completed an edition; who has one gets another edition of the same number.

    Raises: UserError NOT_COMPLETED, and as `mreza_documents.service.issuing.issue_many`.
    """
    course = await session.get_one(Course, edition.course_id)
    event = await session.get_one(Event, edition.event_id)
    assert event.held.start is not None and event.held.end is not None  # every event has days
    found = await session.scalar(outcome.accreditations(edition, lambda one: one).limit(1))
    accreditation = (found.authority, found.number, found.points) if found else None
    attended = select(Enrolment.id, outcome.sessions_attended(Enrolment)).where(Enrolment.edition_id == edition.id)
    sessions = dict((await session.execute(attended)).all())
    wanted = []
    for one in enrolments:
        if one.state is not EnrolmentState.COMPLETED or one.completed_on is None:
            raise UserError("NOT_COMPLETED", "A certificate is for who completed {edition}.", edition=edition.code)
        person = people[one.person_id]
        locale = Locale.parse(style.locale or person.locale)
        certified = Certified(
            course.title,
            course.outcomes,
            edition.code,
            edition.hours,
            event.held.start,
            event.held.end,
            accreditation,
            sessions[one.id],
            one.completed_on,
        )
        facts = facts_of(certified, locale)
        wanted.append(
            Wanted(
                network_id=edition.network_id,
                template=TEMPLATE,
                series=edition.code,
                subject=one,
                holder=person,
                holder_name=style.name or name_of(person.given_name, person.family_name, locale),
                locale=locale.value,
                facts=facts,
                public=public_of(facts),
                issued_on=act.day,
                valid_until=_valid_until(course, one.completed_on),
                number=style.number,
            )
        )
    return await issuing.issue_many(session, wanted)


async def without_certificate(session: AsyncSession, edition: CourseEdition) -> list[Enrolment]:
    """Who completed an edition and has no certificate of it yet, in the order in which they were enrolled."""
    completed = select(Enrolment).where(
        Enrolment.edition_id == edition.id,
        Enrolment.state == EnrolmentState.COMPLETED,
        ~certificates(Enrolment).exists(),
    )
    return list(await session.scalars(completed.order_by(Enrolment.id)))


def facts_of(certified: Certified, locale: Locale) -> dict[str, Any]:
    """All that the template prints, in a language and script."""
    authority, number, points = certified.accreditation or (None, None, None)
    return {
        "course": certified.course.get(locale).text,
        "outcomes": certified.outcomes.get(locale).text if certified.outcomes else None,
        "edition": certified.edition,
        "hours": certified.hours,
        "held": _days(certified.first, certified.last, locale),
        "authority": authority,
        "accreditation": number,
        "points": points,
        "sessions": certified.sessions,
        "completed_on": written(certified.completed_on, locale),
    }


def public_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What anybody may read who knows the certificate's code."""
    return {name: facts[name] for name in ("course", "hours", "completed_on", "accreditation", "points")}


def name_of(given: str, family: str, locale: Locale) -> str:
    """Cyrillic is written in Latin letters where the certificate is; never the reverse, which would be a guess."""
    name = f"{given} {family}"
    return name if locale.script is Script.CYRILLIC else to_latin(name)


def _days(first: date, last: date, locale: Locale) -> str:
    return written(first, locale) if first == last else f"{written(first, locale)} – {written(last, locale)}"


def _valid_until(course: Course, completed_on: date) -> date | None:
    """The same day of the month so many months later, or that month's last."""
    if course.valid_months is None:
        return None
    years, month = divmod(completed_on.month - 1 + course.valid_months, 12)
    year, month = completed_on.year + years, month + 1
    return date(year, month, min(completed_on.day, calendar.monthrange(year, month)[1]))
