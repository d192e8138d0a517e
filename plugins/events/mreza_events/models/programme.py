"""What an event consists of: sessions, who organises it with whom, who leads it, and which activities it counts for."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_events.models.events import Event, Venue
from mreza_events.models.projects import ProjectActivity


class WithEvent(Model):
    """Ground of rows that whoever sees the event sees as well; the network's coordinators write them."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and whoever sees the event."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.event_id, Event)  # type: ignore[attr-defined, no-any-return]


class SessionKind(enum.Enum):
    """What sort of session."""

    PLENARY = "all together"
    LECTURE = "lecture"
    WORKSHOP = "work in a group"
    PANEL = "panel"
    FIELD_VISIT = "visit"
    WEBINAR = "online session"
    TEST = "test"
    SOCIAL = "time together"


class EventSession(WithEvent):
    """A part of an event with its own time; attendance is recorded for sessions."""

    event_id: Mapped[UUID] = link(
        Event, audience=PUBLIC, reverse="sessions", on_delete="CASCADE", doc="Of which event."
    )
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What it is called.")
    kind: Mapped[SessionKind] = field(audience=PUBLIC, doc="What sort.", default=SessionKind.PLENARY)
    starts_at: Mapped[datetime] = field(audience=PUBLIC, doc="When it begins.", index=True)
    ends_at: Mapped[datetime] = field(audience=PUBLIC, doc="When it ends.")
    venue_id: Mapped[UUID | None] = link(Venue, audience=PUBLIC, doc="The place, where it is not the event's.")
    room: Mapped[str | None] = field(audience=MEMBERS, doc="Room, or way to join.")

    __table_args__ = (CheckConstraint("ends_at >= starts_at", name="order"),)


class PartnerRole(enum.Enum):
    """What an organisation does for an event besides its organiser."""

    HOST = "receives it"
    CO_ORGANISER = "organises it as well"
    PARTNER = "takes part in its preparation"
    DONOR = "pays for it"


class EventPartner(WithEvent):
    """An organisation that carries an event beside the organiser."""

    event_id: Mapped[UUID] = link(Event, audience=PUBLIC, reverse="partners", on_delete="CASCADE", doc="Which event.")
    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="eventPartnerships", across=True, doc="Which organisation."
    )
    role: Mapped[PartnerRole] = field(audience=PUBLIC, doc="As what.")

    __table_args__ = (UniqueConstraint("event_id", "organisation_id", "role"),)


class EventRole(enum.Enum):
    """As what somebody takes part."""

    PARTICIPANT = "participant"
    TRAINER = "trainer or lecturer"
    FACILITATOR = "facilitator or moderator"
    SPEAKER = "speaker or panellist"
    BOOK = "living book; never with the real name in reports"
    READER = "reader of a living library"
    JOURNALIST = "journalist"
    OFFICIAL = "official of an institution"
    OBSERVER = "observer"
    INTERPRETER = "interpreter"
    ORGANISER = "organiser"


#: Who makes an event happen is not counted among those whom it reached.
RUNS_IT = (EventRole.TRAINER, EventRole.FACILITATOR, EventRole.INTERPRETER, EventRole.ORGANISER)
#: Who is there for a paper, an office or to look on does not speak for a member.
SPEAKS_FOR_NOBODY = (EventRole.INTERPRETER, EventRole.JOURNALIST, EventRole.OFFICIAL, EventRole.OBSERVER)


class EventContributor(WithEvent):
    """A person whom the programme names: a trainer, a moderator, an interpreter."""

    __personal__ = True

    event_id: Mapped[UUID] = link(
        Event, audience=MEMBERS, reverse="contributors", on_delete="CASCADE", doc="Which event."
    )
    session_id: Mapped[UUID | None] = link(
        EventSession, audience=MEMBERS, reverse="contributors", on_delete="CASCADE", doc="One session; null for all."
    )
    person_id: Mapped[UUID] = link(
        Person, audience=MEMBERS, reverse="eventContributions", on_delete="CASCADE", across=True, doc="Who."
    )
    role: Mapped[EventRole] = field(audience=MEMBERS, doc="As what.")
    topic: Mapped[str | None] = field(audience=MEMBERS, doc="About what.")
    terms: Mapped[str | None] = field(audience=NETWORK, doc="What was agreed: fee, travel, contract.")

    __table_args__ = (
        UniqueConstraint("event_id", "session_id", "person_id", "role", postgresql_nulls_not_distinct=True),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network, its coordinators, and the person."""
        return viewer.member_of(cls.network_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


class EventActivity(WithEvent):
    """An activity that an event counts for; one event can serve several projects."""

    __plural__ = "eventActivities"

    event_id: Mapped[UUID] = link(Event, audience=PUBLIC, reverse="activities", on_delete="CASCADE", doc="Which event.")
    activity_id: Mapped[UUID] = link(ProjectActivity, audience=PUBLIC, reverse="events", doc="Which activity.")

    __table_args__ = (UniqueConstraint("event_id", "activity_id"),)


__all__ = [
    "RUNS_IT",
    "SPEAKS_FOR_NOBODY",
    "EventActivity",
    "EventContributor",
    "EventPartner",
    "EventRole",
    "EventSession",
    "PartnerRole",
    "SessionKind",
    "WithEvent",
]
