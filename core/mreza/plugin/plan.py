"""What would happen if a plugin were enabled, disabled or uninstalled: said before anything is done."""

from __future__ import annotations

import difflib
import enum
from dataclasses import dataclass, field

from graphql import BreakingChange, DangerousChange, build_schema, find_schema_changes
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.database import migrate
from mreza.plugin import enabled
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import Installed, dependents, find, needed_by, tables_of


class Action(enum.StrEnum):
    """What is planned."""

    ENABLE = "enable"
    DISABLE = "disable"
    UNINSTALL = "uninstall"


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table and what becomes of it."""

    name: str
    fate: str
    """``created``, ``kept`` or ``dropped``."""
    rows: int | None
    """How many rows it holds; None for a table that does not exist yet."""


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """A difference in what the API offers."""

    kind: str
    """``breaking``, ``dangerous`` or ``safe``."""
    text: str


@dataclass(slots=True)
class Plan:
    """The consequences of an action."""

    name: str
    action: Action
    tables: list[TableLine] = field(default_factory=list)
    also_enabled: list[str] = field(default_factory=list)
    dependents: list[str] = field(default_factory=list)
    """Plugins that require it, and therefore stand in the way of disabling it."""
    migrations: dict[str, list[str]] = field(default_factory=dict)
    """Revisions that would run, by plugin."""
    schema: list[SchemaChange] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    """Why it cannot be done now; empty when it can."""


async def plan(connection: AsyncConnection, found: Installed, name: str, action: Action, *, api: bool = True) -> Plan:
    """What the action would do to this database and to the API. Changes nothing.

    Args:
        connection: of the owner.
        found: what is installed.
        name: of the plugin.
        action: what to plan.
        api: also compare the API's schemas, which takes seconds.

    Raises:
        ConfigurationError: there is no such plugin.
    """
    result = Plan(name, action)
    known = await enabled.entries(connection)
    if name not in known:
        find(found, name)
    names = await enabled.enabled_names(connection)
    present = {plugin.name for plugin in found} if names is None else names
    others = known if action is Action.UNINSTALL else present
    if action is Action.ENABLE:
        needed = set(needed_by(found, name))
        result.also_enabled = sorted(needed - present - {name})
        before, after = Host.assemble(found, present - {name}), Host.assemble(found, present | needed)
        result.obstacles = [aside.reason for aside in after.set_aside if aside.name in needed]
        result.migrations = await migrate.pending(connection, after)
    else:
        result.dependents = dependents(found, name, others)
        result.obstacles = [f"{other} requires {name}." for other in result.dependents]
        gone = {name, *result.dependents}
        before, after = Host.assemble(found, present | {name}), Host.assemble(found, present - gone)
    result.tables = await _tables(connection, found, after, result)
    if api:
        result.schema = schema_changes(before, after)
    return result


async def _tables(connection: AsyncConnection, found: Installed, after: Host, planned: Plan) -> list[TableLine]:
    fate = "dropped" if planned.action is Action.UNINSTALL else "kept"
    lines = []
    for name in [*planned.also_enabled, planned.name]:
        existing = await tables_of(connection, found, name)
        for table in existing:
            rows = await connection.scalar(text(f'SELECT count(*) FROM "{table}"'))
            lines.append(TableLine(table, fate, rows))
        if planned.action is Action.ENABLE:
            new = [table.name for table in after.tables_of(name) if table.name not in existing]
            lines += [TableLine(table, "created", None) for table in new]
    return lines


def schema_changes(before: Host, after: Host) -> list[SchemaChange]:
    """How the API's schema differs between two applications, what breaks clients first."""
    from mreza.graphql.assemble import sdl_of  # noqa: PLC0415  (loads the whole API)

    return sdl_changes(sdl_of(before), sdl_of(after))


def sdl_changes(old: str, new: str) -> list[SchemaChange]:
    """How two schemas differ, what breaks clients first; a difference that no kind covers is shown by its lines."""
    if old == new:
        return []
    changes = [
        SchemaChange(_kind(change), change.description)
        for change in find_schema_changes(build_schema(old), build_schema(new))
    ]
    if not changes:
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
        changes = [SchemaChange("safe", line) for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return sorted(changes, key=lambda change: ("breaking", "dangerous", "safe").index(change.kind))


def _kind(change: object) -> str:
    if isinstance(change, BreakingChange):
        return "breaking"
    return "dangerous" if isinstance(change, DangerousChange) else "safe"
