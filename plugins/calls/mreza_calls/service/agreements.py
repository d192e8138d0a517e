"""Agreements: drawn up with their parties, binding once all have signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Currency
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    CallAgreement,
    CallAgreementState,
    CallApplication,
    CallApplicationState,
    CallParty,
    CallSignature,
)
from mreza_calls.service.act import Act, locked


@dataclass(frozen=True)
class GivenParty:
    """A side of an agreement.

    Attributes:
        party: Which side.
        organisation: The organisation that signs, if one does.
    """

    party: CallParty
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Money:
    """What an agreement grants.

    Attributes:
        amount: How much; more than nothing.
        currency: In which currency, e.g. EUR.
    """

    amount: Decimal
    currency: str


async def draw_up(
    session: AsyncSession,
    application: CallApplication,
    parties: Sequence[GivenParty],
    file: str | None,
    act: Act,
    granted: Money | None = None,
) -> CallAgreement:
    """An agreement on an accepted offer; an unsigned one before it becomes void.

    Raises: UserError NOT_ACCEPTED, PARTIES_MISSING, AMOUNT_INVALID, UNKNOWN_CURRENCY.
    """
    application = await locked(session, application)
    if application.state is not CallApplicationState.ACCEPTED:
        raise UserError(
            "NOT_ACCEPTED",
            "{reference} is {state}; an agreement follows an accepted offer.",
            reference=application.reference,
            state=application.state.name,
        )
    sides = [one.party for one in parties]
    if len(sides) < 2 or len(set(sides)) < len(sides) or CallParty.APPLICANT not in sides:
        raise UserError(
            "PARTIES_MISSING",
            "An agreement has at least two sides, each once; one is the applicant.",
            path=("parties",),
        )
    drafts = select(CallAgreement).where(
        CallAgreement.application_id == application.id, CallAgreement.state == CallAgreementState.DRAFT
    )
    for earlier in await session.scalars(drafts):
        transition(session, earlier, CallAgreementState.VOID, day=act.day, by=act.by, reason=act.reason)
    common = {"network_id": application.network_id, "application_id": application.id}
    agreement = CallAgreement(**common, drawn_up_on=act.day, file=file, **_money(granted))
    session.add(agreement)
    await session.flush()
    for one in parties:
        organisation = one.organisation.id if one.organisation else None
        session.add(CallSignature(**common, agreement_id=agreement.id, party=one.party, organisation_id=organisation))
    await session.flush()
    return agreement


async def sign(session: AsyncSession, signature: CallSignature, act: Act) -> CallAgreement:
    """Write down that a party signed on the act's day. With the last signature the agreement binds.

    Raises: UserError AGREEMENT_CLOSED, SIGNED_ALREADY, SIGNED_TOO_EARLY.
    """
    agreement = await locked(session, await session.get_one(CallAgreement, signature.agreement_id))
    signature = await locked(session, signature)
    if agreement.state is not CallAgreementState.DRAFT:
        raise UserError("AGREEMENT_CLOSED", "The agreement is {state}.", state=agreement.state.name)
    if signature.signed_on is not None:
        raise UserError("SIGNED_ALREADY", "This party signed on {day}.", day=signature.signed_on.isoformat())
    if act.day < agreement.drawn_up_on:
        raise UserError(
            "SIGNED_TOO_EARLY",
            "The agreement was drawn up on {day}; nobody can have signed it before.",
            path=("day",),
            day=agreement.drawn_up_on.isoformat(),
        )
    signature.signed_on = act.day
    await session.flush()
    open_ = select(CallSignature.id).where(
        CallSignature.agreement_id == agreement.id, CallSignature.signed_on.is_(None)
    )
    if await session.scalar(open_.limit(1)) is None:
        application = await locked(session, await session.get_one(CallApplication, agreement.application_id))
        transition(session, agreement, CallAgreementState.SIGNED, day=act.day, by=act.by)
        transition(session, application, CallApplicationState.AGREED, day=act.day, by=act.by)
        await session.flush()
    return agreement


async def void(session: AsyncSession, application: CallApplication, act: Act) -> None:
    """End the agreements on an application that was taken back."""
    held = select(CallAgreement).where(
        CallAgreement.application_id == application.id, CallAgreement.state != CallAgreementState.VOID
    )
    for agreement in await session.scalars(held):
        transition(session, agreement, CallAgreementState.VOID, day=act.day, by=act.by, reason=act.reason)


def _money(granted: Money | None) -> dict[str, Any]:
    if granted is None:
        return {}
    if granted.amount <= 0:
        raise UserError("AMOUNT_INVALID", "What is granted is more than nothing.", path=("granted", "amount"))
    return {"amount": granted.amount, "currency": Currency.parse(granted.currency).code}
