"""Editions: one run of a course. When, where, with whom and who came, the edition's event says."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, model_named
from mreza.model.fields import field, link, state
from mreza_calls.models import Call
from mreza_events.models import Event, EventRole, EventSession
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, select
from sqlalchemy.orm import Mapped, aliased

from mreza_trainings.models.courses import Course

#: As whom one leads an event, and so an edition.
LEADS = (EventRole.TRAINER, EventRole.FACILITATOR)


class EditionState(enum.Enum):
    """Whether it is settled who completed an edition."""

    OPEN = "people are enrolled, present and tested"
    CLOSED = "it is settled who completed it"


class CourseEdition(Model):
    """One run of a course, held as an event. Its rules are those of the course on the day on which it was set up, so
    that a later change of the course changes nothing that is past."""

    __personal__ = False

    course_id: Mapped[UUID] = link(Course, audience=PUBLIC, reverse="editions", across=True, doc="Of which course.")
    event_id: Mapped[UUID] = link(
        Event,
        audience=PUBLIC,
        reverse="courseEditions",
        unique=True,
        doc="The event as which it is held: days, place, sessions, seats, trainers, attendance.",
    )
    call_id: Mapped[UUID | None] = link(
        Call, audience=PUBLIC, reverse="courseEditions", across=True, doc="The call by which its people are selected."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, which begins its certificates' numbers.", unique=True)
    hours: Mapped[int] = field(audience=PUBLIC, doc="How many hours it takes.")
    attendance_percent: Mapped[int] = field(
        audience=PUBLIC, doc="Of how many per cent of the required sessions one must be there, rounded up."
    )
    pass_mark: Mapped[Decimal | None] = field(
        audience=PUBLIC, doc="The score, in per cent, that one needs in the test; null where there is none."
    )
    closed_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was last settled who completed it.")
    state: Mapped[EditionState] = state(
        EditionState.OPEN,
        audience=PUBLIC,
        doc="Whether it is settled who completed it.",
        transitions={EditionState.OPEN: {EditionState.CLOSED}, EditionState.CLOSED: {EditionState.OPEN}},
    )

    __table_args__ = (
        CheckConstraint("attendance_percent BETWEEN 0 AND 100 AND pass_mark BETWEEN 0 AND 100", name="rules"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, whoever sees the event, and who is enrolled."""
        enrolment = aliased(model_named("trainings.Enrolment"))
        enrolled = select(enrolment.id).where(
            enrolment.edition_id == cls.id,  # type: ignore[attr-defined]
            viewer.is_person(enrolment.person_id) | viewer.owns(enrolment.organisation_id),  # type: ignore[attr-defined]
        )
        return viewer.in_network(cls.network_id) | viewer.sees(cls.event_id, Event) | enrolled.exists()  # type: ignore[no-any-return]


class OptionalSession(Model):
    """A session of an edition's event that one may miss: it counts for nothing."""

    __personal__ = False

    edition_id: Mapped[UUID] = link(
        CourseEdition, audience=PUBLIC, reverse="optionalSessions", on_delete="CASCADE", doc="Of which edition."
    )
    session_id: Mapped[UUID] = link(EventSession, audience=PUBLIC, on_delete="CASCADE", doc="Which session.")

    __table_args__ = (UniqueConstraint("edition_id", "session_id"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and whoever sees the edition."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.edition_id, CourseEdition)  # type: ignore[no-any-return]


__all__ = ["LEADS", "CourseEdition", "EditionState", "OptionalSession"]
