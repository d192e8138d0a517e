"""A plugin's migrations and walls on a real server. Each check lists what is wrong."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.access.policies import POLICIES
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.ownership import owner_of
from mreza.plugin.host import Host

Problems = list[str]

_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
_WALL = text(
    "SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced, "
    "ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid) AS policies "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'public' AND c.relname = ANY(:tables)"
)


async def migration_problems(address: DatabaseAddress, host: Host, name: str) -> Problems:
    """What goes wrong up, down to nothing and up again.

    Args:
        address: of a database that is prepared, and empty but for what the plugin requires.
        host: the plugin with all that it requires.
        name: the plugin's name.
    """
    await migrate.upgrade(address, host)
    found = [drift.text for drift in await migrate.check(address, host, [name])]
    if name == "core":
        return found
    await migrate.downgrade(address, host, name)
    async with migrate.transaction(address) as connection:
        left = await tables_left(connection, host, name)
    if left:
        return [
            *found,
            f"The downgrade to base leaves {', '.join(left)}. Drop them in the first migration's downgrade().",
        ]
    await migrate.upgrade(address, host)
    return found + [f"After down and up: {drift.text}" for drift in await migrate.check(address, host, [name])]


async def tables_left(connection: AsyncConnection, host: Host, name: str) -> list[str]:
    """The plugin's tables that exist in the database."""
    return sorted(table for table in await connection.scalars(_TABLES) if owner_of(table, host.known) == name)


async def policy_problems(connection: AsyncConnection, host: Host, name: str) -> Problems:
    """Tables of the plugin that are not behind all their policies."""
    found = []
    tables = await tables_left(connection, host, name)
    for row in await connection.execute(_WALL, {"tables": tables}):
        if not row.forced:
            found.append(f"Row-level security of {row.name} is not enabled and forced.")
        missing = sorted(set(POLICIES) - set(row.policies))
        if missing:
            found.append(f"{row.name} lacks the policies {', '.join(missing)}.")
    return found
