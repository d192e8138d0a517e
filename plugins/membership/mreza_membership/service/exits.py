"""Leaving and coming back: notice, resignation, exclusion, dissolution, reinstatement."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.period import ONE_DAY
from mreza.model.states import transition
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    DecidingBody,
    ExitNotice,
    Membership,
    MembershipDecision,
    MembershipDecisionOutcome,
    MembershipDecisionSubject,
    MembershipState,
    MembershipTerm,
    MembershipTermEnding,
)
from mreza_membership.service import listing, suspensions, terms
from mreza_membership.service.act import Act

_STATE_AFTER = {ending: MembershipState[ending.name] for ending in MembershipTermEnding}


async def give_notice(session: AsyncSession, membership: Membership, last_day: date, act: Act) -> ExitNotice:
    """Write down that a member leaves after a last day; with a last day that has passed, it has left.

    Raises: UserError NOT_A_MEMBER, LAST_DAY_PASSED.
    """
    membership = await terms.locked(session, membership)
    if last_day < act.day:
        raise UserError(
            "LAST_DAY_PASSED",
            "The last day of membership cannot lie before the notice of {day}. Choose {day} or a later day.",
            path=("lastDay",),
            day=act.day.isoformat(),
        )
    await terms.require_member(session, membership, act.day)
    transition(session, membership, MembershipState.NOTICE_GIVEN, day=act.day, by=act.by, reason=act.reason)
    notice = ExitNotice(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        given_on=act.day,
        last_day=last_day,
        reason=act.reason,
    )
    notice.term_end = await terms.cut(session, membership, last_day, MembershipTermEnding.RESIGNED, act)
    session.add(notice)
    if last_day == act.day:
        transition(session, membership, MembershipState.RESIGNED, day=last_day, by=act.by, reason=act.reason)
    await listing.refresh(session, membership.organisation_id, act.day)
    return notice


async def withdraw_notice(session: AsyncSession, membership: Membership, act: Act) -> ExitNotice:
    """Take a notice back before its last day is over; the term gets its end back.

    Raises: UserError NO_NOTICE.
    """
    membership = await terms.locked(session, membership)
    notice = await _standing_notice(session, membership)
    if notice is None or membership.state is not MembershipState.NOTICE_GIVEN or notice.last_day < act.day:
        raise UserError(
            "NO_NOTICE", "No notice of this membership could be taken back on {day}.", day=act.day.isoformat()
        )
    notice.withdrawn_on = act.day
    await terms.restore(session, membership, notice.term_end, act)
    transition(session, membership, MembershipState.ACTIVE, day=act.day, by=act.by, reason=act.reason)
    await listing.refresh(session, membership.organisation_id, act.day)
    return notice


async def end(session: AsyncSession, membership: Membership, ending: MembershipTermEnding, act: Act) -> Membership:
    """End a membership at once, with a reason: the act's day is the first without it.

    Raises: UserError REASON_MISSING, NOT_A_MEMBER.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say why it ends; it goes into its history.", path=("reason",))
    membership = await terms.locked(session, membership)
    await terms.require_member(session, membership, act.day)
    suspension = await suspensions.lasting(session, membership, act.day)
    if suspension is not None:
        suspensions.end(suspension, act)
    await terms.cut(session, membership, act.day - ONE_DAY, ending, act)
    transition(session, membership, _STATE_AFTER[ending], day=act.day, by=act.by, reason=act.reason)
    await listing.refresh(session, membership.organisation_id, act.day)
    return membership


async def exclude(
    session: AsyncSession, membership: Membership, body: DecidingBody, minutes: str | None, act: Act
) -> Membership:
    """Exclude a member by a decision; with a reason.

    Raises: UserError REASON_MISSING, NOT_A_MEMBER.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say why the member is excluded; it goes into its history.", path=("reason",))
    membership = await end(session, membership, MembershipTermEnding.EXCLUDED, act)
    session.add(_decision(membership, MembershipDecisionSubject.EXCLUSION, body, minutes, act))
    return membership


async def reinstate(
    session: AsyncSession, membership: Membership, body: DecidingBody, minutes: str | None, act: Act
) -> MembershipTerm:
    """Take a former member back from the act's day on; its first joining day stays.

    Raises: UserError STILL_A_MEMBER, TRANSITION_NOT_ALLOWED.
    """
    term = await begin(session, membership, body, act)
    session.add(_decision(membership, MembershipDecisionSubject.REINSTATEMENT, body, minutes, act))
    return term


async def begin(session: AsyncSession, membership: Membership, body: DecidingBody, act: Act) -> MembershipTerm:
    """Let a membership begin on the act's day, for the first time or anew; a suspension from before its end is over.

    Raises: UserError STILL_A_MEMBER, TRANSITION_NOT_ALLOWED.
    """
    membership = await terms.locked(session, membership)
    status = await terms.status_on(session, membership.id, act.day)
    if status in terms.MEMBER:
        raise UserError(
            "STILL_A_MEMBER",
            "On {day} it is a member ({status}). Renew the term, lift the suspension or take the notice back.",
            day=act.day.isoformat(),
            status=status.name,
        )
    suspension = await suspensions.lasting(session, membership, act.day)
    if suspension is not None:
        suspensions.end(suspension, act)
    if membership.state is not MembershipState.ACTIVE:
        transition(
            session, membership, MembershipState.ACTIVE, day=act.day, by=act.by, reason=act.reason, body=body.name
        )
    term = await terms.start(session, membership, act)
    await listing.refresh(session, membership.organisation_id, act.day)
    return term


async def _standing_notice(session: AsyncSession, membership: Membership) -> ExitNotice | None:
    rows = await session.scalars(
        select(ExitNotice)
        .where(ExitNotice.membership_id == membership.id, ExitNotice.withdrawn_on.is_(None))
        .order_by(ExitNotice.given_on.desc(), ExitNotice.id.desc())
    )
    return rows.first()


def _decision(
    membership: Membership, subject: MembershipDecisionSubject, body: DecidingBody, minutes: str | None, act: Act
) -> MembershipDecision:
    return MembershipDecision(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        subject=subject,
        body=body,
        outcome=MembershipDecisionOutcome.APPROVED,
        decided_on=act.day,
        reason=act.reason,
        minutes=minutes,
    )
