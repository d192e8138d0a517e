"""What membership tells others. Letters, webhooks and feeds are made from these; none holds personal data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.outbox.event import Event

from mreza_membership.models import FeeInvoice, Membership, MembershipApplication


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application was handed in; the applicant is to get a confirmation in the locale it wrote in."""

    subject: MembershipApplication
    reference: str
    locale: str


@dataclass(frozen=True)
class ApplicationChangesRequested(Event):
    """An applicant was asked to complete its application."""

    subject: MembershipApplication
    locale: str


@dataclass(frozen=True)
class ApplicationLapsed(Event):
    """An application was closed because nothing happened; the applicant may apply anew."""

    subject: MembershipApplication
    locale: str


@dataclass(frozen=True)
class ApplicationDecided(Event):
    """A body decided on an application."""

    subject: MembershipApplication
    body: str
    outcome: str
    day: date
    locale: str


@dataclass(frozen=True)
class MemberAdmitted(Event):
    """An organisation became a member."""

    subject: Membership
    member_number: str
    day: date


@dataclass(frozen=True)
class RenewalProposed(Event):
    """A member is to be asked, in its own language, whether it renews for another term."""

    subject: Membership
    valid_from: date
    valid_to: date | None
    locale: str


@dataclass(frozen=True)
class MembershipRenewed(Event):
    """A membership got its next term."""

    subject: Membership
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class MembershipSuspended(Event):
    """A member's rights rest."""

    subject: Membership
    day: date
    until: date | None


@dataclass(frozen=True)
class SuspensionLifted(Event):
    """A member has its rights again."""

    subject: Membership
    day: date


@dataclass(frozen=True)
class ExitNoticeGiven(Event):
    """A member said that it will leave."""

    subject: Membership
    last_day: date


@dataclass(frozen=True)
class ExitNoticeWithdrawn(Event):
    """A member stays after all."""

    subject: Membership


@dataclass(frozen=True)
class MembershipEnded(Event):
    """A membership ended: by resignation, exclusion, dissolution or transfer."""

    subject: Membership
    ending: str
    last_day: date


@dataclass(frozen=True)
class MembershipReinstated(Event):
    """A former member is a member again."""

    subject: Membership
    day: date


@dataclass(frozen=True)
class FeeInvoiceIssued(Event):
    """An invoice was sent to a member."""

    subject: FeeInvoice
    amount: Decimal
    currency: str
    due_on: date
    locale: str


@dataclass(frozen=True)
class FeePaymentRecorded(Event):
    """Money arrived for an invoice."""

    subject: FeeInvoice
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class FeeWaived(Event):
    """What was left of an invoice, or a part of it, need not be paid."""

    subject: FeeInvoice
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class DataUpdateReminded(Event):
    """A member is to be reminded of its yearly data update, in its own language."""

    subject: Membership
    locale: str
    fresh: int
    required: int


@dataclass(frozen=True)
class DataUpdateCompleted(Event):
    """All facts of a member are fresh."""

    subject: Membership
    day: date
