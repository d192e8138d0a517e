"""What can be done with people, their ties to organisations, and the offices that pass from hand to hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.contacts import normal_email, normal_phone
from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, AffiliationKind, Mandate, MandateKind, Person
from mreza.directory.places import Network
from mreza.directory.service import assigned, country_of
from mreza.errors import NotFound, UserError
from mreza.model.period import ONE_DAY, Period
from mreza.text import Locale


async def create_person(session: AsyncSession, network: Network, **facts: Any) -> Person:
    """Enter a person that the federation works with.

    Raises: UserError EMAIL_INVALID, PHONE_INVALID, UNKNOWN_LOCALE.
    """
    person = Person(network_id=network.id, **_normal(facts, await country_of(session, network.id)))
    session.add(person)
    return person


async def update_person(session: AsyncSession, person: Person, **facts: Any) -> Person:
    """Change what is on record of a person; what is `UNSET` stays as it is.

    Raises: UserError EMAIL_INVALID, PHONE_INVALID, UNKNOWN_LOCALE.
    """
    return assigned(person, _normal(facts, await country_of(session, person.network_id)))


def affiliate(
    session: AsyncSession,
    person: Person,
    organisation: Organisation,
    kind: AffiliationKind,
    *,
    position: str | None,
    valid: Period,
) -> Affiliation:
    """Tie a person to an organisation, from a day to a day; two ties of one kind may not overlap."""
    affiliation = Affiliation(
        person_id=person.id,
        organisation_id=organisation.id,
        network_id=organisation.network_id,
        kind=kind,
        position=position,
        valid=valid,
    )
    session.add(affiliation)
    return affiliation


async def assign_mandate(
    session: AsyncSession,
    kind: MandateKind,
    organisation: Organisation,
    *,
    network: Network,
    person: Person | None,
    valid: Period,
    decision: str | None,
) -> Mandate:
    """Give an office to a holder; whoever holds it on the first day hands it over the day before.

    Raises: UserError REQUIRED without the person that a legal representative is, or without a first day.
    """
    if kind is MandateKind.LEGAL_REPRESENTATIVE and person is None:
        raise UserError("REQUIRED", "A legal representative is a person. Say who.", path=("personId",))
    if kind is MandateKind.LEGAL_REPRESENTATIVE and organisation.network_id != network.id:
        raise NotFound("Organisation", path=("organisationId",))
    if valid.start is None:
        raise UserError("REQUIRED", "This is required. Give a value.", path=("validFrom",))
    await _hand_over(session, kind, organisation, network, valid.start)
    mandate = Mandate(
        kind=kind,
        organisation_id=organisation.id,
        network_id=network.id,
        person_id=None if person is None else person.id,
        valid=valid,
        decision=decision,
    )
    session.add(mandate)
    await session.flush()
    return mandate


async def _hand_over(
    session: AsyncSession, kind: MandateKind, organisation: Organisation, network: Network, day: date
) -> None:
    """End the mandate that was begun before the day and holds on it."""
    seat = {
        MandateKind.LEGAL_REPRESENTATIVE: Mandate.organisation_id == organisation.id,
        MandateKind.NATIONAL_COORDINATOR: Mandate.network_id == network.id,
        MandateKind.REGIONAL_SECRETARIAT: Mandate.kind == kind,
    }[kind]
    statement = select(Mandate).where(Mandate.kind == kind, seat, Mandate.valid.contains(literal(day, Date())))
    for held in await session.scalars(statement):
        if held.valid.start is None or held.valid.start < day:
            held.valid = held.valid.until(day - ONE_DAY)
    await session.flush()


def _normal(facts: dict[str, Any], country: str | None) -> dict[str, Any]:
    if facts.get("email"):
        facts["email"] = normal_email(facts["email"])
    if facts.get("phone"):
        facts["phone"] = normal_phone(facts["phone"], country)
    if facts.get("locale"):
        facts["locale"] = Locale.parse(facts["locale"]).value
    return facts
