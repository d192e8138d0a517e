"""Which rules hold where and when; entering them, and loading what the countries' plugins know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.places import AdministrativeUnit, Country, Network
from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.plugin.hooks import Hooks
from sqlalchemy import Uuid, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import (
    LicensingAuthority,
    LicensingJurisdiction,
    LicensingPermissionType,
    LicensingRequirement,
    LicensingRuleSet,
    LicensingStaffRule,
    standing,
)
from mreza_licensing.plain import jurisdiction
from mreza_licensing.rules import Jurisdiction, RuleSet
from mreza_licensing.service.act import on


async def rules_on(session: AsyncSession, service: ProvidedService, day: date) -> LicensingRuleSet:
    """The rule set that holds for a service on a day, by where it is given.

    Raises: UserError RULES_UNKNOWN.
    """
    unit = service.unit_id
    if unit is None:
        unit = (await session.get_one(Organisation, service.organisation_id)).unit_id
    return await rules_at(session, service.network_id, unit, day)


async def rules_at(session: AsyncSession, network: UUID, unit: UUID | None, day: date) -> LicensingRuleSet:
    """The rule set that holds in a unit on a day; without a unit, that of the whole country.

    Raises: UserError RULES_UNKNOWN.
    """
    id = await session.scalar(select(standing.rule_set(_id(network), _id(unit), on(day))))
    if id is None:
        raise UserError(
            "RULES_UNKNOWN",
            "No rules are entered for this place on {day}. Load those of the country, or enter a rule set.",
            day=day.isoformat(),
        )
    return await session.get_one(LicensingRuleSet, id)


async def type_of(
    session: AsyncSession, rules: LicensingRuleSet, code: str, *, personal: bool = False
) -> LicensingPermissionType:
    """A type of permission under a rule set, by its code.

    Raises: UserError TYPE_UNKNOWN, naming those that there are.
    """
    of = LicensingPermissionType.rule_set_id == rules.id
    found = [
        one for one in await session.scalars(select(LicensingPermissionType).where(of)) if one.personal is personal
    ]
    for one in found:
        if one.code == code:
            return one
    raise UserError(
        "TYPE_UNKNOWN",
        "{rules} knows no permission {type}. It has: {known}.",
        path=("type",),
        rules=rules.code,
        type=code,
        known=", ".join(sorted(one.code for one in found)) or "-",
    )


async def require_for_service(session: AsyncSession, kind: LicensingPermissionType, service: ProvidedService) -> None:
    """That a permission of the type can be about the service.

    Raises: UserError TYPE_NOT_FOR_SERVICE.
    """
    code = (await session.get_one(ServiceType, service.service_type_id)).code
    if kind.services and code not in kind.services:
        raise UserError(
            "TYPE_NOT_FOR_SERVICE",
            "{type} is for {services}, not for {service}. Choose another type.",
            path=("type",),
            type=kind.code,
            services=", ".join(kind.services),
            service=code,
        )


async def load(session: AsyncSession, hooks: Hooks, network: Network) -> list[LicensingRuleSet]:
    """Write what the plugins know of the network's country and what is not there yet; gives the new rule sets.

    What is there stays as it is: coordinators may know better. The database refuses a new rule set whose days are
    taken.

    Raises: UserError AUTHORITY_UNKNOWN, UNIT_UNKNOWN.
    """
    country = (await session.get_one(Country, network.country_id)).code
    made = []
    for answered in seeds(hooks, country):
        made += await _enter(session, network, answered)
    return made


def seeds(hooks: Hooks, country: str) -> list[Jurisdiction]:
    """What is known of a country. Where a plugin of the country speaks, what licensing knows itself is left out."""
    found = [(answer.plugin, jurisdiction(one)) for answer in hooks.collect("licensing_rules") for one in answer.value]
    of = [(plugin, one) for plugin, one in found if one.country == country]
    own = [one for plugin, one in of if plugin != "licensing"]
    return own or [one for _, one in of]


async def enter_rule_set(session: AsyncSession, place: LicensingJurisdiction, said: RuleSet) -> LicensingRuleSet:
    """A rule set with its parts; the one before it, if it is open, ends on the day before.

    Raises: UserError AUTHORITY_UNKNOWN; the database refuses days that are taken.
    """
    before = select(LicensingRuleSet).where(LicensingRuleSet.jurisdiction_id == place.id).with_for_update()
    for one in await session.scalars(before):
        start, begun = said.valid.start, one.valid.start
        if one.valid.end is None and start is not None and (begun is None or begun < start):
            one.valid = Period(begun, start - ONE_DAY)
    await session.flush()
    made = LicensingRuleSet(
        network_id=place.network_id,
        jurisdiction_id=place.id,
        code=said.code,
        valid=said.valid,
        regime=said.regime,
        legal_basis=said.legal_basis,
        renewal_opens_days=said.renewal_opens_days,
        renewal_closes_days=said.renewal_closes_days,
        decision_days=said.decision_days,
        lapsing_days=said.lapsing_days,
        alert_days=list(said.alert_days),
        not_established=list(said.not_established),
    )
    session.add(made)
    await session.flush()
    of: dict[str, Any] = {"network_id": place.network_id, "rule_set_id": made.id}
    authorities = await _authorities(session, place.network_id)
    session.add_all(_parts(said, of, authorities))
    await session.flush()
    return made


def _parts(said: RuleSet, of: dict[str, Any], authorities: dict[str, UUID]) -> Iterable[Any]:
    for kind in said.types:
        if kind.authority is not None and kind.authority not in authorities:
            raise UserError(
                "AUTHORITY_UNKNOWN",
                "There is no authority {authority}. Enter it first.",
                authority=kind.authority,
            )
        yield LicensingPermissionType(
            **of,
            code=kind.code,
            kind=kind.kind,
            name=kind.name,
            authority_id=None if kind.authority is None else authorities[kind.authority],
            personal=kind.personal,
            services=list(kind.services),
            months=kind.months,
            renewable=kind.renewable,
            once=kind.once,
            not_established=list(kind.not_established),
        )
    for paper in said.dossier:
        yield LicensingRequirement(
            **of,
            code=paper.code,
            title=paper.title,
            document=paper.document,
            types=list(paper.types),
            occasion=paper.occasion,
            employees_over=paper.employees_over,
            not_established=list(paper.not_established),
        )
    for rule in said.staff:
        yield LicensingStaffRule(
            **of,
            services=list(rule.services),
            minimum=rule.minimum,
            qualification=rule.qualification,
            not_established=list(rule.not_established),
        )


async def _enter(session: AsyncSession, network: Network, said: Jurisdiction) -> list[LicensingRuleSet]:
    here = LicensingJurisdiction.network_id == network.id
    places = {one.code: one for one in await session.scalars(select(LicensingJurisdiction).where(here))}
    place = places.get(said.code)
    if place is None:
        place = LicensingJurisdiction(
            network_id=network.id, code=said.code, name=said.name, unit_id=await _unit(session, said)
        )
        session.add(place)
        await session.flush()
    known = await _authorities(session, network.id)
    for body in said.authorities:
        if body.code not in known:
            of: dict[str, Any] = {"network_id": network.id, "jurisdiction_id": place.id}
            session.add(LicensingAuthority(**of, code=body.code, name=body.name, website=body.website))
    await session.flush()
    codes = set(await session.scalars(select(LicensingRuleSet.code).where(LicensingRuleSet.network_id == network.id)))
    return [await enter_rule_set(session, place, one) for one in said.rule_sets if one.code not in codes]


async def _unit(session: AsyncSession, said: Jurisdiction) -> UUID | None:
    if said.unit is None:
        return None
    scheme, code = said.unit
    units = select(AdministrativeUnit.id).where(AdministrativeUnit.scheme == scheme, AdministrativeUnit.code == code)
    found = await session.scalar(units.limit(1))
    if found is None:
        raise UserError(
            "UNIT_UNKNOWN",
            "There is no administrative unit {unit} of {scheme}. Load the country's units first.",
            unit=code,
            scheme=scheme,
        )
    return found


async def _authorities(session: AsyncSession, network: UUID) -> dict[str, UUID]:
    found = select(LicensingAuthority.code, LicensingAuthority.id).where(LicensingAuthority.network_id == network)
    return {row.code: row.id for row in await session.execute(found)}


def _id(value: UUID | None) -> Any:
    return literal(value, Uuid())
