"""What a subscriber hears of the scene's events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from mreza.access.viewer import Viewer
from mreza.graphql.api import GraphQLRequest
from mreza.outbox.models import EventRecord
from mreza.testing.contract_scene import SERIALS, Scene

_DOCUMENT = "subscription { events { id type subjectType subject payload occurredAt version } }"


class _Feed:
    """Hands out ids as the feed does when they are committed, and ends."""

    def __init__(self, ids: Sequence[UUID]) -> None:
        self._ids = ids

    async def subscribe(self) -> AsyncIterator[UUID]:
        for id in self._ids:
            yield id


async def told_events(scene: Scene, viewer: Viewer) -> list[bytes]:
    """All that a viewer hears when an event of each of the scene's branches is committed."""
    engine = scene.kit.application.engine
    records = [scene.rows(EventRecord, network) for network in sorted(set(SERIALS.values()))]
    live, engine.feed = engine.feed, _Feed([record.id for rows in records for record in rows])
    try:
        return [body async for body in engine.subscribe(GraphQLRequest(query=_DOCUMENT, viewer=viewer))]
    finally:
        engine.feed = live
