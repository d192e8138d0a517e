"""Migrations: each plugin has its own chain and version table; they run in dependency order, all in one transaction.

A plugin's chain lies in ``migrations/versions/NNNN_title.py`` of its package, with the revision ids ``<plugin>_NNNN``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import autogenerate, command
from alembic.runtime.migration import MigrationContext
from alembic.script import Script
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.database.address import DatabaseAddress
from mreza.database.catalogue import drop_policies
from mreza.database.chain import FILE, SCHEMA, Chain, chain_of
from mreza.database.ownership import version_table
from mreza.database.pools import create_engine
from mreza.errors import ConfigurationError, MrezaError
from mreza.plugin import enabled
from mreza.plugin.host import Host
from mreza.plugin.where import origin
from mreza.text.sql import functions_sql

_LOCK = 0x6D72657A61  # "mreza": one migration at a time, however many processes start

Progress = Callable[[str], None]

#: A connection, or the address of the database, as the owner.
Target = AsyncConnection | DatabaseAddress | str


class MigrationFailed(MrezaError):
    """A migration raised. Nothing was changed: all plugins' migrations are one transaction."""

    def __init__(self, plugin: str, revision: str, error: BaseException) -> None:
        statement = getattr(error, "statement", None)
        what = f"{error.orig}\nStatement: {statement}" if isinstance(error, DBAPIError) else origin(error)
        super().__init__(
            f"The migration {revision} of the plugin {plugin} failed: {what}\n"
            f"The database is as it was before. Correct the migration or disable the plugin; then `mreza db upgrade`."
        )
        self.plugin, self.revision, self.statement = plugin, revision, statement


@dataclass(frozen=True, slots=True)
class Drift:
    """Something in a plugin's chain or tables that is not as declared."""

    plugin: str
    text: str


@asynccontextmanager
async def transaction(target: Target) -> AsyncIterator[AsyncConnection]:
    """One transaction of the owner: on the connection given (begun unless it is), or on a connection of its own."""
    if isinstance(target, AsyncConnection):
        async with target.begin_nested() if target.in_transaction() else target.begin():
            yield target
        return
    address = DatabaseAddress.parse(target) if isinstance(target, str) else target
    engine = create_engine(address)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


async def upgrade(target: Target, host: Host, progress: Progress | None = None) -> list[str]:
    """Bring the tables of core and all plugins that run to their latest state; all or nothing.

    Args:
        target: a connection or the address of the database, as the owner.
        host: the assembled application.
        progress: told each step as a sentence.

    Returns: the revisions that ran.

    Raises:
        MigrationFailed: naming plugin, revision and statement; the database is as it was.
        ConfigurationError: a chain forks, the database is ahead of it, or no migration makes a model's table.
    """
    tell = progress or (lambda sentence: None)
    async with transaction(target) as connection:
        done = await _migrate(connection, host, tell)
        await connection.run_sync(_refuse_models_without_tables, host)
        await enabled.record(connection, host.plugins)
        tell("Deriving policies, triggers and search from the models.")
        await _derive(connection, host)
    return done


async def pending(connection: AsyncConnection, host: Host) -> dict[str, list[str]]:
    """Revisions that have not run, by plugin; plugins without any are left out."""
    found = {
        plugin.name: [script.revision for script in await connection.run_sync(chain_of(host, plugin).pending)]
        for plugin in host.plugins
    }
    return {name: revisions for name, revisions in found.items() if revisions}


async def downgrade(target: Target, host: Host, plugin: str, to: str = "base") -> None:
    """Take one plugin's tables back to an earlier revision; to ``base``, none of them is left, nor its version table.

    Raises:
        MigrationFailed: as in `upgrade`.
    """
    chain = chain_of(host, host.plugin(plugin))
    async with transaction(target) as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await drop_policies(connection, host.tables_of(plugin))
        await connection.run_sync(_downgrade, chain, to)
        if to == "base":
            await connection.execute(text(f'DROP TABLE IF EXISTS {SCHEMA}."{version_table(plugin)}"'))


async def revision(target: Target, host: Host, plugin: str, message: str, *, compare: bool = True) -> Path:
    """Write the plugin's next migration; with `compare`, from the difference between its models and its tables.

    Migrations that have not run here run first, and are rolled back afterwards: the database stays as it is.

    Returns: the file, for a person to read and mend.

    Raises:
        MigrationFailed, ConfigurationError: as in `upgrade`.
    """
    chain = chain_of(host, host.plugin(plugin))
    chain.folder.mkdir(parents=True, exist_ok=True)
    async with transaction(target) as connection:
        trial = await connection.begin_nested()
        await _migrate(connection, host, lambda sentence: None)
        file = await connection.run_sync(_revision, chain, message, compare)
        await trial.rollback()
    return file


async def check(target: Target, host: Host, only: Collection[str] | None = None) -> list[Drift]:
    """What is not as declared: forked or misnamed chains, migrations that have not run, tables unlike their models.

    Args:
        target: a connection or the address of the database, as the owner.
        host: the assembled application.
        only: names of plugins to look at; None means all that run.
    """
    found: list[Drift] = []
    async with transaction(target) as connection:
        for plugin in host.plugins:
            if only is None or plugin.name in only:
                found += await connection.run_sync(_drift, chain_of(host, plugin))
    return found


