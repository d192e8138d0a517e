"""What quality tells others. None of these holds personal data; readers follow the subject under their own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.outbox.event import Event

from mreza_quality.models import (
    Mentoring,
    MentoringSession,
    PeerRecommendation,
    PeerReview,
    PeerReviewPeer,
    QualityAction,
    QualityAssessment,
    QualityCertificate,
    QualityFrameworkVersion,
    QualityPlan,
    QualityPractice,
)


@dataclass(frozen=True)
class QualityVersionPublished(Event):
    """A version of a framework can be worked with."""

    subject: QualityFrameworkVersion


@dataclass(frozen=True)
class QualityAssessmentSubmitted(Event):
    """All marks of an assessment are given."""

    subject: QualityAssessment
    cycle: int


@dataclass(frozen=True)
class QualityPlanApproved(Event):
    """A plan was adopted."""

    subject: QualityPlan
    day: date


@dataclass(frozen=True)
class QualityPlanClosed(Event):
    """All of a plan is done and verified, or was given up."""

    subject: QualityPlan
    day: date


@dataclass(frozen=True)
class QualityActionOverdue(Event):
    """An action was to be done, and is not; told once for each due date."""

    subject: QualityAction
    due_on: date


@dataclass(frozen=True)
class QualityActionVerified(Event):
    """The network has seen that an action was done."""

    subject: QualityAction


@dataclass(frozen=True)
class QualityCertificateGranted(Event):
    """An organisation has a certificate."""

    subject: QualityCertificate
    valid_to: date


@dataclass(frozen=True)
class QualityCertificateExpiring(Event):
    """A certificate ends soon; told once."""

    subject: QualityCertificate
    valid_to: date


@dataclass(frozen=True)
class QualityPracticeConfirmed(Event):
    """An organisation practises something, and the network has seen what shows it."""

    subject: QualityPractice
    kind: str


@dataclass(frozen=True)
class MentoringMatched(Event):
    """A mentor and an organisation were brought together."""

    subject: Mentoring


@dataclass(frozen=True)
class MentoringSessionRecorded(Event):
    """A session was held."""

    subject: MentoringSession


@dataclass(frozen=True)
class MentoringCompleted(Event):
    """A mentoring came to its deliverable."""

    subject: Mentoring
    day: date


@dataclass(frozen=True)
class PeerAsked(Event):
    """Somebody was asked to review a host."""

    subject: PeerReviewPeer


@dataclass(frozen=True)
class PeerReviewMoved(Event):
    """A review is in its next phase."""

    subject: PeerReview
    phase: str


@dataclass(frozen=True)
class PeerRecommendationAnswered(Event):
    """The host accepted or rejected a recommendation, or has done it."""

    subject: PeerRecommendation
    state: str


@dataclass(frozen=True)
class PeerFollowUpDue(Event):
    """A review is to be looked at again; told once."""

    subject: PeerReview
    due_on: date
