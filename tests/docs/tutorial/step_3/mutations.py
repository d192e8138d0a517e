from datetime import date

from mreza import Do, Organisation, UserError
from mreza.mutation import mutation

from mreza_visits.events import OrganisationVisited
from mreza_visits.models import Visit


@mutation(permission="visits.record", emits=OrganisationVisited)
async def record_visit(do: Do, organisation: Organisation, on_day: date, impression: str | None = None) -> Visit:
    """Write down a visit.

    Args:
        organisation: who was visited.
        on_day: when it took place; today at the latest.
        impression: what was seen, for the network only.
    """
    if on_day > do.today:
        raise UserError(
            "VISIT_IN_FUTURE",
            "{day} is still to come. Write a visit down once it took place.",
            path=("onDay",),
            day=on_day.isoformat(),
        )
    visit = Visit(
        network_id=organisation.network_id, organisation_id=organisation.id, on_day=on_day, impression=impression
    )
    do.session.add(visit)
    return visit
