"""Assessment: who judges which application, the points they give, and bonus points from elsewhere."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, Numeric, UniqueConstraint, cast, exists, func, select
from sqlalchemy.orm import Mapped, aliased

from mreza_calls.models.applications import CallApplication
from mreza_calls.models.calls import CallCriterion


class CallAssessmentState(enum.Enum):
    """How far an assessor is."""

    ASSIGNED = "was asked"
    FINISHED = "has scored; nothing can be changed any more"
    RECUSED = "has a conflict of interest"
    RELEASED = "was relieved of it"


_S = CallAssessmentState


class CallAssessment(Model):
    """One assessor's judgement of an application. Applicants see none of it."""

    __personal__ = False

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="assessments", on_delete="CASCADE", doc="Of which application."
    )
    assessor_id: Mapped[UUID] = link(
        Person, audience=NETWORK, reverse="callAssessments", across=True, personal=True, doc="Who assesses."
    )
    due_on: Mapped[date | None] = field(audience=NETWORK, doc="By when it is wanted.")
    unbiased_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When the assessor declared to have no conflict of interest."
    )
    conflict: Mapped[str | None] = field(audience=NETWORK, doc="The conflict of interest, as declared.", personal=True)
    state: Mapped[CallAssessmentState] = state(
        _S.ASSIGNED,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_S.ASSIGNED: {_S.FINISHED, _S.RECUSED, _S.RELEASED}, _S.FINISHED: {_S.RECUSED, _S.RELEASED}},
    )

    __table_args__ = (UniqueConstraint("application_id", "assessor_id"),)

    @derived(audience=NETWORK)
    def total(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The weighted points given so far, of those that the viewer may see."""
        score, criterion = aliased(CallScore), aliased(CallCriterion)
        weighted = func.sum(score.points * criterion.weight / criterion.maximum)
        given = (score.assessment_id == cls.id, criterion.id == score.criterion_id)
        return cast(select(weighted).where(*given).scalar_subquery(), Numeric(14, 2))

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The assessor's own."""
        return viewer.is_person(cls.assessor_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, and the assessor."""
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.assessor_id)  # type: ignore[no-any-return]


class CallScore(Model):
    """The points of one assessor for one criterion. Assessors see the others' once they have finished themselves."""

    __personal__ = False
    __subject__ = "application_id"

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, on_delete="CASCADE", doc="Of which application."
    )
    assessment_id: Mapped[UUID] = link(
        CallAssessment, audience=NETWORK, reverse="scores", on_delete="CASCADE", doc="In which assessment."
    )
    criterion_id: Mapped[UUID] = link(CallCriterion, audience=NETWORK, doc="By which criterion.")
    points: Mapped[Decimal] = field(audience=NETWORK, doc="The points.")
    comment: Mapped[str | None] = field(audience=NETWORK, doc="Why.", personal=True)
    final: Mapped[bool] = field(
        audience=NETWORK, doc="Whether the assessor has finished; before, nobody else sees it.", default=False
    )

    __table_args__ = (UniqueConstraint("assessment_id", "criterion_id"), CheckConstraint("points >= 0", name="points"))

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The assessor's own, and those that it may compare with."""
        return _given_by(cls, viewer) | (cls.final & _assesses(cls, viewer, _S.FINISHED))

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The assessor; once it has finished also the network that holds the call, and the other assessors, unless they
        are still at it themselves."""
        network = viewer.in_network(cls.network_id) & cls.final & ~_assesses(cls, viewer, _S.ASSIGNED)
        return network | cls.own(viewer)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The assessor, until it has finished."""
        return viewer.sees(  # type: ignore[no-any-return]
            cls.assessment_id,
            CallAssessment,
            lambda one: viewer.is_person(one.assessor_id) & (one.state == _S.ASSIGNED),
        )


def _given_by(score: Any, viewer: Any) -> ColumnElement[bool]:
    return viewer.sees(  # type: ignore[no-any-return]
        score.assessment_id, CallAssessment, lambda one: viewer.is_person(one.assessor_id)
    )


def _assesses(score: Any, viewer: Any, state: CallAssessmentState) -> ColumnElement[bool]:
    """The viewer's own assessment of the same application is in a state."""
    mine: Any = aliased(CallAssessment)
    same = (mine.application_id == score.application_id, viewer.is_person(mine.assessor_id))
    return exists().where(*same, mine.state == state)


class CallBonus(Model):
    """Points that an application has beside the grid, e.g. for a completed academy. Shown in the score sheet."""

    __personal__ = False
    __plural__ = "callBonuses"

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="bonuses", on_delete="CASCADE", doc="Of which application."
    )
    code: Mapped[str] = field(audience=NETWORK, doc="What for, e.g. ACADEMY_ALUMNI.")
    points: Mapped[Decimal] = field(audience=NETWORK, doc="How many points; they are added to the total.")
    source: Mapped[str] = field(audience=NETWORK, doc="The plugin that gave them; calls for the network itself.")
    detail: Mapped[str | None] = field(audience=NETWORK, doc="The ground in a sentence.", personal=True)

    __table_args__ = (UniqueConstraint("application_id", "code"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["CallAssessment", "CallAssessmentState", "CallBonus", "CallScore"]
