from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from mreza.outbox.feed import LONGEST_QUEUE, EventFeed, FeedBroken
from mreza.testing.ground import World
from sqlalchemy import text

pytestmark = pytest.mark.anyio

TELL = text("SELECT mreza.tell(:id, :type, 'X', 'x', gen_random_uuid(), :network, NULL, '{}', now())")


async def tell(world: World, type: str, *, times: int = 1, fail: bool = False) -> UUID:
    viewer = await world.coordinator()
    try:
        async with world.seen_by(viewer) as session:
            for _ in range(times):
                id = uuid4()
                await session.execute(TELL, {"id": id, "type": type, "network": world.here.id})
            if fail:
                raise RuntimeError
    except RuntimeError:
        pass
    return id


async def listening(feed: EventFeed, types: set[str] | None = None) -> tuple[AsyncIterator[UUID], asyncio.Task[UUID]]:
    stream = feed.subscribe(types)
    first = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    return stream, first


async def test_an_event_is_heard_when_it_is_committed_and_only_then(world: World) -> None:
    async with EventFeed(world.ground.address.dsn) as feed:
        _stream, first = await listening(feed)
        await tell(world, "x.Undone", fail=True)
        happened = await tell(world, "x.Happened")
        assert await first == happened


async def test_one_hears_the_types_one_asked_for(world: World) -> None:
    async with EventFeed(world.ground.address.dsn) as feed:
        _stream, first = await listening(feed, {"x.Wanted"})
        await tell(world, "x.Other")
        assert await tell(world, "x.Wanted") == await first


async def test_who_does_not_keep_up_is_told_so_instead_of_missing_events(world: World) -> None:
    async with EventFeed(world.ground.address.dsn) as feed:
        slow, first = await listening(feed, {"x.Many"})
        _quick, last = await listening(feed, {"x.Last"})
        await tell(world, "x.Many")
        await first
        await tell(world, "x.Many", times=LONGEST_QUEUE + 1)
        await tell(world, "x.Last")
        await last
        with pytest.raises(FeedBroken):
            await anext(slow)


async def lost(world: World, first: asyncio.Task[UUID]) -> None:
    """The feed's connection ends, and who listened is told."""
    async with world.system() as session:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mreza feed' "
        await session.execute(text(ended + "AND datname = current_database()"))
    with pytest.raises(FeedBroken):
        await first


async def heard_again(world: World, feed: EventFeed) -> UUID:
    """What somebody hears who subscribes again and again until it holds, as clients do."""
    while True:
        _stream, next_ = await listening(feed)
        while not next_.done():
            await tell(world, "x.Again")
            await asyncio.sleep(0.05)
        with contextlib.suppress(FeedBroken):
            return await next_


async def test_a_lost_connection_is_told_and_the_next_subscription_hears_again(world: World) -> None:
    async with EventFeed(world.ground.address.dsn) as feed:
        _stream, first = await listening(feed)
        await lost(world, first)
        assert await heard_again(world, feed)


async def test_who_subscribes_while_the_feed_is_away_is_told_at_once_and_misses_nothing_in_silence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with EventFeed(world.ground.address.dsn) as feed:
        _stream, first = await listening(feed)
        with monkeypatch.context() as away:
            away.setattr(feed, "_dsn", "postgresql://127.0.0.1:1/nowhere")
            await lost(world, first)
            for _ in range(3):
                with pytest.raises(FeedBroken):
                    async with asyncio.timeout(2):
                        await anext(feed.subscribe())
        assert await heard_again(world, feed)
