"""Taking jobs from the queue: the library's worker on a connection of its own."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import asyncpg
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job as QueuedJob
from pgqueuer.domain.types import QueueExecutionMode

import mreza.delivery.redelivery  # noqa: F401 - declares its job
from mreza.clock import Clock
from mreza.delivery.jobs import known_jobs, perform
from mreza.delivery.queue import queries_on, queue_settings

PARALLEL = 4
"""Most jobs of one kind at a time, over all workers."""


async def run_jobs(dsn: str, pool: asyncpg.Pool, clock: Clock, *, drain: bool = False) -> None:
    """Do jobs until cancelled, or with `drain` until none is left.

    Args:
        dsn: the database, as the owner.
        pool: connections for the jobs themselves.

    Raises: what asyncpg raises when the connection is lost.
    """
    connection = await asyncpg.connect(dsn, server_settings={"application_name": "mreza jobs"})
    try:
        manager = _manager(connection, pool, clock)
        mode = QueueExecutionMode.drain if drain else QueueExecutionMode.continuous
        await manager.run(mode=mode, batch_size=2, shutdown_on_listener_failure=True, dequeue_timeout=_PATIENCE)
    finally:
        await connection.close(timeout=5)


_PATIENCE = timedelta(seconds=30)


def _manager(connection: asyncpg.Connection, pool: asyncpg.Pool, clock: Clock) -> QueueManager:
    manager = QueueManager(queries_on(connection), channel=queue_settings().channel)

    async def do(queued: QueuedJob) -> None:
        await perform(UUID((queued.payload or b"").decode()), pool, clock)

    for kind in known_jobs():
        manager.entrypoint(kind, concurrency_limit=PARALLEL, accepts_context=False)(do)
    return manager
