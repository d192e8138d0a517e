"""Agreements of three: drawn up, signed by each on a day, binding with the last signature."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Internship, InternshipAgreement, InternshipAgreementState, InternshipParty

_S = InternshipAgreementState


async def draw_up(session: AsyncSession, internship: Internship, act: Act) -> InternshipAgreement:
    """An agreement that waits for its signatures; the one before does not hold any more."""
    internship = await locked(session, internship)
    await void(session, internship, act)
    of = {"network_id": internship.network_id, "internship_id": internship.id}
    agreement = InternshipAgreement(**of, drawn_up_on=act.day)
    session.add(agreement)
    await session.flush()
    return agreement


async def sign(
    session: AsyncSession, agreement: InternshipAgreement, party: InternshipParty, act: Act
) -> InternshipAgreement:
    """Write down that a party signed on the act's day. With the third signature it binds.

    Raises: UserError AGREEMENT_NOT_OPEN, PARTY_HAS_SIGNED, SIGNED_BEFORE_DRAWN_UP.
    """
    agreement = await locked(session, agreement)
    if agreement.state is not _S.DRAFT:
        raise UserError(
            "AGREEMENT_NOT_OPEN", "The agreement is {state}. Draw up another one.", state=agreement.state.name
        )
    before = agreement.signed(party)
    if before is not None:
        raise UserError("PARTY_HAS_SIGNED", "{party} signed on {day}.", party=party.name, day=before.isoformat())
    if act.day < agreement.drawn_up_on:
        raise UserError(
            "SIGNED_BEFORE_DRAWN_UP",
            "It was drawn up on {day}. Give that day or a later one.",
            path=("day",),
            day=agreement.drawn_up_on.isoformat(),
        )
    agreement.sign(party, act.day)
    if not agreement.missing:
        transition(session, agreement, _S.SIGNED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return agreement


async def of_internship(session: AsyncSession, internship: Internship) -> InternshipAgreement | None:
    """The agreement that holds, or waits for signatures."""
    held = (InternshipAgreement.internship_id == internship.id, InternshipAgreement.state != _S.VOID)
    return (await session.scalars(select(InternshipAgreement).where(*held))).one_or_none()


async def require_signed(session: AsyncSession, internship: Internship, day: date) -> None:
    """That all three have signed by the day.

    Raises: UserError AGREEMENT_NOT_SIGNED.
    """
    agreement = await of_internship(session, internship)
    parties = list(InternshipParty)
    missing = parties if agreement is None else [p for p in parties if (agreement.signed(p) or date.max) > day]
    if missing:
        raise UserError(
            "AGREEMENT_NOT_SIGNED",
            "By {day} these have not signed the agreement: {parties}. Have them sign first.",
            day=day.isoformat(),
            parties=", ".join(party.name for party in missing),
        )


async def void(session: AsyncSession, internship: Internship, act: Act) -> None:
    """End what was agreed on."""
    before = await of_internship(session, internship)
    if before is not None:
        transition(session, before, _S.VOID, day=act.day, by=act.by, reason=act.reason)
        await session.flush()
