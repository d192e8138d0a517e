"""What of an organisation itself the API lets be changed, and its services."""

from __future__ import annotations

from datetime import date

from mreza.access.permissions import WRITE_DIRECTORY
from mreza.directory import service
from mreza.directory.events import OrganisationAdded, OrganisationChanged
from mreza.directory.identifiers import GivenIdentifier, checked
from mreza.directory.organisations import (
    BeneficiaryGroup,
    Organisation,
    ProvidedService,
    ServiceType,
)
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
