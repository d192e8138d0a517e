"""An installation of its own whose server and database are killed while it works."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import asyncpg
from mreza.access.models import Role, RoleGrant, User
from mreza.access.service import create_token
from mreza.application import Application
from mreza.clock import SystemClock
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.roles import prepare_database
from mreza.database.server import EmbeddedServer
from mreza.model.global_id import encode
from mreza.settings import Settings
from mreza.testing.forked import serve, start_server
from mreza.testing.kit import Kit, api_of, host_of, settings_for_tests
from sqlalchemy import select


@dataclass
class World:
    """The data folder, the database server and the process that serves.

    Attributes:
        said: what the database server told when it was started.
        recoveries: how often the whole database was killed.
        process: serves; another one after each of its deaths.
        serving: what runs in it.
    """

    folder: Path
    settings: Settings
    server: EmbeddedServer
    address: DatabaseAddress
    token: str = ""
    network: str = ""
    said: list[str] = field(default_factory=list)
    recoveries: int = 0
    process: BaseProcess | None = None
    serving: Callable[[Settings], None] = serve

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}/graphql"

    def serve(self) -> None:
        self.process = start_server(self.settings, self.serving)

    def kill_server(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.join()
        self.serve()

    def keep_serving(self) -> None:
        """What a supervisor does: a server that found no database at its start is started again."""
        if self.process is not None and not self.process.is_alive():
            self.serve()

    async def kill_database(self) -> None:
        """The whole of PostgreSQL at once, as when the machine's memory runs out; then the next start."""
        for pid in (self._postmaster(), *await self._backends()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.recoveries += 1
        await asyncio.to_thread(self._start_again)

    async def kill_backend(self, chance: random.Random) -> None:
        """One of its processes; PostgreSQL then ends all others and recovers by itself."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(await self._backends()), signal.SIGKILL)

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()
        self.server.stop()

    def _start_again(self) -> None:
        self.server.stop()
        self.server = EmbeddedServer(self.folder / "data", self.said.append)
        assert self.server.start() == self.address

    def _postmaster(self) -> int:
        place = Path(str(self.address.url.query["host"])).parent
        return int((place / "database" / "postmaster.pid").read_text().splitlines()[0])

    async def _backends(self) -> list[int]:
        async with connected(self.address) as connection:
            rows = await connection.fetch("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            return [row["pid"] for row in rows]


@contextlib.asynccontextmanager
async def connected(address: DatabaseAddress) -> AsyncIterator[asyncpg.Connection]:
    """A connection of the owner, as soon as the database takes one."""
    async with asyncio.timeout(60):
        while True:
            try:
                connection = await asyncpg.connect(address.dsn)
                break
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(0.02)
    try:
        yield connection
    finally:
        await connection.close(timeout=5)


@contextlib.asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    """A server in the folder, with the network RS and its coordinator's token; nothing serves yet."""
    said: list[str] = []
    server = EmbeddedServer(folder / "data", said.append)
    address = await asyncio.to_thread(server.start)
    settings = settings_for_tests(folder / "data").with_database(address.dsn)
    own = {"port": _free_port(), "webhook_targets": "any", "webhook_timeout": 2.0, "mutation_pool_max": 10}
    chosen = settings.model_copy(update=own)
    made = World(folder, chosen, server, address, said=said)
    try:
        await prepare_database(chosen, address)
        await migrate.upgrade(address, host_of(()))
        async with Application(chosen, address, host_of(()), api=api_of(())) as application:
            await _scene(made, await Kit(application).prepare())
        yield made
    finally:
        await asyncio.to_thread(made.stop)


async def _scene(made: World, kit: Kit) -> None:
    async with kit.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "coordinator"))).one()
        user = User(email="coordinator@demo.example", name="Coordinator", locale="en")
        session.add(user)
        await session.flush()
        session.add(RoleGrant(user_id=user.id, role_id=role.id, network_id=kit.networks["RS"]))
        _, made.token = await create_token(session, user_id=user.id, name="Crashes", now=SystemClock().now())
    made.network = encode("Network", kit.networks["RS"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
