"""Events, the series they belong to, and the places where they are held."""

from __future__ import annotations

import enum
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.places import AdministrativeUnit
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, model_named
from mreza.model.fields import field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, select
from sqlalchemy.orm import Mapped, aliased

READ_MEMBERS = "core.read_members"


class EventKind(enum.Enum):
    """What sort of event. The plugins that build on events add what is special to theirs in tables of their own."""

    NETWORK_MEETING = "meeting of a network's members"
    ASSEMBLY = "assembly that decides by votes"
    BOARD_MEETING = "meeting of a board or committee"
    PUBLIC_HEARING = "public hearing"
    DIALOGUE_SESSION = "structured dialogue with institutions"
    WORKSHOP = "workshop"
    TRAINING = "training course"
    ACADEMY = "regional social academy"
    WEBINAR = "webinar"
    CONFERENCE = "conference"
    STUDY_VISIT = "study visit"
    PEER_REVIEW = "peer review visit"
    CARAVAN_STOP = "stop of a caravan"
    LIVING_LIBRARY = "living library"
    FORUM_THEATRE = "forum theatre"
    FAMILY_GROUP_CONFERENCE = "family group conference, of which only counts are kept"
    MEDIA_EVENT = "press conference or other event for the media"
    OTHER = "something else"


class EventMode(enum.Enum):
    """How people take part."""

    ONSITE = "at a place"
    ONLINE = "by video or phone"
    HYBRID = "both"


class EventVisibility(enum.Enum):
    """Who is to know of an announced event."""

    PUBLIC = "everybody"
    FEDERATION = "the members of all networks"
    MEMBERS = "the members of the network"
    PRIVATE = "the organiser, and who takes part"


class EventState(enum.Enum):
    """How far an event is."""

    PLANNED = "being prepared; known to the organiser only"
    ANNOUNCED = "announced to those whom it is for"
    POSTPONED = "will take place on other days"
    CANCELLED = "will not take place"
    HELD = "took place"
    CLOSED = "took place, and its lists are complete"


_S = EventState
_TRANSITIONS = {
    _S.PLANNED: {_S.ANNOUNCED, _S.CANCELLED, _S.HELD},
    _S.ANNOUNCED: {_S.POSTPONED, _S.CANCELLED, _S.HELD},
    _S.POSTPONED: {_S.ANNOUNCED, _S.CANCELLED},
    _S.HELD: {_S.CLOSED},
    _S.CLOSED: {_S.HELD},
}


class Venue(Model):
    """A place where events are held. A hidden one, such as a safe house, is known to its network and who has a seat."""

    __personal__ = False

    name: Mapped[Translated] = field(audience=PUBLIC, doc="What people call it.", search=True, sort=True)
    unit_id: Mapped[UUID | None] = link(AdministrativeUnit, audience=PUBLIC, doc="The municipality it lies in.")
    street: Mapped[Translated | None] = field(audience=PUBLIC, doc="Street and number.")
    town: Mapped[Translated | None] = field(audience=PUBLIC, doc="Town or village.")
    accessibility: Mapped[Translated | None] = field(audience=PUBLIC, doc="How people with disabilities get in.")
    hidden: Mapped[bool] = field(
        audience=NETWORK,
        doc="Safety: name and address are shown to the network and to people with a seat only.",
        default=False,
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody; of hidden ones the network, and whoever has a seat at an event there."""
        event, seat = aliased(Event), aliased(model_named("events.EventRegistration"))
        seated = select(seat.id).where(
            event.venue_id == cls.id,
            seat.event_id == event.id,  # type: ignore[attr-defined]
            seat.seat.is_not(None),  # type: ignore[attr-defined]
            viewer.is_person(seat.person_id),  # type: ignore[attr-defined]
        )
        return viewer.in_network(cls.network_id) | ~cls.hidden | seated.exists()  # type: ignore[no-any-return]


class EventSeries(Model):
    """Events that belong together: a caravan, the meetings of a year, an academy."""

    __personal__ = False
    __plural__ = "eventSeriesList"

    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    description: Mapped[Translated | None] = field(audience=PUBLIC, doc="What it is for.")
    public: Mapped[bool] = field(audience=PUBLIC, doc="Whether its title is known outside the network.", default=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network; everybody, where it is public."""
        return viewer.member_of(cls.network_id) | cls.public  # type: ignore[no-any-return]


class Event(Model):
    """Something that people come together for, on certain days."""

    __personal__ = False

    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    description: Mapped[Translated | None] = field(audience=PUBLIC, doc="What it is about.")
    kind: Mapped[EventKind] = field(audience=PUBLIC, doc="What sort of event.")
    mode: Mapped[EventMode] = field(audience=PUBLIC, doc="How people take part.", default=EventMode.ONSITE)
    state: Mapped[EventState] = state(
        EventState.PLANNED, audience=PUBLIC, doc="How far it is.", transitions=_TRANSITIONS
    )
    visibility: Mapped[EventVisibility] = field(
        audience=PUBLIC, doc="Who is to know of it once it is announced.", default=EventVisibility.MEMBERS
    )
    held: Mapped[Period] = period(audience=PUBLIC, doc="The days on which it is held; every session lies in them.")
    time_zone: Mapped[str] = field(
        audience=PUBLIC, doc="The time zone of its place, e.g. Europe/Sarajevo.", default="Europe/Belgrade"
    )
    languages: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Working languages, as locales; the first one is the main one.", default=list, filter=False
    )
    interpreted: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Languages it is interpreted into, as locales.", default=list, filter=False
    )
    series_id: Mapped[UUID | None] = link(EventSeries, audience=PUBLIC, reverse="events", doc="The series it is of.")
    organiser_id: Mapped[UUID | None] = link(
        Organisation, audience=PUBLIC, reverse="organisedEvents", doc="Who organises it; null for the network itself."
    )
    unit_id: Mapped[UUID | None] = link(
        AdministrativeUnit,
        audience=PUBLIC,
        reverse="events",
        doc="The municipality, canton or country part where it is held; of a hidden venue, one large enough.",
    )
    venue_id: Mapped[UUID | None] = link(Venue, audience=PUBLIC, reverse="events", doc="The place, unless hidden.")
    join_url: Mapped[str | None] = field(audience=NETWORK, doc="Where people join online.", filter=False)
    note: Mapped[str | None] = field(audience=NETWORK, doc="Remarks of the organiser.")

    __table_args__ = (CheckConstraint("NOT lower_inf(held) AND NOT upper_inf(held)", name="days"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, its organiser, and who has a seat or waits for one; once announced, those whom it is for."""
        seat = aliased(model_named("events.EventRegistration"))
        takes_part = select(seat.id).where(
            seat.event_id == cls.id,  # type: ignore[attr-defined]
            seat.state.in_(("WAITING", "OFFERED", "CONFIRMED")),  # type: ignore[attr-defined]
            viewer.is_person(seat.person_id) | viewer.owns(seat.organisation_id),  # type: ignore[attr-defined]
        )
        known = cls.state != EventState.PLANNED
        circles = (
            (cls.visibility == EventVisibility.PUBLIC)
            | ((cls.visibility == EventVisibility.FEDERATION) & viewer.has(READ_MEMBERS))
            | ((cls.visibility == EventVisibility.MEMBERS) & viewer.member_of(cls.network_id))
        )
        own = viewer.in_network(cls.network_id) | viewer.owns(cls.organiser_id)
        return own | (known & circles) | takes_part.exists()  # type: ignore[no-any-return]


__all__ = [
    "Event",
    "EventKind",
    "EventMode",
    "EventSeries",
    "EventState",
    "EventVisibility",
    "Venue",
]
