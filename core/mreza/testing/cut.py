"""A way to the database that is cut at a commit, on either side of it.

`Line` passes on everything between the application and PostgreSQL. Once `cut` says so for a request, it ends the
connection on which that request's change commits: before PostgreSQL hears of the commit, or after it has committed and
before the application hears of that. Whose change it is, a connection tells itself: its transaction begins with the
request's id (`mreza.mutation.runner`). So many may be cut at once, each at its own commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from mreza.database.address import DatabaseAddress

_COMMIT = b"Q\0\0\0\x0cCOMMIT;\0"
_ROLLBACK = b"ROLLBACK;\0"
_CHUNK = 65_536


class Side(enum.Enum):
    """On which side of the commit."""

    BEFORE = "PostgreSQL never hears of the commit"
    AFTER = "the application never hears that it has committed"


@dataclass
class Line:
    """The way to a server, by TCP on this machine.

    Attributes:
        server: where PostgreSQL is.
        cut: where the next commit of a request is to be cut, by the request's id; others pass.
        cuts: how many commits were cut so far.
    """

    server: DatabaseAddress
    cut: dict[str, Side] = field(default_factory=dict)
    cuts: int = 0
    port: int = 0
    _passing: set[asyncio.Task[None]] = field(default_factory=set)

    def address_of(self, address: DatabaseAddress) -> DatabaseAddress:
        """The same database, reached over this line."""
        url = address.url.difference_update_query(["host", "port"])
        return DatabaseAddress(url.set(host="127.0.0.1", port=self.port))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on one connection until it ends or is cut."""
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        there = await self._server()
        try:
            await _Passage(self, (reader, writer), there).run()
        finally:
            self._passing.discard(task)
            for each in (writer, there[1]):
                each.transport.abort()

    async def close(self) -> None:
        """End the connections that are still open."""
        for task in list(self._passing):
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def _server(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        url = self.server.url
        if folder := url.query.get("host"):
            return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{url.query.get('port', 5432)}")
        return await asyncio.open_connection(url.host, url.port or 5432)


class _Passage:
    """One connection: what the application says, and what PostgreSQL answers."""

    def __init__(
        self,
        line: Line,
        here: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        there: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self._line, self._here, self._there = line, here, there
        self._request: str | None = None
        self._mute = False

    async def run(self) -> None:
        """Until one of both ends hangs up, or the line is cut."""
        ways = [asyncio.ensure_future(way) for way in (self._upwards(), self._downwards())]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _upwards(self) -> None:
        while said := await self._here[0].read(_CHUNK):
            self._request = next((id for id in self._line.cut if id.encode() in said), self._request)
            if said.endswith((_COMMIT, _ROLLBACK)):
                request, self._request = self._request, None
                side = self._line.cut.pop(request, None) if said.endswith(_COMMIT) and request else None
                self._line.cuts += side is not None
                if side is Side.BEFORE:
                    return
                self._mute = side is Side.AFTER
            self._there[1].write(said)
            await self._there[1].drain()

    async def _downwards(self) -> None:
        while answered := await self._there[0].read(_CHUNK):
            if self._mute:  # it is the answer to the commit: all before it was awaited by the driver
                return
            self._here[1].write(answered)
            await self._here[1].drain()


@contextlib.asynccontextmanager
async def line_to(server: DatabaseAddress) -> AsyncIterator[Line]:
    """A line to a server, open until the end."""
    line = Line(server)
    listener = await asyncio.start_server(line.serve, "127.0.0.1", 0)
    line.port = listener.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        listener.close()
        await line.close()
