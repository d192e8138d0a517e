"""What organisations refer to: countries, administrative units, catalogues, roles. What is there already, stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from mreza.access.models import Role
from mreza.access.permissions import declared_permissions
from mreza.access.roles import ROLES
from mreza.demo.bulk import write
from mreza.demo.catalogue import GROUPS, SERVICES
from mreza.demo.places import REGIONS, SEATS, Seat
from mreza.demo.plan import DemoPlan, Rows
from mreza.directory.organisations import BeneficiaryGroup, ServiceType
from mreza.directory.places import AdministrativeUnit, Country
from mreza.model.base import Base, is_tenant
from mreza.model.period import Period
from mreza.text import COUNTRIES, Translated, fold

_UNIT_COLUMNS = ("id", "country_id", "parent_id", "scheme", "code", "level", "name", "valid")
_UNIT_KEY = ("scheme", "code")
_UNITS = """
    SELECT u.id, c.code, u.level, u.name::text AS name
    FROM public.core_administrative_unit u JOIN public.core_country c ON c.id = u.country_id
"""
#: Levels of units that are a town's own, the best first.
_TOWN_LEVELS = ("city", "municipality", "local self-government", "district")


@dataclass(frozen=True, slots=True)
class Units:
    """The administrative units of the demo's towns, by country and the seat's code."""

    by_seat: Mapping[tuple[str, str], UUID]

    def of(self, seat: Seat) -> UUID | None:
        """The municipality of a seat; None when no plugin and no list of ours knows it."""
        return self.by_seat.get((seat.country, seat.code))


async def existing_codes(connection: asyncpg.Connection, models: Iterable[type[Base]]) -> dict[str, dict[str, UUID]]:
    """Ids by code of every catalogue, by table."""
    tables = [
        one.__tablename__
        for one in models
        if not is_tenant(one) and "code" in one.__table__.c and one is not AdministrativeUnit
    ]
    return {table: await _ids(connection, table) for table in tables}


async def write_references(connection: asyncpg.Connection, host: Any, plan: DemoPlan) -> Units:
    """Write what is missing, and say which towns are which units."""
    for rows in (_countries(plan), *_catalogues(plan), _roles(plan, host), _units(plan, host)):
        await write(connection, rows)
    return Units(await _seat_units(connection))


async def _ids(connection: asyncpg.Connection, table: str) -> dict[str, UUID]:
    return {row["code"]: row["id"] for row in await connection.fetch(f"SELECT code, id FROM public.{table}")}


def _countries(plan: DemoPlan) -> Rows:
    rows = (
        (
            plan.shared(Country, country.code),
            country.code,
            Translated({locale: country.label(locale) for locale in country.names}),
            country.footnote,
            country.currency_on(plan.today),
            country.phone_prefix,
        )
        for country in COUNTRIES.values()
    )
    return Rows(Country, ("id", "code", "name", "footnote", "currency", "phone_prefix"), rows, key=("code",))


def _catalogues(plan: DemoPlan) -> Iterator[Rows]:
    services = ((plan.shared(ServiceType, entry.code), entry.code, entry.name, entry.category) for entry in SERVICES)
    yield Rows(ServiceType, ("id", "code", "name", "category"), services, key=("code",))
    groups = ((plan.shared(BeneficiaryGroup, entry.code), entry.code, entry.name) for entry in GROUPS)
    yield Rows(BeneficiaryGroup, ("id", "code", "name"), groups, key=("code",))


def _roles(plan: DemoPlan, host: Any) -> Rows:
    """The default roles, for a database in which no upgrade has made them."""
    permissions = declared_permissions(host.hooks).values()
    rows = (
        (
            plan.shared(Role, role.code),
            role.code,
            role.title,
            role.reach,
            sorted(one.code for one in permissions if role.code in one.default_roles),
        )
        for role in ROLES
    )
    return Rows(Role, ("id", "code", "title", "reach", "permissions"), rows, key=("code",))


def _units(plan: DemoPlan, host: Any) -> Rows:
    """Ours, for the countries whose units no plugin knows; each after the one it is part of."""
    answers = host.hooks.collect("administrative_units")
    provided = {unit.scheme.partition("-")[0] for answer in answers for unit in answer.value}
    return Rows(AdministrativeUnit, _UNIT_COLUMNS, _ours(plan, provided), key=_UNIT_KEY)


def _ours(plan: DemoPlan, provided: set[str]) -> Iterator[tuple[Any, ...]]:
    regions: dict[tuple[str, str], UUID] = {}
    for region in REGIONS:
        if region.country not in provided:
            id = regions[region.country, region.code] = plan.ids.next("demo_unit")
            parent = regions.get((region.country, region.parent))
            in_country = plan.shared(Country, region.country)
            yield id, in_country, parent, f"{region.country}-DEMO", region.code, region.level, region.name, Period()
    for country in [country for country in SEATS if country not in {*provided, "RS"}]:
        for seat in SEATS[country]:
            parent = regions.get((country, seat.region))
            id = plan.ids.next("demo_unit")
            in_country, scheme = plan.shared(Country, country), f"{country}-DEMO"
            yield id, in_country, parent, scheme, seat.code, "municipality", seat.name, Period()


async def _seat_units(connection: asyncpg.Connection) -> dict[tuple[str, str], UUID]:
    """Units by each of their names; of several of one name the one of the first of `_TOWN_LEVELS`."""
    found: dict[tuple[str, str], tuple[int, UUID]] = {}
    for row in await connection.fetch(_UNITS):
        rank = _TOWN_LEVELS.index(row["level"]) if row["level"] in _TOWN_LEVELS else len(_TOWN_LEVELS)
        for name in orjson.loads(row["name"]).values():
            key = row["code"], fold(name).replace(" ", "-")
            if key not in found or rank < found[key][0]:
                found[key] = rank, row["id"]
    return {key: id for key, (_, id) in found.items()}
