"""Erasures after a restore: a backup that is older than an erasure brings the person back, so it is done again.

Only ids are carried over; of an erased person they tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import NotFound
from mreza.privacy.mutations import erased

_ERASED = text(
    "SELECT DISTINCT row_id FROM public.core_audit_entry WHERE table_name = 'core_person' AND after ? 'erased'"
)


async def erased_people(session: AsyncSession) -> list[UUID]:
    """The ids of all people who were erased, as the audit trail has them. The session is the owner's."""
    return sorted((await session.execute(_ERASED)).scalars())


async def erase_again(session: AsyncSession, people: Iterable[UUID]) -> int:
    """Erase those of the people whom this database knows and does not have as erased; returns how many it were."""
    done = 0
    for person in sorted(set(people) - set(await erased_people(session))):
        try:
            await erased(session, person)
        except NotFound:
            continue
        done += 1
    return done


__all__ = ["erase_again", "erased_people"]
