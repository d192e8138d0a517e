"""From the applications that a call has selected to people with a seat: what is kept of each, as of the first day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.errors import NotFound
from mreza_calls.models import CallApplication
from mreza_events.models import EventRole, RegistrationChannel
from mreza_events.models.ages import age_band
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import Enrolment

#: Goes on with the rights of a network (`Do.elevate`).
Elevate = Callable[[UUID], Awaitable[None]]


async def people_of(
    session: AsyncSession, of: Iterable[CallApplication] | Iterable[Enrolment], elevate: Elevate
) -> dict[UUID, Person]:
    """Applicants, or people who are enrolled, by id. Guests are read with the rights of their home networks: they gave
    themselves into the hands of the network that holds the edition, which otherwise sees nobody of other networks."""
    wanted = {one.person_id: one.home_network_id for one in of if one.person_id is not None}
    found = await _people(session, set(wanted))
    for network in {wanted[id] for id in wanted.keys() - found.keys()}:
        await elevate(network)
        found |= await _people(session, {id for id, home in wanted.items() if home == network})
    if missing := wanted.keys() - found.keys():
        raise NotFound("Person", path=(str(next(iter(missing))),))
    return found


def registrant(application: CallApplication, person: Person, day: date) -> dict[str, Any]:
    """The columns of a registration, of what the application says and what is true of the person on the day."""
    return {
        "person_id": person.id,
        "name": f"{person.given_name} {person.family_name}",
        "organisation_id": application.organisation_id,
        "home_network_id": application.home_network_id,
        "country_id": application.country_id,
        "role": EventRole.PARTICIPANT,
        "sex": person.sex,
        "age_band": age_band(person.birth_year, day.year),
        "channel": RegistrationChannel.CALL,
        "needs": None,
    }


async def _people(session: AsyncSession, ids: set[UUID]) -> dict[UUID, Person]:
    return {one.id: one for one in await session.scalars(select(Person).where(Person.id.in_(ids)))}
