"""What internships tell others. None of these holds personal data, nor why somebody broke off; readers follow the
subject under their own rights.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.outbox.event import Event
from mreza_documents.models import IssuedDocument

from mreza_internships.models import (
    Internship,
    InternshipAgreement,
    InternshipApplication,
    InternshipFollowUp,
    InternshipOffer,
    LogbookEntry,
    StipendInstalment,
)


@dataclass(frozen=True)
class InternshipOfferPublished(Event):
    """Places were announced, in each of the languages in which one works there."""

    subject: InternshipOffer
    places: int
    languages: list[str]


@dataclass(frozen=True)
class InternshipApplied(Event):
    """Somebody applied for a place."""

    subject: InternshipApplication


@dataclass(frozen=True)
class InternshipPlanned(Event):
    """Somebody has a place."""

    subject: Internship
    starts_on: date


@dataclass(frozen=True)
class InternshipAgreementSigned(Event):
    """All three parties have signed."""

    subject: InternshipAgreement
    day: date


@dataclass(frozen=True)
class InternshipAgreementUnsigned(Event):
    """An internship begins soon, and its agreement is not signed; told to each party."""

    subject: Internship
    party: str
    has_signed: bool
    starts_on: date


@dataclass(frozen=True)
class InternshipCertificateIssued(Event):
    """A certificate was issued, or issued anew; the university of the intern finds its own id in it."""

    subject: IssuedDocument
    number: str
    edition: int
    internship: str
    university: str | None
    faculty: str | None


@dataclass(frozen=True)
class InternshipStarted(Event):
    """Somebody began."""

    subject: Internship
    day: date


@dataclass(frozen=True)
class InternshipCompleted(Event):
    """Somebody carried an internship through."""

    subject: Internship
    day: date


@dataclass(frozen=True)
class InternshipTerminated(Event):
    """Somebody broke off; why, is told to nobody by an event."""

    subject: Internship
    day: date


@dataclass(frozen=True)
class LogbookEntryRejected(Event):
    """A mentor does not count an entry; the intern can write another one."""

    subject: LogbookEntry


@dataclass(frozen=True)
class StipendPaid(Event):
    """An instalment was paid."""

    subject: StipendInstalment
    number: int
    local_amount: Decimal
    local_currency: str


@dataclass(frozen=True)
class FollowUpSent(Event):
    """Somebody was asked what they do now, in the locale in which they want to be written to."""

    subject: InternshipFollowUp
    locale: str


@dataclass(frozen=True)
class FollowUpAnswered(Event):
    """Somebody said what they do now."""

    subject: InternshipFollowUp
