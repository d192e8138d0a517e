"""A PostgreSQL server for a test run: a throwaway one, or the one that DATABASE_URL names."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from mreza.database.address import DatabaseAddress
from mreza.database.roles import connect
from mreza.database.server import EmbeddedServer

_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
_PLACE = "postgresql.place"

TRIES = 50
"""How often a database is asked to go, at a tenth of a second."""


@dataclass(frozen=True, slots=True)
class ServerForTests:
    """A server on which tests make databases of their own."""

    address: DatabaseAddress

    async def create_database(self, name: str, template: str | None = None) -> DatabaseAddress:
        """A new database, empty or a copy of `template` (to which nobody may be connected)."""
        await self._execute(
            f'CREATE DATABASE "{name}" ENCODING \'UTF8\' TEMPLATE "{template or "template1"}" STRATEGY file_copy'
        )
        if template is not None:  # rights on a database are not copied with it
            await self._execute(f'REVOKE TEMPORARY ON DATABASE "{name}" FROM PUBLIC')
        return self.address.with_database(name)

    async def drop_database(self, name: str) -> None:
        """Delete a database, ending what is connected to it; no error when it is gone already."""
        for _ in range(TRIES):
            try:
                await self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                return
            except asyncpg.InsufficientPrivilegeError:  # a backend of the serving role that has not ended yet
                await asyncio.sleep(0.1)
        await self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        connection = await connect(self.address)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextlib.contextmanager
def server_for_tests(shared: Path) -> Iterator[ServerForTests]:
    """The run's server.

    Args:
        shared: a folder that all processes of one test run agree on (the parent of every worker's temporary folder);
            the first process starts the server there, the last one stops and deletes it.
    """
    if url := os.environ.get("DATABASE_URL"):
        yield ServerForTests(DatabaseAddress.parse(url))
        return
    with _alone(shared):  # one worker makes the cluster, the others find it made
        place = _place(shared)
        server = EmbeddedServer(place, throwaway=True)
        address = server.start()
    try:
        yield ServerForTests(address)
    finally:
        server.stop()
        with _alone(shared):
            if place.parent == _MEMORY and not (place / "postgres").exists():  # this was the last process
                (shared / _PLACE).unlink(missing_ok=True)
                shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def _alone(shared: Path) -> Iterator[None]:
    with (shared / "postgresql.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _place(shared: Path) -> Path:
    """Where the run's server keeps its data: the first process decides. In memory, if the machine has plenty: a copy of
    a database is thousands of small files, which a disk takes ten times as long to make."""
    said = shared / _PLACE
    if not said.exists():
        folder = shared / "postgresql"
        with contextlib.suppress(OSError):
            room = os.statvfs(_MEMORY)
            if room.f_bavail * room.f_frsize >= _ROOM:
                folder = Path(tempfile.mkdtemp(prefix="mreza-tests-", dir=_MEMORY))
                folder.chmod(0o711)  # the account that runs the server must pass through to its own folder
        said.write_text(str(folder), encoding="utf-8")
    return Path(said.read_text(encoding="utf-8"))
