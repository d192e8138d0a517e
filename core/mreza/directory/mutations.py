"""What of the directory the API lets be changed."""

from __future__ import annotations

from datetime import date

from mreza.access.permissions import WRITE_DIRECTORY
from mreza.access.viewer import ViewerKind
from mreza.directory import service, service_people
from mreza.directory.contacts import normal_contact
from mreza.directory.events import MandateAssigned, OrganisationAdded, OrganisationChanged
from mreza.directory.identifiers import GivenIdentifier, checked, checked_one
from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    ContactKind,
    ContactPoint,
    Identifier,
    Organisation,
    ProvidedService,
    ServiceType,
)
from mreza.directory.people import Affiliation, AffiliationKind, Mandate, MandateKind, Person, Sex
from mreza.directory.places import AdministrativeUnit, Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Locale, Translated


@mutation(permission=WRITE_DIRECTORY, emits=OrganisationAdded)
async def create_organisation(
    do: Do,
    *,
    network: Network,
    name: Translated,
    identifiers: list[GivenIdentifier] | None = None,
    acronym: str | None = None,
    description: Translated | None = None,
    registered_on: date | None = None,
    website: str | None = None,
    locale: str = "en",
    unit: AdministrativeUnit | None = None,
    even_if_similar: bool = False,
) -> Organisation:
    """Enter an organisation in a network's directory. It is no member yet, and the public does not see it.

    Args:
        network: Whose directory.
        name: Its registered name.
        identifiers: Its official numbers.
        acronym: Its short name.
        description: What it does, in a few sentences.
        registered_on: When it was entered in the register of associations.
        website: Its web site.
        locale: The language and script it wants to be written to in.
        unit: The municipality of its seat.
        even_if_similar: True enters it although the network has one of almost the same name.
    """
    return await service.create_organisation(
        do.session,
        network,
        name,
        identifiers=checked(do.hooks, identifiers) if identifiers else (),
        even_if_similar=even_if_similar,
        reader=Locale.parse(do.locale),
        acronym=acronym,
        description=description,
        registered_on=registered_on,
        website=website,
        locale=locale,
        unit_id=None if unit is None else unit.id,
    )


@mutation(permission=WRITE_DIRECTORY, emits=OrganisationChanged)
async def update_organisation(
    do: Do,
    *,
    organisation: Organisation,
    name: Translated = UNSET,
    acronym: str | None = UNSET,
    description: Translated | None = UNSET,
    registered_on: date | None = UNSET,
    website: str | None = UNSET,
    locale: str = UNSET,
    unit: AdministrativeUnit | None = UNSET,
    hide_address: bool = UNSET,
    hide_contacts: bool = UNSET,
    do_not_list: bool = UNSET,
) -> Organisation:
    """Change what the directory says of an organisation. What is not given stays as it is; null clears.

    Args:
        organisation: Which organisation.
        name: Its registered name, in all languages that it is to have.
        acronym: Its short name.
        description: What it does, in a few sentences.
        registered_on: When it was entered in the register of associations.
        website: Its web site.
        locale: The language and script it wants to be written to in.
        unit: The municipality of its seat.
        hide_address: Safety: show its addresses to nobody outside its network.
        hide_contacts: Safety: show its contact points to nobody outside its network.
        do_not_list: Safety: never show it in the public directory.
    """
    return service.update_organisation(
        organisation,
        name=name,
        acronym=acronym,
        description=description,
        registered_on=registered_on,
        website=website,
        locale=locale,
        unit_id=unit.id if unit else unit,
        hide_address=hide_address,
        hide_contacts=hide_contacts,
        do_not_list=do_not_list,
    )


@mutation(permission=WRITE_DIRECTORY)
async def add_identifier(
    do: Do,
    *,
    organisation: Organisation,
    scheme: str,
    value: str,
    issued_by: str | None = None,
    source: str | None = None,
    verified_on: date | None = None,
) -> Identifier:
    """Add an official number, checked by its scheme's rule.

    Args:
        organisation: Whose number.
        scheme: The scheme, e.g. RS-PIB.
        value: The number; blanks, dots and hyphens do not count.
        issued_by: The register or authority.
        source: Where it was taken from.
        verified_on: When somebody compared it with the register.
    """
    identifier = checked_one(do.hooks, GivenIdentifier(scheme, value))
    return await service.add_identifier(
        do.session, organisation, identifier, issued_by=issued_by, source=source, verified_on=verified_on
    )


