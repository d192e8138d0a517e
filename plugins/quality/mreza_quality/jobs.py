"""What nobody asks for: every day those are told whose day has come."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job
from mreza_calls.service.act import Act

from mreza_quality.service import alerts


@job("quality.tell", daily=True)
async def tell(run: JobRun) -> str:
    """Tell of actions that are overdue, certificates that end within ninety days, and reviews that are to be looked at
    again. Each is told once, so that beginning again does no harm.

    Args:
        run: the job.
    """
    act = Act(run.clock.now(), run.clock.today())
    async with run.session() as session:
        overdue = list(await alerts.overdue(session, act))
        expiring = list(await alerts.expiring(session, act))
        due = list(await alerts.follow_ups(session, act))
        await session.flush()
        await run.tell(session, [*overdue, *expiring, *due])
    return f"{len(overdue)} actions, {len(expiring)} certificates, {len(due)} reviews."
