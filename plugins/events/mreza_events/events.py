"""What events tell others. Letters, webhooks and calendars are made from these; none holds personal data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mreza.outbox.event import Event as Told

from mreza_events.models import Event, EventRegistration, EventSession, VotingRoll


@dataclass(frozen=True)
class EventAnnounced(Told):
    """An event was announced to those whom it is for."""

    subject: Event


@dataclass(frozen=True)
class EventPostponed(Told):
    """An event will take place on other days."""

    subject: Event


@dataclass(frozen=True)
class EventCancelled(Told):
    """An event will not take place; who has a seat or waits is to be told."""

    subject: Event


@dataclass(frozen=True)
class EventHeld(Told):
    """An event took place."""

    subject: Event


@dataclass(frozen=True)
class SeatConfirmed(Told):
    """A person has a seat."""

    subject: EventRegistration


@dataclass(frozen=True)
class PutOnWaitingList(Told):
    """A person waits for a seat."""

    subject: EventRegistration
    number: int


@dataclass(frozen=True)
class SeatOffered(Told):
    """A seat is kept for a person until a deadline; the person is to be asked."""

    subject: EventRegistration
    expires_at: datetime


@dataclass(frozen=True)
class SeatOfferExpired(Told):
    """A person let the offer of a seat pass."""

    subject: EventRegistration


@dataclass(frozen=True)
class RegistrationEnded(Told):
    """A person gave up a seat, an offer or a place on the waiting list, or was taken off."""

    subject: EventRegistration
    state: str


@dataclass(frozen=True)
class AttendanceRecorded(Told):
    """A list of attendance was recorded for a session."""

    subject: EventSession
    recorded: int


@dataclass(frozen=True)
class VotingRollDrawn(Told):
    """The roll of who may vote at an event was drawn."""

    subject: VotingRoll
    entitled: int
