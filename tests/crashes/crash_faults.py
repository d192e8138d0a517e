"""Servers with a fault in them. The process that serves imports this module by its plain name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mreza.mutation import runner
from mreza.outbox.event import Event
from mreza.outbox.record import record
from mreza.settings import Settings
from mreza.testing.forked import serve
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

SETTINGS = text("SELECT current_setting('mreza.scope') AS scope, current_setting('mreza.request_id') AS request")
ENTER = text("SELECT mreza.enter(:scope), set_config('mreza.request_id', :request, true)")


def serve_telling_apart(settings: Settings) -> None:
    """Events are written in a transaction of their own."""
    runner.record = _apart  # type: ignore[attr-defined]
    serve(settings)


async def _apart(session: AsyncSession, events: Iterable[Event], at: datetime) -> list[UUID]:
    facts = (await session.execute(SETTINGS)).mappings().one()
    async with AsyncSession(session.bind) as apart, apart.begin():
        await apart.execute(ENTER, dict(facts))
        ids = await record(apart, events, at)
    await asyncio.sleep(0.05)
    return ids
