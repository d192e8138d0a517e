"""Peer reviews: two or three equals from elsewhere visit an organisation, and tell it what they saw."""

from __future__ import annotations

import enum
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from mreza.access.models import User
from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, Date, UniqueConstraint, cast, func
from sqlalchemy.orm import Mapped

from mreza_quality.models.assessments import QualityAssessment, QualityMark
from mreza_quality.models.frameworks import QualityCriterion, QualityFrameworkVersion
from mreza_quality.models.ground import is_peer

FOLLOW_UP_MONTHS = 6


class PeerReviewState(enum.Enum):
    """The phases. Each follows on the one before; none can be left out."""

    PREPARATION = "peers are asked, the host writes its self-report"
    TEAM_FORMED = "two or three peers without conflicts of interest are named"
    DESK_REVIEW = "the peers read the self-report"
    VISIT = "the peers visit the host"
    DRAFT_REPORT = "the peers write; the host does not see it yet"
    FACTUAL_CHECK = "the host checks the facts"
    FINAL_REPORT = "the report is made; the host answers each recommendation"
    RESPONDED = "the host has answered; what it accepted is being done"
    FOLLOWED_UP = "it was looked at again"
    CANCELLED = "called off"


_S = PeerReviewState
PHASES = (
    _S.PREPARATION, _S.TEAM_FORMED, _S.DESK_REVIEW, _S.VISIT, _S.DRAFT_REPORT, _S.FACTUAL_CHECK, _S.FINAL_REPORT,
    _S.RESPONDED, _S.FOLLOWED_UP,
)  # fmt: skip
_WAYS = {before: {after, _S.CANCELLED} for before, after in pairwise(PHASES)}
#: In these the host reads what the peers wrote.
SHOWN = ("FACTUAL_CHECK", "FINAL_REPORT", "RESPONDED", "FOLLOWED_UP")


