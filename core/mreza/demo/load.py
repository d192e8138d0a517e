"""Loading the demo data: plan, ask the plugins, write everything in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
from argon2 import PasswordHasher

from mreza.access.models import TokenKind
from mreza.access.tokens import make
from mreza.clock import Clock
from mreza.demo.bulk import ready_for_many, write
from mreza.demo.directory import directory_rows
from mreza.demo.organisations import plan_demo
from mreza.demo.people import account_rows, people_rows
from mreza.demo.plan import DemoPlan, Rows
from mreza.demo.references import Units, existing_codes, write_references
from mreza.errors import MrezaError

#: No secret: everybody is told.
PASSWORD = "mreza-demo"
_SALT = b"mreza demo salt."

#: From this scale on it pays to make tables ready for many rows.
_LARGE = 5

Progress = Callable[[str, int | None, int | None], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was loaded.

    Attributes:
        counts: rows by table, in the order in which they were written.
        partner_key: a partner's key that reaches all networks; it is shown here and kept nowhere.
        sign_ins: (e-mail, password, role) of every account.
    """

    counts: dict[str, int]
    partner_key: str
    sign_ins: tuple[tuple[str, str, str], ...]


def silent(step: str, done: int | None, total: int | None) -> None:
    """Progress that nobody watches."""


async def is_loaded(connection: asyncpg.Connection) -> bool:
    """Whether the demo data is in the database."""
    return bool(
        await connection.fetchval("SELECT EXISTS (SELECT FROM public.core_user WHERE email LIKE '%@demo.example')")
    )


async def load(
    connection: asyncpg.Connection, host: Any, *, clock: Clock, scale: int = 1, progress: Progress = silent
) -> Summary:
    """Load 203 × `scale` member organisations and all that belongs to them, or nothing.

    Args:
        connection: the owner's, outside a transaction.
        host: the assembled application, whose plugins add their rows by the hook ``demo``.
        clock: the demo stands on its day: what is current is current then.
        scale: how many times the published 203 organisations.
        progress: called with the step's name, and the tables written and in all where that is known.

    Raises:
        MrezaError: the database holds organisations already, or the scale is out of bounds.
    """
    await _refuse_unless_empty(connection)
    progress("planning", None, None)
    plan = plan_demo(clock.today(), scale)
    plan.existing = await existing_codes(connection, host.models)
    plan.hooks = host.hooks
    contributed = [rows for answer in host.hooks.collect("demo", scenario=plan) for rows in answer.value]
    key = make(TokenKind.PARTNER)
    counts: dict[str, int] = {}
    async with connection.transaction():
        await connection.execute("SET LOCAL mreza.bulk = 'on'")
        units = await write_references(connection, host, plan)
        every = [*_core(plan, units, PasswordHasher().hash(PASSWORD, salt=_SALT), key), *contributed]
        for done, rows in enumerate(every):
            table = rows.model.__tablename__
            progress(table, done, len(every))
            counts[table] = counts.get(table, 0) + await _write(connection, rows, many=scale >= _LARGE)
    progress("statistics", len(every), len(every))
    await _analyse(connection, counts)
    return Summary(counts, key.value, tuple((user.email, PASSWORD, user.role) for user in plan.users))


def _core(plan: DemoPlan, units: Units, password_hash: str, key: Any) -> Iterator[Rows]:
    yield from directory_rows(plan, units)
    yield from people_rows(plan)
    yield from account_rows(plan, password_hash, key)


async def _write(connection: asyncpg.Connection, rows: Rows, *, many: bool) -> int:
    if not many:
        return await write(connection, rows)
    async with ready_for_many(connection, rows.model.__tablename__):
        return await write(connection, rows)


async def _refuse_unless_empty(connection: asyncpg.Connection) -> None:
    if await is_loaded(connection):
        raise MrezaError("The demo data is already loaded.")
    if await connection.fetchval("SELECT EXISTS (SELECT FROM public.core_network)"):
        raise MrezaError("This database holds networks of its own. Load the demo data into an empty one.")


async def _analyse(connection: asyncpg.Connection, tables: dict[str, int]) -> None:
    """Tell the planner what the tables hold now; until then it would take them for empty."""
    await connection.execute("ANALYZE " + ", ".join(f"public.{table}" for table in tables))