@mutation(permission=WRITE_DIRECTORY)
async def end_identifier(do: Do, identifier: Identifier, last_day: date) -> Identifier:
    """End an official number.

    Args:
        identifier: Which number.
        last_day: The last day it holds.
    """
    identifier.valid = identifier.valid.until(last_day)
    return identifier


@mutation(permission=WRITE_DIRECTORY)
async def add_contact_point(
    do: Do,
    *,
    organisation: Organisation,
    kind: ContactKind,
    value: str,
    label: str | None = None,
    public: bool = True,
) -> ContactPoint:
    """Add a way to reach an organisation.

    Args:
        organisation: Which organisation.
        kind: What sort.
        value: The address or number; a local phone number is taken as one of the network's country.
        label: What it is for, e.g. SOS line.
        public: False shows it within the network only.
    """
    return await service.add_contact_point(do.session, organisation, kind, value, label=label, public=public)


@mutation(permission=WRITE_DIRECTORY)
async def update_contact_point(
    do: Do, contact_point: ContactPoint, value: str = UNSET, label: str | None = UNSET, public: bool = UNSET
) -> ContactPoint:
    """Change a way to reach an organisation. What is not given stays as it is.

    Args:
        contact_point: Which one.
        value: The address or number.
        label: What it is for; null clears.
        public: False shows it within the network only.
    """
    if value is not UNSET:
        country = await service.country_of(do.session, contact_point.network_id)
        value = normal_contact(contact_point.kind, value, country)
    return service.assigned(contact_point, {"value": value, "label": label, "public": public})


@mutation(permission=WRITE_DIRECTORY)
async def remove_contact_point(do: Do, contact_point: ContactPoint) -> None:
    """Remove a way to reach an organisation.

    Args:
        contact_point: Which one.
    """
    await do.session.delete(contact_point)


@mutation(permission=WRITE_DIRECTORY)
async def set_address(
    do: Do,
    *,
    organisation: Organisation,
    street: Translated,
    postcode: str,
    town: Translated,
    unit: AdministrativeUnit | None = None,
    valid_from: date | None = None,
) -> Address:
    """Set an organisation's address from a day on; the one before ends the day before.

    Args:
        organisation: Whose address.
        street: Street and number.
        postcode: Postcode.
        town: Town or village.
        unit: The municipality.
        valid_from: The first day; today when left out.
    """
    day = valid_from or do.today
    return await service.set_address(
        do.session, organisation, street=street, postcode=postcode, town=town, unit=unit, day=day
    )


@mutation(permission=WRITE_DIRECTORY)
async def provide_service(
    do: Do,
    *,
    organisation: Organisation,
    service_type: ServiceType,
    unit: AdministrativeUnit | None = None,
    capacity: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> ProvidedService:
    """Write down that an organisation provides a service.

    Args:
        organisation: Which organisation.
        service_type: The kind of service.
        unit: Where it is provided.
        capacity: How many people it can serve at once.
        valid_from: The first day; today when left out.
        valid_to: The last day (included); open when left out.
    """
    if capacity is not None and capacity < 0:
        raise UserError("VALUE_NOT_ALLOWED", "A capacity is zero or more. Check it.", path=("capacity",))
    valid = Period(valid_from or do.today, valid_to)
    return await service.provide_service(
        do.session, organisation, service_type, unit=unit, capacity=capacity, valid=valid
    )


@mutation(permission=WRITE_DIRECTORY)
async def end_service(do: Do, provided_service: ProvidedService, last_day: date) -> ProvidedService:
    """End a service that an organisation provides.

    Args:
        provided_service: Which service.
        last_day: The last day on which it is provided.
    """
    provided_service.valid = provided_service.valid.until(last_day)
    return provided_service


@mutation(permission=WRITE_DIRECTORY)
async def set_served_groups(do: Do, organisation: Organisation, groups: list[BeneficiaryGroup]) -> Organisation:
    """Say which beneficiary groups an organisation works with: these and no others.

    Args:
        organisation: Which organisation.
        groups: The groups.
    """
    return await service.set_served_groups(do.session, organisation, groups)


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
