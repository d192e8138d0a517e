"""Sending what waits: each endpoint has lanes of its own, so that one that hangs, drips or breaks delays no other."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from mreza.clock import Clock
from mreza.delivery.figures import Figures
from mreza.delivery.log import Attempt, Log
from mreza.delivery.models import EndpointState, WebhookEndpoint
from mreza.delivery.schedule import NEIGHBOURS, next_attempt
from mreza.delivery.signing import headers_of, secret_of
from mreza.delivery.transport import Response, Sender
from mreza.model.states import transition
from mreza.outage import is_outage, note

LANES = 4
"""Most requests to one endpoint at a time, of different subjects."""
GONE = 410

_logs = structlog.get_logger("mreza.delivery")


class Deliverer:
    """Sends the deliveries that are due.

    Args:
        log: the deliveries.
        sender: how requests are sent.
        engine: of the owner.
        clock: what time it is.
        key: the installation's, from which the secrets follow.
        figures: count what is sent.
    """

    def __init__(
        self,
        log: Log,
        sender: Sender,
        engine: AsyncEngine,
        clock: Clock,
        key: bytes,
        figures: Figures | None = None,
    ) -> None:
        self._figures = figures or Figures()
        self._log = log
        self._sender = sender
        self._engine = engine
        self._clock = clock
        self._key = key
        self._lanes: dict[UUID, set[asyncio.Task[None]]] = {}

    async def start_due(self) -> None:
        """Begin sending to every endpoint that something waits for, beside what is under way."""
        due = await self._log.due(self._clock.now())
        self._figures.waiting.set(sum(due.values()))
        for endpoint_id, waiting in due.items():
            lanes = self._lanes.setdefault(endpoint_id, set())
            for _ in range(min(waiting, LANES) - len(lanes)):
                task = asyncio.create_task(self._drain(endpoint_id))
                lanes.add(task)
                task.add_done_callback(partial(self._ended, endpoint_id))

    async def settle(self) -> None:
        """Send what is due now, and wait until it is sent."""
        await self.start_due()
        while running := [task for lanes in self._lanes.values() for task in lanes]:
            await asyncio.wait(running)

    async def stop(self) -> None:
        """End at once; what was under way is sent again when its lease ends."""
        running = [task for lanes in self._lanes.values() for task in lanes]
        for task in running:
            task.cancel()
        for task in running:
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task

    def _ended(self, endpoint_id: UUID, task: asyncio.Task[None]) -> None:
        lanes = self._lanes[endpoint_id]
        lanes.discard(task)
        if not lanes:
            del self._lanes[endpoint_id]
        if task.cancelled() or (error := task.exception()) is None:
            return
        if is_outage(error):
            note(error)
        else:
            _logs.error("delivery.lane_broke", endpoint=str(endpoint_id), exc_info=error)

    async def _drain(self, endpoint_id: UUID) -> None:
        """One lane: as long as something is due and the endpoint takes it."""
        while (attempt := await self._log.claim(endpoint_id, self._clock.now())) is not None:
            if not await self._attempt(attempt):
                return

    async def _attempt(self, attempt: Attempt) -> bool:
        body, now = attempt.message.body(), self._clock.now()
        secrets = [secret_of(self._key, attempt.endpoint_id, number) for number in attempt.secret_numbers]
        response = await self._sender.post(attempt.url, body, headers_of(attempt.message, body, secrets, now))
        if response.is_taken:
            await self._log.delivered(attempt, response.status or 0, self._clock.now())
        else:
            await self._failed(attempt, response)
        self._figures.attempt(is_taken=response.is_taken)
        facts: dict[str, Any] = {"endpoint": str(attempt.endpoint_id), "id": attempt.message.id}
        _logs.info("delivery.attempt", number=attempt.number, status=response.status, **facts)
        return response.is_taken

    async def _failed(self, attempt: Attempt, response: Response) -> None:
        now, error = self._clock.now(), response.error or ""
        gone = response.status == GONE
        again = None if gone else next_attempt(attempt.number, now, response.retry_after)
        await self._log.failed(attempt, status=response.status, error=error, again=again)
        if gone:
            await self._disable(attempt.endpoint_id)
        else:
            await self._log.fails(attempt.endpoint_id, now, min(again or now, now + NEIGHBOURS))

    async def _disable(self, endpoint_id: UUID) -> None:
        """The endpoint has said that it is gone for good."""
        reason = "The endpoint answered 410: it is gone."
        async with AsyncSession(self._engine) as session, session.begin():
            endpoint = await session.get(WebhookEndpoint, endpoint_id, with_for_update=True)
            if endpoint is not None and endpoint.state is not EndpointState.DISABLED:
                transition(session, endpoint, EndpointState.DISABLED, day=self._clock.today(), by=None, reason=reason)
        await self._log.give_up(endpoint_id, reason)


def lease_for(timeout: float) -> timedelta:
    """How long an attempt has a delivery to itself, when a request may take so many seconds."""
    return timedelta(seconds=2 * timeout + 30)
