"""What nobody asks for: every day those are told whose day has come."""

from __future__ import annotations

from mreza.delivery.job import JobRun, job
from mreza.directory.people import Person
from mreza_calls.service.act import Act

from mreza_internships.events import ClearanceExpiring, FollowUpSent
from mreza_internships.models import Internship
from mreza_internships.service import alerts, clearances, followups


@job("internships.tell", daily=True)
async def tell(run: JobRun) -> str:
    """Tell of agreements that are not signed a week before the start, of certificates of no criminal record that end
    within thirty days, and ask those who completed half a year ago what they do. Each is told once, so that beginning
    again does no harm.

    Args:
        run: the job.
    """
    act = Act(run.clock.now(), run.clock.today())
    async with run.session() as session:
        unsigned = await alerts.unsigned(session, act)
        expiring = [ClearanceExpiring(one, ends) for one, ends in await clearances.expiring(session, act)]
        asked = []
        for one in await followups.ask(session, act):
            internship = await session.get_one(Internship, one.internship_id)
            person = await session.get_one(Person, internship.person_id)
            asked.append(FollowUpSent(one, person.locale))
        await run.tell(session, [*unsigned, *expiring, *asked])
    return f"{len(unsigned)} of agreements, {len(expiring)} of certificates, {len(asked)} follow-ups."
