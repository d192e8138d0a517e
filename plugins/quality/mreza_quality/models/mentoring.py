"""Mentoring: an experienced person helps an organisation, by a plan, in sessions with hours, to a deliverable."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ServiceType
from mreza.directory.people import Person
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, SharedModel
from mreza.model.fields import field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from mreza_calls.models import Call, CallApplication
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, Numeric
from sqlalchemy.orm import Mapped

from mreza_quality.models.experts import QualityExpert


class MentoringProgramme(SharedModel):
    """What the federation has promised: so many organisations supported by a day. Its calls say who is chosen."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Its reference, e.g. MENTORING-2024.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    call_id: Mapped[UUID | None] = link(
        Call, audience=PUBLIC, reverse="mentoringProgrammes", doc="The call by which organisations are chosen."
    )
    target: Mapped[int | None] = field(audience=PUBLIC, doc="How many organisations are to be supported.")
    lasts: Mapped[Period] = period(audience=PUBLIC, doc="Its first and last day.")

    __table_args__ = (CheckConstraint("target > 0", name="target"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class MentoringState(enum.Enum):
    """Where a mentoring stands."""

    MATCHED = "mentor and organisation were brought together"
    AGREED = "both have agreed on a plan"
    RUNNING = "sessions are held"
    REVIEWED = "they have looked back half-way"
    COMPLETED = "the deliverable is there"
    TERMINATED = "broken off"


class MentoringDeliverable(enum.Enum):
    """What is to come of it."""

    LICENCE_APPLICATION = "an application for a licence"
    SERVICE_PLAN = "a plan for a service"
    OTHER = "something else"


_S = MentoringState


class Mentoring(Model):
    """A mentor and an organisation, for a while. It belongs to the network of the organisation."""

    __personal__ = True
    __subject__ = "mentor_id"

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="mentorings", doc="Which organisation is helped.", personal=False
    )
    programme_id: Mapped[UUID | None] = link(
        MentoringProgramme, audience=NETWORK, reverse="mentorings", doc="In which programme.", personal=False
    )
    call_application_id: Mapped[UUID | None] = link(
        CallApplication,
        audience=NETWORK,
        across=True,
        reverse="mentorings",
        unique=True,
        doc="The application by which it was chosen.",
        personal=False,
    )
    expert_id: Mapped[UUID] = link(
        QualityExpert,
        audience=NETWORK,
        across=True,
        reverse="mentorings",
        doc="The mentor, as they let themselves be known.",
        personal=False,
    )
    mentor_id: Mapped[UUID] = link(Person, audience=NETWORK, across=True, reverse="mentoringsGiven", doc="The mentor.")
    service_type_id: Mapped[UUID | None] = link(ServiceType, audience=NETWORK, doc="For which service.", personal=False)
    deliverable: Mapped[MentoringDeliverable] = field(audience=NETWORK, doc="What is to come of it.", personal=False)
    valid: Mapped[Period] = period(audience=NETWORK, doc="Its first and last day, as planned.", personal=False)
    planned_hours: Mapped[Decimal] = field(
        audience=NETWORK, doc="How many hours are planned.", type=Numeric(6, 2), personal=False
    )
    baseline: Mapped[str | None] = field(audience=NETWORK, doc="Where the organisation stood.")
    goals: Mapped[str | None] = field(audience=NETWORK, doc="What they agreed to reach.")
    agreed_on: Mapped[date | None] = field(audience=NETWORK, doc="When both agreed on the plan.", personal=False)
    reviewed_on: Mapped[date | None] = field(audience=NETWORK, doc="When they looked back half-way.", personal=False)
    review: Mapped[str | None] = field(audience=NETWORK, doc="What they found half-way.")
    deliverable_document_id: Mapped[UUID | None] = link(
        Document, audience=NETWORK, doc="What came of it, where it is a document.", personal=False
    )
    outcome: Mapped[str | None] = field(audience=NETWORK, doc="How it went, and what stood in the way.")
    ended_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was completed or broken off.", personal=False)
    state: Mapped[MentoringState] = state(
        _S.MATCHED,
        audience=NETWORK,
        doc="Where it stands.",
        transitions={
            _S.MATCHED: {_S.AGREED, _S.TERMINATED},
            _S.AGREED: {_S.RUNNING, _S.TERMINATED},
            _S.RUNNING: {_S.REVIEWED, _S.TERMINATED},
            _S.REVIEWED: {_S.COMPLETED, _S.TERMINATED},
        },
        personal=False,
    )

    __table_args__ = (
        CheckConstraint("planned_hours > 0", name="hours"),
        CheckConstraint("state IN ('MATCHED', 'TERMINATED') OR agreed_on IS NOT NULL", name="agreed"),
        CheckConstraint("state NOT IN ('REVIEWED', 'COMPLETED') OR reviewed_on IS NOT NULL", name="reviewed"),
        # The mentor is the expert's person, and nobody can say otherwise: by it, another network's person reads this.
        ForeignKeyConstraint(
            ["expert_id", "mentor_id"],
            ["quality_expert.id", "quality_expert.person_id"],
            name="fk_quality_mentoring_mentor_of_expert",
            onupdate="CASCADE",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The organisation, and the mentor."""
        return viewer.owns(cls.organisation_id) | viewer.is_person(cls.mentor_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The organisation's network, the organisation, and the mentor, of whatever network."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class MentoringSession(Model):
    """One meeting of mentor and organisation, with its hours."""

    __personal__ = False

    mentoring_id: Mapped[UUID] = link(
        Mentoring, audience=NETWORK, reverse="sessions", on_delete="CASCADE", doc="Of which mentoring."
    )
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.", index=True)
    hours: Mapped[Decimal] = field(audience=NETWORK, doc="How many hours.", type=Numeric(4, 2))
    topics: Mapped[list[str]] = field(audience=NETWORK, doc="Codes of what it was about.", default=list, filter=False)
    online: Mapped[bool] = field(audience=NETWORK, doc="Whether they met online.", default=False)
    notes: Mapped[str | None] = field(audience=NETWORK, doc="What was done, what stands in the way.", personal=True)
    tasks: Mapped[str | None] = field(audience=NETWORK, doc="What is to be done until the next.", personal=True)

    __table_args__ = (CheckConstraint("hours > 0 AND hours <= 24", name="hours"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of a mentoring that the viewer sees."""
        return viewer.sees(cls.mentoring_id, Mentoring)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the mentoring."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


__all__ = ["Mentoring", "MentoringDeliverable", "MentoringProgramme", "MentoringSession", "MentoringState"]
