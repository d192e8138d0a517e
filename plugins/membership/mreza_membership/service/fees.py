"""Invoices, payments, waivers and exchange rates. An invoice is locked while what is owed of it changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.model.states import transition
from mreza.model.values import MAX_DIGITS
from sqlalchemy import Date, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from mreza_membership.models import (
    ExchangeRate,
    FeeInvoice,
    FeeInvoiceState,
    FeePayment,
    FeeRule,
    FeeWaiver,
    Membership,
    MembershipScheme,
)
from mreza_membership.models import fees as facts
from mreza_membership.service.act import Act
from mreza_membership.service.numbers import invoice_number
from mreza_membership.service.rules import rule_for

_S = FeeInvoiceState
CENT = Decimal("0.01")
_EXACT = Context(prec=MAX_DIGITS * 2)


async def issue(
    session: AsyncSession,
    membership: Membership,
    year: int,
    act: Act,
    *,
    amount: Decimal | None = None,
    currency: str | None = None,
    due_on: date | None = None,
) -> tuple[FeeInvoice, bool]:
    """Send a member the invoice for a year: by the scheme's fee rule, or for an amount of its own.

    An invoice by a rule that was issued before is given again, unless it was cancelled; one that was drafted is sent.
    Gives the invoice, and whether it was sent just now.

    Raises: UserError NO_FEE_RULE, AMOUNT_WITHOUT_CURRENCY, AMOUNT_NOT_POSITIVE.
    """
    if (amount is None) is not (currency is None):
        raise UserError(
            "AMOUNT_WITHOUT_CURRENCY", "Give the amount and its currency together, or neither.", path=("currency",)
        )
    rule: FeeRule | None = None
    if amount is None or currency is None:
        rule = await rule_for(session, membership, year)
        amount, currency = rule.amount, rule.currency
        known = await _by_rule(session, membership, rule)
        if known is not None and known.state is not _S.DRAFT:
            return known, False
        if known is not None:
            return await _send(session, membership, known, due_on, act), True
    _require_positive(_rounded(amount))
    invoice = await draft(session, membership, year, amount, currency, rule)
    return await _send(session, membership, invoice, due_on, act), True


async def draft(
    session: AsyncSession, membership: Membership, year: int, amount: Decimal, currency: str, rule: FeeRule | None
) -> FeeInvoice:
    """An invoice that is not sent yet."""
    network = await session.get_one(Network, membership.network_id)
    invoice = FeeInvoice(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        rule_id=rule.id if rule else None,
        number=await invoice_number(session, network, year),
        year=year,
        amount=_rounded(amount),
        currency=currency,
    )
    session.add(invoice)
    await session.flush()
    return invoice


async def pay(
    session: AsyncSession, invoice: FeeInvoice, amount: Decimal, reference: str | None, act: Act
) -> FeePayment:
    """Write down money that arrived.

    Raises: UserError INVOICE_NOT_OPEN, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_HIGH.
    """
    amount = _rounded(amount)
    _require_positive(amount)
    invoice = await _open(session, invoice)
    left = await owed(session, invoice, act.day)
    _require_at_most(amount, left, invoice.currency)
    payment = FeePayment(
        network_id=invoice.network_id,
        invoice_id=invoice.id,
        organisation_id=invoice.organisation_id,
        amount=amount,
        paid_on=act.day,
        reference=reference,
    )
    session.add(payment)
    _move(session, invoice, _S.PAID if amount == left else _S.PARTIALLY_PAID, act)
    await session.flush()
    return payment


async def waive(session: AsyncSession, invoice: FeeInvoice, amount: Decimal | None, act: Act) -> FeeWaiver:
    """Relieve a member of what is left of an invoice, or of a part of it; with a reason.

    Raises: UserError REASON_MISSING, INVOICE_NOT_OPEN, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_HIGH.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say why the fee is waived.", path=("reason",))
    invoice = await _open(session, invoice)
    left = await owed(session, invoice, act.day)
    given = left if amount is None else _rounded(amount)
    _require_positive(given)
    _require_at_most(given, left, invoice.currency)
    waiver = FeeWaiver(
        network_id=invoice.network_id,
        invoice_id=invoice.id,
        organisation_id=invoice.organisation_id,
        amount=given,
        granted_on=act.day,
        reason=act.reason,
    )
    session.add(waiver)
    if given == left:
        _move(session, invoice, _S.WAIVED, act)
    await session.flush()
    return waiver


