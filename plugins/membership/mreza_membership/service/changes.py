"""Changing a membership's type, and who represents the member."""

from __future__ import annotations

from datetime import date

from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.period import Period
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import Membership, MembershipType, Representative, RepresentativeRole
from mreza_membership.service import listing, terms
from mreza_membership.service.act import Act


async def change_type(session: AsyncSession, membership: Membership, type_: MembershipType, act: Act) -> Membership:
    """Give a member another type; the audit trail keeps the old one.

    Raises: UserError NOT_A_MEMBER.
    """
    membership = await terms.locked(session, membership)
    await terms.require_member(session, membership, act.day)
    membership.type_id = type_.id
    await listing.refresh(session, membership.organisation_id, act.day)
    return membership


async def add_representative(
    session: AsyncSession, membership: Membership, person: Person, role: RepresentativeRole, valid: Period
) -> Representative:
    """Let a person represent a member; the database refuses the same role twice at one time."""
    representative = Representative(
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        person_id=person.id,
        role=role,
        valid=valid,
    )
    session.add(representative)
    await session.flush()
    return representative


async def end_representative(session: AsyncSession, representative: Representative, last_day: date) -> Representative:
    """Let a representative's time end.

    Raises: UserError PERIOD_REVERSED, ALREADY_ENDED.
    """
    if representative.valid.end is not None and representative.valid.end < last_day:
        raise UserError(
            "ALREADY_ENDED", "This representative's time ended on {end}.", end=representative.valid.end.isoformat()
        )
    representative.valid = representative.valid.until(last_day)
    await session.flush()
    return representative
