"""Jobs: work that takes longer than a request. A mutation asks for one in its own transaction; a worker does it.

    @job("core.redeliver_failed")
    async def redeliver_failed(run: JobRun, endpoint: str) -> str:
        await run.report(0, total)

A job may be begun again when a worker dies in the middle, so it must be able to go on from what it finds. One that is
marked ``daily=True`` or ``hourly=True`` nobody asks for: a worker begins it once a civil day, or once an hour.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import ModuleType
from typing import Any
from uuid import UUID, uuid5

import asyncpg
import orjson
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from mreza.access.scope import AccessEnded, ScopeOpener
from mreza.clock import Clock
from mreza.delivery.models import Job
from mreza.errors import ConfigurationError, UserError
from mreza.faults import plugin_at_fault
from mreza.model.base import plugin_of
from mreza.model.ids import uuid7
from mreza.outage import is_outage
from mreza.outbox.event import Event
from mreza.outbox.jsonable import jsonable
from mreza.outbox.record import record
from mreza.settings import Settings

JobFunction = Callable[..., Awaitable[str | None]]
#: What is raised when the database goes away in the middle.
CONNECTION_LOST = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.OperatorInterventionError)


def is_lost(error: Exception) -> bool:
    """Whether a job has lost its connection, so that it is to be begun again."""
    return isinstance(error, CONNECTION_LOST) or is_outage(error)


_MARK, _PERIOD = "__mreza_job__", "__mreza_period__"
_PERIODS = UUID("6c9d9c2e-52f4-4b53-8a51-1f9a3c9f6f10")
_logs = structlog.get_logger("mreza.jobs")

_ENQUEUE = text("SELECT mreza.enqueue(:id, :kind, CAST(:network AS uuid), CAST(:arguments AS jsonb), :at, :after)")
_ENTER = text("SELECT mreza.enter(:handle)")
# The id follows from kind and period, so of many workers one begins it, and nobody after.
_DUE = """
    WITH made AS (
        INSERT INTO core_job (id, version, kind, arguments, state, done, created_at)
        VALUES ($1, 1, $2, '{}', 'QUEUED', 0, $3) ON CONFLICT (id) DO NOTHING RETURNING id)
    SELECT mreza.queue(ARRAY[0], ARRAY[$2::text], ARRAY[convert_to(id::text, 'UTF8')], ARRAY[interval '0'],
        ARRAY[id::text], ARRAY['{}'::jsonb]) FROM made
"""
_BEGIN = """
    UPDATE core_job SET state = 'RUNNING', started_at = coalesce(started_at, $2), version = version + 1
    WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING kind, network_id, arguments
"""
_REPORT = (
    "UPDATE core_job SET done = $2, total = $3, message = coalesce($4, message), version = version + 1 WHERE id = $1"
)
_END = "UPDATE core_job SET state = $2, finished_at = $3, message = $4, version = version + 1 WHERE id = $1"


@dataclass(frozen=True, slots=True)
class JobGround:
    """What jobs stand on besides the queue.

    Attributes:
        settings: the installation's.
        hooks: the application's.
        scopes: open the scope that a job works in.
        engine: SQLAlchemy's, of the serving role.
    """

    settings: Settings
    hooks: Any
    scopes: ScopeOpener
    engine: AsyncEngine


@dataclass(frozen=True, slots=True)
class JobRun:
    """A job in progress.

    Attributes:
        id: the job's.
        network_id: the network it works in; None for all. The job keeps to it: it runs behind all walls.
        pool: connections of the owner.
        clock: what time it is.
        ground: the installation's settings, the application's hooks, and what `session` stands on.
    """

    id: UUID
    network_id: UUID | None
    pool: asyncpg.Pool
    clock: Clock
    ground: JobGround | None = None

    async def report(self, done: int, total: int | None = None, message: str | None = None) -> None:
        """Say how far it is; whoever asked for the job sees it at once."""
        await self.pool.execute(_REPORT, self.id, done, total, message)

    @property
    def settings(self) -> Settings:
        """The installation's settings."""
        return self._stands_on.settings

    @property
    def hooks(self) -> Any:
        """The application's hooks."""
        return self._stands_on.hooks

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A transaction behind the walls: in the job's network, or everywhere for a job of all. It lasts for less than
        a minute; what takes longer takes several.

        Raises: AccessEnded at its end, when its scope had ended before: what it read may have been nothing, whatever
            there is. So act on what was read after the session, not in it.
        """
        ground = self._stands_on
        opened = ground.scopes.system() if self.network_id is None else ground.scopes.elevated(self.network_id)
        viewer = await opened
        try:
            async with AsyncSession(ground.engine, expire_on_commit=False) as session, session.begin():
                await session.execute(_ENTER, {"handle": viewer.handle})
                yield session
                await session.flush()
                if not (await session.execute(_ENTER, {"handle": viewer.handle})).scalar_one():
                    raise AccessEnded("The job's scope ended under way. Ask for the job again.")
        finally:
            await ground.scopes.close(viewer)

    async def tell(self, session: AsyncSession, events: Iterable[Event]) -> None:
        """Tell what has happened, when and only when the session's transaction commits."""
        await session.flush()
        await record(session, events, self.clock.now())

    @property
    def _stands_on(self) -> JobGround:
        assert self.ground is not None, "The job was begun without an application."
        return self.ground


