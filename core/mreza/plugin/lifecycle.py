"""A plugin's life: installed → enabled → disabled (its data kept) → uninstalled. What changes is one transaction."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.database import migrate
from mreza.database.catalogue import drop_policies
from mreza.database.chain import SCHEMA
from mreza.database.migrate import Progress, Target
from mreza.database.ownership import owner_of, version_table
from mreza.errors import ConfigurationError
from mreza.plugin import enabled
from mreza.plugin.discovery import Broken, Found, discover, project_folders
from mreza.plugin.host import Host
from mreza.plugin.manifest import CORE
from mreza.settings import Settings

Installed = list[Found | Broken]


def installed(settings: Settings) -> Installed:
    """Everything that is installed: by entry points, in the checkout, and in the folders of the settings."""
    return discover([*project_folders(), *settings.plugins_path])


async def current_host(target: Target, found: Installed | None = None) -> Host:
    """The application as this database has it: with the enabled plugins, or all in a new database."""
    async with migrate.transaction(target) as connection:
        names = await enabled.enabled_names(connection)
    return Host.assemble(found, names)


def find(found: Iterable[Found | Broken], name: str) -> Found:
    """The installed plugin of that name.

    Raises:
        ConfigurationError: there is none, or its manifest cannot be used.
    """
    for plugin in found:
        if plugin.name == name:
            if isinstance(plugin, Broken):
                raise ConfigurationError(f"The plugin {name} cannot be used: {plugin.problem}")
            return plugin
    if name == CORE:
        raise ConfigurationError("Core is always enabled; it is what the plugins stand on.")
    raise ConfigurationError(f"There is no plugin {name}. `mreza plugin list` shows what is installed.")


def needed_by(found: Iterable[Found | Broken], name: str) -> list[str]:
    """The plugin and all that it requires, directly or not; by name."""
    plugins = {plugin.name: plugin for plugin in found if isinstance(plugin, Found)}
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in needed:
            needed.add(one)
            waiting += plugins[one].manifest.prerequisites if one in plugins else ()
    return sorted(needed)


def dependents(found: Iterable[Found | Broken], name: str, among: Iterable[str]) -> list[str]:
    """Which of those plugins require this one, directly or not; by name."""
    listed = list(found)
    return [other for other in sorted(among) if other != name and name in needed_by(listed, other)]


async def enable(target: Target, found: Installed, name: str, progress: Progress | None = None) -> Host:
    """Enable a plugin and what it requires: make its tables, derive policies.

    Raises:
        ConfigurationError: it cannot start; nothing was changed.
    """
    find(found, name)
    async with migrate.transaction(target) as connection:
        before = await enabled.enabled_names(connection)
        names = None if before is None else before | set(needed_by(found, name))
        host = Host.assemble(found, names)
        for aside in host.set_aside:
            if aside.name == name:
                raise ConfigurationError(f"The plugin {name} cannot be enabled. {aside.reason}")
        await migrate.upgrade(connection, host, progress)
    return host


async def disable(target: Target, found: Installed, name: str, progress: Progress | None = None) -> Host:
    """Take a plugin out of the application; its tables and data stay.

    Raises:
        ConfigurationError: an enabled plugin requires it.
    """
    if name == CORE:
        find([], name)
    async with migrate.transaction(target) as connection:
        before = await _enabled(connection, found)
        if name not in before:
            find(found, name)
        _refuse_dependents("disable", name, dependents(found, name, before))
        await enabled.bootstrap(connection)
        host = Host.assemble(found, before - {name})
        await migrate.upgrade(connection, host, progress)
        await enabled.disable(connection, [name])
    return host


async def uninstall(
    target: Target, found: Installed, name: str, *, drop_data: bool = False, progress: Progress | None = None
) -> list[str]:
    """Disable a plugin, and with `drop_data` delete its tables for good.

    Returns: the tables that were deleted.

    Raises:
        ConfigurationError: another plugin whose tables exist requires it.
    """
    async with migrate.transaction(target) as connection:
        known = await enabled.entries(connection)
        _refuse_dependents("uninstall", name, dependents(found, name, known))
        if name in await _enabled(connection, found):
            await disable(connection, found, name, progress)
        if not drop_data:
            return []
        dropped = await tables_of(connection, found, name)
        await _downgrade(connection, found, name)
        left = await tables_of(connection, found, name)
        await drop_policies(connection, left)
        for table in left:
            await connection.execute(text(f'DROP TABLE "{table}"'))
        await connection.execute(text(f'DROP TABLE IF EXISTS {SCHEMA}."{version_table(name)}"'))
        await enabled.forget(connection, name)
    return dropped


async def tables_of(connection: AsyncConnection, found: Installed, name: str) -> list[str]:
    """Names of the plugin's tables in the database, those that others refer to last."""
    names = {plugin.name for plugin in found} | set(await enabled.entries(connection)) | {CORE, name}
    rows = await connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
    own = [table for table in rows if owner_of(table, names) == name]
    links = await connection.execute(
        text(
            "SELECT DISTINCT s.relname AS source, t.relname AS target FROM pg_constraint "
            "JOIN pg_class s ON s.oid = conrelid JOIN pg_class t ON t.oid = confrelid "
            "WHERE contype = 'f' AND s.relname = ANY(:own) AND t.relname = ANY(:own) AND s.oid <> t.oid"
        ),
        {"own": own},
    )
    pairs = {(row.source, row.target) for row in links}
    return _referring_first(own, pairs)


