"""Seats: how many there are, who has one, who waits, and by which rule one moves up.

A seat is a number from 1 to the capacity. Who holds one says which, so that the database itself refuses the
eleventh of ten: the number is unique in its event, and no greater than the capacity that stands beside it.
"""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country, Network
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    cast,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Mapped, aliased

from mreza_events.models.ages import AgeBand
from mreza_events.models.events import Event
from mreza_events.models.programme import EventRole, WithEvent


class WaitingOrder(enum.Enum):
    """To whom a seat that becomes free is offered."""

    FIRST_COME = "whoever has waited longest"
    RANKED = "the best rank that the organiser gave, then whoever has waited longest"
    COUNTRY_FIRST = "the best rank of the country of whoever gave the seat up, then the best rank of all"
    BY_ORGANISER = "nobody by itself: the organiser makes each offer"


class NewcomerRule(enum.Enum):
    """What somebody gets who registers while a seat is free."""

    SEAT = "the seat, even while others wait: occupancy counts"
    QUEUE = "the seat, unless others wait: order counts"
    WAIT = "a place on the waiting list: the organiser chooses, or an offer is made"


class RegistrationPolicy(WithEvent):
    """An event's seats and the rules by which they are given out. An event without it takes no registrations."""

    __plural__ = "registrationPolicies"

    event_id: Mapped[UUID] = link(
        Event,
        audience=PUBLIC,
        reverse="registrationPolicies",
        on_delete="CASCADE",
        unique=True,
        doc="Of which event.",
    )
    capacity: Mapped[int] = field(audience=PUBLIC, doc="How many seats there are.")
    opens_at: Mapped[datetime] = field(audience=PUBLIC, doc="From when on one can register.")
    closes_at: Mapped[datetime] = field(audience=PUBLIC, doc="Until when one can register.")
    waiting_order: Mapped[WaitingOrder] = field(
        audience=PUBLIC, doc="To whom a free seat is offered.", default=WaitingOrder.FIRST_COME
    )
    newcomers: Mapped[NewcomerRule] = field(
        audience=PUBLIC, doc="What somebody gets who registers while a seat is free.", default=NewcomerRule.QUEUE
    )
    offer_hours: Mapped[int] = field(audience=PUBLIC, doc="How long an offer holds, in hours.", default=48)
    last_number: Mapped[int] = field(audience=NETWORK, api=False, default=0)

    __table_args__ = (
        UniqueConstraint("id", "capacity"),
        CheckConstraint("capacity BETWEEN 1 AND 100000 AND offer_hours BETWEEN 1 AND 8760", name="bounds"),
        CheckConstraint("closes_at >= opens_at", name="order"),
    )

    @derived(audience=NETWORK)
    def seats_taken(cls) -> ColumnElement[int]:  # noqa: N805
        """How many seats are confirmed or on offer."""
        return _counted(cls, seated=True)

    @derived(audience=NETWORK)
    def waiting(cls) -> ColumnElement[int]:  # noqa: N805
        """How many wait."""
        return _counted(cls, seated=False)


def _counted(policy: Any, *, seated: bool) -> ColumnElement[int]:
    one = aliased(EventRegistration)
    which = one.seat.is_not(None) if seated else one.state == literal_column("'WAITING'")
    count = select(func.count()).select_from(one).where(one.policy_id == policy.id, which)
    return cast(count.scalar_subquery(), Integer)


class RegistrationState(enum.Enum):
    """Where a registration stands."""

    WAITING = "on the waiting list"
    OFFERED = "a seat is kept for it until a deadline"
    CONFIRMED = "has a seat"
    DECLINED = "did not want the offered seat"
    EXPIRED = "let the offer pass"
    WITHDRAWN = "left the waiting list"
    CANCELLED = "gave its seat up"
    REMOVED = "taken off by the organiser"


_R = RegistrationState
_TRANSITIONS = {
    _R.WAITING: {_R.OFFERED, _R.CONFIRMED, _R.WITHDRAWN, _R.REMOVED},
    _R.OFFERED: {_R.CONFIRMED, _R.DECLINED, _R.EXPIRED, _R.REMOVED},
    _R.CONFIRMED: {_R.CANCELLED, _R.REMOVED},
}
#: States in which a registration holds a seat, and in which it still counts for something.
SEATED = (_R.OFFERED, _R.CONFIRMED)
LIVE = (_R.WAITING, *SEATED)