async def close(session: AsyncSession, invoice: FeeInvoice, to: FeeInvoiceState, act: Act) -> FeeInvoice:
    """Cancel an invoice that nothing was paid of, or write one off; with a reason.

    Raises: UserError REASON_MISSING, TRANSITION_NOT_ALLOWED.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say why; it goes into the invoice's history.", path=("reason",))
    invoice = await _locked(session, invoice)
    transition(session, invoice, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return invoice


async def set_rate(session: AsyncSession, currency: str, per_euro: Decimal, day: date, source: str) -> ExchangeRate:
    """Write down how much of a currency one euro bought; of the same day and source, the later word holds.

    Raises: UserError AMOUNT_NOT_POSITIVE, RATE_OF_EURO.
    """
    if currency == facts.EURO:
        raise UserError("RATE_OF_EURO", "The euro needs no rate: all rates are per euro.", path=("currency",))
    _require_positive(per_euro, "perEuro")
    found = await session.scalars(
        select(ExchangeRate).where(
            ExchangeRate.currency == currency, ExchangeRate.day == day, ExchangeRate.source == source
        )
    )
    rate = found.one_or_none() or ExchangeRate(currency=currency, day=day, source=source)
    rate.per_euro = per_euro
    session.add(rate)
    await session.flush()
    return rate


async def owed(session: AsyncSession, invoice: FeeInvoice, day: date) -> Decimal:
    """What is owed of an invoice on a day, in its currency."""
    await session.flush()
    row = aliased(FeeInvoice)
    asked = select(facts.outstanding(row, bindparam("day", day, Date()))).where(row.id == invoice.id)
    return (await session.execute(asked)).scalar_one()


async def rate_on(session: AsyncSession, currency: str, day: date) -> ExchangeRate | None:
    """The latest rate of a currency by a day; None for the euro, and where there is none."""
    rows = await session.scalars(
        select(ExchangeRate)
        .where(ExchangeRate.currency == currency, ExchangeRate.day <= day)
        .order_by(ExchangeRate.day.desc(), ExchangeRate.source)
        .limit(1)
    )
    return rows.first()


async def _send(
    session: AsyncSession, membership: Membership, invoice: FeeInvoice, due_on: date | None, act: Act
) -> FeeInvoice:
    scheme = await session.get_one(MembershipScheme, membership.scheme_id)
    rate = await rate_on(session, invoice.currency, act.day)
    invoice.rate_id = rate.id if rate else None
    invoice.issued_on = act.day
    invoice.due_on = due_on or act.day + timedelta(days=scheme.invoice_days)
    transition(session, invoice, _S.ISSUED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return invoice


async def _by_rule(session: AsyncSession, membership: Membership, rule: FeeRule) -> FeeInvoice | None:
    found = await session.scalars(
        select(FeeInvoice).where(
            FeeInvoice.membership_id == membership.id,
            FeeInvoice.rule_id == rule.id,
            FeeInvoice.state != _S.CANCELLED,
        )
    )
    return found.one_or_none()


async def _locked(session: AsyncSession, invoice: FeeInvoice) -> FeeInvoice:
    await session.flush()
    row = await session.get(FeeInvoice, invoice.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("FeeInvoice")
    return row


async def _open(session: AsyncSession, invoice: FeeInvoice) -> FeeInvoice:
    invoice = await _locked(session, invoice)
    if invoice.state not in (_S.ISSUED, _S.PARTIALLY_PAID):
        raise UserError(
            "INVOICE_NOT_OPEN",
            "Invoice {number} is {state}; nothing can be paid or waived of it.",
            number=invoice.number,
            state=invoice.state.name,
        )
    return invoice


def _move(session: AsyncSession, invoice: FeeInvoice, to: FeeInvoiceState, act: Act) -> None:
    if invoice.state is not to:
        transition(session, invoice, to, day=act.day, by=act.by, reason=act.reason)


def _rounded(amount: Decimal) -> Decimal:
    """An amount as it is written down: in cents."""
    return amount.quantize(CENT, ROUND_HALF_UP, context=_EXACT)


def _require_positive(amount: Decimal, path: str = "amount") -> None:
    if amount <= 0:
        raise UserError("AMOUNT_NOT_POSITIVE", "The amount must be more than zero.", path=(path,))


def _require_at_most(amount: Decimal, left: Decimal, currency: str) -> None:
    if amount > left:
        raise UserError(
            "AMOUNT_TOO_HIGH",
            "Only {left} {currency} are owed on that day. Correct the amount or the day.",
            path=("amount",),
            left=str(left),
            currency=currency,
        )