async def export(connection: AsyncConnection, tables: Iterable[str], file: Path) -> dict[str, int]:
    """Write the tables into a new zip file, one ``<table>.jsonl`` each: a JSON object per row.

    Returns: the number of rows by table.
    """
    counts: dict[str, int] = {}
    with _new_archive(file) as archive:
        for table in tables:
            counts[table] = 0
            with archive.open(f"{table}.jsonl", "w") as lines:
                rows = await connection.stream_scalars(text(f'SELECT row_to_json(one)::text FROM "{table}" AS one'))
                async for row in rows:
                    lines.write(row.encode() + b"\n")
                    counts[table] += 1
        archive.writestr("rows.json", json.dumps(counts, indent=1))
    return counts


def _new_archive(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED)
    except FileExistsError:
        raise ConfigurationError(f"{file} exists already. Name a new file; an export is never overwritten.") from None
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be written ({error.strerror}). Name another file.") from error


async def _enabled(connection: AsyncConnection, found: Installed) -> set[str]:
    names = await enabled.enabled_names(connection)
    return ({plugin.name for plugin in found} if names is None else names) - {CORE}


async def _downgrade(connection: AsyncConnection, found: Installed, name: str) -> None:
    """By its own migrations where they can be had: they also know what is no table."""
    if not any(isinstance(plugin, Found) and plugin.name == name for plugin in found):
        return
    host = Host.assemble(found, needed_by(found, name))
    if name in host.names:
        await migrate.downgrade(connection, host, name)


def _refuse_dependents(action: str, name: str, others: list[str]) -> None:
    if others:
        raise ConfigurationError(
            f"You cannot {action} {name}: {', '.join(others)} {'requires' if len(others) == 1 else 'require'} it. "
            f"First: " + "; ".join(f"mreza plugin {action} {other}" for other in others)
        )


def _referring_first(tables: list[str], links: set[tuple[str, str]]) -> list[str]:
    """Each table before those that it refers to; loops stay in the order of their names."""
    rest, ordered = list(tables), []
    while rest:
        referred = {target for source, target in links if source in rest}
        free = [table for table in rest if table not in referred] or rest[:1]
        ordered += free
        rest = [table for table in rest if table not in free]
    return ordered


async def idle_tables(connection: AsyncConnection, found: Installed, host: Host) -> set[str]:
    """Tables of plugins that do not run: their policies are as they were when they last did."""
    idle = set(await enabled.entries(connection)) - set(host.names)
    return {table for name in idle for table in await tables_of(connection, found, name)}
