"""Connections: pools of the driver for compiled reads, engines of SQLAlchemy for changes, each for the right role."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import asyncpg
from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from mreza.access.readers import READERS, SERVING, Reader
from mreza.database.address import DatabaseAddress
from mreza.database.roles import SEARCH_PATH, serving_address
from mreza.outage import DatabaseAway
from mreza.settings import Settings

#: A compiled read is planned once a connection, not at each call: planning it costs as much as running it. Its page
#: sizes
#: stand in its text, and its rows are found by keys, so that knowing the other values would not make a better plan.
_PLANNED_ONCE = {"plan_cache_mode": "force_generic_plan"}


class Pools:
    """All connections of one process; an asynchronous context manager.

    Attributes:
        reading: the driver's pools for compiled reads, one for each role that reads, by the shape of its viewers
            (`mreza.access.readers`). A connection is *not* reset when it comes back: a scope lasts for one transaction
            only, so there is nothing to reset, and it would cost a round trip.
        system: the driver's pool of the owner, for system work.
        serving_engine: SQLAlchemy's engine of the serving role, for changes made by viewers.
        system_engine: SQLAlchemy's engine of the owner, for system work and migrations.
    """

    reading: dict[str, asyncpg.Pool]
    system: asyncpg.Pool
    serving_engine: AsyncEngine
    system_engine: AsyncEngine

    def __init__(self, settings: Settings, address: DatabaseAddress) -> None:
        self.settings = settings
        self.address = address

    async def open(self) -> Self:
        """Open the pools; the engines connect when they are first used."""
        settings = self.settings
        self.reading = {reader.shape: await self._reading(reader) for reader in READERS}
        self.system = await asyncpg.create_pool(
            self.address.dsn,
            min_size=1,
            max_size=settings.system_pool_max,
            connect=connected,
            server_settings=_server_settings("mreza system"),
        )
        self.serving_engine = create_engine(
            serving_address(settings, self.address),
            pool_size=settings.mutation_pool_max,
            server_settings=_server_settings("mreza change") | self._timeout,
        )
        self.system_engine = create_engine(self.address, pool_size=settings.system_pool_max)
        return self

    @property
    def serving(self) -> asyncpg.Pool:
        """The serving role's pool for compiled reads."""
        return self.reading[SERVING.shape]

    @property
    def _timeout(self) -> dict[str, str]:
        return {"statement_timeout": str(self.settings.statement_timeout)}

    async def _reading(self, reader: Reader) -> asyncpg.Pool:
        """The pool of one role. Those beside the serving role open their connections when somebody asks."""
        most = self.settings.serving_pool_max
        return await asyncpg.create_pool(
            serving_address(self.settings, self.address, reader).dsn,
            min_size=min(self.settings.serving_pool_min, most) if reader is SERVING else 0,
            max_size=most,
            max_inactive_connection_lifetime=300,
            max_cacheable_statement_size=1024,  # of compiled reads, `mreza.graphql.lane` keeps the plans, by their size
            reset=_leave_as_it_is,
            connect=connected,
            server_settings=_server_settings("mreza read") | self._timeout | _PLANNED_ONCE,
        )

    async def close(self) -> None:
        """Close everything; waits for what is in use."""
        await self.serving_engine.dispose()
        await self.system_engine.dispose()
        for pool in self.reading.values():
            await pool.close()
        await self.system.close()

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def create_engine(
    address: DatabaseAddress, *, pool_size: int = 1, server_settings: dict[str, str] | None = None, **options: Any
) -> AsyncEngine:
    """SQLAlchemy's engine on an address; for scripts and tests that need no `Pools`."""
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=_connector(address, server_settings or _server_settings("mreza system")),
        pool_size=pool_size,
        max_overflow=0,
        **options,
    )
    event.listen(engine.sync_engine, "checkout", _refuse_ended)
    return engine


def _connector(
    address: DatabaseAddress, server_settings: dict[str, str]
) -> Callable[[], Awaitable[asyncpg.Connection]]:
    async def connect() -> asyncpg.Connection:
        return await connected(address.dsn, server_settings=server_settings)

    return connect


async def connected(*arguments: Any, **options: Any) -> asyncpg.Connection:
    """A new connection; the arguments are `asyncpg.connect`'s.

    Raises: DatabaseAway when nobody answers there. What a server answers is raised as it is.
    """
    try:
        return await asyncpg.connect(*arguments, **options)
    except (OSError, TimeoutError) as error:
        raise DatabaseAway(f"The database does not answer: {error}") from error


def _refuse_ended(connection: Any, *_: object) -> None:
    """A connection that the server has ended while it lay in the pool is replaced, instead of failing who gets it."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _server_settings(application: str) -> dict[str, str]:
    return {
        "application_name": application,
        "jit": "off",
        "plan_cache_mode": "auto",
        "timezone": "UTC",
        "search_path": SEARCH_PATH,
    }


async def _leave_as_it_is(_: asyncpg.Connection) -> None:
    """See `Pools.reading`."""
