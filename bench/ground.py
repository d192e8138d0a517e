"""The ground that all contenders stand on: one throwaway server with demo data, tokens to ask with, values to ask for."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from mreza.access import service
from mreza.clock import SystemClock
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.pools import create_engine
from mreza.database.roles import connect, prepare_database
from mreza.database.server import EmbeddedServer
from mreza.demo import is_loaded, load
from mreza.model.global_id import encode
from mreza.plugin.host import Host
from mreza.settings import Settings
from sqlalchemy.ext.asyncio import AsyncSession

SECRET = "for the bench only, and long enough for a key"
_SAMPLES = 400
_USERS = {"coordinator": "coordinator.rs@demo.example", "secretariat": "secretariat@demo.example"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What contenders and the load generator are told.

    Attributes:
        dsn: the owner's address; ours derives the serving role's from it.
        tokens: bearer tokens by viewer; None for the public.
        postmaster: process id of the database server, to read its CPU time.
        values: what variables are drawn from, by the variable's purpose.
    """

    dsn: str
    data: Path
    tokens: dict[str, str | None]
    postmaster: int | None
    values: dict[str, list[Any]]


@contextlib.asynccontextmanager
async def ground(scale: int, say: Callable[[str], None]) -> AsyncIterator[Ground]:
    """A database with demo data for as long as the context lasts; with DATABASE_URL that one, which must hold the demo
    data.
    """
    with tempfile.TemporaryDirectory(prefix="mreza-bench-") as folder:
        data = Path(os.environ.get("MREZA_DATA") or folder)
        os.environ.setdefault("MREZA_SECRET", SECRET)
        if url := os.environ.get("DATABASE_URL"):
            yield await _prepared(Settings(data=data), DatabaseAddress.parse(url), scale, say)
            return
        say("Starting a throwaway server …")
        server = EmbeddedServer(data / "postgresql", throwaway=True)
        address = await asyncio.to_thread(server.start)
        try:
            yield await _prepared(Settings(data=data).with_database(address.dsn), address, scale, say)
        finally:
            await asyncio.to_thread(server.stop)


async def _prepared(settings: Settings, address: DatabaseAddress, scale: int, say: Callable[[str], None]) -> Ground:
    await prepare_database(settings, address)
    host = Host.assemble()
    await migrate.upgrade(address, host)
    connection = await connect(address)
    try:
        if not await is_loaded(connection):
            say(f"Loading demo data: {203 * scale:,} organisations …")
            await load(connection, host, clock=SystemClock(), scale=scale)
            await connection.execute("VACUUM (ANALYZE)")
        tokens = await _tokens(address, connection)
        return Ground(address.dsn, settings.data, tokens, await _postmaster(connection), await _values(connection))
    finally:
        await connection.close()


async def _tokens(address: DatabaseAddress, connection: asyncpg.Connection) -> dict[str, str | None]:
    engine = create_engine(address)
    tokens: dict[str, str | None] = {"public": None}
    for viewer, email in _USERS.items():
        user = await connection.fetchval("SELECT id FROM core_user WHERE email = $1", email)
        async with AsyncSession(engine) as session, session.begin():
            tokens[viewer] = (await service.create_token(session, user_id=user, name="Bench", now=SystemClock().now()))[
                1
            ]
    await engine.dispose()
    return tokens


async def _postmaster(connection: asyncpg.Connection) -> int | None:
    """The parent of our backend, if it runs on this machine."""
    with contextlib.suppress(OSError, ValueError):
        backend = await connection.fetchval("SELECT pg_backend_pid()")
        return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
    return None


async def _values(connection: asyncpg.Connection) -> dict[str, list[Any]]:
    """Organisations of the coordinator's network. Cursors are added by whoever can ask for them."""
    network = await connection.fetchval("SELECT id FROM core_network WHERE code = 'RS'")
    ids = [
        row["id"]
        for row in await connection.fetch("SELECT id FROM core_organisation WHERE network_id = $1 ORDER BY id", network)
    ]
    chosen = [encode("Organisation", id) for id in random.Random(1).sample(ids, min(_SAMPLES, len(ids)))]
    return {
        "id": chosen,
        "organisation": chosen,
        "network": [encode("Network", network)],
        "day": [SystemClock().today().isoformat()],
    }
