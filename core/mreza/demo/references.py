"""What organisations refer to: countries, administrative units, catalogues, roles. What is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from mreza.access.models import Role
from mreza.access.permissions import declared_permissions
from mreza.access.roles import ROLES
from mreza.demo.bulk import write
from mreza.demo.catalogue import GROUPS, SERVICES
from mreza.demo.places import REGIONS, SEATS, Seat
from mreza.demo.plan import DemoPlan, Rows
from mreza.directory.organisations import BeneficiaryGroup, ServiceType
from mreza.directory.places import AdministrativeUnit, Country
from mreza.model.period import Period
from mreza.text import COUNTRIES, Locale, Translated, fold

_UNIT_COLUMNS = ("id", "country_id", "parent_id", "scheme", "code", "level", "name", "valid")
_UNIT_KEY = ("scheme", "code")
#: Levels of units that are a town's own, the best first.
_TOWN_LEVELS = ("city", "municipality", "local self-government", "district")


@dataclass(frozen=True, slots=True)
class References:
    """Ids by code, as they stand in the database."""

    countries: Mapping[str, UUID]
    services: Mapping[str, UUID]
    groups: Mapping[str, UUID]
    roles: Mapping[str, UUID]
    units: Mapping[tuple[str, str], UUID]
    """By country and the seat's code."""

    def unit_of(self, seat: Seat) -> UUID | None:
        """The municipality of a seat; None when no plugin and no list of ours knows it."""
        return self.units.get((seat.country, seat.code))


async def write_references(connection: asyncpg.Connection, host: Any, plan: DemoPlan) -> References:
    """Write what is missing and read all of it back."""
    for rows in (_countries(plan), *_catalogues(plan), _roles(plan, host)):
        await write(connection, rows)
    countries = await _ids(connection, "core_country")
    for level in _units(plan, host, countries):
        await write(connection, level)
    return References(
        countries=countries,
        services=await _ids(connection, "core_service_type"),
        groups=await _ids(connection, "core_beneficiary_group"),
        roles=await _ids(connection, "core_role"),
        units=await _seat_units(connection),
    )


async def _ids(connection: asyncpg.Connection, table: str) -> dict[str, UUID]:
    return {row["code"]: row["id"] for row in await connection.fetch(f"SELECT code, id FROM public.{table}")}


def _countries(plan: DemoPlan) -> Rows:
    rows = (
        (
            plan.ids.next("country"),
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
    services = ((plan.ids.next("service_type"), entry.code, entry.name, entry.category) for entry in SERVICES)
    yield Rows(ServiceType, ("id", "code", "name", "category"), services, key=("code",))
    groups = ((plan.ids.next("beneficiary_group"), entry.code, entry.name) for entry in GROUPS)
    yield Rows(BeneficiaryGroup, ("id", "code", "name"), groups, key=("code",))


def _roles(plan: DemoPlan, host: Any) -> Rows:
    """The default roles, for a database in which no upgrade has made them."""
    permissions = declared_permissions(host.hooks).values()
    rows = (
        (
            plan.ids.next("role"),
            role.code,
            role.title,
            role.reach,
            sorted(one.code for one in permissions if role.code in one.default_roles),
        )
        for role in ROLES
    )
    return Rows(Role, ("id", "code", "title", "reach", "permissions"), rows, key=("code",))


def _units(plan: DemoPlan, host: Any, countries: Mapping[str, UUID]) -> Iterator[Rows]:
    """The plugins' units, then ours for the countries that no plugin knows; each unit after the one it is part of."""
    known: dict[tuple[str, str], UUID] = {}
    provided: set[str] = set()
    for answer in host.hooks.collect("administrative_units"):
        units = list(answer.value)
        provided |= {unit.scheme.partition("-")[0] for unit in units}
        yield Rows(AdministrativeUnit, _UNIT_COLUMNS, _of_plugin(plan, units, countries, known), key=_UNIT_KEY)
    yield Rows(AdministrativeUnit, _UNIT_COLUMNS, _ours(plan, countries, provided), key=_UNIT_KEY)


def _of_plugin(
    plan: DemoPlan, units: list[Any], countries: Mapping[str, UUID], known: dict[tuple[str, str], UUID]
) -> Iterator[tuple[Any, ...]]:
    for unit in units:
        id = known[unit.scheme, unit.code] = plan.ids.next("administrative_unit")
        country = countries[unit.scheme.partition("-")[0]]
        parent = known.get(unit.parent) if unit.parent else None
        yield id, country, parent, unit.scheme, unit.code, unit.level, unit.name, unit.valid


def _ours(plan: DemoPlan, countries: Mapping[str, UUID], provided: set[str]) -> Iterator[tuple[Any, ...]]:
    regions: dict[tuple[str, str], UUID] = {}
    for region in REGIONS:
        if region.country not in provided:
            id = regions[region.country, region.code] = plan.ids.next("demo_unit")
            parent = regions.get((region.country, region.parent))
            yield id, countries[region.country], parent, f"{region.country}-DEMO", region.code, region.level, region.name, Period()
    for country, seats in SEATS.items():
        if country in provided or country == "RS":
            continue
        for seat in seats:
            parent = regions.get((country, seat.region))
            id = plan.ids.next("demo_unit")
            yield id, countries[country], parent, f"{country}-DEMO", seat.code, "municipality", seat.name, Period()


async def _seat_units(connection: asyncpg.Connection) -> dict[tuple[str, str], UUID]:
    """Each seat's unit, found by its name; of several the one of the first of `_TOWN_LEVELS`."""
    found: dict[tuple[str, str], tuple[int, UUID]] = {}
    query = "SELECT u.id, c.code, u.level, u.name::text AS name FROM public.core_administrative_unit u JOIN public.core_country c ON c.id = u.country_id"
    for row in await connection.fetch(query):
        rank = _TOWN_LEVELS.index(row["level"]) if row["level"] in _TOWN_LEVELS else len(_TOWN_LEVELS)
        key = row["code"], _handle(row["name"])
        if key not in found or rank < found[key][0]:
            found[key] = rank, row["id"]
    return {key: id for key, (_, id) in found.items()}


def _handle(name: str) -> str:
    """A unit's name as seats' codes spell it."""
    import orjson  # noqa: PLC0415

    texts = orjson.loads(name)
    latin = Translated.trusted(texts).get(Locale.SR_LATN).text
    return fold(latin).replace(" ", "-")
