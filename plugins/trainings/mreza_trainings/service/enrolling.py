"""Enrolling people in editions: one by one, from the seats at the event, and from the applications of a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.models import CallApplication, CallApplicationState
from mreza_events.models import Event, EventRegistration, RegistrationState
from mreza_events.models.registrations import LIVE
from mreza_events.service import registering
from mreza_events.service.moves import Moves
from mreza_events.service.registering import Registered
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import CourseEdition, Enrolment, EnrolmentState
from mreza_trainings.service.act import Act, locked
from mreza_trainings.service.courses import require_open

_S, _A = EnrolmentState, CallApplicationState
#: What an enrolment keeps of a registration.
_KEPT = ("person_id", "organisation_id", "home_network_id", "country_id", "sex", "age_band")
#: Applications whose place is taken, and those that have none any more.
CHOSEN = (_A.ACCEPTED, _A.AGREED)
GONE = (_A.WITHDRAWN, _A.DECLINED, _A.EXPIRED)


@dataclass(frozen=True, slots=True)
class Freed:
    """A seat that was given up, and who moved up by it."""

    registration: EventRegistration
    moves: Moves


@dataclass(frozen=True, slots=True)
class Changed:
    """Enrolments that are new (or in force again), and those that ended."""

    enrolled: list[Enrolment]
    withdrawn: list[Enrolment]


async def first_day(session: AsyncSession, edition: CourseEdition) -> date:
    """The first day of an edition."""
    held = (await session.get_one(Event, edition.event_id)).held
    assert held.start is not None  # every event has days; the database checks it
    return held.start


async def enrol(
    session: AsyncSession,
    edition: CourseEdition,
    columns: Mapping[str, Any],
    act: Act,
    *,
    registration: EventRegistration | None = None,
    application: CallApplication | None = None,
) -> tuple[Enrolment, bool]:
    """Enrol a person; says whether that is new. Doing it again changes nothing; who had left takes part again.

    Args:
        columns: who, whom the person represents, from where: as `mreza_events.service.snapshots` gives it.

    Raises: UserError EDITION_CLOSED.
    """
    edition = await locked(session, edition)
    require_open(edition)
    kept = {name: columns[name] for name in _KEPT}
    same = (Enrolment.edition_id == edition.id, Enrolment.person_id == kept["person_id"])
    found = (await session.scalars(select(Enrolment).where(*same))).one_or_none()
    if found is not None and found.state is not _S.WITHDRAWN:
        return found, False
    if found is None:
        found = Enrolment(network_id=edition.network_id, edition_id=edition.id, enrolled_on=act.day, **kept)
        session.add(found)
    else:
        for name, value in kept.items():
            setattr(found, name, value)
        transition(session, found, _S.ENROLLED, day=act.day, by=act.by, reason=act.reason)
    found.registration_id = registration.id if registration else found.registration_id
    found.application_id = application.id if application else found.application_id
    await session.flush()
    return found, True


async def enrol_registered(session: AsyncSession, edition: CourseEdition, act: Act) -> Changed:
    """Enrol whoever has a confirmed seat at the edition's event, and end the enrolments of those who gave theirs up."""
    seats = select(EventRegistration).where(EventRegistration.event_id == edition.event_id)
    registrations = list(await session.scalars(seats.order_by(EventRegistration.number)))
    enrolled = []
    for seat in registrations:
        if seat.state is RegistrationState.CONFIRMED:
            made, new = await enrol(session, edition, _columns_of(seat), act, registration=seat)
            enrolled += [made] if new else []
    ended = {one.id for one in registrations if one.state not in LIVE}
    leaving = [one for one in await _enrolled(session, edition) if one.registration_id in ended]
    for one in leaving:
        transition(session, one, _S.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
    return Changed(enrolled, leaving)


async def applications_of(session: AsyncSession, edition: CourseEdition) -> Sequence[CallApplication]:
    """The applications of the edition's call whose places are taken or given up.

    Raises: UserError NO_CALL.
    """
    if edition.call_id is None:
        raise UserError("NO_CALL", "{edition} has no call. Enrol people one by one, or by seats.", edition=edition.code)
    rows = select(CallApplication).where(
        CallApplication.call_id == edition.call_id,
        CallApplication.person_id.is_not(None),
        CallApplication.state.in_((*CHOSEN, *GONE)),
    )
    return list(await session.scalars(rows.order_by(CallApplication.reference)))


async def give_seat(
    session: AsyncSession, edition: CourseEdition, policy_id: UUID | None, columns: Mapping[str, Any], act: Act
) -> Registered | None:
    """A seat at the edition's event for who was selected elsewhere; None where the event takes no registrations."""
    if policy_id is None:
        return None
    event = await session.get_one(Event, edition.event_id)
    return await registering.admit(session, event, policy_id, columns, act.moment)


async def withdraw(session: AsyncSession, enrolment: Enrolment, act: Act) -> tuple[Enrolment, Freed | None]:
    """End somebody's part in an edition; the seat at the event becomes free. Says which, and who moved up by it.

    Raises: UserError EDITION_CLOSED, TRANSITION_NOT_ALLOWED.
    """
    require_open(await session.get_one(CourseEdition, enrolment.edition_id))
    enrolment = await locked(session, enrolment)
    transition(session, enrolment, _S.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
    if enrolment.registration_id is not None:
        registration = await session.get_one(EventRegistration, enrolment.registration_id)
        if registration.state in LIVE:
            return enrolment, Freed(*await registering.leave(session, registration, act.moment, removed=True))
    return enrolment, None


async def gone(
    session: AsyncSession, edition: CourseEdition, applications: Sequence[CallApplication]
) -> list[Enrolment]:
    """The enrolments that rest on applications whose place was given up."""
    ended = {one.id for one in applications if one.state in GONE}
    return [one for one in await _enrolled(session, edition) if one.application_id in ended]


async def _enrolled(session: AsyncSession, edition: CourseEdition) -> list[Enrolment]:
    rows = select(Enrolment).where(Enrolment.edition_id == edition.id, Enrolment.state == _S.ENROLLED)
    return list(await session.scalars(rows))


def _columns_of(registration: EventRegistration) -> dict[str, Any]:
    return {name: getattr(registration, name) for name in _KEPT}
