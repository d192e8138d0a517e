"""Connections for compiled reads, handed from one request to the next.

The driver's pool starts a task at each release, to be safe from whatever may have happened to the connection. A read
that went well leaves nothing behind (a scope ends with its statement), so its connection goes straight to the next one;
only where something went wrong, the pool gets it back and sees to it. That saves half of what a request spends in the
driver.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import asyncpg


class Lanes:
    """Runs reads on connections of a pool, some of which it keeps.

    Args:
        pool: of the serving role. One of its connections is never kept, so that others who use the pool do not wait for
            ever.
    """

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._most = pool.get_max_size() - 1
        self._turns = asyncio.Semaphore(self._most)
        self._free: list[Any] = []

    async def fetchval(self, sql: str, arguments: Sequence[Any]) -> Any:
        """The one value of a statement."""
        if self._most < 1:
            return await self._pool.fetchval(sql, *arguments)
        async with self._turns:
            connection = await self._connection()
            try:
                value = await connection.fetchval(sql, *arguments)
            except BaseException:
                await self._pool.release(connection)
                raise
            self._free.append(connection)
            return value

    async def _connection(self) -> Any:
        """One that was kept, or else one of the pool's."""
        while self._free:
            connection = self._free.pop()
            if not connection.is_closed():
                return connection
            await self._pool.release(connection)
        return await self._pool.acquire()

    async def close(self) -> None:
        """Give back what is kept, so that the pool can be closed."""
        while self._free:
            await self._pool.release(self._free.pop())
