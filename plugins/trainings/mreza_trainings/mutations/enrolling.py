"""Who takes part in an edition."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation
from mreza_calls.models import Call
from mreza_calls.mutations.acts import require_holder as require_holder_of_call
from mreza_events import events as seats
from mreza_events.models import EventRole, RegistrationChannel, RegistrationPolicy
from mreza_events.mutations.acts import MOVES, tell
from mreza_events.service import snapshots
from sqlalchemy import select

from mreza_trainings import events, permissions
from mreza_trainings.models import CourseEdition, Enrolment
from mreza_trainings.mutations.acts import act, require_holder
from mreza_trainings.service import enrolling, selecting

_SEATS = (seats.SeatConfirmed, seats.RegistrationEnded, *MOVES)
_CHANGES = (events.PersonEnrolled, events.EnrolmentWithdrawn)


@dataclass(frozen=True)
class EnrolmentsChanged:
    """What came of comparing an edition with its seats, or with its call.

    Attributes:
        enrolled: Who takes part from now on.
        withdrawn: Who does not take part any more.
    """

    enrolled: list[Enrolment]
    withdrawn: list[Enrolment]


@mutation(permission=permissions.ENROL, emits=events.PersonEnrolled)
async def enrol_person(
    do: Do, edition: CourseEdition, person: Person, organisation: Organisation | None = None
) -> Enrolment:
    """Enrol a person in an edition. Doing it again changes nothing; who had left takes part again.

    Args:
        edition: In which edition.
        person: Who.
        organisation: Whom the person represents; left out, the organisation that it is tied to on the first day.
    """
    require_holder(do, edition)
    day = await enrolling.first_day(do.session, edition)
    found = await snapshots.registrant(
        do.session,
        person,
        organisation,
        day,
        role=EventRole.PARTICIPANT,
        channel=RegistrationChannel.ORGANISER,
        needs=None,
    )
    made, new = await enrolling.enrol(do.session, edition, found.columns, act(do))
    if new:
        do.emit(events.PersonEnrolled(made))
    return made


@mutation(permission=permissions.ENROL, emits=_CHANGES)
async def enrol_registered(do: Do, edition: CourseEdition) -> EnrolmentsChanged:
    """Enrol whoever has a confirmed seat at the edition's event; who gave a seat up does not take part any more.

    Args:
        edition: In which edition.
    """
    require_holder(do, edition)
    return _told(do, await enrolling.enrol_registered(do.session, edition, act(do)))


@mutation(permission=permissions.ENROL, elevated=True, emits=(*_CHANGES, *_SEATS))
async def enrol_from_call(do: Do, edition: CourseEdition) -> EnrolmentsChanged:
    """Enrol whoever took a place in the edition's call, with a seat at its event; who gave a place up takes
    part no more. Do it again when the reserve has moved up.

    Args:
        edition: In which edition.
    """
    require_holder(do, edition)
    applications = await enrolling.applications_of(do.session, edition)
    assert edition.call_id is not None  # otherwise the service has refused
    require_holder_of_call(do, await do.get(Call, edition.call_id))
    day = await enrolling.first_day(do.session, edition)
    # The viewer holds the edition and the call; applicants of other networks are read with these networks' rights.
    chosen = [one for one in applications if one.state in enrolling.CHOSEN]
    people = await selecting.people_of(do.session, chosen, do.elevate)
    await do.elevate(edition.network_id)
    leaving = await enrolling.gone(do.session, edition, applications)
    withdrawn = [await _withdrawn(do, one) for one in leaving]
    policy = select(RegistrationPolicy.id).where(RegistrationPolicy.event_id == edition.event_id)
    policy_id = (await do.session.scalars(policy)).one_or_none()
    enrolled = []
    for one in chosen:
        assert one.person_id is not None  # only people's applications are read
        columns = selecting.registrant(one, people[one.person_id], day)
        seat = await enrolling.give_seat(do.session, edition, policy_id, columns, act(do))
        registration = seat.registration if seat else None
        if seat and not seat.repeated:
            do.emit(seats.SeatConfirmed(seat.registration))
        made, new = await enrolling.enrol(
            do.session, edition, columns, act(do), registration=registration, application=one
        )
        enrolled += [made] if new else []
    return _told(do, enrolling.Changed(enrolled, withdrawn))


@mutation(permission=permissions.ENROL, emits=(events.EnrolmentWithdrawn, *_SEATS))
async def withdraw_enrolment(do: Do, enrolment: Enrolment, reason: str) -> Enrolment:
    """Write down that somebody does not take part after all; a seat at the event becomes free.

    Args:
        enrolment: Whose.
    """
    ended = await _withdrawn(do, enrolment)
    do.emit(events.EnrolmentWithdrawn(ended))
    return ended


async def _withdrawn(do: Do, enrolment: Enrolment) -> Enrolment:
    """The enrolment, ended; whoever moved up to the seat is told."""
    ended, freed = await enrolling.withdraw(do.session, enrolment, act(do))
    if freed is not None:
        do.emit(seats.RegistrationEnded(freed.registration, freed.registration.state.name))
        tell(do, freed.moves)
    return ended


def _told(do: Do, changed: enrolling.Changed) -> EnrolmentsChanged:
    for one in changed.enrolled:
        do.emit(events.PersonEnrolled(one))
    for one in changed.withdrawn:
        do.emit(events.EnrolmentWithdrawn(one))
    return EnrolmentsChanged(changed.enrolled, changed.withdrawn)
