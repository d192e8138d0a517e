"""Which plugins are enabled: kept in the database, in the table ``mreza.plugin``, so that all processes agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from mreza.plugin.host import Plugin

_BOOTSTRAP = (
    "CREATE SCHEMA IF NOT EXISTS mreza",
    """
    CREATE TABLE IF NOT EXISTS mreza.plugin (
        name text PRIMARY KEY,
        version text NOT NULL,
        enabled boolean NOT NULL,
        installed_at timestamptz NOT NULL DEFAULT now()
    )
    """,
    "COMMENT ON TABLE mreza.plugin IS 'Plugins whose tables exist, and whether they take part'",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A plugin as the database knows it: its tables exist."""

    name: str
    version: str
    """The version whose migrations ran last."""
    enabled: bool
    installed_at: datetime


async def bootstrap(connection: AsyncConnection) -> None:
    """Make the schema ``mreza`` and the table of plugins, unless they are there."""
    for statement in _BOOTSTRAP:
        await connection.execute(text(statement))


async def entries(connection: AsyncConnection) -> dict[str, Entry]:
    """All plugins that the database knows, by name; none before the first upgrade. Core is one of them."""
    if await connection.scalar(text("SELECT to_regclass('mreza.plugin')")) is None:
        return {}
    rows = await connection.execute(text("SELECT name, version, enabled, installed_at FROM mreza.plugin ORDER BY name"))
    return {row.name: Entry(row.name, row.version, row.enabled, row.installed_at) for row in rows}


async def enabled_names(connection: AsyncConnection) -> set[str] | None:
    """Names of the enabled plugins; None in a database that knows no plugin yet: there all that are found take part."""
    known = await entries(connection)
    return {entry.name for entry in known.values() if entry.enabled} if known else None


async def record(connection: AsyncConnection, plugins: Iterable[Plugin]) -> None:
    """Write down that these plugins run, with their versions."""
    statement = text(
        "INSERT INTO mreza.plugin (name, version, enabled) VALUES (:name, :version, true) "
        "ON CONFLICT (name) DO UPDATE SET version = excluded.version, enabled = true "
        "WHERE (plugin.version, plugin.enabled) IS DISTINCT FROM (excluded.version, true)"
    )
    for plugin in plugins:
        await connection.execute(statement, {"name": plugin.name, "version": plugin.manifest.version})


async def disable(connection: AsyncConnection, names: Iterable[str]) -> None:
    """Take plugins out of the enabled set; their tables and data stay."""
    await connection.execute(
        text("UPDATE mreza.plugin SET enabled = false WHERE name = ANY(:names)"), {"names": list(names)}
    )


async def forget(connection: AsyncConnection, name: str) -> None:
    """Strike a plugin from the list, after its tables are gone."""
    await connection.execute(text("DELETE FROM mreza.plugin WHERE name = :name"), {"name": name})
