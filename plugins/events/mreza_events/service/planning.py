"""Planning events: their days, sessions and course from the plan to the closed lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mreza.errors import UserError
from mreza.model.period import Period
from mreza.text import Locale, Translated
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import Event, EventSession, EventState, SessionKind, Venue

#: States in which lists of attendance can still be written.
_OPEN = (EventState.PLANNED, EventState.ANNOUNCED, EventState.HELD)


@dataclass(frozen=True)
class PlannedSession:
    """A session as it is planned.

    Attributes:
        title: What it is called.
        starts_at: When it begins.
        ends_at: When it ends.
        kind: What sort.
        venue: The place, where it is not the event's.
        room: Room, or way to join.
    """

    title: Translated
    starts_at: datetime
    ends_at: datetime
    kind: SessionKind = SessionKind.PLENARY
    venue: Venue | None = None
    room: str | None = None


def checked_days(held: Period) -> Period:
    """The days of an event: both are known.

    Raises: UserError EVENT_DAYS_OPEN.
    """
    if held.start is None or held.end is None:
        raise UserError("EVENT_DAYS_OPEN", "Give the first and the last day of the event.", path=("held",))
    return held


def checked_zone(name: str) -> str:
    """The name of a time zone that there is.

    Raises: UserError TIME_ZONE_UNKNOWN.
    """
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise UserError(
            "TIME_ZONE_UNKNOWN",
            "There is no time zone {zone}. Write it as Europe/Sarajevo.",
            path=("timeZone",),
            zone=name,
        ) from None
    return name


def checked_locales(given: Sequence[str]) -> list[str]:
    """Languages as locales.

    Raises: UserError of `Locale.parse`.
    """
    return [Locale.parse(one).value for one in given]


async def add_sessions(session: AsyncSession, event: Event, planned: Sequence[PlannedSession]) -> list[EventSession]:
    """Add sessions to an event.

    Raises: UserError SESSION_REVERSED, SESSION_OUTSIDE_EVENT.
    """
    made = [_session(event, one, (str(place),)) for place, one in enumerate(planned)]
    session.add_all(made)
    await session.flush()
    return made


async def move_session(
    session: AsyncSession, moved: EventSession, starts_at: datetime, ends_at: datetime
) -> EventSession:
    """Give a session another time.

    Raises: UserError SESSION_REVERSED, SESSION_OUTSIDE_EVENT.
    """
    event = await session.get_one(Event, moved.event_id)
    _check_times(event, starts_at, ends_at, ())
    moved.starts_at, moved.ends_at = starts_at, ends_at
    return moved


async def move_event(session: AsyncSession, event: Event, held: Period) -> Event:
    """Give an event other days.

    Raises: UserError SESSION_OUTSIDE_EVENT when a session would lie outside; move the sessions first or with it.
    """
    event.held = checked_days(held)
    for one in await session.scalars(select(EventSession).where(EventSession.event_id == event.id)):
        _check_times(event, one.starts_at, one.ends_at, ("held",))
    return event


def require_open(event: Event) -> None:
    """Lists can be written until they are closed.

    Raises: UserError EVENT_CLOSED.
    """
    if event.state not in _OPEN:
        raise UserError(
            "EVENT_CLOSED",
            "The event is {state}, so its lists do not change any more. Open it again first.",
            state=event.state.name,
        )


def civil_day(event: Event, moment: datetime) -> date:
    """The day of a moment at the event's place."""
    return moment.astimezone(ZoneInfo(event.time_zone)).date()


def _session(event: Event, planned: PlannedSession, path: tuple[str, ...]) -> EventSession:
    _check_times(event, planned.starts_at, planned.ends_at, ("sessions", *path))
    return EventSession(
        network_id=event.network_id,
        event_id=event.id,
        title=planned.title,
        kind=planned.kind,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        venue_id=planned.venue.id if planned.venue else None,
        room=planned.room,
    )


def _check_times(event: Event, starts_at: datetime, ends_at: datetime, path: tuple[str, ...]) -> None:
    if ends_at < starts_at:
        raise UserError("SESSION_REVERSED", "The session ends before it begins. Swap the two times.", path=path)
    if civil_day(event, starts_at) not in event.held or civil_day(event, ends_at) not in event.held:
        raise UserError(
            "SESSION_OUTSIDE_EVENT",
            "The session is not on the days of the event ({first} to {last}). Move one of the two.",
            path=path,
            first=str(event.held.start),
            last=str(event.held.end),
        )