class RegistrationChannel(enum.Enum):
    """How a registration came in."""

    PORTAL = "by the member itself"
    ORGANISER = "written down by a coordinator"
    CALL = "selected from the applications of a call"
    IMPORT = "from a list"


class EventRegistration(Model):
    """A person's registration for an event: a seat, or a place on the waiting list, and all that became of it."""

    __personal__ = True
    __subject__ = "person_id"

    event_id: Mapped[UUID] = link(
        Event, audience=NETWORK, reverse="registrations", on_delete="CASCADE", doc="For which event."
    )
    policy_id: Mapped[UUID] = link(
        RegistrationPolicy, audience=NETWORK, reverse="registrations", on_delete="CASCADE", doc="By which rules."
    )
    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, reverse="eventRegistrations", on_delete="CASCADE", across=True, doc="Who."
    )
    name: Mapped[str] = field(audience=NETWORK, doc="The name as it is to stand on lists and badges.")
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, reverse="eventRegistrations", across=True, doc="Whom the person represents."
    )
    home_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The network that the person comes from; it sees the registration as well."
    )
    country_id: Mapped[UUID] = link(Country, audience=NETWORK, doc="The country the person comes from.")
    role: Mapped[EventRole] = field(audience=NETWORK, doc="As what.", default=EventRole.PARTICIPANT)
    sex: Mapped[Sex] = field(audience=NETWORK, doc="As stated by then.", default=Sex.NOT_STATED)
    age_band: Mapped[AgeBand] = field(audience=NETWORK, doc="On the event's first day.", default=AgeBand.NOT_STATED)
    channel: Mapped[RegistrationChannel] = field(audience=NETWORK, doc="How it came in.")
    state: Mapped[RegistrationState] = state(
        RegistrationState.WAITING, audience=NETWORK, doc="Where it stands.", transitions=_TRANSITIONS, personal=False
    )
    number: Mapped[int] = field(audience=NETWORK, doc="The place in the order of arrival, from 1.", personal=False)
    rank: Mapped[int | None] = field(
        audience=NETWORK, doc="The rank that the organiser gave; 1 is the best.", personal=False
    )
    seat: Mapped[int | None] = field(
        audience=NETWORK, doc="The number of the seat that is confirmed or offered.", personal=False
    )
    capacity: Mapped[int] = field(audience=NETWORK, api=False, personal=False)
    registered_at: Mapped[datetime] = field(audience=NETWORK, doc="When it came in.", personal=False)
    offer_expires_at: Mapped[datetime | None] = field(
        audience=NETWORK, doc="Until when the offered seat is kept.", personal=False
    )
    code: Mapped[str] = field(audience=NETWORK, doc="The code on the ticket, for the check-in.", personal=False)
    needs: Mapped[str | None] = field(audience=NETWORK, doc="Diet, access and other needs; for the organiser only.")

    __table_args__ = (
        ForeignKeyConstraint(
            ["policy_id", "capacity"],
            ["events_registration_policy.id", "events_registration_policy.capacity"],
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        UniqueConstraint("policy_id", "seat"),
        UniqueConstraint("policy_id", "number"),
        UniqueConstraint("code"),
        CheckConstraint("seat BETWEEN 1 AND capacity", name="seat"),
        CheckConstraint("(seat IS NOT NULL) = (state IN ('OFFERED', 'CONFIRMED'))", name="seated"),
        CheckConstraint("(offer_expires_at IS NOT NULL) = (state = 'OFFERED')", name="offered"),
        Index(
            "uq_events_event_registration_live",
            "event_id",
            "person_id",
            unique=True,
            postgresql_where=text("state IN ('WAITING', 'OFFERED', 'CONFIRMED')"),
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The person's, its organisation's and its network's."""
        home = viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the event, the one that the person comes from, the organisation, and the person."""
        home = viewer.in_network(cls.network_id) | viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


__all__ = [
    "LIVE",
    "SEATED",
    "EventRegistration",
    "NewcomerRule",
    "RegistrationChannel",
    "RegistrationPolicy",
    "RegistrationState",
    "WaitingOrder",
]
