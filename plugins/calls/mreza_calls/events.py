"""What calls tell others. None of these holds personal data; readers follow the subject under their own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mreza.outbox.event import Event

from mreza_calls.models import Call, CallAgreement, CallApplication, CallAssessment, CallBonus, CallOffer, CallRanking


@dataclass(frozen=True)
class CallPublished(Event):
    """A call was announced."""

    subject: Call
    code: str
    closes_at: datetime
    zone: str


@dataclass(frozen=True)
class DeadlineExtended(Event):
    """A call got a later deadline."""

    subject: Call
    code: str
    closes_at: datetime
    zone: str


@dataclass(frozen=True)
class FormRevised(Event):
    """A call's form got another version; drafts move to it when they are handed in."""

    subject: Call
    code: str
    number: int


@dataclass(frozen=True)
class CallEnded(Event):
    """A call was closed or called off."""

    subject: Call
    code: str
    state: str


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application was handed in; the applicant is to get a confirmation in the locale that it is written in."""

    subject: CallApplication
    reference: str
    locale: str


@dataclass(frozen=True)
class ApplicationChangesRequested(Event):
    """An applicant was asked to complete its application."""

    subject: CallApplication
    reference: str
    locale: str
    until: datetime


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    """An application was taken back."""

    subject: CallApplication
    reference: str


@dataclass(frozen=True)
class EligibilityChecked(Event):
    """All rules were evaluated for an application."""

    subject: CallApplication
    reference: str
    outcome: str
    locale: str


@dataclass(frozen=True)
class AssessorAssigned(Event):
    """Somebody was asked to assess an application."""

    subject: CallAssessment
    due_on: date | None


@dataclass(frozen=True)
class AssessmentFinished(Event):
    """An assessor has scored an application."""

    subject: CallAssessment


@dataclass(frozen=True)
class AssessorRecused(Event):
    """An assessor has a conflict of interest; somebody else is needed."""

    subject: CallAssessment


@dataclass(frozen=True)
class BonusAwarded(Event):
    """An application got points beside the grid."""

    subject: CallBonus
    code: str
    points: Decimal


@dataclass(frozen=True)
class RankingMade(Event):
    """The applications of a call were ranked; the body has not decided yet."""

    subject: CallRanking
    number: int
    violations: int


@dataclass(frozen=True)
class RankingConfirmed(Event):
    """A body decided on a call."""

    subject: CallRanking
    body: str
    day: date
    overridden: bool


@dataclass(frozen=True)
class OfferMade(Event):
    """An applicant was offered a place, and has until an instant to answer."""

    subject: CallOffer
    expires_at: datetime
    locale: str


@dataclass(frozen=True)
class OfferAnswered(Event):
    """An applicant took a place or did not want it."""

    subject: CallOffer
    state: str


@dataclass(frozen=True)
class OfferExpired(Event):
    """An offer was not answered in time."""

    subject: CallOffer


@dataclass(frozen=True)
class AgreementDrawnUp(Event):
    """An agreement waits for its signatures."""

    subject: CallAgreement


@dataclass(frozen=True)
class AgreementSigned(Event):
    """All parties have signed."""

    subject: CallAgreement
    day: date
