"""`mreza token`: bearer tokens for users, and keys for partners."""

from __future__ import annotations

from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access import service
from mreza.access.models import Token, User
from mreza.access.permissions import declared_permissions, refuse_unknown
from mreza.access.tokens import SHOWN
from mreza.cli.console import console
from mreza.cli.owner import in_session, with_database, with_session
from mreza.clock import SystemClock
from mreza.database.address import DatabaseAddress
from mreza.errors import MrezaError
from mreza.plugin.lifecycle import Installed, current_host

app = typer.Typer(help="Make, list and revoke tokens and partners' keys.", no_args_is_help=True)
out = Console(highlight=False)
Answer = TypeVar("Answer")

Days = Annotated[int, typer.Option(min=1, max=service.MOST_DAYS, help="How many days it lasts.")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="A document it may run; repeatable.")]
Networks = Annotated[list[str] | None, typer.Option("--network", help="Code of a network it reaches; repeatable.")]
Permissions = Annotated[
    list[str] | None,
    typer.Option("--permission", help="What it allows, e.g. core.read_members; repeatable."),
]


@app.command("create", epilog="Example: mreza token create coordinator.rs@demo.example")
def create(
    email: Annotated[str, typer.Argument(help="Whose token.")],
    name: Annotated[str, typer.Option(help="What to call it.")] = "Made on the command line",
    days: Days = service.DAYS,
) -> None:
    """Make a bearer token for a user, and print it: it is shown this once."""

    async def work(session: AsyncSession) -> str:
        user = await _user(session, email)
        now = SystemClock().now()
        return (await service.create_token(session, user_id=user.id, name=name, now=now, days=days))[1]

    typer.echo(with_session(work))
    console.print("[dim]Send it as “Authorization: Bearer …”. It is not shown again.[/]")


@app.command("partner", epilog='Example: mreza token partner "City of Nis" --network RS')
def partner(
    name: Annotated[str, typer.Argument(help="Whose key, and what for.")],
    network: Networks = None,
    document: Documents = None,
    permission: Permissions = None,
    days: Days = service.DAYS,
) -> None:
    """Make a key for a partner's web site or system, and print it: it is shown this once."""

    async def work(address: DatabaseAddress, found: Installed) -> str:
        hooks = (await current_host(address, found)).hooks
        codes = refuse_unknown(permission or (), declared_permissions(hooks))
        runs = service.refuse_unknown_documents(document or (), hooks.documents)

        async def create(session: AsyncSession) -> str:
            _, secret = await service.create_partner_key(
                session,
                name=name,
                now=SystemClock().now(),
                networks=network or (),
                documents=runs,
                permissions=codes,
                days=days,
            )
            return secret

        return await in_session(address, create)

    typer.echo(with_database(work))
    console.print("[dim]Send it as “Authorization: Bearer …”. It is not shown again.[/]")


@app.command("list", epilog="Example: mreza token list member.rs@demo.example")
def list_tokens(email: Annotated[str | None, typer.Argument(help="Only this user's.")] = None) -> None:
    """List tokens and keys that still open something; sessions of browsers included."""

    async def work(session: AsyncSession) -> list[tuple[Token, str | None]]:
        found = select(Token, User.email).join(User, User.id == Token.user_id, isouter=True)
        working = (Token.revoked_at.is_(None), Token.expires_at.is_(None) | (Token.expires_at > SystemClock().now()))
        if email is not None:
            found = found.where(User.id == (await _user(session, email)).id)
        rows = await session.execute(found.where(*working).order_by(Token.created_at))
        return [(token, address) for token, address in rows]

    table = Table("Begins with", "Kind", "Of", "Name", "Reaches", "Until", "Last used", box=None)
    for token, address in with_session(work):
        table.add_row(
            token.prefix,
            token.kind.name.lower(),
            escape(address or "a partner"),
            escape(token.name),
            ", ".join(token.networks),
            f"{token.expires_at:%Y-%m-%d}" if token.expires_at else "",
            f"{token.last_used_at:%Y-%m-%d %H:%M}" if token.last_used_at else "never",
        )
    out.print(table)


@app.command("revoke", epilog="Example: mreza token revoke mzp_Ab12Cd")
def revoke(prefix: Annotated[str, typer.Argument(help="The characters it begins with, as `list` shows them.")]) -> None:
    """Withdraw a token; it opens nothing from the next request on."""

    async def work(session: AsyncSession) -> Token:
        beginning = prefix[:SHOWN]
        found = list(await session.scalars(select(Token).where(Token.prefix == beginning, Token.revoked_at.is_(None))))
        if len(found) != 1:
            how_many = "No token begins" if not found else f"{len(found)} tokens begin"
            raise MrezaError(f"{how_many} with {beginning}. `mreza token list` shows those that work.")
        return await service.revoke_token(session, found[0], now=SystemClock().now())

    console.print(f"[green]✓[/] Revoked: {escape(with_session(work).name)}")


async def _user(session: AsyncSession, email: str) -> User:
    user = await session.scalar(select(User).where(User.email == email.strip().lower()))
    if user is None:
        raise MrezaError(f"There is no user {email}. Check the address; demo users end in @demo.example.")
    return user
