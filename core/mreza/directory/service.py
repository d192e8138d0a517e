"""What can be done with organisations: plain functions over a session, which sees and writes what its viewer may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Date, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.contacts import normal_contact, normal_url
from mreza.directory.duplicates import Likelihood, find_duplicates
from mreza.directory.identifiers import CheckedIdentifier
from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    ContactKind,
    ContactPoint,
    Identifier,
    Organisation,
    ProvidedService,
    ServedGroup,
    ServiceType,
)
from mreza.directory.places import AdministrativeUnit, Country, Network
from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.mutation.shapes import UNSET
from mreza.text import Locale, Translated

R = TypeVar("R")


async def create_organisation(
    session: AsyncSession,
    network: Network,
    name: Translated,
    *,
    identifiers: Sequence[CheckedIdentifier] = (),
    even_if_similar: bool = False,
    reader: Locale = Locale.EN,
    **facts: Any,
) -> Organisation:
    """Enter an organisation in a network's directory.

    Args:
        identifiers: its official numbers, checked.
        even_if_similar: enter it although the network has one of almost the same name.
        reader: the locale of names in errors.
        facts: further columns of `Organisation`.

    Raises: UserError DUPLICATE_IDENTIFIER, SIMILAR_ORGANISATION, URL_INVALID, UNKNOWN_LOCALE.
    """
    for position, one in enumerate(identifiers):
        await refuse_taken(session, one, path=("identifiers", str(position), "value"))
    if not even_if_similar:
        await _refuse_similar(session, name, network.id, reader)
    organisation = Organisation(network_id=network.id, name=name, **_normal(facts))
    session.add(organisation)
    await session.flush()
    for one in identifiers:
        session.add(_identifier(organisation, one))
    return organisation


def update_organisation(organisation: Organisation, **facts: Any) -> Organisation:
    """Change columns of an organisation; those that are `UNSET` stay as they are.

    Raises: UserError URL_INVALID, UNKNOWN_LOCALE.
    """
    return assigned(organisation, _normal(facts))


async def add_identifier(
    session: AsyncSession, organisation: Organisation, identifier: CheckedIdentifier, **facts: Any
) -> Identifier:
    """Add an official number.

    Raises: UserError DUPLICATE_IDENTIFIER when it is in the directory already.
    """
    await refuse_taken(session, identifier)
    added = _identifier(organisation, identifier, **facts)
    session.add(added)
    await session.flush()
    return added


async def refuse_taken(
    session: AsyncSession, identifier: CheckedIdentifier, *, path: tuple[str, ...] = ("value",)
) -> None:
    """Refuse a number that an organisation which the viewer sees has; of the others the database says the same.

    Raises: UserError DUPLICATE_IDENTIFIER.
    """
    same = (Identifier.scheme == identifier.scheme) & (Identifier.value == identifier.value)
    if await session.scalar(select(Identifier.id).where(same).limit(1)):
        raise UserError(
            "DUPLICATE_IDENTIFIER",
            "An organisation with this {scheme} is in the directory already. Look it up before you enter another one.",
            path=path,
            scheme=identifier.scheme,
        )


async def add_contact_point(
    session: AsyncSession, organisation: Organisation, kind: ContactKind, value: str, *, label: str | None, public: bool
) -> ContactPoint:
    """Add a way to reach an organisation, in normal form; local phone numbers are read as of its network's country.

    Raises: UserError PHONE_INVALID, EMAIL_INVALID, URL_INVALID.
    """
    country = await country_of(session, organisation.network_id)
    added = ContactPoint(
        **_of(organisation), kind=kind, value=normal_contact(kind, value, country), label=label, public=public
    )
    session.add(added)
    return added


async def set_address(
    session: AsyncSession,
    organisation: Organisation,
    *,
    street: Translated,
    postcode: str,
    town: Translated,
    unit: AdministrativeUnit | None,
    day: date,
) -> Address:
    """The organisation's address from a day on; the present one ends the day before, or is corrected."""
    facts = {
        "street": street,
        "postcode": "".join(postcode.split()),
        "town": town,
        "unit_id": None if unit is None else unit.id,
    }
    current: Address | None = await _current(session, Address, day, Address.organisation_id == organisation.id)
    if current is not None and current.valid.start == day:
        return assigned(current, facts)
    if current is not None:
        current.valid = current.valid.until(day - ONE_DAY)
    address = Address(**_of(organisation), **facts, valid=Period(day))
    session.add(address)
    return address


