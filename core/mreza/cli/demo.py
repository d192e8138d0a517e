"""`mreza demo`: everything from nothing to a running API with data in it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import asyncpg
import typer
from rich.console import Console
from rich.markup import escape

from mreza.cli.console import console, progress, step, stop_in_order, stopping_undisturbed
from mreza.cli.serve import Data, Port, chosen_settings, ensure_port_is_free, serve_until_stopped, url_of
from mreza.clock import SystemClock
from mreza.database.address import DatabaseAddress
from mreza.database.roles import connect, prepare_database
from mreza.database.running import recreate_database, running_database
from mreza.demo import is_loaded, load
from mreza.demo.load import PASSWORD
from mreza.demo.organisations import LARGEST_SCALE
from mreza.settings import Settings

if TYPE_CHECKING:
    from mreza.plugin.host import Host

app = typer.Typer(help="Set up a demonstration and serve it.")

Scale = Annotated[
    int, typer.Option(min=1, max=LARGEST_SCALE, help="How many times as many organisations (1: 203, 50: 10,150).")
]
Reset = Annotated[bool, typer.Option("--reset", help="Delete the private server's database first.")]

_QUERY = "{ organisations(first: 3) { totalCount nodes { name network { name } } } }"


@dataclass(frozen=True, slots=True)
class Ready:
    """What a visitor of the demonstration is told."""

    emails: tuple[str, ...]
    partner_key: str | None
    """Shown when the data is loaded, and kept nowhere; None on later starts."""


@app.callback(invoke_without_command=True)
def demo(port: Port = None, data: Data = None, scale: Scale = 1, reset: Reset = False) -> None:
    """Make the database, fill it with demo data, and serve until Ctrl-C. The next start takes seconds."""
    settings = chosen_settings(port=port, data=data, demonstration=True)
    ensure_port_is_free(settings, command="mreza demo")
    stop_in_order()
    with running_database(settings, progress) as (settings, address), stopping_undisturbed():
        ready = asyncio.run(prepare(settings, address, scale=scale, reset=reset))
        announce(settings, ready, console)
        serve_until_stopped(settings)
        console.print("Stopping …")


async def prepare(settings: Settings, address: DatabaseAddress, *, scale: int = 1, reset: bool = False) -> Ready:
    """Roles, migrations and demo data: each does only what is missing.

    Args:
        settings: of the installation.
        address: the owner's.
        scale: multiplies the organisations.
        reset: delete the private server's database first.

    Raises:
        ConfigurationError: with the remedy.
    """
    from mreza.database import migrate  # noqa: PLC0415 - loads every plugin
    from mreza.plugin.lifecycle import current_host, installed  # noqa: PLC0415

    if reset:
        with step("Deleting the old database"):
            await recreate_database(address)
    with step("Database and roles"):
        await prepare_database(settings, address)
    with step("Migrations"):
        host = await current_host(address, installed(settings))
        await migrate.upgrade(address, host, progress)
    connection = await connect(address)
    try:
        return await _load(connection, host, scale)
    finally:
        await connection.close()


async def _load(connection: asyncpg.Connection, host: Host, scale: int) -> Ready:
    partner_key = None
    if not await is_loaded(connection):
        with step("Demo data") as come_to:

            def shown(at: str, done: int | None, total: int | None) -> None:
                come_to(at if total is None else f"{at} ({done} of {total})")

            loaded = await load(connection, host, clock=SystemClock(), scale=scale, progress=shown)
            partner_key = loaded.partner_key
    elif scale != 1:
        progress("The demo data is there already; --reset deletes it, so that --scale takes effect.")
    found = await connection.fetch("SELECT email FROM public.core_user WHERE email LIKE '%@demo.example' ORDER BY id")
    return Ready(tuple(row["email"] for row in found), partner_key)


def announce(settings: Settings, ready: Ready, console: Console) -> None:
    """Say where everything is, how to sign in, and a command that answers."""
    url = f"{url_of(settings)}/graphql"
    lines = [
        f"\n[bold]Mreža is at[/] {url}  (GraphiQL in a browser; Ctrl-C stops)\n",
        f"[bold]Sign in as[/] {escape(', '.join(ready.emails))}",
        f"  password of all: {escape(PASSWORD)}; a bearer token for any: mreza token create EMAIL",
    ]
    if ready.partner_key:
        lines.append(f"[bold]Partner key[/] {escape(ready.partner_key)}  (shown this once)")
    body = json.dumps({"query": _QUERY})
    curl = f"curl -s {url} -H 'Content-Type: application/json' -d '{body}'"
    lines.append(f"\n[bold]Try[/] {escape(curl)}\n")
    for line in lines:
        console.print(line, soft_wrap=True)
