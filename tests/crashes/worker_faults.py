"""A worker that kills itself, as the kernel would, at a given step of a delivery. The process that works imports this
module by its plain name."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any

from mreza.application import Application
from mreza.database.address import DatabaseAddress
from mreza.delivery import log
from mreza.delivery.log import Log
from mreza.delivery.transport import Sender
from mreza.settings import Settings
from mreza.testing.kit import api_of, host_of

#: From the claim, over the request, to the mark.
STEPS = ("claiming", "claimed", "sending", "answered", "marking", "marked")


def work_until(step: str, settings: Settings) -> None:
    """Work, and die at the step."""
    globals()[f"_die_{step}"]()
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    address = DatabaseAddress.parse(str(settings.database_url))
    async with Application(settings, address, host_of(()), api=api_of(())) as application, application.worker():
        await asyncio.Event().wait()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_claiming() -> None:
    claim = Log.claim

    async def dying(*arguments: Any) -> Any:
        under_way = asyncio.ensure_future(claim(*arguments))
        await asyncio.sleep(0.002)  # the statement is on its way, its answer perhaps
        _die()
        return await under_way

    Log.claim = dying  # type: ignore[method-assign]


def _die_claimed() -> None:
    claim = Log.claim

    async def dying(*arguments: Any) -> Any:
        claimed = await claim(*arguments)
        if claimed is not None:
            _die()
        return claimed

    Log.claim = dying  # type: ignore[method-assign]


def _die_sending() -> None:
    post = Sender.post

    async def dying(*arguments: Any) -> Any:
        under_way = asyncio.ensure_future(post(*arguments))
        await asyncio.sleep(0.005)
        _die()
        return await under_way

    Sender.post = dying  # type: ignore[method-assign]


def _die_answered() -> None:
    async def dying(*_: Any) -> None:
        _die()

    Log.delivered = dying  # type: ignore[method-assign]


def _die_marking() -> None:
    async def dying(self: Log, attempt: Any, status: int, now: Any) -> None:
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(log._DELIVERED, attempt.id, now, status)
            _die()

    Log.delivered = dying  # type: ignore[method-assign]


def _die_marked() -> None:
    delivered = Log.delivered

    async def dying(*arguments: Any) -> None:
        await delivered(*arguments)
        _die()

    Log.delivered = dying  # type: ignore[method-assign]
