"""What hangs on an organisation: its official numbers, contact points and address."""

from __future__ import annotations

from datetime import date

from mreza.access.permissions import WRITE_DIRECTORY
from mreza.directory import service
from mreza.directory.contacts import normal_contact
from mreza.directory.identifiers import GivenIdentifier, checked_one
from mreza.directory.organisations import (
    Address,
    ContactKind,
    ContactPoint,
    Identifier,
    Organisation,
)
from mreza.directory.places import AdministrativeUnit
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Translated


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
