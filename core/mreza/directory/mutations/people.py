"""What of people, their ties and offices the API lets be changed."""

from __future__ import annotations

from datetime import date

from mreza.access.permissions import WRITE_DIRECTORY
from mreza.access.viewer import ViewerKind
from mreza.directory import service_people
from mreza.directory.events import MandateAssigned
from mreza.directory.organisations import (
    Organisation,
)
from mreza.directory.people import Affiliation, AffiliationKind, Mandate, MandateKind, Person, Sex
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation


@mutation(permission=WRITE_DIRECTORY)
async def create_person(
    do: Do,
    *,
    network: Network,
    given_name: str,
    family_name: str,
    email: str | None = None,
    phone: str | None = None,
    sex: Sex = Sex.NOT_STATED,
    birth_year: int | None = None,
    locale: str = "en",
) -> Person:
    """Enter a person that the federation works with; never a user of social services.

    Args:
        network: Whose directory.
        given_name: Given name, as the person writes it.
        family_name: Family name, as the person writes it.
        email: E-mail address.
        phone: Phone number; a local one is taken as one of the network's country.
        sex: As stated by the person.
        birth_year: Year of birth, where it is needed for age bands.
        locale: The language and script the person wants to be written to in.
    """
    return await service_people.create_person(
        do.session,
        network,
        given_name=given_name,
        family_name=family_name,
        email=email,
        phone=phone,
        sex=sex,
        birth_year=birth_year,
        locale=locale,
    )


@mutation(permission=WRITE_DIRECTORY)
async def update_person(
    do: Do,
    *,
    person: Person,
    given_name: str = UNSET,
    family_name: str = UNSET,
    email: str | None = UNSET,
    phone: str | None = UNSET,
    sex: Sex = UNSET,
    birth_year: int | None = UNSET,
    locale: str = UNSET,
) -> Person:
    """Change what is on record of a person. What is not given stays as it is; null clears.

    Args:
        person: Who.
        given_name: Given name, as the person writes it.
        family_name: Family name, as the person writes it.
        email: E-mail address.
        phone: Phone number.
        sex: As stated by the person.
        birth_year: Year of birth.
        locale: The language and script the person wants to be written to in.
    """
    return await service_people.update_person(
        do.session,
        person,
        given_name=given_name,
        family_name=family_name,
        email=email,
        phone=phone,
        sex=sex,
        birth_year=birth_year,
        locale=locale,
    )


@mutation(permission=WRITE_DIRECTORY)
async def affiliate(
    do: Do,
    *,
    person: Person,
    organisation: Organisation,
    kind: AffiliationKind,
    position: str | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Affiliation:
    """Tie a person to an organisation.

    Args:
        person: Who.
        organisation: With which organisation.
        kind: How.
        position: Job title, as the organisation writes it.
        valid_from: The first day; today when left out.
        valid_to: The last day (included); open when left out.
    """
    valid = Period(valid_from or do.today, valid_to)
    return service_people.affiliate(do.session, person, organisation, kind, position=position, valid=valid)


@mutation(permission=WRITE_DIRECTORY)
async def end_affiliation(do: Do, affiliation: Affiliation, last_day: date) -> Affiliation:
    """End a person's tie to an organisation.

    Args:
        affiliation: Which tie.
        last_day: The last day it holds.
    """
    affiliation.valid = affiliation.valid.until(last_day)
    return affiliation


@mutation(permission=WRITE_DIRECTORY, emits=MandateAssigned)
async def assign_mandate(
    do: Do,
    *,
    organisation: Organisation,
    kind: MandateKind,
    network: Network,
    person: Person | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    decision: str | None = None,
) -> Mandate:
    """Give an office to an organisation, or to a person for it. Whoever holds it hands it over the day before.

    Args:
        organisation: Who holds it, or is represented.
        kind: Which office.
        network: In which network.
        person: The person, for a legal representative.
        valid_from: The first day; today when left out.
        valid_to: The last day (included); open when left out.
        decision: The decision it rests on.
    """
    if kind is MandateKind.REGIONAL_SECRETARIAT and do.viewer.kind not in (ViewerKind.SECRETARIAT, ViewerKind.SYSTEM):
        raise UserError(
            "NOT_PERMITTED", "Only the regional secretariat hands itself over. Ask it.", path=("kind",), variant="row"
        )
    return await service_people.assign_mandate(
        do.session,
        kind,
        organisation,
        network=network,
        person=person,
        valid=Period(valid_from or do.today, valid_to),
        decision=decision,
    )
