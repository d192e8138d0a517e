"""Drawing the roll of who may vote, and proxies."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.ids import uuid7
from mreza.plugin.hooks import Hooks
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import Event, VotingProxy, VotingRoll, VotingRollEntry
from mreza_events.service.planning import require_open


async def draw_roll(
    session: AsyncSession, hooks: Hooks, event: Event, day: date, quorum_percent: int
) -> tuple[VotingRoll, int]:
    """List who may vote at an event, as of a day; drawing it again replaces the list. Gives the roll and its length.

    Raises: UserError NO_VOTING_RIGHTS when no plugin knows who may vote, EVENT_CLOSED.
    """
    require_open(event)
    entitled = await _entitled(session, hooks, event.network_id, day)
    roll = await _roll(session, event, day, quorum_percent)
    await session.execute(delete(VotingRollEntry).where(VotingRollEntry.roll_id == roll.id))
    rows = [
        {"id": uuid7(), "version": 1, "network_id": event.network_id, "roll_id": roll.id, "event_id": event.id}
        | {"organisation_id": organisation}
        for organisation in sorted(entitled)
    ]
    if rows:
        await session.execute(insert(VotingRollEntry), rows)
    return roll, len(rows)


async def record_proxy(
    session: AsyncSession, roll: VotingRoll, giver: Organisation, holder: Organisation, evidence: str | None
) -> VotingProxy:
    """Put a member's vote into the hands of another one on the roll.

    Raises: UserError PROXY_TO_ITSELF, NOT_ON_ROLL, PROXY_TAKEN, EVENT_CLOSED.
    """
    require_open(await session.get_one(Event, roll.event_id))
    if giver.id == holder.id:
        raise UserError("PROXY_TO_ITSELF", "A member cannot be its own proxy. Name another one.", path=("holderId",))
    on_roll = await _on_roll(session, roll, {giver.id, holder.id})
    for organisation, name in ((giver, "giverId"), (holder, "holderId")):
        if organisation.id not in on_roll:
            raise UserError(
                "NOT_ON_ROLL", "The organisation is not on the roll, so it has no vote to give or cast.", path=(name,)
            )
    proxy = VotingProxy(
        network_id=roll.network_id, roll_id=roll.id, giver_id=giver.id, holder_id=holder.id, evidence=evidence
    )
    session.add(proxy)
    await session.flush()
    return proxy


async def _entitled(session: AsyncSession, hooks: Hooks, network: UUID, day: date) -> set[UUID]:
    answers = hooks.collect("entitled_to_vote", network=network, day=day)
    if not answers:
        raise UserError("NO_VOTING_RIGHTS", "No plugin says who may vote. Enable the one that manages memberships.")
    return {id for answer in answers for id in await session.scalars(answer.value)}


async def _roll(session: AsyncSession, event: Event, day: date, quorum_percent: int) -> VotingRoll:
    found = (await session.scalars(select(VotingRoll).where(VotingRoll.event_id == event.id))).one_or_none()
    roll = found or VotingRoll(network_id=event.network_id, event_id=event.id)
    roll.as_of, roll.quorum_percent = day, quorum_percent
    session.add(roll)
    await session.flush()
    return roll


async def _on_roll(session: AsyncSession, roll: VotingRoll, organisations: set[UUID]) -> set[UUID]:
    entries = select(VotingRollEntry.organisation_id).where(
        VotingRollEntry.roll_id == roll.id, VotingRollEntry.organisation_id.in_(organisations)
    )
    return set(await session.scalars(entries))
