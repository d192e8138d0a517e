"""A server that is too old is refused in a sentence that says what to do, before anything is asked of it."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.binaries import OLDEST
from mreza.database.roles import ensure_database, prepare_database
from mreza.errors import ConfigurationError
from mreza.settings import Settings

pytestmark = pytest.mark.anyio

SSL_REQUEST = 80877103


class OldServer:
    """Greets as PostgreSQL of a version does, on the wire, and hangs up at the first thing that is asked of it."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.asked: list[bytes] = []

    @asynccontextmanager
    async def running(self) -> AsyncIterator[DatabaseAddress]:
        server = await asyncio.start_server(self._greet, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            yield DatabaseAddress.parse(f"postgresql://owner:secret@127.0.0.1:{port}/federation")

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length, code = struct.unpack("!ii", await reader.readexactly(8))
        if code == SSL_REQUEST:
            writer.write(b"N")
            length, code = struct.unpack("!ii", await reader.readexactly(8))
        await reader.readexactly(length - 8)
        said = {"server_version": self.version, "server_encoding": "UTF8", "client_encoding": "UTF8"}
        settings = (_message(b"S", f"{name}\0{value}\0".encode()) for name, value in said.items())
        welcome = _message(b"R", struct.pack("!i", 0)), *settings, _message(b"K", struct.pack("!ii", 1, 1))
        writer.write(b"".join((*welcome, _message(b"Z", b"I"))))
        if (kind := await reader.read(1)) not in (b"", b"X"):
            self.asked.append(kind)
        writer.close()


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


@pytest.mark.parametrize("version", ["9.6.24", "14.19 (Debian 14.19-1.pgdg120+1)", "14beta1"])
async def test_an_older_server_is_named_with_what_to_do(version: str) -> None:
    major = version.partition(".")[0].removesuffix("beta1")
    server = OldServer(version)
    async with server.running() as address:
        for refused in (ensure_database(address), prepare_database(Settings(secret="s" * 64), address)):
            with pytest.raises(ConfigurationError) as caught:
                await refused
            assert str(caught.value) == (
                f"{address.place} runs PostgreSQL {major}, but Mreža needs 15 or newer. "
                "Upgrade that server, or leave DATABASE_URL empty for the private one."
            )
            assert "secret" not in str(caught.value)
    assert server.asked == []


@pytest.mark.parametrize("version", ["15.0", "15beta2", "18.1"])
async def test_the_oldest_that_works_and_newer_ones_are_asked_further(version: str) -> None:
    """Control: what refuses the others is their version."""
    assert OLDEST == 15
    server = OldServer(version)
    async with server.running() as address:
        with pytest.raises(asyncpg.ConnectionDoesNotExistError):
            await ensure_database(address)
    assert server.asked == [b"P"]