async def _migrate(connection: AsyncConnection, host: Host, tell: Progress) -> list[str]:
    """Run what has not run, of all plugins in their order."""
    await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    await enabled.bootstrap(connection)
    await _functions(connection)
    done: list[str] = []
    for plugin in host.plugins:
        done += await connection.run_sync(_upgrade, chain_of(host, plugin), tell)
    return done


def _refuse_models_without_tables(connection: Connection, host: Host) -> None:
    existing = set(inspect(connection).get_table_names())
    missing = [model for model in host.models if model.__tablename__ not in existing]
    if missing:
        plugin = missing[0].__plugin__
        names = ", ".join(f"{model.__plugin__}.{model.__name__}" for model in missing)
        raise ConfigurationError(
            f'No migration makes the table of {names}. Write it with `mreza db revision {plugin} -m "…"`, then upgrade.'
        )


async def _functions(connection: AsyncConnection) -> None:
    """The functions of text, before the tables whose generated columns and indexes call them."""
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    await raw.driver_connection.execute(functions_sql())


async def _derive(connection: AsyncConnection, host: Host) -> None:
    """Policies, triggers and grants, from the models."""
    derive = import_module("mreza.database.derive")  # it knows the assembled application, which migrates itself
    await derive.derive(connection, host)


def _upgrade(connection: Connection, chain: Chain, tell: Progress) -> list[str]:
    waiting = chain.pending(connection)
    if not waiting:
        return []
    with _step(chain, waiting) as done:
        _run(connection, chain, "upgrade", "head", done=done, tell=tell)
    return [script.revision for script in waiting]


def _downgrade(connection: Connection, chain: Chain, to: str) -> None:
    current = chain.current(connection)
    if current is None:
        return
    directory = chain.scripts(connection)
    with _step(chain, list(directory.iterate_revisions(current, to))) as done:
        _run(connection, chain, "downgrade", to, done=done, tell=lambda sentence: None)


@contextmanager
def _step(chain: Chain, scripts: list[Script]) -> Iterator[list[str]]:
    """Collects what ran, so that a failure can name the one after it."""
    done: list[str] = []
    try:
        yield done
    except Exception as error:
        failed = scripts[min(len(done), len(scripts) - 1)].revision
        raise MigrationFailed(chain.plugin, failed, error) from error


def _run(connection: Connection, chain: Chain, direction: str, to: str, *, done: list[str], tell: Progress) -> None:
    config = chain.config(connection)

    def applied(step: Any, **_: Any) -> None:
        done.append(step.up_revision_id)
        script = step.up_revision
        tell(f"{chain.plugin}: {step.up_revision_id} {script.doc if script else ''}".rstrip())

    config.attributes["applied"] = applied
    getattr(command, direction)(config, to)


def _revision(connection: Connection, chain: Chain, message: str, compare: bool) -> Path:
    numbers = [int(match[1]) for file in chain.folder.glob("*.py") if (match := FILE.fullmatch(file.name))]
    number = f"{max(numbers, default=0) + 1:04d}"
    config = chain.config(connection, file_template=f"{number}_%%(slug)s", truncate_slug_length="40")
    with _quietly():
        script = command.revision(config, message, autogenerate=compare, rev_id=f"{chain.plugin}_{number}")
    assert isinstance(script, Script)
    return _polished(Path(script.path))


def _polished(file: Path) -> Path:
    """Without alembic's remarks, and formatted when ruff is there."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.strip().startswith("# ###")), encoding="utf-8")
    if ruff := shutil.which("ruff", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
        subprocess.run([ruff, "format", "--quiet", "--line-length", "120", str(file)], check=False)
    return file


def _drift(connection: Connection, chain: Chain) -> list[Drift]:
    try:
        waiting = chain.pending(connection)
    except ConfigurationError as error:
        return [Drift(chain.plugin, str(error))]
    found = list(_misnamed(chain, connection))
    if waiting:
        names = ", ".join(script.revision for script in waiting)
        return [*found, Drift(chain.plugin, f"Migrations that have not run: {names}. Run `mreza db upgrade`.")]
    context = MigrationContext.configure(connection, opts=chain.options())
    with _quietly():
        differences = autogenerate.compare_metadata(context, chain.metadata)
    return found + [Drift(chain.plugin, f"The models differ from the tables: {_said(one)}") for one in differences]


def _misnamed(chain: Chain, connection: Connection) -> Iterator[Drift]:
    for script in chain.scripts(connection).walk_revisions():
        match = FILE.fullmatch(Path(script.path).name)
        if match is None or script.revision != f"{chain.plugin}_{match[1]}":
            yield Drift(
                chain.plugin,
                f"{script.path} has the revision {script.revision}; it must be NNNN_title.py with {chain.plugin}_NNNN.",
            )


def _said(difference: Any) -> str:
    """Alembic's tuples as words: ``add_column core_person.birth_year``."""
    if isinstance(difference, list):
        return "; ".join(map(_said, difference))
    action, *rest = difference
    names = [str(getattr(item, "name", item)) for item in rest if item is not None and not isinstance(item, dict)]
    return " ".join([action, *names])


@contextmanager
def _quietly() -> Iterator[None]:
    """PostgreSQL rewrites generated columns' expressions, and alembic warns that it cannot alter one that differs."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Computed default on")
        yield