class PeerReview(Model):
    """A review of one organisation by its peers. It belongs to the host's network; peers see the one they are in."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="peerReviews", doc="The host: who is reviewed."
    )
    framework_version_id: Mapped[UUID | None] = link(
        QualityFrameworkVersion, audience=NETWORK, doc="By which version of a framework, where one is used."
    )
    self_report_id: Mapped[UUID | None] = link(
        QualityAssessment, audience=NETWORK, doc="The host's own assessment, which the peers read."
    )
    reciprocal_of_id: Mapped[UUID | None] = link(
        "self",
        audience=NETWORK,
        across=True,
        reverse="reciprocal",
        doc="The review in which the parts were the reverse.",
    )
    purpose: Mapped[str | None] = field(audience=NETWORK, doc="What it is to look at.")
    opened_on: Mapped[date] = field(audience=NETWORK, doc="When it was opened.")
    visited: Mapped[Period | None] = period(audience=NETWORK, doc="The days of the visit.")
    factual_check_until: Mapped[date | None] = field(audience=NETWORK, doc="Until when the host can check the facts.")
    factual_answered_on: Mapped[date | None] = field(audience=NETWORK, doc="When the host had checked them.")
    factual_remarks: Mapped[str | None] = field(audience=NETWORK, doc="What the host found wrong.", personal=True)
    answered_by_id: Mapped[UUID | None] = link(User, audience=NETWORK, doc="Who answered for the host.", personal=True)
    report_id: Mapped[UUID | None] = link(Document, audience=NETWORK, doc="The report, where it is a file.")
    reported_on: Mapped[date | None] = field(audience=NETWORK, doc="When the final report was made.")
    follow_up_months: Mapped[int] = field(
        audience=NETWORK, doc="How many months after the report it is looked at again.", default=FOLLOW_UP_MONTHS
    )
    followed_up_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was looked at again.")
    follow_up_findings: Mapped[str | None] = field(
        audience=NETWORK, doc="What had become of the recommendations when it was looked at again.", personal=True
    )
    told_on: Mapped[date | None] = field(audience=NETWORK, api=False)
    state: Mapped[PeerReviewState] = state(
        _S.PREPARATION, audience=NETWORK, doc="In which phase it is.", transitions=_WAYS
    )

    __table_args__ = (
        UniqueConstraint("id", "organisation_id"),
        CheckConstraint("follow_up_months > 0", name="follow_up"),
        CheckConstraint(
            "state NOT IN ('FINAL_REPORT', 'RESPONDED', 'FOLLOWED_UP') OR reported_on IS NOT NULL", name="reported"
        ),
        CheckConstraint("state <> 'FOLLOWED_UP' OR followed_up_on IS NOT NULL", name="followed_up"),
    )

    @derived(audience=NETWORK)
    def follow_up_due_on(cls) -> ColumnElement[date | None]:  # noqa: N805
        """When it is to be looked at again: that many months after the report, the month's last day at the latest."""
        return follow_up_due(cls)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The host, and those who are asked or take part as peers."""
        return viewer.owns(cls.organisation_id) | is_peer(cls, viewer, "ASKED", "CLEARED")  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The host's network, the host, and its peers, of whatever network."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


def follow_up_due(review: Any) -> ColumnElement[date | None]:
    """When a review is to be looked at again; null before its report."""
    return cast(review.reported_on + func.make_interval(0, review.follow_up_months), Date)


class PeerRecommendationState(enum.Enum):
    """What the host makes of a recommendation."""

    MADE = "the host has not answered"
    ACCEPTED = "the host will do it"
    REJECTED = "the host will not, and says why"
    IMPLEMENTED = "done"


_R = PeerRecommendationState


class PeerRecommendation(Model):
    """What the peers advise. The host sees it once it is asked to check the facts."""

    __personal__ = False
    __tablename__ = "quality_peer_recommendation"
    __subject__ = "written_by_id"

    peer_review_id: Mapped[UUID] = link(
        PeerReview, audience=NETWORK, reverse="recommendations", on_delete="CASCADE", doc="In which review."
    )
    number: Mapped[int] = field(audience=NETWORK, doc="Its number in the report, from 1.")
    criterion_id: Mapped[UUID | None] = link(QualityCriterion, audience=NETWORK, doc="By which criterion, if by one.")
    mark: Mapped[QualityMark | None] = field(audience=NETWORK, doc="How far the peers found the criterion met.")
    finding: Mapped[str] = field(audience=NETWORK, doc="What they saw.", personal=True)
    advice: Mapped[str] = field(audience=NETWORK, doc="What they advise.", personal=True)
    written_by_id: Mapped[UUID | None] = link(User, audience=NETWORK, doc="Who wrote it down.", personal=True)
    answer: Mapped[str | None] = field(audience=NETWORK, doc="What the host says to it.")
    answered_on: Mapped[date | None] = field(audience=NETWORK, doc="When the host answered.")
    due_on: Mapped[date | None] = field(audience=NETWORK, doc="By when the host will do it.")
    implemented_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was done.")
    state: Mapped[PeerRecommendationState] = state(
        _R.MADE,
        audience=NETWORK,
        doc="What the host makes of it.",
        transitions={_R.MADE: {_R.ACCEPTED, _R.REJECTED}, _R.ACCEPTED: {_R.IMPLEMENTED}},
    )

    __table_args__ = (
        UniqueConstraint("peer_review_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("state NOT IN ('ACCEPTED', 'IMPLEMENTED') OR due_on IS NOT NULL", name="due"),
        CheckConstraint("state <> 'REJECTED' OR answer IS NOT NULL", name="rejected"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The peers without conflicts; the host, from the check of the facts on."""
        return viewer.sees(  # type: ignore[no-any-return]
            cls.peer_review_id,
            PeerReview,
            lambda one: is_peer(one, viewer, "CLEARED") | (viewer.owns(one.organisation_id) & one.state.in_(SHOWN)),
        )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The host's network, the peers, and in time the host."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


__all__ = [
    "FOLLOW_UP_MONTHS",
    "PHASES",
    "SHOWN",
    "PeerRecommendation",
    "PeerRecommendationState",
    "PeerReview",
    "PeerReviewState",
    "follow_up_due",
]
