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

from mreza_trainings.models import Course, CourseAccreditation, CourseEdition, Enrolment, EnrolmentState, outcome
from mreza_trainings.models.certificates import TEMPLATE, certificates
from mreza_trainings.service.act import Act


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
    accreditation = await session.scalar(outcome.accreditations(edition, lambda one: one).limit(1))
    attended = select(Enrolment.id, outcome.sessions_attended(Enrolment))
    sessions = dict((await session.execute(attended.where(Enrolment.edition_id == edition.id))).all())
    wanted = []
    for one in enrolments:
        if one.state is not EnrolmentState.COMPLETED or one.completed_on is None:
            raise UserError("NOT_COMPLETED", "A certificate is for who completed {edition}.", edition=edition.code)
        person = people[one.person_id]
        locale = Locale.parse(style.locale or person.locale)
        facts = _facts(edition, course, event, accreditation, locale)
        facts |= {"sessions": sessions[one.id], "completed_on": written(one.completed_on, locale)}
        wanted.append(
            Wanted(
                network_id=edition.network_id,
                template=TEMPLATE,
                series=edition.code,
                subject=one,
                holder=person,
                holder_name=style.name or _name(person, locale),
                locale=locale.value,
                facts=facts,
                public={name: facts[name] for name in ("course", "hours", "completed_on", "accreditation", "points")},
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


def _facts(
    edition: CourseEdition, course: Course, event: Event, accreditation: CourseAccreditation | None, locale: Locale
) -> dict[str, Any]:
    assert event.held.start is not None and event.held.end is not None  # every event has days
    return {
        "course": _said(course.title, locale),
        "outcomes": _said(course.outcomes, locale) if course.outcomes else None,
        "edition": edition.code,
        "hours": edition.hours,
        "held": _days(event.held.start, event.held.end, locale),
        "authority": accreditation.authority if accreditation else None,
        "accreditation": accreditation.number if accreditation else None,
        "points": accreditation.points if accreditation else None,
    }


def _days(first: date, last: date, locale: Locale) -> str:
    return written(first, locale) if first == last else f"{written(first, locale)} – {written(last, locale)}"


def _said(text: Translated, locale: Locale) -> str:
    return text.get(locale).text


def _name(person: Person, locale: Locale) -> str:
    """Cyrillic is written in Latin letters where the certificate is; never the reverse, which would be a guess."""
    name = f"{person.given_name} {person.family_name}"
    return name if locale.script is Script.CYRILLIC else to_latin(name)


def _valid_until(course: Course, completed_on: date) -> date | None:
    """The same day of the month so many months later, or that month's last."""
    if course.valid_months is None:
        return None
    years, month = divmod(completed_on.month - 1 + course.valid_months, 12)
    year, month = completed_on.year + years, month + 1
    return date(year, month, min(completed_on.day, calendar.monthrange(year, month)[1]))
