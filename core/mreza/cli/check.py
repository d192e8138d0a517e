"""`mreza check`: what is wrong with this installation, and what to type."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from mreza.cli.console import console, progress
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.catalogue import wall_problems
from mreza.database.roles import prepare_database
from mreza.database.running import running_database
from mreza.errors import ConfigurationError, MrezaError
from mreza.plugin import enabled
from mreza.plugin.discovery import Broken, folder_problems
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import Installed, idle_tables, installed
from mreza.settings import Settings

app = typer.Typer(help="Say what is wrong with this installation, and what to type.")
out = Console(highlight=False)

Report = Callable[[str, list[str]], None]


@app.callback(invoke_without_command=True, epilog="Example: mreza check")
def check() -> None:
    """Look at database, roles, walls, migrations, plugins and secrets. Exit status 1 if something is wrong."""
    wrong: list[str] = []

    def report(title: str, problems: list[str]) -> None:
        wrong.extend(problems)
        out.print(f"[red]✗[/] {title}" if problems else f"[green]✓[/] {title}")
        for problem in problems:
            out.print(f"    {escape(problem)}", soft_wrap=True)

    settings = Settings()
    report("The secret is the owner's alone", list(secret_problems(settings)))
    found = _found(settings, report)
    if found is not None:
        _look_at_database(settings, found, report)
    if wrong:
        raise ConfigurationError(f"{len(wrong)} things are wrong with this installation; each line says what to do.")
    console.print("[green]✓[/] Nothing is wrong.")


def secret_problems(settings: Settings) -> Iterator[str]:
    """Files and folders with secrets that others than their owner may read."""
    for path in (settings.data / "secret", *_private_parts(settings.data)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            mode = "700" if path.is_dir() else "600"
            yield f"{path} can be read by others than its owner. Run: chmod {mode} {path}"


def _private_parts(data: Path) -> list[Path]:
    return [data / "postgres"]


def _found(settings: Settings, report: Report) -> Installed | None:
    try:
        found = installed(settings)
    except MrezaError as error:
        report("The plugins can be found", [str(error)])
        return None
    broken = [f"{one.name}: {one.problem}" for one in found if isinstance(one, Broken)]
    report("The plugins can be found", [*broken, *folder_problems(settings.plugins_path)])
    return found


def _look_at_database(settings: Settings, found: Installed, report: Report) -> None:
    try:
        with running_database(settings, progress) as (running, address):
            asyncio.run(_database(running, address, found, report))
    except MrezaError as error:
        report("The database answers, and its roles are right", [str(error)])
    except OSError as error:
        report("The database answers, and its roles are right", [f"{error}. Is the server of DATABASE_URL up?"])


async def _database(settings: Settings, address: DatabaseAddress, found: Installed, report: Report) -> None:
    await prepare_database(settings, address)
    report("The database answers, and its roles are right", [])
    async with migrate.transaction(address) as connection:
        host = Host.assemble(found, await enabled.enabled_names(connection))
        report("All enabled plugins run", [aside.reason for aside in host.set_aside])
        waiting = await migrate.pending(connection, host)
        late = [
            f"{name}: {', '.join(revisions)} have not run. Run: mreza db upgrade" for name, revisions in waiting.items()
        ]
        report("All migrations have run", late)
        if waiting:
            return
        disabled = await idle_tables(connection, found, host)
        report("The wall between the networks stands", await wall_problems(connection, settings.serving_role, disabled))
    drifts = await migrate.check(address, host)
    report("The tables are as the models declare them", [f"{drift.plugin}: {drift.text}" for drift in drifts])
