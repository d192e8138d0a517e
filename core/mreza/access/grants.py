"""What a user's roles of one day add up to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg

from mreza.access.models import Reach
from mreza.access.permissions import CORE
from mreza.access.viewer import ViewerKind

_GRANTS = """
    SELECT r.reach::text AS reach, r.permissions, g.network_id, g.organisation_id, o.network_id AS organisation_network
    FROM public.core_role_grant AS g
    JOIN public.core_role AS r ON r.id = g.role_id
    LEFT JOIN public.core_organisation AS o ON o.id = g.organisation_id
    WHERE g.user_id = $1 AND g.valid @> $2::date
"""


@dataclass(frozen=True, slots=True)
class Grants:
    """The sum of a user's roles: the widest circle names the kind, permissions are united."""

    kind: ViewerKind
    networks: frozenset[UUID]
    member_networks: frozenset[UUID]
    organisations: frozenset[UUID]
    permissions: frozenset[str]


async def grants_of(connection: asyncpg.Connection, user_id: UUID, day: date) -> Grants:
    """The user's grants that are valid on the day, as the owner reads them."""
    rows = await connection.fetch(_GRANTS, user_id, day)
    by_reach = {reach: [row for row in rows if row["reach"] == reach.name] for reach in Reach}
    permissions = frozenset(code for row in rows for code in strings(row["permissions"]))
    return Grants(
        kind=_kind(by_reach),
        networks=_ids(by_reach[Reach.NETWORK], "network_id"),
        member_networks=_ids(by_reach[Reach.ORGANISATION], "organisation_network"),
        organisations=_ids(by_reach[Reach.ORGANISATION], "organisation_id"),
        permissions=permissions,
    )


def strings(stored: str | list[str]) -> list[str]:
    """A JSON list of strings as the driver gives it, with or without a decoder."""
    found: list[str] = json.loads(stored) if isinstance(stored, str) else stored
    return found


def _kind(by_reach: dict[Reach, list[Any]]) -> ViewerKind:
    if by_reach[Reach.FEDERATION]:
        return ViewerKind.SECRETARIAT
    if any(row["network_id"] for row in by_reach[Reach.NETWORK]):
        return ViewerKind.COORDINATOR
    manages = [
        code for row in by_reach[Reach.OWN] for code in strings(row["permissions"]) if code.startswith(f"{CORE}.")
    ]
    return ViewerKind.ADMINISTRATOR if manages else ViewerKind.MEMBER


def _ids(rows: Iterable[Any], column: str) -> frozenset[UUID]:
    return frozenset(row[column] for row in rows if row[column] is not None)


__all__ = ["Grants", "grants_of", "strings"]
