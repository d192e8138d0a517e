"""The live feed of events: one listening connection a process, fanned out to its subscribers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

import asyncpg

from mreza.errors import UserError

CHANNEL = "mreza_event"
LONGEST_QUEUE = 1000
_PATIENCE = 30.0
"""Most seconds between two attempts to connect again."""


class FeedBroken(UserError):
    """Events may have been missed: the connection was lost, the subscriber was too slow, or the process stops."""

    def __init__(self) -> None:
        super().__init__("EVENTS_MISSED", "Events may have been missed. Read anew what you show, and subscribe again.")


@dataclass(eq=False, slots=True)
class _Subscriber:
    types: frozenset[str] | None
    queue: asyncio.Queue[UUID | None] = field(default_factory=lambda: asyncio.Queue(LONGEST_QUEUE))
    broken: bool = False

    def offer(self, id: UUID, type: str) -> None:
        """Put an event into the queue; a subscriber that does not keep up is cut off rather than served with gaps."""
        if self.types is not None and type not in self.types:
            return
        try:
            self.queue.put_nowait(id)
        except asyncio.QueueFull:
            self.cut()

    def cut(self) -> None:
        """End the subscription; what is queued is forgotten."""
        self.broken = True
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class EventFeed:
    """Ids of events as they are committed; an asynchronous context manager. Any role may listen: ids say nothing.

    Args:
        dsn: the database to listen to.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._subscribers: set[_Subscriber] = set()
        self._lost = asyncio.Event()
        self._listener: asyncio.Task[None] | None = None
        self._connection: asyncpg.Connection | None = None

    async def __aenter__(self) -> Self:
        await self._connect()
        self._listener = asyncio.create_task(self._stay_connected())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
        for subscriber in list(self._subscribers):
            subscriber.cut()
        if self._connection is not None and not self._connection.is_closed():
            await self._connection.close()

    async def subscribe(self, types: Collection[str] | None = None) -> AsyncIterator[UUID]:
        """Ids of the events committed from the first step on; of the given types, or all.

        Raises: FeedBroken when the connection was lost, or is not there again yet, the subscriber was too slow, or the
            process stops.
        """
        if self._connection is None or self._connection.is_closed():
            raise FeedBroken  # who waited here would never be told of what happens before the feed listens again
        subscriber = _Subscriber(None if types is None else frozenset(types))
        self._subscribers.add(subscriber)
        try:
            while (id := await subscriber.queue.get()) is not None:
                yield id
        finally:
            self._subscribers.discard(subscriber)
        raise FeedBroken

    async def _connect(self) -> None:
        connection = await asyncpg.connect(self._dsn, server_settings={"application_name": "mreza feed"})
        connection.add_termination_listener(lambda _: self._lost.set())
        await connection.add_listener(CHANNEL, self._heard)
        self._connection = connection

    def _heard(self, _connection: object, _process: int, _channel: str, payload: object) -> None:
        id, _, type = str(payload).partition(" ")
        for subscriber in list(self._subscribers):
            subscriber.offer(UUID(id), type)

    async def _stay_connected(self) -> None:
        while True:
            await self._lost.wait()
            self._lost.clear()
            for subscriber in list(self._subscribers):
                subscriber.cut()
            await self._connect_again()

    async def _connect_again(self) -> None:
        wait = 0.1
        while True:
            try:
                return await self._connect()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(wait)
                wait = min(wait * 2, _PATIENCE)
