"""The roll of who may vote, and proxies."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.mutation import Do, mutation

from mreza_events import events, permissions
from mreza_events.models import Event, VotingProxy, VotingRoll
from mreza_events.service import voting


@mutation(permission=permissions.VOTING, emits=events.VotingRollDrawn)
async def draw_voting_roll(do: Do, event: Event, *, as_of: date | None = None, quorum_percent: int = 50) -> VotingRoll:
    """List who may vote at an event; drawing the roll again replaces the list and keeps the proxies.

    Args:
        event: At which event.
        as_of: The day whose members with voting right it lists; the event's first day when left out.
        quorum_percent: More than so many per cent of the roll must be there.
    """
    assert event.held.start is not None  # every event has days; the database checks it
    roll, entitled = await voting.draw_roll(do.session, do.hooks, event, as_of or event.held.start, quorum_percent)
    do.emit(events.VotingRollDrawn(roll, entitled))
    return roll


@mutation(permission=permissions.VOTING)
async def record_proxy(
    do: Do, roll: VotingRoll, giver: Organisation, holder: Organisation, evidence: str | None = None
) -> VotingProxy:
    """Put a member's vote into the hands of another one; nobody holds more than one.

    Args:
        roll: On which roll.
        giver: Whose vote it is.
        holder: Who casts it.
        evidence: The signed proxy.
    """
    return await voting.record_proxy(do.session, roll, giver, holder, evidence)


@mutation(permission=permissions.VOTING)
async def withdraw_proxy(do: Do, proxy: VotingProxy, reason: str) -> VotingRoll:
    """Take a proxy back; the audit trail keeps it.

    Args:
        proxy: Which proxy.
    """
    roll = await do.get(VotingRoll, proxy.roll_id)
    await do.session.delete(proxy)
    return roll
