"""One connection for compiled reads, with the statements that it has planned."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final

import asyncpg

SHARE: Final = 8
"""A statement longer than an eighth of what is kept is planned at each call: it would push out too many others."""


class Lane:
    """A connection of a pool, and its plans, least recently used out first.

    The driver's own store counts statements, and those of the widest questions are a thousand times as large as those
    of the narrowest; so here their sizes are counted. A plan takes about 130 bytes of the database's memory for each
    character, row policies included: with 512 KiB some 70 MB, and with what the planning of wide statements leaves 300,
    whatever is asked of it.

    Args:
        connection: of a pool.
        most: characters of the statements whose plans it keeps.
    """

    def __init__(self, connection: Any, most: int) -> None:
        self.connection = connection
        self._most = most
        self._plans: OrderedDict[str, Any] = OrderedDict()
        self._size = 0

    @property
    def is_usable(self) -> bool:
        """Whether the server has not ended it; the pool then takes it back by itself."""
        try:
            return not self.connection.is_closed()
        except asyncpg.InterfaceError:
            return False

    async def fetchval(self, sql: str, arguments: Sequence[Any]) -> Any:
        """The one value of a statement."""
        plan = self._plans.get(sql)
        if plan is not None:
            self._plans.move_to_end(sql)
        elif len(sql) > self._most // SHARE:
            return await self.connection.fetchval(sql, *arguments)
        else:
            plan = await self._planned(sql)
        return await plan.fetchval(*arguments)

    async def _planned(self, sql: str) -> Any:
        while self._size + len(sql) > self._most:
            oldest, _ = self._plans.popitem(last=False)  # the driver closes a statement that nobody holds
            self._size -= len(oldest)
        plan = await self.connection.prepare(sql)
        self._plans[sql] = plan
        self._size += len(sql)
        return plan
