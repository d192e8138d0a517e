"""Which events the demo's networks hold: meetings every quarter, a caravan, and one event of every other state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork
from mreza.model.period import Period

from mreza_events.demo.words import words
from mreza_events.models import EventKind, EventState, EventVisibility

_YEARS = 3
_STOPS = 6
_S, _K, _V = EventState, EventKind, EventVisibility


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A part of a planned event."""

    id: UUID
    title: dict[str, str]
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        """Three hours later."""
        return self.starts_at + timedelta(hours=3)


@dataclass(slots=True)
class PlannedEvent:
    """An event of the demo, with what its rows are made from."""

    id: UUID
    network: PlannedNetwork
    title: dict[str, str]
    kind: EventKind
    state: EventState
    visibility: EventVisibility
    day: date
    series: UUID | None = None
    venue: UUID | None = None
    sessions: list[PlannedSession] = field(default_factory=list)

    @property
    def held(self) -> Period:
        """Its one day."""
        return Period(self.day, self.day)


@dataclass(frozen=True, slots=True)
class Places:
    """A network's venues and its series of caravan stops."""

    hall: UUID
    house: UUID
    caravan: UUID


def places(plan: DemoPlan) -> dict[UUID, Places]:
    """The places of each network."""
    return {
        network.id: Places(plan.ids.next("venue"), plan.ids.next("venue"), plan.ids.next("event_series"))
        for network in plan.networks
    }


def programme(plan: DemoPlan, where: dict[UUID, Places]) -> list[PlannedEvent]:
    """All events, network by network."""
    return [event for network in plan.networks for event in _of_network(plan, network, where[network.id])]


def _of_network(plan: DemoPlan, network: PlannedNetwork, where: Places) -> Iterator[PlannedEvent]:
    for number in range(_YEARS * 4):
        day = plan.today - timedelta(20 + 91 * number)
        is_assembly = number % 4 == 0
        what, kind = ("assembly", _K.ASSEMBLY) if is_assembly else ("meeting", _K.NETWORK_MEETING)
        state = _S.HELD if number == 0 else _S.CLOSED
        yield _event(plan, network, what, kind, state, day, venue=where.hall, parts=("opening", "groups"))
    for number in range(_STOPS):
        day = plan.today - timedelta(60 - 2 * number)
        yield _event(
            plan, network, "caravan", _K.CARAVAN_STOP, _S.CLOSED, day, _V.PUBLIC, where.caravan, suffix=f" {number + 1}"
        )
    ahead = plan.today + timedelta(30)
    yield _event(plan, network, "workshop", _K.WORKSHOP, _S.ANNOUNCED, ahead, _V.FEDERATION, venue=where.hall)
    yield _event(plan, network, "hearing", _K.PUBLIC_HEARING, _S.ANNOUNCED, ahead + timedelta(7), _V.PUBLIC)
    yield _event(
        plan, network, "supervision", _K.WORKSHOP, _S.ANNOUNCED, ahead + timedelta(9), _V.PRIVATE, venue=where.house
    )
    yield _event(plan, network, "dialogue", _K.DIALOGUE_SESSION, _S.PLANNED, ahead + timedelta(40))
    yield _event(plan, network, "dialogue", _K.DIALOGUE_SESSION, _S.POSTPONED, ahead + timedelta(2), _V.PUBLIC)
    yield _event(plan, network, "hearing", _K.PUBLIC_HEARING, _S.CANCELLED, ahead - timedelta(20), _V.PUBLIC)


def _event(
    plan: DemoPlan,
    network: PlannedNetwork,
    what: str,
    kind: EventKind,
    state: EventState,
    day: date,
    visibility: EventVisibility = EventVisibility.MEMBERS,
    series: UUID | None = None,
    *,
    venue: UUID | None = None,
    parts: tuple[str, ...] = ("opening",),
    suffix: str = "",
) -> PlannedEvent:
    sessions = [
        PlannedSession(
            plan.ids.next("event_session"),
            words(part, network.locale),
            datetime.combine(day, time(8 + 4 * place), UTC),
        )
        for place, part in enumerate(parts)
    ]
    title = words(what, network.locale, suffix)
    return PlannedEvent(plan.ids.next("event"), network, title, kind, state, visibility, day, series, venue, sessions)
