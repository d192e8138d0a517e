"""Terms: the first one, the next one, the last one; and reading what they amount to on a day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.errors import NotFound, UserError
from mreza.model.period import ONE_DAY, Period
from mreza.model.states import transition
from sqlalchemy import Date, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    Membership,
    MembershipScheme,
    MembershipTerm,
    MembershipTermEnding,
    MembershipTermState,
    standing,
)
from mreza_membership.models.standing import MembershipStatus
from mreza_membership.service import listing
from mreza_membership.service.act import Act
from mreza_membership.service.calendar import grace_end, term_from

_COUNTS = (MembershipTermState.CURRENT, MembershipTermState.ENDED)
MEMBER = (MembershipStatus.ACTIVE, MembershipStatus.GRACE, MembershipStatus.SUSPENDED)


async def status_on(session: AsyncSession, membership_id: UUID, day: date) -> MembershipStatus:
    """What a membership amounts to on a day."""
    await session.flush()
    asked = standing.status(standing.of_membership(membership_id), bindparam("day", day, Date()))
    name: Any = (await session.execute(select(asked))).scalar_one()
    return MembershipStatus[name]


async def locked(session: AsyncSession, membership: Membership) -> Membership:
    """The membership, kept from concurrent changes until the transaction ends.

    Raises: NotFound when it is not the viewer's to change.
    """
    await session.flush()
    row = await session.get(Membership, membership.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("Membership")
    return row


async def add_term(session: AsyncSession, membership: Membership, valid: Period, act: Act) -> MembershipTerm:
    """An agreed term of a membership, with the scheme's grace."""
    scheme = await session.get_one(MembershipScheme, membership.scheme_id)
    term = MembershipTerm(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        valid=valid,
        grace_until=grace_end(scheme, valid),
    )
    session.add(term)
    await session.flush()
    transition(session, term, MembershipTermState.CURRENT, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return term


async def start(session: AsyncSession, membership: Membership, act: Act) -> MembershipTerm:
    """The first term, or the first after a gap: it begins on the act's day; what was proposed falls away."""
    await _void_proposed(session, membership, act)
    scheme = await session.get_one(MembershipScheme, membership.scheme_id)
    return await add_term(session, membership, term_from(scheme, act.day), act)


async def renew(session: AsyncSession, term: MembershipTerm, act: Act) -> tuple[MembershipTerm, bool]:
    """The term that follows another one without a gap. Renewing the same term again gives the same one.

    A term that was proposed to follow is the one that is agreed. Gives the term, and whether it follows just now.

    Raises: UserError TERM_WITHOUT_END, TERM_NOT_RENEWABLE, GRACE_OVER.
    """
    membership = await locked(session, await session.get_one(Membership, term.membership_id))
    await session.refresh(term)
    if term.valid.end is None:
        raise UserError("TERM_WITHOUT_END", "This membership needs no renewal: its term has no end.")
    follows = term.valid.end + ONE_DAY
    known = await _beginning(session, membership, follows)
    if known is not None:
        return known, False
    _require_renewable(term, act.day)
    scheme = await session.get_one(MembershipScheme, membership.scheme_id)
    transition(session, term, MembershipTermState.ENDED, day=follows, by=act.by, reason=act.reason)
    new = await _agree(session, membership, follows, act) or await add_term(
        session, membership, term_from(scheme, follows), act
    )
    await listing.refresh(session, membership.organisation_id, act.day)
    return new, True


async def agree(session: AsyncSession, term: MembershipTerm, act: Act) -> tuple[MembershipTerm, bool]:
    """Agree a term that was proposed: the one before it is renewed by it. One that is agreed already stays as it is.

    Gives the term, and whether it was agreed just now.

    Raises: UserError TERM_NOT_RENEWABLE, GRACE_OVER.
    """
    membership = await locked(session, await session.get_one(Membership, term.membership_id))
    await session.refresh(term)
    if term.state in _COUNTS:
        return term, False
    return await renew(session, await _before(session, membership, term), act)


async def extend_grace(session: AsyncSession, term: MembershipTerm, until: date, act: Act) -> MembershipTerm:
    """Let a term be renewed until a later day than the scheme says; with a reason.

    Raises: UserError GRACE_BEFORE_END, TERM_NOT_RENEWABLE.
    """
    if term.valid.end is None or until < term.valid.end:
        raise UserError(
            "GRACE_BEFORE_END",
            "Grace cannot end on {until}, before the term does. Choose a day after {end}.",
            path=("until",),
            until=until.isoformat(),
            end=term.valid.end.isoformat() if term.valid.end else "the term's end, which is open",
        )
    _require_agreed(term)
    term.grace_until, term.grace_reason = until, act.reason
    await listing.refresh(session, term.organisation_id, act.day)
    return term


async def cut(
    session: AsyncSession, membership: Membership, last_day: date, ending: MembershipTermEnding, act: Act
) -> date | None:
    """End a membership's terms after a day, for a reason that leaves no grace; gives the end the term had before."""
    last: MembershipTerm | None = None
    before: date | None = None
    await _void_proposed(session, membership, act)
    for term in await _terms(session, membership):
        begins = term.valid.start or date.min
        if begins > last_day:
            transition(session, term, MembershipTermState.VOIDED, day=act.day, by=act.by, reason=act.reason)
        elif last is None:
            last, before = term, term.valid.end
            term.valid = term.valid.until(last_day if term.valid.end is None else min(term.valid.end, last_day))
            term.ending, term.grace_until = ending, None
            if term.state is MembershipTermState.CURRENT:
                transition(session, term, MembershipTermState.ENDED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return before


async def restore(session: AsyncSession, membership: Membership, end: date | None, act: Act) -> None:
    """Undo `cut`: the last term gets its end and its grace back."""
    scheme = await session.get_one(MembershipScheme, membership.scheme_id)
    last = (await _terms(session, membership))[0]
    last.valid = last.valid.until(end)
    last.ending, last.grace_until = None, grace_end(scheme, last.valid)
    transition(session, last, MembershipTermState.CURRENT, day=act.day, by=act.by, reason=act.reason)
    await session.flush()


async def require_member(session: AsyncSession, membership: Membership, day: date) -> MembershipStatus:
    """The status on a day of what is a member on it; refuses what only a member can do.

    Raises: UserError NOT_A_MEMBER.
    """
    status = await status_on(session, membership.id, day)
    if status not in MEMBER:
        raise UserError(
            "NOT_A_MEMBER",
            "On {day} the organisation is no member; its status is {status}.",
            day=day.isoformat(),
            status=status.name,
        )
    return status


async def _terms(session: AsyncSession, membership: Membership) -> list[MembershipTerm]:
    """The terms that count, the latest first."""
    rows = await session.scalars(
        select(MembershipTerm).where(MembershipTerm.membership_id == membership.id, MembershipTerm.state.in_(_COUNTS))
    )
    return sorted(rows, key=lambda term: term.valid.start or date.min, reverse=True)


async def _agree(session: AsyncSession, membership: Membership, day: date, act: Act) -> MembershipTerm | None:
    """Agree the term that was proposed to begin on a day; whatever else was proposed falls away."""
    agreed = next((one for one in await _proposed(session, membership) if one.valid.start == day), None)
    if agreed is not None:
        transition(session, agreed, MembershipTermState.CURRENT, day=act.day, by=act.by, reason=act.reason)
        await session.flush()
    await _void_proposed(session, membership, act)
    return agreed


async def _before(session: AsyncSession, membership: Membership, proposed: MembershipTerm) -> MembershipTerm:
    """The agreed term that a proposed one follows."""
    for term in await _terms(session, membership):
        if term.valid.end is not None and term.valid.end + ONE_DAY == proposed.valid.start:
            if proposed.state is MembershipTermState.PROPOSED:
                return term
            break
    raise UserError(
        "TERM_NOT_RENEWABLE",
        "This term cannot be renewed: it is {state}{ending}. Renew the membership's latest term, or reinstate it.",
        state=proposed.state.name,
        ending="",
    )


async def _void_proposed(session: AsyncSession, membership: Membership, act: Act) -> None:
    for term in await _proposed(session, membership):
        transition(session, term, MembershipTermState.VOIDED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()


async def _proposed(session: AsyncSession, membership: Membership) -> list[MembershipTerm]:
    proposed = MembershipTerm.state == MembershipTermState.PROPOSED
    return list(
        await session.scalars(select(MembershipTerm).where(MembershipTerm.membership_id == membership.id, proposed))
    )


async def _beginning(session: AsyncSession, membership: Membership, day: date) -> MembershipTerm | None:
    return next((term for term in await _terms(session, membership) if term.valid.start == day), None)


def _require_renewable(term: MembershipTerm, day: date) -> None:
    _require_agreed(term)
    if term.grace_until is not None and day > term.grace_until:
        raise UserError(
            "GRACE_OVER",
            "The grace of this term ended on {grace}. Reinstate the membership instead (reinstateMembership).",
            grace=term.grace_until.isoformat(),
        )


def _require_agreed(term: MembershipTerm) -> None:
    if term.ending is not None or term.state is not MembershipTermState.CURRENT:
        raise UserError(
            "TERM_NOT_RENEWABLE",
            "This term cannot be renewed: it is {state}{ending}. Renew the membership's latest term, or reinstate it.",
            state=term.state.name,
            ending=f" ({term.ending.name})" if term.ending else "",
        )
