"""The yearly data update: a member states facts of itself; when all are fresh, the update is complete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mreza.errors import UserError
from mreza.model.ids import uuid7
from sqlalchemy import Date, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.extensions import fresh_facts
from mreza_membership.models import DataUpdate, MemberFact, MemberFactCode, Membership
from mreza_membership.models.updates import REQUIRED_FACTS


async def state_facts(
    session: AsyncSession, membership: Membership, facts: Mapping[MemberFactCode, str], day: date
) -> DataUpdate | None:
    """Write facts down with their day; gives the update that became complete by it, once a day.

    Raises: UserError FACT_BLANK.
    """
    for code, value in facts.items():
        await _state(session, membership, code, value.strip(), day)
    if await fresh(session, membership, day) < REQUIRED_FACTS:
        return None
    return await _complete(session, membership, day)


async def fresh(session: AsyncSession, membership: Membership, day: date) -> int:
    """How many of a member's facts are fresh on a day."""
    await session.flush()
    asked = fresh_facts(bindparam("membership", membership.id), bindparam("day", day, Date()))
    return (await session.execute(select(asked))).scalar_one()


async def _state(session: AsyncSession, membership: Membership, code: MemberFactCode, value: str, day: date) -> None:
    if not value:
        raise UserError("FACT_BLANK", "State {fact}, or leave it out.", path=("facts",), fact=code.name)
    found = await session.scalars(
        select(MemberFact).where(
            MemberFact.membership_id == membership.id, MemberFact.code == code, MemberFact.stated_on == day
        )
    )
    stated = found.one_or_none()
    if stated is not None:
        stated.value = value
        return
    session.add(
        MemberFact(
            network_id=membership.network_id,
            membership_id=membership.id,
            organisation_id=membership.organisation_id,
            code=code,
            value=value,
            stated_on=day,
        )
    )


async def _complete(session: AsyncSession, membership: Membership, day: date) -> DataUpdate | None:
    """The update of the day; None when it was complete already."""
    row = insert(DataUpdate).values(
        id=uuid7(),
        version=1,
        network_id=membership.network_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
        completed_on=day,
    )
    once = row.on_conflict_do_nothing(index_elements=["membership_id", "completed_on"])
    return (await session.scalars(once.returning(DataUpdate))).one_or_none()
