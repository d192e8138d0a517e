"""The worker: sends deliveries and does jobs, in the web's process or in one of its own. Several share the work."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from types import TracebackType
from typing import Self

import asyncpg
import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from mreza.clock import Clock
from mreza.delivery.deliverer import Deliverer, lease_for
from mreza.delivery.figures import Figures
from mreza.delivery.job import JobFunction, JobGround, enqueue_regular
from mreza.delivery.keeping import delete_old
from mreza.delivery.log import Log
from mreza.delivery.transport import Sender
from mreza.outage import is_outage, note
from mreza.settings import Settings

CHANNEL = "mreza_delivery"
POLL = 2.0
"""Most seconds until it looks again; as a rule it is woken when an event is committed."""
SWEEP = 3600.0
"""Seconds between two looks at what was kept long enough."""
LOOK = 60.0
"""Seconds between two looks at whether a new hour or day has begun."""
_PATIENCE = 1.0
_logs = structlog.get_logger("mreza.worker")


class Worker:
    """An asynchronous context manager; works inside.

    Args:
        settings: the installation's.
        dsn: the database, as the owner.
        pool: the driver's connections of the owner; open longer than the worker.
        engine: SQLAlchemy's, of the owner.
        clock: what time it is.
        jobs: what it can do, by kind.
        figures: count what it does.
        ground: what jobs stand on besides.
    """

    def __init__(
        self,
        settings: Settings,
        dsn: str,
        pool: asyncpg.Pool,
        engine: AsyncEngine,
        clock: Clock,
        *,
        jobs: Mapping[str, JobFunction],
        figures: Figures,
        ground: JobGround | None = None,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._figures = figures
        self._ground = ground
        self._dsn = dsn
        self._pool = pool
        self._clock = clock
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._sender = Sender(settings.webhook_targets, settings.webhook_timeout)
        log = Log(pool, lease_for(settings.webhook_timeout))
        self._deliverer = Deliverer(log, self._sender, engine, clock, settings.load_secret(), figures)

    async def __aenter__(self) -> Self:
        await self._sender.__aenter__()
        for work in (self._deliver, self._listen, self._do_jobs, self._begin_regular_jobs, self._sweep):
            self._tasks.append(asyncio.create_task(self._for_ever(work)))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._deliverer.stop()
        await self._sender.__aexit__(kind, error, trace)

    async def _deliver(self) -> None:
        while True:
            self._wake.clear()
            await self._deliverer.start_due()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL)

    async def _listen(self) -> None:
        lost = asyncio.Event()
        connection = await asyncpg.connect(self._dsn, server_settings={"application_name": "mreza worker"})
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(CHANNEL, lambda *_: self._wake.set())
            self._wake.set()
            await lost.wait()
        finally:
            await connection.close(timeout=5)

    async def _do_jobs(self) -> None:
        # The library takes a second to load, in which the server answers.
        queue = await asyncio.to_thread(import_module, "mreza.delivery.job_queue")
        await queue.run_jobs(self._dsn, self._pool, self._clock, self._jobs, self._figures, ground=self._ground)

    async def _sweep(self) -> None:
        while True:
            deleted = await delete_old(self._pool, self._settings, self._clock.now())
            for table, rows in deleted.items():
                self._figures.swept.labels(table).inc(rows)
            await asyncio.sleep(SWEEP)

    async def _begin_regular_jobs(self) -> None:
        while True:
            await enqueue_regular(self._pool, self._jobs, self._clock)
            await asyncio.sleep(LOOK)

    async def _for_ever(self, work: Callable[[], Awaitable[None]]) -> None:
        """Begin again whenever it ends, as when the database restarts."""
        while True:
            try:
                await work()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                note(error)
            except Exception as error:
                if is_outage(error):
                    note(error)
                else:
                    _logs.exception("worker.broke")
            self._figures.interruptions.inc()
            await asyncio.sleep(_PATIENCE)
