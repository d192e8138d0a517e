"""Server processes on one database, and many connections that ask them at once."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
from mreza.access import tokens
from mreza.access.models import Token, TokenKind
from mreza.access.viewer import Viewer
from mreza.testing.kit import Kit

SERVING = Path(__file__).parent / "serving.py"
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Arena:
    """Servers to race against; every request comes over a connection of its own.

    Attributes:
        kit: sets the scene in the same database.
        urls: of the servers, which take turns.
        token: the bearer token of whoever races.
    """

    kit: Kit
    urls: Sequence[str]
    token: str
    _turn: itertools.count[int] = field(default_factory=itertools.count)

    async def ask(self, document: str, *, key: str | None = None, **variables: Any) -> Any:
        """`data` of an answer."""
        reader, writer = await self._sent(document, variables, key)
        answer = await reader.read()
        writer.close()
        found = orjson.loads(answer.partition(b"\r\n\r\n")[2])
        assert "errors" not in found, found
        return found["data"]

    async def leave(self, document: str, after: float, *, key: str, **variables: Any) -> None:
        """Ask, and drop the connection so many seconds later, whether an answer came or not."""
        _, writer = await self._sent(document, variables, key)
        await asyncio.sleep(after)
        writer.transport.abort()

    async def _sent(self, document: str, variables: dict[str, Any], key: str | None) -> Connection:
        url = urlsplit(self.urls[next(self._turn) % len(self.urls)])
        body = orjson.dumps({"query": document, "variables": variables})
        head = {
            "host": url.netloc,
            "authorization": f"Bearer {self.token}",
            "content-type": "application/json",
            "content-length": str(len(body)),
            "connection": "close",
        } | ({"idempotency-key": key} if key else {})
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        reader, writer = await asyncio.open_connection(url.hostname, url.port)
        writer.write(f"POST {url.path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        await writer.drain()
        return reader, writer


@asynccontextmanager
async def arena_of(kit: Kit, viewer: Viewer, folder: Path, *, faults: bool = False) -> AsyncIterator[Arena]:
    """Two servers, started one after the other: the first one migrates."""
    token = await token_of(kit, viewer)
    async with AsyncExitStack() as stack:
        options = ["--faults"] if faults else []
        urls = [await stack.enter_async_context(started(kit, folder, *options, *more)) for more in (["--migrate"], [])]
        yield Arena(kit, urls, token)


@asynccontextmanager
async def started(kit: Kit, folder: Path, *options: str) -> AsyncIterator[str]:
    """The URL of a server process."""
    environment = os.environ | {"DATABASE_URL": kit.application.address.dsn, "MREZA_DATA": str(folder)}
    with (folder / "server.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(SERVING), *options, env=environment, stdout=asyncio.subprocess.PIPE, stderr=log
        )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        assert url, (folder / "server.log").read_text()
        yield url
    finally:
        process.terminate()
        await process.wait()


async def token_of(kit: Kit, viewer: Viewer) -> str:
    """A bearer token of the viewer's user."""
    made = tokens.make(TokenKind.PERSONAL)
    async with kit.session() as session:
        session.add(
            Token(
                kind=TokenKind.PERSONAL,
                name="races",
                prefix=made.prefix,
                secret_hash=made.hash,
                user_id=viewer.user_id,
                created_at=kit.application.clock.now(),
            )
        )
    return made.value
