"""What is true of a person on a day: whom it represents, where it comes from, how old it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, Person
from mreza.directory.places import Network
from mreza.errors import UserError
from sqlalchemy import Date, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import Attendance, EventRole, RegistrationChannel
from mreza_events.models.ages import age_band

#: Of each person, the organisations (with their networks) that the person is tied to on a day.
Ties = Mapping[UUID, Mapping[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class Registrant:
    """A person who registers, with what is kept of that day; `columns` are those of the registration."""

    person_id: UUID
    columns: Mapping[str, Any]


async def registrant(
    session: AsyncSession,
    person: Person,
    organisation: Organisation | None,
    day: date,
    *,
    role: EventRole,
    channel: RegistrationChannel,
    needs: str | None,
) -> Registrant:
    """The person as of the event's first day; without an organisation, the one that it is tied to then.

    Raises: UserError ORGANISATION_AMBIGUOUS when there are several.
    """
    represents, network = await _represented(session, person, organisation, day)
    countries = await countries_of_networks(session)
    return Registrant(
        person.id,
        {
            "person_id": person.id,
            "name": f"{person.given_name} {person.family_name}",
            "organisation_id": represents,
            "home_network_id": network,
            "country_id": countries[network],
            "role": role,
            "sex": person.sex,
            "age_band": age_band(person.birth_year, day.year),
            "channel": channel,
            "needs": needs,
        },
    )


async def ties_on(session: AsyncSession, people: Collection[UUID], day: date) -> Ties:
    """The organisations that people are tied to on a day, as far as the viewer sees them."""
    asked = select(Affiliation.person_id, Affiliation.organisation_id, Affiliation.network_id).where(
        Affiliation.person_id.in_(people), Affiliation.valid.contains(literal(day, Date()))
    )
    found: dict[UUID, dict[UUID, UUID]] = {}
    for person_id, organisation_id, network_id in await session.execute(asked):
        found.setdefault(person_id, {})[organisation_id] = network_id
    return found


async def countries_of_networks(session: AsyncSession) -> dict[UUID, UUID]:
    """The country of each network."""
    return dict((await session.execute(select(Network.id, Network.country_id))).all())


async def represent(session: AsyncSession, attendance: Attendance, organisation: Organisation | None) -> None:
    """Let an attendance say that the person represented another organisation; without one, the person's own country
    stays."""
    attendance.organisation_id = organisation.id if organisation else None
    if organisation is not None:
        attendance.home_network_id = organisation.network_id
        attendance.country_id = (await countries_of_networks(session))[organisation.network_id]


async def _represented(
    session: AsyncSession, person: Person, organisation: Organisation | None, day: date
) -> tuple[UUID | None, UUID]:
    if organisation is not None:
        return organisation.id, organisation.network_id
    tied = (await ties_on(session, [person.id], day)).get(person.id, {})
    if len(tied) > 1:
        raise UserError(
            "ORGANISATION_AMBIGUOUS",
            "The person is tied to {count} organisations. Say which one is represented.",
            path=("organisationId",),
            count=len(tied),
        )
    return next(iter(tied.items()), (None, person.network_id))
