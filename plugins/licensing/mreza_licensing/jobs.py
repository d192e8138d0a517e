"""What nobody asks for: every day those are told whose permissions end."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job

from mreza_licensing.service import lapses


@job("licensing.tell_lapses", daily=True)
async def tell_lapses(run: JobRun) -> str:
    """Tell of permissions and professionals' licences that end, on each of the days that their rules name, once.

    Args:
        run: The job.
    """
    told = 0
    while True:
        async with run.session() as session:
            events = await lapses.due(session, run.clock.today())
            await run.tell(session, events)
        if not events:
            return f"{told} events were told."
        told += len(events)


__all__ = ["tell_lapses"]
