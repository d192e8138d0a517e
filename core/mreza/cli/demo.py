"""`mreza demo`: everything from nothing to a running API with data in it."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from mreza.cli.console import console, progress, step, stop_in_order, stopping_undisturbed
from mreza.cli.serve import Data, Port, chosen_settings, ensure_port_is_free, serve_until_stopped, url_of
from mreza.database.address import DatabaseAddress
from mreza.database.roles import prepare_database
from mreza.database.running import recreate_database, running_database
from mreza.settings import Settings

app = typer.Typer(help="Set up a demonstration and serve it.")

Scale = Annotated[int, typer.Option(min=1, max=200, help="How many times as many organisations (1: 203, 50: 10,150).")]
Reset = Annotated[bool, typer.Option("--reset", help="Delete the private server's database first.")]

_QUERY = "{ organisations(first: 3) { totalCount nodes { name network { name } } } }"


@app.callback(invoke_without_command=True)
def demo(port: Port = None, data: Data = None, scale: Scale = 1, reset: Reset = False) -> None:
    """Make the database, fill it with demo data, and serve until Ctrl-C. The next start takes seconds."""
    settings = chosen_settings(port=port, data=data)
    ensure_port_is_free(settings, command="mreza demo")
    stop_in_order()
    with running_database(settings, progress) as (settings, address), stopping_undisturbed():
        asyncio.run(prepare(settings, address, scale=scale, reset=reset))
        announce(settings, console)
        serve_until_stopped(settings)
        console.print("Stopping …")


async def prepare(settings: Settings, address: DatabaseAddress, *, scale: int = 1, reset: bool = False) -> None:
    """Roles, migrations and demo data: each does only what is missing.

    Args:
        settings: of the installation.
        address: the owner's.
        scale: multiplies the organisations.
        reset: delete the private server's database first.

    Raises:
        ConfigurationError: with the remedy.
    """
    if reset:
        with step("Deleting the old database"):
            await recreate_database(address)
    with step("Database and roles"):
        await prepare_database(settings, address)
    with step("Migrations"):
        await _migrate(address)
    with step("Demo data"):
        await _load(settings, address, scale)


async def _migrate(address: DatabaseAddress) -> None:
    from mreza.database import migrate  # noqa: PLC0415 - loads every plugin
    from mreza.plugin.host import Host  # noqa: PLC0415

    await migrate.upgrade(address, Host.assemble(), progress)


async def _load(settings: Settings, address: DatabaseAddress, scale: int) -> None:
    from mreza import demo as data  # noqa: PLC0415 - loads every plugin

    await data.load(settings, address, scale=scale, progress=progress)


def announce(settings: Settings, console: Console) -> None:
    """Say where everything is, how to sign in, and a command that answers."""
    from mreza import demo as data  # noqa: PLC0415

    url = f"{url_of(settings)}/graphql"
    console.print(f"\n[bold]Mreža is at[/] {url}  (GraphiQL in a browser; Ctrl-C stops)\n")
    console.print("[bold]Sign-ins[/] (password of all: [bold]" + escape(data.PASSWORD) + "[/])")
    for email, what in data.SIGN_INS:
        console.print(f"  {escape(email):32} {escape(what)}")
    console.print("  mreza token create EMAIL         prints a bearer token for any of them\n")
    console.print("[bold]Try[/]")
    body = '{"query": "' + _QUERY + '"}'
    console.print(escape(f"  curl -s {url} -H 'Content-Type: application/json' -d '{body}'\n"), soft_wrap=True)
