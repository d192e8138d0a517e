"""Suspending a member and giving it its rights back."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.model.states import transition
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import Membership, MembershipState, MembershipStatus, Suspension
from mreza_membership.service import listing
from mreza_membership.service.act import Act
from mreza_membership.service.terms import locked, require_member

_OPEN = (MembershipState.ACTIVE, MembershipState.NOTICE_GIVEN)


async def suspend(session: AsyncSession, membership: Membership, until: date | None, act: Act) -> Suspension:
    """Let a member's rights rest from the act's day, to a last day or until it is lifted.

    Raises: UserError NOT_A_MEMBER, ALREADY_SUSPENDED, REASON_MISSING.
    """
    membership = await locked(session, membership)
    if not act.reason:
        raise UserError(
            "REASON_MISSING", "Say why the member is suspended; it goes into its history.", path=("reason",)
        )
    await _settle(session, membership, act)
    await _require_unsuspended_member(session, membership, act.day)
    suspension = Suspension(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        valid=Period(act.day, until),
        reason=act.reason,
    )
    session.add(suspension)
    transition(session, membership, MembershipState.SUSPENDED, day=act.day, by=act.by, reason=act.reason)
    await listing.refresh(session, membership.organisation_id, act.day)
    return suspension


async def lift(session: AsyncSession, membership: Membership, act: Act) -> Suspension:
    """End a suspension: the member has its rights again on the act's day.

    Raises: UserError NOT_SUSPENDED.
    """
    membership = await locked(session, membership)
    suspension = await lasting(session, membership, act.day)
    if suspension is None:
        raise UserError("NOT_SUSPENDED", "On {day} this membership is not suspended.", day=act.day.isoformat())
    end(suspension, act)
    if membership.state is MembershipState.SUSPENDED:
        transition(session, membership, MembershipState.ACTIVE, day=act.day, by=act.by, reason=act.reason)
    await listing.refresh(session, membership.organisation_id, act.day)
    return suspension


def end(suspension: Suspension, act: Act) -> None:
    """Let a suspension end so that it no longer holds on the act's day."""
    suspension.lifted_on, suspension.lifted_reason = act.day, act.reason
    if suspension.valid.start is not None and suspension.valid.start < act.day:
        suspension.valid = suspension.valid.until(act.day - ONE_DAY)
    else:
        suspension.valid = suspension.valid.until(suspension.valid.start)


async def lasting(session: AsyncSession, membership: Membership, day: date) -> Suspension | None:
    """The suspension that holds on a day."""
    await session.flush()
    rows = await session.scalars(
        select(Suspension).where(
            Suspension.membership_id == membership.id, or_(Suspension.lifted_on.is_(None), Suspension.lifted_on > day)
        )
    )
    return next((one for one in rows if day in one.valid), None)


async def _require_unsuspended_member(session: AsyncSession, membership: Membership, day: date) -> None:
    if await require_member(session, membership, day) is MembershipStatus.SUSPENDED:
        raise UserError("ALREADY_SUSPENDED", "On {day} this membership is suspended already.", day=day.isoformat())


async def _settle(session: AsyncSession, membership: Membership, act: Act) -> None:
    """A suspension that ran out by itself leaves the state behind; make it follow."""
    if membership.state is MembershipState.SUSPENDED and await lasting(session, membership, act.day) is None:
        transition(
            session, membership, MembershipState.ACTIVE, day=act.day, by=act.by, reason="The suspension ran out."
        )
