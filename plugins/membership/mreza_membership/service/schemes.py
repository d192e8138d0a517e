"""A network's rules of membership, one scheme after the other."""

from __future__ import annotations

from mreza.errors import UserError
from mreza.model.period import ONE_DAY
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import MembershipScheme


async def succeed(session: AsyncSession, scheme: MembershipScheme) -> MembershipScheme:
    """Add a scheme; the one before ends on the day before. Members stay under the scheme they were admitted by.

    Raises: UserError SCHEME_BEFORE_ANOTHER.
    """
    begins = scheme.valid.start
    rows = await session.scalars(select(MembershipScheme).where(MembershipScheme.network_id == scheme.network_id))
    for other in rows:
        if begins is None or (other.valid.start is not None and other.valid.start >= begins):
            raise UserError(
                "SCHEME_BEFORE_ANOTHER",
                "The network has a scheme that begins on that day or later. Let the new one begin after it.",
                path=("validFrom",),
            )
        if begins in other.valid:
            other.valid = other.valid.until(begins - ONE_DAY)
    await session.flush()
    session.add(scheme)
    await session.flush()
    return scheme
