"""The roles that every installation starts with, and how new permissions find their way into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.access.models import Reach, Role
from mreza.access.permissions import ADMINISTRATOR, COORDINATOR, MEMBER, SECRETARIAT, Permission
from mreza.model.ids import uuid7
from mreza.text import Translated


@dataclass(frozen=True, slots=True)
class DefaultRole:
    """A role that core creates once; afterwards it belongs to the administrators."""

    code: str
    reach: Reach
    title: Translated


ROLES = (
    DefaultRole(
        SECRETARIAT,
        Reach.FEDERATION,
        Translated(
            {
                "sr-Cyrl": "Регионални секретаријат",
                "bs": "Regionalni sekretarijat",
                "hr": "Regionalno tajništvo",
                "cnr": "Regionalni sekretarijat",
                "mk": "Регионален секретаријат",
                "sq": "Sekretariati rajonal",
                "en": "Regional secretariat",
            }
        ),
    ),
    DefaultRole(
        COORDINATOR,
        Reach.NETWORK,
        Translated(
            {
                "sr-Cyrl": "Национални координатор",
                "bs": "Nacionalni koordinator",
                "hr": "Nacionalni koordinator",
                "cnr": "Nacionalni koordinator",
                "mk": "Национален координатор",
                "sq": "Koordinator kombëtar",
                "en": "National coordinator",
            }
        ),
    ),
    DefaultRole(
        MEMBER,
        Reach.ORGANISATION,
        Translated(
            {
                "sr-Cyrl": "Организација чланица",
                "bs": "Organizacija članica",
                "hr": "Organizacija članica",
                "cnr": "Organizacija članica",
                "mk": "Организација членка",
                "sq": "Organizatë anëtare",
                "en": "Member organisation",
            }
        ),
    ),
    DefaultRole(
        ADMINISTRATOR,
        Reach.OWN,
        Translated(
            {
                "sr-Cyrl": "Администратор",
                "bs": "Administrator",
                "hr": "Administrator",
                "cnr": "Administrator",
                "mk": "Администратор",
                "sq": "Administrator",
                "en": "Administrator",
            }
        ),
    ),
)

_SEEN = """
    CREATE TABLE IF NOT EXISTS mreza.permission (
        code text PRIMARY KEY, plugin text NOT NULL, seen_at timestamptz NOT NULL DEFAULT now()
    )
"""


async def sync_roles(connection: AsyncConnection, permissions: Mapping[str, Permission]) -> None:
    """Create missing default roles, and give each permission that was never seen before to its default roles.

    What an administrator composed stays: a permission taken out of a role does not come back at the next upgrade, which
    is why the seen ones are kept in ``mreza.permission``. Idempotent; run by the owner after migrations.

    Args:
        connection: the owner's, in a transaction.
        permissions: `mreza.access.permissions.declared_permissions`.
    """
    await connection.execute(text(_SEEN))
    known = set((await connection.execute(text("SELECT code FROM mreza.permission"))).scalars())
    new = [permission for permission in permissions.values() if permission.code not in known]
    found = {row.code: row for row in await connection.execute(select(Role.code, Role.permissions))}
    for role in ROLES:
        if role.code not in found:
            await _create(connection, role, permissions.values())
        else:
            await _extend(connection, role.code, found[role.code].permissions, new)
    for permission in new:
        await connection.execute(
            text("INSERT INTO mreza.permission (code, plugin) VALUES (:code, :plugin)"),
            {"code": permission.code, "plugin": permission.plugin},
        )


async def _create(connection: AsyncConnection, role: DefaultRole, permissions: Iterable[Permission]) -> None:
    codes = sorted(each.code for each in permissions if role.code in each.default_roles)
    row = {
        "id": uuid7(),
        "version": 1,
        "code": role.code,
        "title": role.title,
        "reach": role.reach,
        "permissions": codes,
    }
    await connection.execute(insert(Role), row)


async def _extend(connection: AsyncConnection, code: str, has: list[str], new: Iterable[Permission]) -> None:
    added = {each.code for each in new if code in each.default_roles} - set(has)
    if added:
        values = {"permissions": sorted({*has, *added}), "version": Role.version + 1}
        await connection.execute(update(Role).where(Role.code == code).values(values))


__all__ = ["ROLES", "DefaultRole", "sync_roles"]
