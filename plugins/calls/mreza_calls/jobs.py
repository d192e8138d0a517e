"""What calls do in the background."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job

from mreza_calls.service import offers
from mreza_calls.service.act import Act


@job("calls.expire_offers", hourly=True)
async def expire_offers(run: JobRun) -> str:
    """Close the offers that nobody answered in time, and give their places to the reserve, call by call.

    Args:
        run: The job.
    """
    async with run.session() as session:
        late = await offers.due(session, run.clock.now())
    for call in late:
        async with run.session() as session:
            expired, followed = await offers.expire(session, call, Act(run.clock.now(), run.clock.today()))
            await run.tell(session, await offers.told_of(session, followed, expired))
    return f"Offers of {len(late)} calls were closed."
