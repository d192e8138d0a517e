"""What graduates of a training of trainers teach others, as SQL expressions.

A delivery is an event that took place and that a graduate led, at the latest twelve months after completing it.
"""

from __future__ import annotations

from typing import Any

from mreza_events.models import Attendance, Event, EventContributor
from mreza_events.models.programme import RUNS_IT
from sqlalchemy import ColumnElement, Date, Integer, Select, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_trainings.models.editions import LEADS
from mreza_trainings.models.enrolments import Enrolment

_MONTHS: ColumnElement[Any] = literal_column("interval '12 months'")
_LEADS: tuple[ColumnElement[Any], ...] = tuple(literal_column(f"'{role.name}'") for role in LEADS)


def led(contribution: Any) -> ColumnElement[bool]:
    """The person leads the event, and is not only mentioned."""
    return contribution.role.in_(_LEADS)  # type: ignore[no-any-return]


def has_delivered(enrolment: Any) -> ColumnElement[bool]:
    """The graduate has led something in time."""
    contribution, event = aliased(EventContributor), aliased(Event)
    found = select(contribution.id).join(event, event.id == contribution.event_id)
    return found.where(
        contribution.person_id == enrolment.person_id, *_in_time(contribution, event, enrolment)
    ).exists()


def participations(edition: Any) -> ColumnElement[int]:
    """How often somebody took part in a delivery: each person once an event."""
    graduate, contribution, event, attendance = _delivered()
    pairs = func.row(attendance.event_id, attendance.person_id)
    counted = _reached(edition, graduate, contribution, event, attendance, func.count(pairs.distinct()))
    return cast(counted.scalar_subquery(), Integer)


def people(edition: Any) -> ColumnElement[int]:
    """How many different people took part in deliveries."""
    graduate, contribution, event, attendance = _delivered()
    person = func.count(attendance.person_id.distinct())
    return cast(_reached(edition, graduate, contribution, event, attendance, person).scalar_subquery(), Integer)


def _delivered() -> tuple[Any, Any, Any, Any]:
    return aliased(Enrolment), aliased(EventContributor), aliased(Event), aliased(Attendance)


def _reached(edition: Any, graduate: Any, contribution: Any, event: Any, attendance: Any, what: Any) -> Select[Any]:
    runs_it: list[ColumnElement[Any]] = [literal_column(f"'{role.name}'") for role in RUNS_IT]
    return (
        select(what)
        .select_from(graduate)
        .join(contribution, contribution.person_id == graduate.person_id)
        .join(event, event.id == contribution.event_id)
        .join(attendance, attendance.event_id == event.id)
        .where(
            graduate.edition_id == edition.id,
            *_in_time(contribution, event, graduate),
            attendance.role.not_in(runs_it),
        )
    )


def _in_time(contribution: Any, event: Any, graduate: Any) -> tuple[ColumnElement[bool], ...]:
    begins = func.lower(event.held, type_=Date())
    return (
        graduate.state == literal_column("'COMPLETED'"),
        led(contribution),
        event.state.in_((literal_column("'HELD'"), literal_column("'CLOSED'"))),
        begins > graduate.completed_on,
        begins <= graduate.completed_on + _MONTHS,
    )


__all__ = ["has_delivered", "led", "participations", "people"]