def job(kind: str, *, daily: bool = False, hourly: bool = False) -> Callable[[JobFunction], JobFunction]:
    """Offer an async function ``(run: JobRun, …)`` as a job; what it returns is the job's last message.

    Args:
        kind: stable name, beginning with the plugin's, e.g. ``core.redeliver_failed``.
        daily: begun by the worker itself, once a day, for all networks; the function takes nothing but the run.
        hourly: as `daily`, once an hour.
    """

    def declare(function: JobFunction) -> JobFunction:
        setattr(function, _MARK, kind)
        setattr(function, _PERIOD, _hour if hourly else _day if daily else None)
        return function

    return declare


def jobs_in(modules: Iterable[ModuleType]) -> dict[str, JobFunction]:
    """The jobs that modules (or packages, in their modules) declare themselves, by kind.

    Raises: ConfigurationError when a kind is another plugin's, or there are two of it.
    """
    found: dict[str, JobFunction] = {}
    for module in modules:
        for function in {id(thing): thing for thing in vars(module).values() if hasattr(thing, _MARK)}.values():
            if f"{function.__module__}.".startswith(f"{module.__name__}."):
                kind, plugin = getattr(function, _MARK), plugin_of(module.__name__)
                if not kind.startswith(f"{plugin}."):
                    raise ConfigurationError(f"The job {kind} is {plugin}'s. Call it {plugin}.{function.__name__}.")
                if kind in found:
                    raise ConfigurationError(f"There are two jobs called {kind}. Rename one.")
                found[kind] = function
    return found


def _day(clock: Clock) -> str:
    return str(clock.today())


def _hour(clock: Clock) -> str:
    return f"{clock.now():%Y-%m-%dT%H}"


async def enqueue_regular(pool: asyncpg.Pool, jobs: Mapping[str, JobFunction], clock: Clock) -> None:
    """Ask for today's daily jobs and this hour's hourly ones, unless somebody did already.

    Args:
        pool: connections of the owner.
        jobs: all jobs, by kind.
    """
    for kind, function in jobs.items():
        if period := getattr(function, _PERIOD, None):
            await pool.execute(_DUE, uuid5(_PERIODS, f"{kind} {period(clock)}"), kind, clock.now())


async def enqueue(
    session: AsyncSession,
    function: JobFunction,
    network_id: UUID | None,
    arguments: Mapping[str, Any],
    now: datetime,
    *,
    after: timedelta = timedelta(),
) -> Job:
    """Ask for a job in the session's transaction: it is there when, and only when, that commits.

    Args:
        network_id: the network it works in, one of the viewer's; None for all, which is the secretariat's.
        arguments: by name; plain values, objects by their ids.
        after: how long it waits at least; a job that cannot end now asks for itself again, later.
    """
    id = uuid7()
    facts = {"network": network_id, "arguments": orjson.dumps(jsonable(dict(arguments))).decode(), "at": now}
    await session.execute(_ENQUEUE, {"id": id, "kind": getattr(function, _MARK), "after": after, **facts})
    made = await session.get(Job, id)
    # A job that asks for another, and a form that anybody hands in, are no user's: nobody but the secretariat sees it.
    return made or Job(id=id, kind=getattr(function, _MARK), network_id=network_id, created_at=now)


async def perform(
    id: UUID,
    function: JobFunction,
    pool: asyncpg.Pool,
    clock: Clock,
    *,
    last: bool = True,
    ground: JobGround | None = None,
) -> str | None:
    """Do a job and write down what came of it. What has ended is not done twice.

    Args:
        id: the job's.
        function: does it.
        pool: connections of the owner.
        clock: what time it is.
        last: whether a connection that is lost in the middle ends it as well.
        ground: what it stands on besides.

    Returns: how it ended, the name of a `JobState`; None when it had ended already.

    Raises: what `is_lost` knows; the job is to be begun again.
    """
    row = await pool.fetchrow(_BEGIN, id, clock.now())
    if row is None:
        return None
    run = JobRun(id, row["network_id"], pool, clock, ground)
    try:
        message = await function(run, **orjson.loads(row["arguments"]))
    except UserError as error:
        state, message = "FAILED", error.message
    except Exception as error:
        if is_lost(error) and not last:
            raise
        _logs.exception("job.failed", job=str(id), kind=row["kind"], plugin=plugin_at_fault(error))
        state, message = "FAILED", f"An unexpected error; the log has it under {id}."
    else:
        state = "DONE"
    await pool.execute(_END, id, state, clock.now(), message)
    return state
