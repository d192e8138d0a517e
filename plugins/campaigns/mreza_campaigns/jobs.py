"""What campaigns do in the background."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job

from mreza_campaigns import events
from mreza_campaigns.service import consents
from mreza_campaigns.service.act import Act


@job("campaigns.take_down_erased", daily=True)
async def take_down_erased(run: JobRun) -> str:
    """Take down what shows people who were erased: whoever is forgotten does not consent any more.

    Args:
        run: The job.
    """
    async with run.session() as session:
        act = Act(run.clock.now(), run.clock.today())
        found = [(one, await consents.withdraw(session, one, act)) for one in await consents.of_erased(session)]
        told = [events.ConsentWithdrawn(one, len(down)) for one, down in found]
        gone = [
            events.MaterialWithdrawn(each.material, each.material.kind.name, each.locales)
            for _, down in found
            for each in down
        ]
        await run.tell(session, [*told, *gone])
    return f"{len(gone)} materials were taken down."
