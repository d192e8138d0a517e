"""Connections for compiled reads, handed from one request to the next.

The driver's pool starts a task at each release, to be safe from whatever may have happened to the connection. A read
that went well leaves nothing behind (a scope ends with its statement), so its connection goes straight to the next one;
only where something went wrong, the pool gets it back and sees to it. That saves half of what a request spends in the
driver.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

import asyncpg

from mreza.graphql.lane import Lane


class Lanes:
    """Runs reads on connections of a pool, some of which it keeps.

    Who finds none free waits in line, and gets a connection from the hands of who had it before.

    Args:
        pool: of the serving role. One of its connections is never kept, so that others who use the pool do not wait for
            ever.
        plans: characters of the statements whose plans each connection keeps.
    """

    def __init__(self, pool: asyncpg.Pool, plans: int) -> None:
        self._pool = pool
        self._plans = plans
        self._most = pool.get_max_size() - 1
        self._open = 0
        self._free: list[Lane] = []
        self._line: deque[asyncio.Future[Lane | None]] = deque()

    async def fetchval(self, sql: str, arguments: Sequence[Any]) -> Any:
        """The one value of a statement."""
        if self._most < 1:
            return await self._pool.fetchval(sql, *arguments)
        lane = self._free.pop() if self._free else await self._turn()
        if lane is None or not lane.is_usable:
            lane = await self._opened(lane)
        try:
            value = await lane.fetchval(sql, arguments)
        except (asyncpg.PostgresError, asyncpg.DataError):
            self._pass_on(lane)  # the server refused the statement, or the driver its values: the plans are still good
            raise
        except asyncpg.InternalClientError:  # the driver has lost count of it: the server took leave while it was idle
            lane.connection.terminate()
            await self._drop(lane)
            raise
        except BaseException:
            await self._drop(lane)
            raise
        self._pass_on(lane)
        return value

    async def _turn(self) -> Lane | None:
        """A connection that somebody else has done with, or None for the right to open one."""
        if self._open < self._most:
            self._open += 1
            return None
        mine: asyncio.Future[Lane | None] = asyncio.get_running_loop().create_future()
        self._line.append(mine)
        try:
            return await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._pass_on(mine.result())
            raise

    def _pass_on(self, lane: Lane | None) -> None:
        """Give a connection, or with None the right to open one, to the first who waits."""
        while self._line:
            first = self._line.popleft()
            if not first.done():
                first.set_result(lane)
                return
        if lane is None:
            self._open -= 1
        else:
            self._free.append(lane)

    async def _opened(self, closed: Lane | None) -> Lane:
        """One of the pool's, in the place of one that is closed, if any."""
        try:
            if closed is not None:
                await self._pool.release(closed.connection)
            return Lane(await self._pool.acquire(), self._plans)
        except BaseException:
            self._pass_on(None)
            raise

    async def _drop(self, lane: Lane) -> None:
        """Give the pool a connection whose statement did not come to its end."""
        try:
            await self._pool.release(lane.connection)
        finally:
            self._pass_on(None)

    async def close(self) -> None:
        """Give back what is kept, so that the pool can be closed."""
        while self._free:
            self._open -= 1
            await self._pool.release(self._free.pop().connection)
