"""Invoices, payments, waivers and exchange rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.directory.organisations import Organisation
from mreza.mutation import Do, mutation

from mreza_membership import events, permissions
from mreza_membership.models import (
    ExchangeRate,
    FeeInvoice,
    FeeInvoiceState,
    FeePayment,
    FeeWaiver,
    Membership,
)
from mreza_membership.mutations.acts import act
from mreza_membership.service import (
    fees,
)


@mutation(permission=permissions.FEES, emits=events.FeeInvoiceIssued)
async def issue_invoice(
    do: Do,
    membership: Membership,
    *,
    year: int,
    day: date | None = None,
    amount: Decimal | None = None,
    currency: str | None = None,
    due_on: date | None = None,
) -> FeeInvoice:
    """Send a member its invoice for a year: by the scheme's fee rule, or for an amount of its own.

    Args:
        membership: Whose.
        year: The year the fee is for.
        day: The day of issue.
        amount: An amount that no rule states; needs its currency.
        currency: ISO 4217 code, e.g. RSD.
        due_on: By when it is to be paid; the scheme says when left out.
    """
    when = act(do, day)
    invoice, sent = await fees.issue(
        do.session, membership, year, when, amount=amount, currency=currency, due_on=due_on
    )
    if sent:
        member = await do.get(Organisation, invoice.organisation_id)
        due = invoice.due_on or when.day
        do.emit(events.FeeInvoiceIssued(invoice, invoice.amount, invoice.currency, due, member.locale))
    return invoice


@mutation(permission=permissions.FEES, emits=events.FeePaymentRecorded)
async def record_payment(
    do: Do, invoice: FeeInvoice, amount: Decimal, day: date | None = None, reference: str | None = None
) -> FeePayment:
    """Write down money that arrived for an invoice, in its currency.

    Args:
        invoice: Which one.
        amount: How much.
        day: The day of the payment.
        reference: As on the bank statement.
    """
    payment = await fees.pay(do.session, invoice, amount, reference, act(do, day))
    do.emit(events.FeePaymentRecorded(invoice, payment.amount, invoice.currency))
    return payment


@mutation(permission=permissions.FEES, emits=events.FeeWaived)
async def waive_invoice(
    do: Do, invoice: FeeInvoice, reason: str, amount: Decimal | None = None, day: date | None = None
) -> FeeWaiver:
    """Relieve a member of what is left of an invoice, or of a part of it.

    Args:
        invoice: Which one.
        amount: The part; all that is left when left out.
        day: When it was decided.
    """
    waiver = await fees.waive(do.session, invoice, amount, act(do, day, reason))
    do.emit(events.FeeWaived(invoice, waiver.amount, invoice.currency))
    return waiver


@mutation(permission=permissions.FEES)
async def cancel_invoice(do: Do, invoice: FeeInvoice, reason: str, day: date | None = None) -> FeeInvoice:
    """Cancel an invoice that was issued by mistake and of which nothing was paid.

    Args:
        invoice: Which one.
        day: When.
    """
    return await fees.close(do.session, invoice, FeeInvoiceState.CANCELLED, act(do, day, reason))


@mutation(permission=permissions.FEES)
async def write_off_invoice(do: Do, invoice: FeeInvoice, reason: str, day: date | None = None) -> FeeInvoice:
    """Give up what is left of an invoice.

    Args:
        invoice: Which one.
        day: When.
    """
    return await fees.close(do.session, invoice, FeeInvoiceState.WRITTEN_OFF, act(do, day, reason))


@mutation(permission=permissions.RATES)
async def set_exchange_rate(do: Do, currency: str, per_euro: Decimal, day: date, source: str) -> ExchangeRate:
    """Record how much of a currency one euro bought on a day, by a source. Invoices take the latest rate when issued.

    Args:
        currency: ISO 4217 code, e.g. RSD.
        per_euro: Units of the currency for one euro.
        day: The day of the rate.
        source: Who published it.
    """
    return await fees.set_rate(do.session, currency, per_euro, day, source)
