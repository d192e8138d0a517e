"""What events do in the background."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job

from mreza_events.service import moves
from mreza_events.service.moves import Moment


@job("events.settle_waiting_lists", hourly=True)
async def settle_waiting_lists(run: JobRun) -> str:
    """End the offers of seats whose time has run out, and let others move up, event by event.

    Args:
        run: The job.
    """
    async with run.session() as session:
        late = await moves.due(session, run.clock.now())
    for policy_id in late:
        async with run.session() as session:
            policy = await moves.locked(session, policy_id)
            moved = await moves.settle(session, policy, Moment(run.clock.now()))
            await run.tell(session, moves.told_of(moved))
    return f"{len(late)} waiting lists were settled."