async def provide_service(
    session: AsyncSession,
    organisation: Organisation,
    service_type: ServiceType,
    *,
    unit: AdministrativeUnit | None,
    capacity: int | None,
    valid: Period,
) -> ProvidedService:
    """Write down that an organisation provides a service, somewhere, from a day to a day.

    Raises: UserError ALREADY_PROVIDED when it does already in that period.
    """
    unit_id = None if unit is None else unit.id
    same = (
        (ProvidedService.organisation_id == organisation.id)
        & (ProvidedService.service_type_id == service_type.id)
        & ProvidedService.unit_id.is_not_distinct_from(unit_id)
    )
    if await session.scalar(select(ProvidedService.id).where(same, ProvidedService.valid.overlaps(valid)).limit(1)):
        raise UserError("ALREADY_PROVIDED", "This service is on record there already. End that entry first.")
    service = ProvidedService(
        **_of(organisation), service_type_id=service_type.id, unit_id=unit_id, capacity=capacity, valid=valid
    )
    session.add(service)
    return service


async def set_served_groups(
    session: AsyncSession, organisation: Organisation, groups: Sequence[BeneficiaryGroup]
) -> Organisation:
    """The beneficiary groups that an organisation works with: these and no others."""
    present = (await session.scalars(select(ServedGroup).where(ServedGroup.organisation_id == organisation.id))).all()
    wanted = {group.id for group in groups}
    for row in present:
        if row.group_id not in wanted:
            await session.delete(row)
    for group_id in wanted - {row.group_id for row in present}:
        session.add(ServedGroup(**_of(organisation), group_id=group_id))
    return organisation


async def country_of(session: AsyncSession, network_id: UUID) -> str | None:
    """The code of a network's country."""
    statement = select(Country.code).join(Network, Network.country_id == Country.id).where(Network.id == network_id)
    return await session.scalar(statement)


def assigned(row: R, facts: Mapping[str, Any]) -> R:
    """The row with new values for its columns; those that are `UNSET` stay as they are."""
    for name, value in facts.items():
        if value is not UNSET:
            setattr(row, name, value)
    return row


async def _refuse_similar(session: AsyncSession, name: Translated, network_id: UUID, locale: Locale) -> None:
    for one in await find_duplicates(session, name, network_id=network_id, most=1):
        if one.likelihood is not Likelihood.POSSIBLE:
            known = await session.get_one(Organisation, one.organisation_id)
            raise UserError(
                "SIMILAR_ORGANISATION",
                "“{name}” is in the directory already. If yours is another one, repeat with evenIfSimilar: true.",
                path=("name",),
                name=known.name.get(locale).text,
            )


async def _current(session: AsyncSession, model: Any, day: date, condition: Any) -> Any:
    """The row that holds on the day; the one that began last, if there are several."""
    rows = (await session.scalars(select(model).where(condition, model.valid.contains(literal(day, Date()))))).all()
    return max(rows, key=lambda row: row.valid.start or date.min, default=None)


def _normal(facts: Mapping[str, Any]) -> dict[str, Any]:
    normal = dict(facts)
    if normal.get("website"):
        normal["website"] = normal_url(normal["website"])
    if normal.get("locale"):
        normal["locale"] = Locale.parse(normal["locale"]).value
    return normal


def _identifier(organisation: Organisation, checked: CheckedIdentifier, **facts: Any) -> Identifier:
    return Identifier(**_of(organisation), scheme=checked.scheme, value=checked.value, warning=checked.warning, **facts)


def _of(organisation: Organisation) -> dict[str, UUID]:
    return {"organisation_id": organisation.id, "network_id": organisation.network_id}
