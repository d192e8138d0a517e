"""Who carries an event, whom its programme names, and which activities it counts for."""

from __future__ import annotations

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation

from mreza_events import permissions
from mreza_events.models import (
    Event,
    EventActivity,
    EventContributor,
    EventPartner,
    EventRole,
    EventSession,
    PartnerRole,
    ProjectActivity,
)


@mutation(permission=permissions.MANAGE)
async def add_event_partner(do: Do, event: Event, organisation: Organisation, role: PartnerRole) -> EventPartner:
    """Write down an organisation that carries an event beside the organiser.

    Args:
        event: Which event.
        organisation: Which organisation.
        role: As what.
    """
    made = EventPartner(network_id=event.network_id, event_id=event.id, organisation_id=organisation.id, role=role)
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def add_event_contributor(
    do: Do,
    event: Event,
    person: Person,
    role: EventRole,
    *,
    session: EventSession | None = None,
    topic: str | None = None,
    terms: str | None = None,
) -> EventContributor:
    """Put a person on an event's programme: a trainer, a moderator, an interpreter.

    Args:
        event: Which event.
        person: Who.
        role: As what.
        session: One session of the event; all when left out.
        topic: About what.
        terms: What was agreed.
    """
    made = EventContributor(
        network_id=event.network_id,
        event_id=event.id,
        session_id=session.id if session else None,
        person_id=person.id,
        role=role,
        topic=topic,
        terms=terms,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def count_event_for(do: Do, event: Event, activity: ProjectActivity) -> EventActivity:
    """Let an event count for an activity of a project; it can count for several.

    Args:
        event: Which event.
        activity: Which activity.
    """
    made = EventActivity(network_id=event.network_id, event_id=event.id, activity_id=activity.id)
    do.session.add(made)
    return made
