"""A workshop with more people than seats, in every network: its waiting list shows every state there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedPerson, Rows
from mreza.directory.reference import reference_id
from mreza.model.history import StateChange

from mreza_events.demo.programme import PlannedEvent
from mreza_events.models import (
    EventKind,
    EventRegistration,
    EventState,
    RegistrationChannel,
    RegistrationPolicy,
    RegistrationState,
)
from mreza_events.models.ages import age_band

Row = tuple[Any, ...]
_R = RegistrationState
CAPACITY = 6
#: In the order of arrival: how each stands today, by which steps.
_LINE = (
    (_R.CONFIRMED,),
    (_R.CONFIRMED,),
    (_R.CONFIRMED, _R.CANCELLED),
    (_R.CONFIRMED,),
    (_R.CONFIRMED, _R.REMOVED),
    (_R.CONFIRMED,),
    (_R.OFFERED, _R.DECLINED),
    (_R.WITHDRAWN,),
    (_R.OFFERED, _R.EXPIRED),
    (_R.OFFERED,),
    (_R.OFFERED,),
    (),
    (),
    (),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place in a line."""

    id: UUID
    event: PlannedEvent
    policy: UUID
    person: PlannedPerson
    number: int
    steps: tuple[RegistrationState, ...]
    seat: int | None

    @property
    def state(self) -> RegistrationState:
        """Where it stands today."""
        return self.steps[-1] if self.steps else _R.WAITING


def line_rows(plan: DemoPlan, events: Iterable[PlannedEvent]) -> Iterator[Rows]:
    """Policies, registrations and their history."""
    open_ones = {one.id: plan.ids.next("registration_policy") for one in events if _is_full(one)}
    lines = [place for one in events if one.id in open_ones for place in _line(plan, one, open_ones[one.id])]
    columns = "id network_id event_id capacity opens_at closes_at last_number"
    yield Rows(RegistrationPolicy, columns.split(), (_policy(plan, one, open_ones) for one in events if _is_full(one)))
    columns = (
        "id network_id event_id policy_id person_id name organisation_id home_network_id country_id sex age_band "
        "channel state number seat capacity registered_at offer_expires_at code"
    )
    yield Rows(EventRegistration, columns.split(), (_registration(plan, one) for one in lines))
    columns = (
        "id subject_type subject_id attribute from_state to_state on_day reason body decided_by_id network_id "
        "organisation_id"
    )
    yield Rows(StateChange, columns.split(), _history(plan, lines))


def _is_full(event: PlannedEvent) -> bool:
    return event.kind is EventKind.WORKSHOP and event.state is EventState.ANNOUNCED and event.series is None


def _line(plan: DemoPlan, event: PlannedEvent, policy: UUID) -> Iterator[Place]:
    people = [one.people[0] for one in plan.organisations_of(event.network)]
    seats = iter(range(1, CAPACITY + 1))
    for number, (person, steps) in enumerate(zip(people, _LINE, strict=False), start=1):
        seated = bool(steps) and steps[-1] in (_R.CONFIRMED, _R.OFFERED)
        seat = next(seats) if seated else None
        yield Place(plan.ids.next("event_registration"), event, policy, person, number, steps, seat)


def _policy(plan: DemoPlan, event: PlannedEvent, policies: dict[UUID, UUID]) -> Row:
    opens = _at(plan, -20)
    closes = datetime.combine(event.day - timedelta(3), time(), UTC)
    return policies[event.id], event.network.id, event.id, CAPACITY, opens, closes, len(_LINE)


def _registration(plan: DemoPlan, one: Place) -> Row:
    person, network = one.person, one.event.network
    return (
        one.id,
        network.id,
        one.event.id,
        one.policy,
        person.id,
        f"{person.given_name} {person.family_name}",
        person.organisation.id,
        network.id,
        reference_id("country", network.code),
        person.sex,
        age_band(person.birth_year(plan.today), one.event.day.year),
        RegistrationChannel.PORTAL,
        one.state,
        one.number,
        one.seat,
        CAPACITY,
        _at(plan, -20) + timedelta(hours=one.number),
        _at(plan, 2) if one.state is _R.OFFERED else None,
        f"{network.code}{one.id.hex[-8:].upper()}",
    )


def _history(plan: DemoPlan, lines: Iterable[Place]) -> Iterator[Row]:
    for one in lines:
        before = _R.WAITING
        for place, after in enumerate(one.steps):
            day = plan.today - timedelta(20 - 6 * place)
            states = ("state", before.name, after.name)
            yield (
                plan.ids.next("registration_history"),
                "EventRegistration",
                one.id,
                *states,
                day,
                None,
                None,
                None,
                one.event.network.id,
                one.person.organisation.id,
            )
            before = after


def _at(plan: DemoPlan, days: int) -> datetime:
    return datetime.combine(plan.today + timedelta(days), time(12), UTC)
