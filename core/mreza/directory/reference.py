"""Reference data of the federation: countries from core's own table, administrative units from the country plugins."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.errors import ConfigurationError
from mreza.model.period import ONE_DAY, Period
from mreza.plugin.answers import Unit
from mreza.text import COUNTRIES, Country

_ROOT = uuid5(NAMESPACE_URL, "mreza:reference")

_COUNTRY = text("""
    INSERT INTO core_country (id, version, code, name, footnote, currency, phone_prefix)
    VALUES (:id, 1, :code, cast(:name AS jsonb), cast(:footnote AS jsonb), :currency, :phone_prefix)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, footnote = excluded.footnote, currency = excluded.currency,
      phone_prefix = excluded.phone_prefix, version = core_country.version + 1
    WHERE (core_country.name, core_country.footnote, core_country.currency, core_country.phone_prefix)
      IS DISTINCT FROM (excluded.name, excluded.footnote, excluded.currency, excluded.phone_prefix)""")

_GIVEN = """
    SELECT g.*, c.id AS country_id, coalesce(p.id, g.parent) AS parent_id
    FROM jsonb_to_recordset(cast(:units AS jsonb)) AS g (id uuid, country text, scheme text, code text, level text,
      name jsonb, parent uuid, parent_scheme text, parent_code text, valid daterange)
    JOIN core_country c ON c.code = g.country
    LEFT JOIN core_administrative_unit p ON (p.scheme, p.code) = (g.parent_scheme, g.parent_code)"""

_NEW_UNITS = text(f"""
    INSERT INTO core_administrative_unit (id, version, country_id, parent_id, scheme, code, level, name, valid)
    SELECT g.id, 1, g.country_id, g.parent_id, g.scheme, g.code, g.level, g.name, g.valid FROM ({_GIVEN}) AS g
    WHERE NOT EXISTS (SELECT FROM core_administrative_unit u WHERE (u.scheme, u.code) = (g.scheme, g.code))""")

_CHANGED_UNITS = text(f"""
    UPDATE core_administrative_unit u
    SET level = g.level, name = g.name, valid = g.valid, parent_id = g.parent_id, version = u.version + 1
    FROM ({_GIVEN}) AS g
    WHERE (u.scheme, u.code) = (g.scheme, g.code)
      AND (u.level, u.name, u.valid, u.parent_id) IS DISTINCT FROM (g.level, g.name, g.valid, g.parent_id)""")


def reference_id(kind: str, code: str) -> UUID:
    """The id of a reference row: the same in every installation, so that exports and demo data agree."""
    return uuid5(_ROOT, f"{kind}:{code}")


def unit_id(scheme: str, code: str) -> UUID:
    """The id of an administrative unit that a country plugin names."""
    return reference_id("unit", f"{scheme}:{code}")


async def sync_reference(connection: AsyncConnection, host: Any) -> None:
    """Bring the countries in line with core's table, and the administrative units with the country plugins; units that
    no plugin names stay as they are.

    Raises: ConfigurationError naming plugin and unit: of no country, named twice, or part of what is not there.
    """
    for country in COUNTRIES.values():
        await connection.execute(_COUNTRY, _row(country))
    if units := _units(host.hooks.collect("administrative_units")):
        for statement in (_NEW_UNITS, _CHANGED_UNITS):
            await connection.execute(statement, {"units": _json(units)})


def _units(answers: Iterable[tuple[str, Iterable[Unit]]]) -> list[dict[str, Any]]:
    """The rows of all plugins' units, each after the one that it is part of."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for plugin, units in answers:
        for unit in units:
            if wrong := _wrong(unit, rows):
                raise ConfigurationError(f"The plugin {plugin} names the administrative unit {unit.code} {wrong}")
            rows[unit.scheme, unit.code] = _unit(unit)
    return list(rows.values())


def _wrong(unit: Unit, before: Container[tuple[str, str]]) -> str | None:
    if unit.scheme.partition("-")[0] not in COUNTRIES:
        known = ", ".join(COUNTRIES)
        return f"of the scheme {unit.scheme}. A scheme begins with a country's code, one of {known}: RS-LSG."
    if (unit.scheme, unit.code) in before:
        return f"of the scheme {unit.scheme} a second time. One code is one unit; give it the days of its last form."
    if unit.parent is not None and unit.parent not in before:
        return f"as part of {' '.join(unit.parent)}, which no unit before it is. Name the larger ones first."
    return None


def _unit(unit: Unit) -> dict[str, Any]:
    scheme, code = unit.parent or (None, None)
    return {
        "id": str(unit_id(unit.scheme, unit.code)),
        "country": unit.scheme.partition("-")[0],
        "scheme": unit.scheme,
        "code": unit.code,
        "level": unit.level,
        "name": unit.name.as_json(),
        "parent": str(unit_id(*unit.parent)) if unit.parent else None,
        "parent_scheme": scheme,
        "parent_code": code,
        "valid": _range(unit.valid),
    }


def _range(days: Period) -> str:
    return f"[{days.start or ''},{days.end + ONE_DAY if days.end else ''})"


def _row(country: Country) -> dict[str, Any]:
    return {
        "id": reference_id("country", country.code),
        "code": country.code,
        "name": _json({locale.value: country.label(locale) for locale in country.names}),
        "footnote": None if country.footnote is None else _json(country.footnote.as_json()),
        "currency": country.currencies[-1].currency,
        "phone_prefix": country.phone_prefix,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
