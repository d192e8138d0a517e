"""Reference data of the federation: countries from core's own table, administrative units from the country plugins."""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.text import COUNTRIES, Country

_ROOT = uuid5(NAMESPACE_URL, "mreza:reference")

_COUNTRY = text("""
    INSERT INTO core_country (id, version, code, name, footnote, currency, phone_prefix)
    VALUES (:id, 1, :code, cast(:name AS jsonb), cast(:footnote AS jsonb), :currency, :phone_prefix)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, footnote = excluded.footnote, currency = excluded.currency,
      phone_prefix = excluded.phone_prefix, version = core_country.version + 1
    WHERE (core_country.name, core_country.footnote, core_country.currency, core_country.phone_prefix)
      IS DISTINCT FROM (excluded.name, excluded.footnote, excluded.currency, excluded.phone_prefix)""")


def reference_id(kind: str, code: str) -> UUID:
    """The id of a reference row: the same in every installation, so that exports and demo data agree."""
    return uuid5(_ROOT, f"{kind}:{code}")


async def sync_reference(connection: AsyncConnection, host: Any) -> None:
    """Bring the countries in line with core's table."""
    for country in COUNTRIES.values():
        await connection.execute(_COUNTRY, _row(country))


def _row(country: Country) -> dict[str, Any]:
    return {
        "id": reference_id("country", country.code),
        "code": country.code,
        "name": _json({locale.value: country.label(locale) for locale in country.names}),
        "footnote": None if country.footnote is None else _json(country.footnote.as_json()),
        "currency": country.currencies[-1].currency,
        "phone_prefix": country.phone_prefix,
    }


def _json(texts: dict[str, str]) -> str:
    return json.dumps(texts, ensure_ascii=False)
