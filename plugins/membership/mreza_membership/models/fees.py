"""Fees: invoices, what was paid and what was waived. What is still owed is computed, never stored.

Amounts of different currencies meet only in `outstanding_eur` and `waived_eur`, which need the invoice's own rate.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import derived, field, link, state
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    Numeric,
    case,
    cast,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Mapped, aliased

from mreza_membership.models.ground import OfMember
from mreza_membership.models.memberships import Membership
from mreza_membership.models.schemes import ExchangeRate, FeeRule

EURO = "EUR"
_NOTHING: ColumnElement[Decimal] = cast(literal_column("0"), Numeric(14, 2))


class FeeInvoiceState(enum.Enum):
    """What was done with an invoice. Whether it is overdue, its dates say."""

    DRAFT = "not sent yet"
    ISSUED = "sent"
    PARTIALLY_PAID = "a part was paid"
    PAID = "paid"
    WAIVED = "what was left was waived"
    CANCELLED = "issued by mistake"
    WRITTEN_OFF = "given up"


_S = FeeInvoiceState
_OWED = {_S.PARTIALLY_PAID, _S.PAID, _S.WAIVED, _S.CANCELLED, _S.WRITTEN_OFF}


class FeeInvoice(OfMember):
    """A request to a member to pay its fee for a year."""

    membership_id: Mapped[UUID] = link(Membership, audience=NETWORK, reverse="invoices", doc="Of which membership.")
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, reverse="feeInvoices", doc="Who owes it.")
    rule_id: Mapped[UUID | None] = link(FeeRule, audience=NETWORK, doc="The rule that the amount follows.")
    number: Mapped[str] = field(audience=NETWORK, doc="Its number within the network.", unique=True)
    year: Mapped[int] = field(audience=NETWORK, doc="The year the fee is for.")
    amount: Mapped[Decimal] = field(
        audience=NETWORK, doc="What was asked for, in the currency beside it.", unit="currency"
    )
    currency: Mapped[str] = field(audience=NETWORK, doc="ISO 4217 code, e.g. RSD.")
    rate_id: Mapped[UUID | None] = link(
        ExchangeRate, audience=NETWORK, doc="The rate by which it is compared with others; none for euros."
    )
    issued_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was sent.")
    due_on: Mapped[date | None] = field(audience=NETWORK, doc="By when it is to be paid.")
    state: Mapped[FeeInvoiceState] = state(
        FeeInvoiceState.DRAFT,
        audience=NETWORK,
        doc="What was done with it.",
        transitions={
            _S.DRAFT: {_S.ISSUED, _S.CANCELLED},
            _S.ISSUED: _OWED,
            _S.PARTIALLY_PAID: _OWED - {_S.CANCELLED},
        },
    )

    __table_args__ = (
        Index(
            "uq_membership_fee_invoice_by_rule",
            "membership_id",
            "rule_id",
            unique=True,
            postgresql_where=text("state <> 'CANCELLED'"),
        ),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint(
            "state = 'DRAFT' OR state = 'CANCELLED' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)", name="issued"
        ),
    )

    @derived(audience=NETWORK, unit="currency")
    def paid(cls, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """What was paid by the day."""
        return _paid(cls, day)

    @derived(audience=NETWORK, unit="currency")
    def waived(cls, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """What was waived by the day."""
        return _waived(cls, day)

    @derived(audience=NETWORK, unit="currency")
    def outstanding(cls, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """What was still owed on the day, in the invoice's currency."""
        return outstanding(cls, day)

    @derived(audience=NETWORK, whole=True)
    def outstanding_eur(cls, day: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """What was still owed on the day, in euros by the invoice's rate; null without one, unless nothing was."""
        return outstanding_eur(cls, day)

    @derived(audience=NETWORK, whole=True)
    def waived_eur(cls, day: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """What was waived by the day, in euros by the invoice's rate; null without one, unless nothing was."""
        return _in_euro(cls, _waived(cls, day))

    @derived(audience=NETWORK)
    def overdue(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether something was still owed on the day, after the due date."""
        return overdue(cls, day)


class FeePayment(OfMember):
    """Money that arrived for an invoice."""

    invoice_id: Mapped[UUID] = link(FeeInvoice, audience=NETWORK, reverse="payments", doc="For which invoice.")
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="Who paid.")
    amount: Mapped[Decimal] = field(audience=NETWORK, doc="In the invoice's currency.", unit="invoice.currency")
    paid_on: Mapped[date] = field(audience=NETWORK, doc="The day of the payment.")
    reference: Mapped[str | None] = field(audience=NETWORK, doc="As on the bank statement.")

    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)


class FeeWaiver(OfMember):
    """A decision that an invoice, or what is left of it, need not be paid."""

    invoice_id: Mapped[UUID] = link(FeeInvoice, audience=NETWORK, reverse="waivers", doc="Which invoice.")
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="Who is relieved.")
    amount: Mapped[Decimal] = field(audience=NETWORK, doc="In the invoice's currency.", unit="invoice.currency")
    granted_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    reason: Mapped[str] = field(audience=NETWORK, doc="Why.")

    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)


def outstanding(invoice: Any, day: Any) -> ColumnElement[Decimal]:
    """What is still owed of an invoice on a day; nothing if it is not issued by then, cancelled or given up."""
    void = invoice.state.in_([literal_column(f"'{name}'") for name in ("DRAFT", "CANCELLED", "WRITTEN_OFF")])
    return case(
        (void, _NOTHING),
        (invoice.issued_on <= day, invoice.amount - _paid(invoice, day) - _waived(invoice, day)),
        else_=_NOTHING,
    )


def overdue(invoice: Any, day: Any) -> ColumnElement[bool]:
    """Whether something is still owed of an invoice on a day after its due date."""
    late = (outstanding(invoice, day) > literal_column("0")) & (invoice.due_on < day)
    return func.coalesce(late, literal_column("false"))


def outstanding_eur(invoice: Any, day: Any) -> ColumnElement[Decimal | None]:
    """What is still owed of an invoice on a day, in euros by its rate; null without one, unless nothing is."""
    return _in_euro(invoice, outstanding(invoice, day))


def _paid(invoice: Any, day: Any) -> ColumnElement[Decimal]:
    payment = aliased(FeePayment)
    return _total(payment.amount, payment.invoice_id == invoice.id, payment.paid_on <= day)


def _waived(invoice: Any, day: Any) -> ColumnElement[Decimal]:
    waiver = aliased(FeeWaiver)
    return _total(waiver.amount, waiver.invoice_id == invoice.id, waiver.granted_on <= day)


def _total(amount: Any, *conditions: ColumnElement[bool]) -> ColumnElement[Decimal]:
    total = select(func.coalesce(func.sum(amount), _NOTHING)).where(*conditions)
    return cast(total.scalar_subquery(), Numeric(14, 2))


def _in_euro(invoice: Any, amount: ColumnElement[Decimal]) -> ColumnElement[Decimal | None]:
    rate = aliased(ExchangeRate)
    found = select(rate.per_euro).where(rate.id == invoice.rate_id).scalar_subquery()
    per_euro = case((invoice.currency == literal_column(f"'{EURO}'"), literal_column("1")), else_=found)
    by_rate = func.round(amount / per_euro, literal_column("2"), type_=Numeric(14, 2))
    # Nothing is nothing in every currency: drafts, which have no rate yet, and what is settled leave sums known.
    return func.coalesce(by_rate, case((amount == literal_column("0"), _NOTHING)), type_=Numeric(14, 2))


__all__ = ["FeeInvoice", "FeeInvoiceState", "FeePayment", "FeeWaiver", "outstanding", "overdue"]
