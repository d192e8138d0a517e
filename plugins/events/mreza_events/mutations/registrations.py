"""Registering for events: by coordinators for anybody, by members for their own people, by people for themselves.

Seats belong to the network that holds the event, so these act with its rights, after it was checked that the viewer may
speak for the person.
"""

from __future__ import annotations

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.mutation import Do, mutation
from sqlalchemy import select

from mreza_events import events, permissions
from mreza_events.models import (
    Event,
    EventRegistration,
    EventRole,
    RegistrationChannel,
    RegistrationPolicy,
    RegistrationState,
)
from mreza_events.mutations.acts import MOVES, moment, tell
from mreza_events.service import registering, snapshots
from mreza_events.service.snapshots import Registrant


@mutation(
    permission=permissions.REGISTER,
    elevated=True,
    emits=(events.SeatConfirmed, events.PutOnWaitingList, *MOVES),
)
async def register_for_event(
    do: Do,
    event: Event,
    person: Person,
    *,
    organisation: Organisation | None = None,
    role: EventRole = EventRole.PARTICIPANT,
    needs: str | None = None,
) -> EventRegistration:
    """Register a person: it gets a seat or a place on the waiting list. Doing it again changes nothing.

    Args:
        event: For which event.
        person: Who; a member registers its own people.
        organisation: Whom the person represents; left out, the organisation that it is tied to on the first day.
        role: As what.
        needs: Diet, access and other needs; for the organiser only.
    """
    registrant = await _registrant(do, event, person, organisation, role, needs)
    policy_id = (
        await do.session.scalars(select(RegistrationPolicy.id).where(RegistrationPolicy.event_id == event.id))
    ).one_or_none()
    if policy_id is None:
        raise UserError("NO_REGISTRATION", "The event takes no registrations. Write to its organiser.")
    await do.elevate(event.network_id)
    done = await registering.register(do.session, event, policy_id, registrant, moment(do))
    tell(do, done.moves)
    if not done.repeated:
        _tell_place(do, done.registration)
    return done.registration


@mutation(permission=permissions.REGISTER, elevated=True, emits=events.SeatConfirmed)
async def accept_seat(do: Do, registration: EventRegistration) -> EventRegistration:
    """Take the seat that is offered.

    Args:
        registration: Whose.
    """
    await do.elevate(registration.network_id)
    taken = await registering.accept(do.session, registration, moment(do))
    do.emit(events.SeatConfirmed(taken))
    return taken


@mutation(permission=permissions.REGISTER, elevated=True, emits=(events.RegistrationEnded, *MOVES))
async def leave_event(do: Do, registration: EventRegistration) -> EventRegistration:
    """Give up a seat, an offer or a place on the waiting list; others move up.

    Args:
        registration: Whose.
    """
    await do.elevate(registration.network_id)
    ended, moved = await registering.leave(do.session, registration, moment(do))
    do.emit(events.RegistrationEnded(ended, ended.state.name))
    tell(do, moved)
    return ended


async def _registrant(
    do: Do, event: Event, person: Person, organisation: Organisation | None, role: EventRole, needs: str | None
) -> Registrant:
    assert event.held.start is not None  # every event has days; the database checks it
    day = event.held.start
    coordinates = bool({person.network_id, event.network_id} & do.viewer.networks)
    found = await snapshots.registrant(
        do.session,
        person,
        organisation,
        day,
        role=role,
        channel=RegistrationChannel.ORGANISER if coordinates else RegistrationChannel.PORTAL,
        needs=needs,
    )
    if not coordinates and person.id != do.viewer.person_id:
        tied = (await snapshots.ties_on(do.session, [person.id], day)).get(person.id, {})
        if found.columns["organisation_id"] not in do.viewer.organisations & tied.keys():
            raise UserError(
                "NOT_YOURS_TO_REGISTER",
                "A member registers people who are tied to it. Ask the person's own organisation.",
                path=("personId",),
            )
    return found


def _tell_place(do: Do, registration: EventRegistration) -> None:
    if registration.state is RegistrationState.CONFIRMED:
        do.emit(events.SeatConfirmed(registration))
    elif registration.state is RegistrationState.WAITING:
        do.emit(events.PutOnWaitingList(registration, registration.number))
