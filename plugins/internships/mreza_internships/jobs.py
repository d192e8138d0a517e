"""What nobody asks for: every day those are told whose day has come."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job
from mreza.directory.people import Person
from mreza_calls.service.act import Act

from mreza_internships.events import FollowUpSent
from mreza_internships.models import Internship
from mreza_internships.service import alerts, followups


@job("internships.tell", daily=True)
async def tell(run: JobRun) -> str:
    """Tell of agreements that are not signed a week before the start, and ask those who completed half a year ago what
    they do. Each is told once, so that beginning again does no harm.

    Args:
        run: the job.
    """
    act = Act(run.clock.now(), run.clock.today())
    async with run.session() as session:
        unsigned = await alerts.unsigned(session, act)
        asked = []
        for one in await followups.ask(session, act):
            internship = await session.get_one(Internship, one.internship_id)
            person = await session.get_one(Person, internship.person_id)
            asked.append(FollowUpSent(one, person.locale))
        await run.tell(session, [*unsigned, *asked])
    return f"{len(unsigned)} of agreements, {len(asked)} follow-ups."
