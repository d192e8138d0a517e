"""Plans: what an organisation will do, who answers for it, by when, what shows that it was done."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ServiceType
from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.fields import derived, field, link, state
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, and_, exists, or_
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, aliased

from mreza_quality.models.assessments import QualityAssessment, QualityResult
from mreza_quality.models.ground import OfOwner
from mreza_quality.models.mentoring import Mentoring
from mreza_quality.models.peer_reviews import PeerRecommendation, PeerReview


class QualityPlanKind(enum.Enum):
    """What sort of plan."""

    IMPROVEMENT = "closes gaps, or follows recommendations"
    SERVICE = "sets up or changes a certain service"
    STRATEGIC = "says where the organisation wants to go"


class QualityPlanState(enum.Enum):
    """How far a plan is."""

    DRAFT = "being written"
    APPROVED = "adopted; it is being done"
    CLOSED = "all of it is done and verified, or was given up"
    CANCELLED = "given up"


_P = QualityPlanState


class QualityPlan(OfOwner):
    """A plan of an organisation, from an assessment, a peer review, a mentoring, or of its own."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityPlans", doc="Which organisation."
    )
    kind: Mapped[QualityPlanKind] = field(audience=NETWORK, doc="What sort of plan.")
    title: Mapped[str] = field(audience=NETWORK, doc="What it is called.", search=True)
    service_type_id: Mapped[UUID | None] = link(ServiceType, audience=NETWORK, doc="For which service.")
    assessment_id: Mapped[UUID | None] = link(
        QualityAssessment, audience=NETWORK, reverse="plans", doc="The assessment whose gaps it closes."
    )
    peer_review_id: Mapped[UUID | None] = link(
        PeerReview, audience=NETWORK, reverse="plans", doc="The peer review that it follows."
    )
    mentoring_id: Mapped[UUID | None] = link(
        Mentoring, audience=NETWORK, reverse="plans", doc="The mentoring that it comes from."
    )
    approved_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was adopted.")
    approved_by: Mapped[str | None] = field(audience=NETWORK, doc="Which body of the organisation adopted it.")
    closed_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was closed.")
    state: Mapped[QualityPlanState] = state(
        _P.DRAFT,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_P.DRAFT: {_P.APPROVED, _P.CANCELLED}, _P.APPROVED: {_P.CLOSED, _P.CANCELLED}},
    )

    __table_args__ = (
        CheckConstraint("state NOT IN ('APPROVED', 'CLOSED') OR approved_on IS NOT NULL", name="approved"),
        ExcludeConstraint(
            ("assessment_id", "="), using="gist", where="state <> 'CANCELLED'", name="ex_quality_plan_of_assessment"
        ),
    )


class QualityActionState(enum.Enum):
    """How far an action is."""

    OPEN = "to be done"
    DONE = "the organisation says that it is done"
    VERIFIED = "the network has seen that it is"
    DROPPED = "will not be done"


_A = QualityActionState


class QualityAction(OfOwner):
    """One thing to do: for a gap, for a recommendation, or of the plan's own."""

    __subject__ = "owner_id"

    plan_id: Mapped[UUID] = link(
        QualityPlan, audience=NETWORK, reverse="actions", on_delete="CASCADE", doc="Of which plan."
    )
    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityActions", doc="Which organisation does it."
    )
    result_id: Mapped[UUID | None] = link(
        QualityResult, audience=NETWORK, reverse="actions", doc="The gap that it closes."
    )
    recommendation_id: Mapped[UUID | None] = link(
        PeerRecommendation, audience=NETWORK, reverse="actions", doc="The recommendation that it follows."
    )
    what: Mapped[str] = field(audience=NETWORK, doc="What is to be done.", personal=True)
    owner_id: Mapped[UUID] = link(
        Person, audience=NETWORK, across=True, reverse="qualityActions", doc="Who answers for it.", personal=True
    )
    due_on: Mapped[date] = field(audience=NETWORK, doc="By when.", index=True)
    done_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was done.")
    verified_on: Mapped[date | None] = field(audience=NETWORK, doc="When the network saw that it is.")
    remark: Mapped[str | None] = field(
        audience=NETWORK, doc="What was found at the verification, or why it is not done.", personal=True
    )
    told_on: Mapped[date | None] = field(audience=NETWORK, api=False)
    state: Mapped[QualityActionState] = state(
        _A.OPEN,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_A.OPEN: {_A.DONE, _A.DROPPED}, _A.DONE: {_A.VERIFIED, _A.OPEN}, _A.DROPPED: {_A.OPEN}},
    )

    __table_args__ = (
        UniqueConstraint("plan_id", "result_id"),
        UniqueConstraint("plan_id", "recommendation_id"),
        CheckConstraint("state NOT IN ('DONE', 'VERIFIED') OR done_on IS NOT NULL", name="done"),
    )

    @derived(audience=NETWORK)
    def overdue(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it was to be done before the day, and was neither done by then nor given up with its plan."""
        return overdue(cls, day)


def overdue(action: Any, day: Any) -> ColumnElement[bool]:
    """An action was to be done before the day, and was not done by then."""
    plan = aliased(QualityPlan)
    given_up = exists().where(plan.id == action.plan_id, plan.state == _P.CANCELLED)
    undone = or_(action.state == _A.OPEN, and_(action.done_on.is_not(None), action.done_on > day))
    return and_(action.due_on < day, undone, ~given_up)


class QualityEvidence(OfOwner):
    """A document that shows a mark, or that an action was done. Peers do not see it: the host shows it to them."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityEvidence", doc="Whose evidence."
    )
    document_id: Mapped[UUID] = link(Document, audience=NETWORK, doc="Which document.")
    result_id: Mapped[UUID | None] = link(
        QualityResult, audience=NETWORK, reverse="evidence", on_delete="CASCADE", doc="For which mark."
    )
    action_id: Mapped[UUID | None] = link(
        QualityAction, audience=NETWORK, reverse="evidence", on_delete="CASCADE", doc="For which action."
    )
    filed_on: Mapped[date] = field(audience=NETWORK, doc="When it was named.")

    __table_args__ = (
        UniqueConstraint("document_id", "result_id"),
        UniqueConstraint("document_id", "action_id"),
        CheckConstraint("num_nonnulls(result_id, action_id) = 1", name="one"),
    )


__all__ = [
    "QualityAction",
    "QualityActionState",
    "QualityEvidence",
    "QualityPlan",
    "QualityPlanKind",
    "QualityPlanState",
]
