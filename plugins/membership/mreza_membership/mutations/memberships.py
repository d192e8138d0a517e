"""Terms, suspensions, types and representatives of members."""

from __future__ import annotations

from datetime import date

from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.mutation import Do, mutation

from mreza_membership import events, permissions
from mreza_membership.models import (
    Membership,
    MembershipTerm,
    MembershipType,
    Representative,
    RepresentativeRole,
)
from mreza_membership.mutations.acts import act
from mreza_membership.service import (
    changes,
    suspensions,
    terms,
)


@mutation(permission=permissions.MANAGE, emits=events.MembershipRenewed)
async def renew_membership(do: Do, term: MembershipTerm, day: date | None = None) -> MembershipTerm:
    """Let the next term follow a term without a gap. Renewing the same term again changes nothing.

    Args:
        term: The term that is to be followed.
        day: When it was decided; at the latest on the last day of grace.
    """
    following, new = await terms.renew(do.session, term, act(do, day))
    if new:
        await _tell(do, following)
    return following


@mutation(permission=permissions.MANAGE, emits=events.MembershipRenewed)
async def agree_term(do: Do, term: MembershipTerm, day: date | None = None) -> MembershipTerm:
    """Agree a term that a renewal round proposed: it renews the one before it. Agreeing it again changes nothing.

    Args:
        term: The proposed term.
        day: When it was decided; at the latest on the last day of grace of the term before.
    """
    agreed, new = await terms.agree(do.session, term, act(do, day))
    if new:
        await _tell(do, agreed)
    return agreed


@mutation(permission=permissions.MANAGE)
async def extend_grace(do: Do, term: MembershipTerm, until: date, reason: str) -> MembershipTerm:
    """Let a term be renewed until a later day than the scheme says.

    Args:
        term: Which term.
        until: The last day of grace.
    """
    return await terms.extend_grace(do.session, term, until, act(do, None, reason))


@mutation(permission=permissions.SUSPEND, emits=events.MembershipSuspended)
async def suspend_membership(
    do: Do, membership: Membership, reason: str, day: date | None = None, until: date | None = None
) -> Membership:
    """Let a member's rights rest.

    Args:
        membership: Whose.
        day: The first day of the suspension.
        until: Its last day; open when left out.
    """
    await suspensions.suspend(do.session, membership, until, act(do, day, reason))
    do.emit(events.MembershipSuspended(membership, day or do.today, until))
    return membership


@mutation(permission=permissions.SUSPEND, emits=events.SuspensionLifted)
async def lift_suspension(do: Do, membership: Membership, day: date | None = None) -> Membership:
    """Give a suspended member its rights back, on the same day.

    Args:
        membership: Whose.
        day: The day from which it has its rights again.
    """
    await suspensions.lift(do.session, membership, act(do, day))
    do.emit(events.SuspensionLifted(membership, day or do.today))
    return membership


@mutation(permission=permissions.MANAGE)
async def change_membership_type(
    do: Do, membership: Membership, type: MembershipType, reason: str | None = None
) -> Membership:
    """Give a member another type of membership.

    Args:
        membership: Whose.
        type: The new type.
    """
    return await changes.change_type(do.session, membership, type, act(do, None, reason))


@mutation(permission=permissions.MANAGE)
async def add_representative(
    do: Do,
    membership: Membership,
    *,
    person: Person,
    role: RepresentativeRole,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Representative:
    """Let a person represent a member.

    Args:
        membership: Which member.
        person: Who.
        role: As what.
        valid_from: The first day; today when left out.
        valid_to: The last day; open when left out.
    """
    valid = Period(valid_from or do.today, valid_to)
    return await changes.add_representative(do.session, membership, person, role, valid)


@mutation(permission=permissions.MANAGE)
async def end_representative(do: Do, representative: Representative, last_day: date | None = None) -> Representative:
    """Let a representative's time end.

    Args:
        representative: Whose.
        last_day: The last day; today when left out.
    """
    return await changes.end_representative(do.session, representative, last_day or do.today)


async def _tell(do: Do, term: MembershipTerm) -> None:
    membership = await do.get(Membership, term.membership_id)
    assert term.valid.start is not None  # every term begins; the database checks it
    do.emit(events.MembershipRenewed(membership, term.valid.start, term.valid.end))
