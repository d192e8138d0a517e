"""`mreza user`: accounts, the first one above all, which nobody can make through the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.markup import escape
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access import service
from mreza.access.models import Role
from mreza.cli.console import console
from mreza.cli.owner import with_session
from mreza.clock import SystemClock
from mreza.directory.places import Network
from mreza.errors import MrezaError
from mreza.model.period import Period

app = typer.Typer(help="Make accounts.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep the group's name, although it has one command."""


@app.command(
    "create",
    epilog='Example: mreza user create ana@example.org "Ana Primer" --role secretariat --password',
)
def create(
    email: Annotated[str, typer.Argument(help="The sign-in name.")],
    name: Annotated[str, typer.Argument(help="How the user is shown beside decisions.")],
    role: Annotated[str, typer.Option(help="The code of a role: secretariat, administrator, coordinator, …")],
    network: Annotated[str | None, typer.Option(help="The network's code, for a role that reaches one.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day of the role; default: today.")
    ] = None,
    locale: Annotated[str, typer.Option(help="The language and script the user reads.")] = "en",
    password: Annotated[
        bool,
        typer.Option("--password", help="Ask for a password; without one the user signs in by a token or OpenID."),
    ] = False,
) -> None:
    """Make an account that holds a role."""
    chosen = typer.prompt("Password", hide_input=True, confirmation_prompt=True) if password else None

    async def work(session: AsyncSession) -> None:
        user = await service.create_user(session, email=email, name=name, locale=locale, password=chosen)
        place = None if network is None else (await _network(session, network)).id
        valid = Period(since.date() if since else SystemClock().today())
        held = await _role(session, role)
        await service.grant_role(session, user=user, role=held, network_id=place, valid=valid)

    with_session(work)
    console.print(f"[green]✓[/] {escape(email)} holds the role {escape(role)}.")
    if chosen is None:
        console.print(f"[dim]A token for a program: mreza token create {escape(email)}[/]")


async def _role(session: AsyncSession, code: str) -> Role:
    if found := await session.scalar(select(Role).where(Role.code == code)):
        return found
    known = ", ".join(await session.scalars(select(Role.code).order_by(Role.code)))
    hint = f"There are: {known}." if known else "There are none yet: `mreza db upgrade` makes them."
    raise MrezaError(f"There is no role {code}. {hint}")


async def _network(session: AsyncSession, code: str) -> Network:
    if found := await session.scalar(select(Network).where(Network.code == code.upper())):
        return found
    known = ", ".join(await session.scalars(select(Network.code).order_by(Network.code)))
    hint = f"There are: {known}." if known else "There are none yet: the secretariat enters them by `defineNetwork`."
    raise MrezaError(f"There is no network {code}. {hint}")
