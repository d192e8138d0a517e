"""Stipends: planned with their rate, held until the report is accepted, paid once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mreza.directory.places import Country
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Internship, StipendInstalment, StipendState

_S = StipendState
_OPEN = (_S.HELD, _S.DUE)


@dataclass(frozen=True)
class GivenInstalment:
    """A part of a stipend.

    Attributes:
        amount: How much, in the stipend's currency.
        due_on: When it is to be paid.
        after_report: Whether it is held until the final report is accepted.
    """

    amount: Decimal
    due_on: date
    after_report: bool = False


@dataclass(frozen=True)
class GivenRate:
    """By what rate a stipend is paid in the local currency.

    Attributes:
        rate: How much of the local currency one unit buys, e.g. 117.10.
        on: The day of the rate.
        source: Whose rate it is, e.g. InforEuro.
    """

    rate: Decimal
    on: date
    source: str


async def plan(
    session: AsyncSession,
    internship: Internship,
    instalments: list[GivenInstalment],
    currency: str,
    rate: GivenRate | None,
) -> list[StipendInstalment]:
    """A stipend in instalments, paid in the currency of the internship's country.

    Raises: UserError STIPEND_PLANNED, RATE_MISSING.
    """
    internship = await locked(session, internship)
    if await of_internship(session, internship):
        raise UserError("STIPEND_PLANNED", "The stipend is planned already. Hold or cancel its instalments instead.")
    country = await session.get_one(Country, internship.country_id)
    local = country.currency
    if rate is None:
        rate = _same(internship, currency, local)
    waits = internship.report_accepted_on is None
    made = [
        StipendInstalment(
            network_id=internship.network_id,
            internship_id=internship.id,
            number=number,
            amount=one.amount,
            currency=currency,
            local_currency=local,
            rate=rate.rate,
            rate_on=rate.on,
            rate_source=rate.source,
            due_on=one.due_on,
            after_report=one.after_report,
            state=_S.HELD if one.after_report and waits else _S.DUE,
        )
        for number, one in enumerate(instalments, 1)
    ]
    session.add_all(made)
    await session.flush()
    return made


async def accept_report(session: AsyncSession, internship: Internship, act: Act) -> Internship:
    """Accept the final report; what was held for it can be paid.

    Raises: UserError REPORT_MISSING.
    """
    internship = await locked(session, internship)
    if internship.report_handed_in_on is None:
        raise UserError("REPORT_MISSING", "No final report was handed in. Write down when it came first.")
    if internship.report_accepted_on is None:
        internship.report_accepted_on = act.day
        for one in await of_internship(session, internship):
            if one.state is _S.HELD:
                transition(session, one, _S.DUE, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return internship


async def pay(
    session: AsyncSession, instalment: StipendInstalment, reference: str | None, act: Act
) -> StipendInstalment:
    """Write down that an instalment was paid.

    Raises: UserError INSTALMENT_HELD, TRANSITION_NOT_ALLOWED.
    """
    instalment = await locked(session, instalment)
    if instalment.state is _S.HELD:
        raise UserError(
            "INSTALMENT_HELD",
            "Instalment {number} is held until the final report is accepted.",
            number=instalment.number,
        )
    transition(session, instalment, _S.PAID, day=act.day, by=act.by, reason=act.reason)
    instalment.paid_on, instalment.reference = act.day, reference
    await session.flush()
    return instalment


async def cancel_open(session: AsyncSession, internship: Internship, act: Act) -> None:
    """Pay nothing more of a stipend."""
    for one in await of_internship(session, internship):
        if one.state in _OPEN:
            transition(session, one, _S.CANCELLED, day=act.day, by=act.by)


async def of_internship(session: AsyncSession, internship: Internship) -> list[StipendInstalment]:
    """The instalments, in their order."""
    found = select(StipendInstalment).where(StipendInstalment.internship_id == internship.id)
    return list(await session.scalars(found.order_by(StipendInstalment.number)))


def local_amount(instalment: StipendInstalment) -> Decimal:
    """How much it is in the local currency, rounded to its hundredth, as the database rounds."""
    return (instalment.amount * instalment.rate).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _same(internship: Internship, currency: str, local: str) -> GivenRate:
    if currency != local:
        raise UserError(
            "RATE_MISSING",
            "The stipend is in {currency} and is paid in {local}. Give the rate, its day and its source.",
            path=("rate",),
            currency=currency,
            local=local,
        )
    assert internship.valid.start is not None
    return GivenRate(Decimal(1), internship.valid.start, currency)
