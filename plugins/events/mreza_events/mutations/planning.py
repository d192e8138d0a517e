"""Events from the plan to the closed lists."""

from __future__ import annotations

from datetime import datetime

from mreza.directory.organisations import Organisation
from mreza.directory.places import AdministrativeUnit, Network
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Translated

from mreza_events import events, permissions
from mreza_events.models import (
    Event,
    EventKind,
    EventMode,
    EventSeries,
    EventSession,
    EventState,
    EventVisibility,
    Venue,
)
from mreza_events.mutations.acts import given, require_own
from mreza_events.service import planning
from mreza_events.service.planning import PlannedSession


@mutation(permission=permissions.MANAGE)
async def create_event(
    do: Do,
    network: Network,
    *,
    title: Translated,
    kind: EventKind,
    held: Period,
    sessions: list[PlannedSession] = [],  # noqa: B006 - read only
    description: Translated | None = None,
    mode: EventMode = EventMode.ONSITE,
    visibility: EventVisibility = EventVisibility.MEMBERS,
    time_zone: str = "Europe/Belgrade",
    languages: list[str] = [],  # noqa: B006 - read only
    interpreted: list[str] = [],  # noqa: B006 - read only
    series: EventSeries | None = None,
    organiser: Organisation | None = None,
    unit: AdministrativeUnit | None = None,
    venue: Venue | None = None,
    join_url: str | None = None,
    note: str | None = None,
) -> Event:
    """Plan an event; nobody but the organiser knows of it before it is announced.

    Args:
        network: The network that holds it.
        title: Its title.
        kind: What sort of event.
        held: The days on which it is held.
        sessions: Its sessions, each on one of these days.
        description: What it is about.
        mode: How people take part.
        visibility: Who is to know of it once it is announced.
        time_zone: The time zone of its place.
        languages: Working languages, the main one first.
        interpreted: Languages it is interpreted into.
        series: The series it is of.
        organiser: Who organises it; the network itself when left out.
        unit: The municipality where it is held.
        venue: The place.
        join_url: Where people join online.
        note: Remarks of the organiser.
    """
    require_own(do, network)
    event = Event(
        network_id=network.id,
        title=title,
        kind=kind,
        held=planning.checked_days(held),
        description=description,
        mode=mode,
        visibility=visibility,
        time_zone=planning.checked_zone(time_zone),
        languages=planning.checked_locales(languages),
        interpreted=planning.checked_locales(interpreted),
        series_id=series.id if series else None,
        organiser_id=organiser.id if organiser else None,
        unit_id=unit.id if unit else None,
        venue_id=venue.id if venue else None,
        join_url=join_url,
        note=note,
    )
    do.session.add(event)
    await do.session.flush()
    await planning.add_sessions(do.session, event, sessions)
    return event


@mutation(permission=permissions.MANAGE)
async def update_event(
    do: Do,
    event: Event,
    *,
    title: Translated = UNSET,
    description: Translated | None = UNSET,
    mode: EventMode = UNSET,
    visibility: EventVisibility = UNSET,
    languages: list[str] = UNSET,
    interpreted: list[str] = UNSET,
    series: EventSeries | None = UNSET,
    organiser: Organisation | None = UNSET,
    unit: AdministrativeUnit | None = UNSET,
    venue: Venue | None = UNSET,
    join_url: str | None = UNSET,
    note: str | None = UNSET,
) -> Event:
    """Change what is said of an event. What is not given stays as it is; null clears.

    Args:
        event: Which event.
        title: Its title.
        description: What it is about.
        mode: How people take part.
        visibility: Who is to know of it once it is announced.
        languages: Working languages, the main one first.
        interpreted: Languages it is interpreted into.
        series: The series it is of.
        organiser: Who organises it.
        unit: The municipality where it is held.
        venue: The place.
        join_url: Where people join online.
        note: Remarks of the organiser.
    """
    changes = given(
        title=title,
        description=description,
        mode=mode,
        visibility=visibility,
        languages=languages and planning.checked_locales(languages),
        interpreted=interpreted and planning.checked_locales(interpreted),
        series_id=series and series.id,
        organiser_id=organiser and organiser.id,
        unit_id=unit and unit.id,
        venue_id=venue and venue.id,
        join_url=join_url,
        note=note,
    )
    for attribute, value in changes.items():
        setattr(event, attribute, value)
    return event


@mutation(permission=permissions.MANAGE)
async def move_event(do: Do, event: Event, held: Period) -> Event:
    """Give an event other days; its sessions have to lie in them.

    Args:
        event: Which event.
        held: The new days.
    """
    return await planning.move_event(do.session, event, held)


@mutation(permission=permissions.MANAGE, emits=events.EventAnnounced)
async def announce_event(do: Do, event: Event) -> Event:
    """Announce an event to those whom it is for, or announce it again after it was postponed.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.ANNOUNCED)


@mutation(permission=permissions.MANAGE, emits=events.EventPostponed)
async def postpone_event(do: Do, event: Event, reason: str) -> Event:
    """Say that an event will take place on other days; announce it again once these are known.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.POSTPONED)


@mutation(permission=permissions.MANAGE, emits=events.EventCancelled)
async def cancel_event(do: Do, event: Event, reason: str) -> Event:
    """Say that an event will not take place.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.CANCELLED)


@mutation(permission=permissions.MANAGE, emits=events.EventHeld)
async def hold_event(do: Do, event: Event) -> Event:
    """Say that an event took place.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.HELD)


@mutation(permission=permissions.MANAGE)
async def close_event(do: Do, event: Event) -> Event:
    """Say that an event's lists are complete; they do not change any more.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.CLOSED)


@mutation(permission=permissions.MANAGE)
async def reopen_event(do: Do, event: Event, reason: str) -> Event:
    """Let the lists of a closed event be changed again.

    Args:
        event: Which event.
    """
    return _moved(do, event, EventState.HELD)


@mutation(permission=permissions.MANAGE)
async def add_event_session(do: Do, event: Event, planned: PlannedSession) -> EventSession:
    """Add a session to an event.

    Args:
        event: Which event.
        planned: The session.
    """
    (made,) = await planning.add_sessions(do.session, event, [planned])
    return made


@mutation(permission=permissions.MANAGE)
async def move_event_session(do: Do, session: EventSession, starts_at: datetime, ends_at: datetime) -> EventSession:
    """Give a session another time.

    Args:
        session: Which session.
        starts_at: When it begins.
        ends_at: When it ends.
    """
    return await planning.move_session(do.session, session, starts_at, ends_at)


def _moved(do: Do, event: Event, to: EventState) -> Event:
    transition(do.session, event, to, day=do.today, by=do.user_id, reason=do.reason)
    return event
