"""`mreza db`: migrations, backup and restore."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from mreza.cli.console import console, progress
from mreza.cli.owner import with_database
from mreza.cli.serve import chosen_settings
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.backup import backup as write_backup
from mreza.database.backup import restore as load_backup
from mreza.errors import ConfigurationError
from mreza.plugin.answers import FileStore
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import Installed, current_host, installed
from mreza.settings import Settings

app = typer.Typer(help="Upgrade, check, back up and restore the database.", no_args_is_help=True)
out = Console(highlight=False)

File = Annotated[Path, typer.Argument(help="The backup file.")]


@app.command("upgrade", epilog="Example: mreza db upgrade")
def upgrade() -> None:
    """Bring the tables of core and all enabled plugins up to date, in one transaction: all or nothing."""

    async def work(address: DatabaseAddress, found: Installed) -> list[str]:
        host = await current_host(address, found)
        for aside in host.set_aside:
            console.print(f"[yellow]![/] {escape(aside.reason)}", soft_wrap=True)
        return await migrate.upgrade(address, host, progress)

    done = with_database(work)
    console.print(f"[green]✓[/] {len(done)} migrations ran." if done else "[green]✓[/] Up to date.")


@app.command("revision", epilog='Example: mreza db revision membership -m "Keep the notice period"')
def revision(
    plugin: Annotated[str, typer.Argument(help="The plugin whose next migration is written; core for core.")],
    message: Annotated[str, typer.Option("--message", "-m", help="What the migration does, in a few words.")],
    empty: Annotated[bool, typer.Option("--empty", help="Do not compare the models with the tables.")] = False,
) -> None:
    """Write a plugin's next migration from what its models say and its tables lack. Read it before you keep it."""

    async def work(address: DatabaseAddress, found: Installed) -> Path:
        host = await current_host(address, found)
        return await migrate.revision(address, host, plugin, message, compare=not empty)

    out.print(escape(str(with_database(work))), soft_wrap=True)


@app.command("check", epilog="Example: mreza db check")
def check() -> None:
    """Say where tables and models differ, which migrations have not run, which chains fork. Exit status 1 if any."""

    async def work(address: DatabaseAddress, found: Installed) -> list[migrate.Drift]:
        return await migrate.check(address, await current_host(address, found))

    drifts = with_database(work)
    for drift in drifts:
        out.print(f"[bold]{escape(drift.plugin)}[/]  {escape(drift.text)}", soft_wrap=True)
    if drifts:
        raise ConfigurationError(f"{len(drifts)} differences. Write migrations with `mreza db revision`, then upgrade.")
    console.print("[green]✓[/] The tables are as the models declare them.")


@app.command("backup", epilog="Example: mreza db backup before-upgrade.mreza")
def backup(file: File) -> None:
    """Write the whole database and the files in the data folder into a new file, and read it back to prove it whole.

    Files that lie in a bucket are not in it: back the bucket up by its own means, after this.
    """
    settings = chosen_settings()
    asyncio.run(write_backup(settings, file, progress, stores=_stores(settings)))


@app.command("restore", epilog="Example: MREZA_DATA=/srv/mreza-new mreza db restore before-upgrade.mreza")
def restore(file: File) -> None:
    """Load a backup into an empty database, and its files into the data folder."""
    settings = chosen_settings()
    asyncio.run(load_backup(settings, file, progress, stores=_stores(settings)))


def _stores(settings: Settings) -> list[FileStore]:
    """Where all installed plugins keep files: those of a disabled one are kept as well."""
    host = Host.assemble(installed(settings))
    return [store for answer in host.hooks.collect("file_stores", settings=settings) for store in answer.value]
