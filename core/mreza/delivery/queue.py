"""The queue library's names in our database. Environment variables of the library do not reach it."""

from __future__ import annotations

from functools import cache
from typing import Any

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment, QueryQueueBuilder, QuerySchedulerBuilder
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.domain.settings import DBSettings
from pgqueuer.domain.types import Channel

SCHEMA = "mreza"


@cache
def queue_settings() -> DBSettings:
    """Its tables lie beside our technical ones, which the serving role does not reach."""
    return DBSettings(
        prefix="",
        db_schema=SCHEMA,
        channel=Channel("ch_pgqueuer"),
        function="fn_pgqueuer_changed",
        statistics_table="pgqueuer_statistics",
        queue_status_type="pgqueuer_status",
        queue_table="pgqueuer",
        queue_table_log="pgqueuer_log",
        trigger="tg_pgqueuer_changed",
        schedules_table="pgqueuer_schedules",
    )


class _DueOnly(Queries):
    """Takes what is to wait for as not there, so that who does what is left does not wait for it."""

    async def queued_work(self, entrypoints: list[Any]) -> int:
        """How many jobs can begin now."""
        return await self.eligible_queued_work(entrypoints)


def queries_on(connection: Any, *, due_only: bool = False) -> Queries:
    """What the library does, on a connection of the driver.

    Args:
        due_only: leave jobs out of sight that are not to begin yet.
    """
    settings = queue_settings()
    return (_DueOnly if due_only else Queries)(
        AsyncpgDriver(connection),
        QueryBuilderEnvironment(settings),
        QueryQueueBuilder(settings),
        QuerySchedulerBuilder(settings),
    )


async def prepare_queue(connection: Any) -> None:
    """Make the library's tables, or bring them to what its installed version wants; nothing when they are so."""
    plan = await queries_on(connection).plan_upgrade()
    for statement in plan.statements:
        await connection.execute(statement)


def enqueue_statement() -> str:
    """The library's own statement for enqueueing; a job that is queued already is not queued twice."""
    return QueryQueueBuilder(queue_settings()).build_enqueue_query("skip").strip()
