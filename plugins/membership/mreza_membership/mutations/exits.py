"""Leaving and coming back."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.period import ONE_DAY
from mreza.mutation import Do, mutation

from mreza_membership import events, permissions
from mreza_membership.models import (
    DecidingBody,
    Membership,
    MembershipTermEnding,
)
from mreza_membership.mutations.acts import act
from mreza_membership.service import (
    exits,
)


@mutation(permission=permissions.MANAGE, emits=events.ExitNoticeGiven)
async def give_notice(do: Do, membership: Membership, last_day: date, day: date | None = None) -> Membership:
    """Write down that a member leaves.

    Args:
        membership: Whose.
        last_day: The last day of membership.
        day: When notice was given.
    """
    await exits.give_notice(do.session, membership, last_day, act(do, day))
    do.emit(events.ExitNoticeGiven(membership, last_day))
    return membership


@mutation(permission=permissions.MANAGE, emits=events.ExitNoticeWithdrawn)
async def withdraw_notice(do: Do, membership: Membership, day: date | None = None) -> Membership:
    """Take a member's notice back before its last day is over.

    Args:
        membership: Whose.
        day: When it was taken back.
    """
    await exits.withdraw_notice(do.session, membership, act(do, day))
    do.emit(events.ExitNoticeWithdrawn(membership))
    return membership


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipEnded)
async def exclude_membership(
    do: Do,
    membership: Membership,
    *,
    body: DecidingBody,
    reason: str,
    day: date | None = None,
    minutes: str | None = None,
) -> Membership:
    """Exclude a member by a decision.

    Args:
        membership: Whose.
        body: Which body decided.
        day: The first day without membership.
        minutes: Reference of the minutes.
    """
    when = act(do, day, reason)
    ended = await exits.exclude(do.session, membership, body, minutes, when)
    do.emit(events.MembershipEnded(ended, MembershipTermEnding.EXCLUDED.name, when.day - ONE_DAY))
    return ended


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipEnded)
async def end_membership(
    do: Do, membership: Membership, ending: MembershipTermEnding, reason: str, day: date | None = None
) -> Membership:
    """End a membership at once, e.g. because the organisation was dissolved.

    Args:
        membership: Whose.
        ending: Why it ends; not by an exclusion, which excludeMembership records with its decision.
        day: The first day without membership.
    """
    if ending is MembershipTermEnding.EXCLUDED:
        raise UserError(
            "EXCLUSION_NEEDS_DECISION",
            "An exclusion is the decision of a body. Use excludeMembership.",
            path=("ending",),
        )
    when = act(do, day, reason)
    ended = await exits.end(do.session, membership, ending, when)
    do.emit(events.MembershipEnded(ended, ending.name, when.day - ONE_DAY))
    return ended


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipReinstated)
async def reinstate_membership(
    do: Do, membership: Membership, body: DecidingBody, day: date | None = None, minutes: str | None = None
) -> Membership:
    """Take a former member back; the day on which it first joined stays.

    Args:
        membership: Whose.
        body: Which body decided.
        day: The first day of the new term.
        minutes: Reference of the minutes.
    """
    when = act(do, day)
    await exits.reinstate(do.session, membership, body, minutes, when)
    do.emit(events.MembershipReinstated(membership, when.day))
    return membership
