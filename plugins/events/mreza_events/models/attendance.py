"""Who came, as it was on that day; and heads that were counted without names."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country, Network
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_events.models.ages import AgeBand
from mreza_events.models.events import Event
from mreza_events.models.programme import RUNS_IT, EventRole, EventSession, WithEvent
from mreza_events.models.registrations import EventRegistration


class CheckInMethod(enum.Enum):
    """How an attendance was recorded."""

    CODE = "by the code on the ticket"
    LIST = "from the signed list"
    ONLINE = "from the log of an online room"


class Attendance(Model):
    """A person took part in a session. Whom the person represented, from where, and at what age, is as of that day."""

    __personal__ = True

    event_id: Mapped[UUID] = link(
        Event, audience=NETWORK, reverse="attendances", on_delete="CASCADE", doc="At which event."
    )
    session_id: Mapped[UUID] = link(
        EventSession, audience=NETWORK, reverse="attendances", on_delete="CASCADE", doc="In which session."
    )
    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, reverse="attendances", on_delete="CASCADE", across=True, doc="Who."
    )
    registration_id: Mapped[UUID | None] = link(
        EventRegistration,
        audience=NETWORK,
        reverse="attendances",
        on_delete="CASCADE",
        doc="The registration, if there was one.",
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation,
        audience=NETWORK,
        reverse="attendances",
        across=True,
        doc="The organisation that the person represented on that day.",
    )
    home_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The network that the person came from; it sees the attendance as well."
    )
    country_id: Mapped[UUID] = link(
        Country, audience=NETWORK, doc="The country of the organisation represented, not of the venue."
    )
    on_day: Mapped[date] = field(audience=NETWORK, doc="The civil day of the session.", index=True, personal=False)
    role: Mapped[EventRole] = field(audience=NETWORK, doc="As what.", default=EventRole.PARTICIPANT, personal=False)
    sex: Mapped[Sex] = field(audience=NETWORK, doc="As stated by then.", default=Sex.NOT_STATED)
    age_band: Mapped[AgeBand] = field(audience=NETWORK, doc="On that day.", default=AgeBand.NOT_STATED)
    minutes: Mapped[int | None] = field(audience=NETWORK, doc="How long; null for the whole session.", personal=False)
    method: Mapped[CheckInMethod] = field(audience=NETWORK, doc="How it was recorded.", personal=False)
    recorded_at: Mapped[datetime] = field(
        audience=NETWORK, doc="When the person was checked in, or the list was typed in.", personal=False
    )
    evidence: Mapped[str | None] = field(
        audience=NETWORK, doc="The signed list, e.g. the reference of its scan.", personal=False
    )
    page: Mapped[int | None] = field(audience=NETWORK, doc="Page of the signed list.", personal=False)
    line: Mapped[int | None] = field(audience=NETWORK, doc="Line on that page.", personal=False)

    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        CheckConstraint("minutes >= 0 AND page >= 1 AND line >= 1", name="figures"),
    )

    @derived(audience=NETWORK)
    def is_participant(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether it counts among those whom the event reached: trainers, interpreters and organisers do not."""
        return cls.role.not_in(RUNS_IT)  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The person's, its organisation's and its network's."""
        home = viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that held the event, the one that the person came from, the organisation, and the person."""
        home = viewer.in_network(cls.network_id) | viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


class HeadcountMethod(enum.Enum):
    """How heads were counted."""

    TICKETS = "tickets or leaflets given out"
    CLICKER = "a clicker at the entrance"
    TWO_COUNTERS = "two people counted, and agreed"
    PHOTOGRAPH = "counted on a photograph"
    ONLINE_LOG = "connections of an online room"
    ESTIMATE = "estimated by one person"


class Headcount(WithEvent):
    """People counted without names. They cannot be told apart, so they are never added to unique persons unseen."""

    event_id: Mapped[UUID] = link(
        Event, audience=PUBLIC, reverse="headcounts", on_delete="CASCADE", doc="At which event."
    )
    session_id: Mapped[UUID | None] = link(
        EventSession, audience=PUBLIC, reverse="headcounts", on_delete="CASCADE", doc="In which session, if one."
    )
    people: Mapped[int] = field(audience=PUBLIC, doc="How many.")
    method: Mapped[HeadcountMethod] = field(audience=PUBLIC, doc="How they were counted.")
    role: Mapped[EventRole] = field(audience=PUBLIC, doc="As what they came.", default=EventRole.PARTICIPANT)
    sex: Mapped[Sex | None] = field(audience=PUBLIC, doc="Only people of this sex, where they were told apart.")
    age_band: Mapped[AgeBand | None] = field(audience=PUBLIC, doc="Only people of this age, where told apart.")
    on_day: Mapped[date] = field(audience=PUBLIC, doc="When they were counted.")
    counted_by: Mapped[str | None] = field(audience=NETWORK, doc="Which team or organisation counted.")
    evidence: Mapped[str | None] = field(audience=NETWORK, doc="The count sheet or photograph.")

    __table_args__ = (CheckConstraint("people >= 0", name="people"),)


__all__ = ["Attendance", "CheckInMethod", "Headcount", "HeadcountMethod"]
