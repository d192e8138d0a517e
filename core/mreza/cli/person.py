"""`mreza person`: what is held on a person, told and cleared."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar
from uuid import UUID

import orjson
import typer
from rich.markup import escape
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from mreza.cli.console import console
from mreza.cli.owner import with_connection
from mreza.cli.serve import chosen_settings
from mreza.clock import SystemClock
from mreza.errors import MrezaError
from mreza.model.global_id import decode_as
from mreza.plugin.lifecycle import Installed
from mreza.privacy import sweep as sweeping
from mreza.privacy.again import erase_again, erased_people
from mreza.privacy.mutations import PersonErasure, erased, exported

app = typer.Typer(help="Tell what is held on a person, and clear it.", no_args_is_help=True)
Answer = TypeVar("Answer")

Person = Annotated[str, typer.Argument(help="The person's id, as the API gives it.")]
Reason = Annotated[str, typer.Option(help="Why, for the audit trail; names nobody.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only count what would be cleared.")]
Ids = Annotated[Path, typer.Argument(help="A file with one id a line, as `mreza person erased` prints them.")]


@app.command("export", epilog="Example: mreza person export UGVyc29uOjo6AZekH… > person.json")
def export(person: Person) -> None:
    """Print everything that is held on a person, as JSON. The audit trail notes it."""

    async def work(session: AsyncSession) -> object:
        await _note(session, "exportPerson", "On the command line")
        return await exported(session, _id(person))

    sys.stdout.buffer.write(orjson.dumps(_with_session(work), option=orjson.OPT_INDENT_2) + b"\n")


@app.command("erase", epilog='Example: mreza person erase UGVyc29uOjo6AZekH… --reason "At her request" --dry-run')
def erase(person: Person, reason: Reason, dry_run: DryRun = False) -> None:
    """Clear what is held on a person, over core and all plugins. It cannot be undone."""

    async def work(session: AsyncSession) -> PersonErasure:
        await _note(session, "erasePerson", reason)
        return await erased(session, _id(person), dry_run=dry_run)

    done = _with_session(work)
    rows = ", ".join(f"{one.type} {one.rows}" for one in done.report)
    console.print(f"[green]✓[/] {'Erased' if done.erased else 'Would erase'}: {escape(rows)}", soft_wrap=True)


@app.command("erased", epilog="Example: mreza person erased > erased.txt")
def list_erased() -> None:
    """Print the ids of all who were erased. Keep them beside backups: `erase-again` needs them after a restore."""
    for person in _with_session(erased_people):
        typer.echo(person)


@app.command("erase-again", epilog="Example: mreza person erase-again erased.txt")
def again(ids: Ids) -> None:
    """Erase again, after a restore, everybody who had been erased since the backup was made."""
    people = [_id(line.strip()) for line in ids.read_text("utf-8").splitlines() if line.strip()]

    async def work(session: AsyncSession) -> int:
        await _note(session, "erasePerson", "Again, after a restore")
        return await erase_again(session, people)

    console.print(f"[green]✓[/] {_with_session(work)} of {len(people)} were here again, and are erased.")


@app.command("sweep", epilog="Example: mreza person sweep")
def sweep() -> None:
    """Clear what was kept long enough: ended sessions, tokens, contacts, jobs, old values. Run it every night."""

    async def work(connection: AsyncConnection, _: Installed) -> sweeping.Swept:
        return await sweeping.sweep(connection, chosen_settings(), SystemClock().now())

    done = with_connection(work)
    console.print(
        f"[green]✓[/] Cleared: contacts in {done.contacts} rows. "
        f"Deleted: {done.tokens} tokens and sessions, {done.sign_ins} entries on sign-ins, "
        f"{done.scopes} scopes, {done.answers} kept answers."
    )


def _with_session(work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
    """Do the work in one transaction of the owner."""

    async def connected(connection: AsyncConnection, _: Installed) -> Answer:
        async with AsyncSession(connection) as session:
            return await work(session)

    return with_connection(connected)


async def _note(session: AsyncSession, mutation: str, reason: str) -> None:
    """Let the audit trail say what is done and why."""
    facts = {"mutation": mutation, "reason": reason}
    statement = text("SELECT set_config('mreza.mutation', :mutation, true), set_config('mreza.reason', :reason, true)")
    await session.execute(statement, facts)


def _id(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        pass
    try:
        return decode_as("Person", given)
    except MrezaError:
        raise MrezaError(f"{given} is not the id of a person. Copy it from the API's field `id`.") from None
