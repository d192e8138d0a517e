"""Taking jobs from the queue: the library's worker on a connection of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import asyncpg
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Job as QueuedJob
from pgqueuer.domain.types import QueueExecutionMode

from mreza.clock import Clock
from mreza.delivery.figures import Figures
from mreza.delivery.job import JobFunction, JobGround, is_lost, perform
from mreza.delivery.queue import queries_on, queue_settings

PARALLEL = 4
"""Most jobs of one kind at a time, over all workers."""


async def run_jobs(
    dsn: str,
    pool: asyncpg.Pool,
    clock: Clock,
    jobs: Mapping[str, JobFunction],
    figures: Figures | None = None,
    *,
    drain: bool = False,
    ground: JobGround | None = None,
) -> None:
    """Do jobs until cancelled, or with `drain` until none is left that can begin now.

    Args:
        dsn: the database, as the owner.
        pool: connections for the jobs themselves.
        jobs: the functions, by kind.
        figures: count what is done.
        ground: what jobs stand on besides.

    Raises: what asyncpg raises when the connection is lost.
    """
    connection = await asyncpg.connect(dsn, server_settings={"application_name": "mreza jobs"})
    try:
        manager = _manager(connection, pool, clock, jobs, figures or Figures(), ground, drain)
        mode = QueueExecutionMode.drain if drain else QueueExecutionMode.continuous
        await manager.run(mode=mode, batch_size=2, shutdown_on_listener_failure=True, dequeue_timeout=_PATIENCE)
    finally:
        await connection.close(timeout=5)


_PATIENCE = timedelta(seconds=30)
_AGAIN = timedelta(seconds=5)
"""How long a job waits that lost its connection."""
TRIES = 5
"""How often it is begun again before that counts as its own failure."""


def _manager(
    connection: asyncpg.Connection,
    pool: asyncpg.Pool,
    clock: Clock,
    jobs: Mapping[str, JobFunction],
    figures: Figures,
    ground: JobGround | None,
    due_only: bool,
) -> QueueManager:
    manager = QueueManager(queries_on(connection, due_only=due_only), channel=queue_settings().channel)

    async def do(queued: QueuedJob) -> None:
        try:
            id, last = UUID((queued.payload or b"").decode()), queued.attempts >= TRIES
            ended = await perform(id, jobs[queued.entrypoint], pool, clock, last=last, ground=ground)
        except Exception as error:
            if not is_lost(error):
                raise
            raise RetryRequested(delay=_AGAIN, reason=type(error).__name__) from error
        if ended is not None:
            figures.job(queued.entrypoint, ended)

    for kind in jobs:
        manager.entrypoint(kind, concurrency_limit=PARALLEL, accepts_context=False)(do)
    return manager
