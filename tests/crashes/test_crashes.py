"""kill -9 of the server and of PostgreSQL in the middle of a stream of writes: nothing that was confirmed is lost,
nothing is half done, and every event arrives, in order, under one id.

`make crash N=1000` kills as often; the suite does so 50 times.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import random
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mreza.application import Application
from mreza.delivery.deliverer import Deliverer, lease_for
from mreza.delivery.log import Log
from mreza.delivery.schedule import WAITS
from mreza.delivery.transport import Sender
from mreza.model.global_id import encode
from mreza.testing.kit import api_of, host_of
from standardwebhooks import Webhook

from ..delivery.conftest import MovedClock
from ..delivery.receiver import Receiver, receiving
from .accounts import problems
from .world import World, connected, world
from .writers import ENDPOINT, Client, Writer

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "50"))
WRITERS = 4
TURNS = ("server", "database", "server", "database", "server", "backend")


@pytest.fixture
async def installation() -> AsyncIterator[World]:
    """In a folder that every account can enter: the database's, too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # noqa: ASYNC240
        async with world(Path(name)) as made:
            yield made


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as partner:
        yield partner


async def stormed(
    made: World, receiver: Receiver, kills: int, seed: int, turns: tuple[str, ...] = TURNS
) -> tuple[list[Writer], str]:
    """Write while everything is killed in turn; the writers, and the endpoint's secret."""
    chance, stop = random.Random(seed), asyncio.Event()
    made.serve()
    async with httpx2.AsyncClient() as http:
        client = Client(made, http)
        endpoint = await client.insist("endpoint", ENDPOINT, url=f"{receiver.base}/ok", network=made.network)
        id, secret = endpoint["endpoint"]["id"], endpoint["secret"]
        writers = [Writer(client, number, id, random.Random(seed + number)) for number in range(WRITERS)]
        tasks = [asyncio.create_task(writer.write(stop)) for writer in writers]
        for number in range(kills):
            await progress(made, writers, chance)
            match turns[number % len(turns)]:
                case "server":
                    await asyncio.to_thread(made.kill_server)
                case "database":
                    await made.kill_database()
                case _:
                    await made.kill_backend(chance)
        stop.set()
        await ended(made, tasks)
    return writers, secret


async def progress(made: World, writers: list[Writer], chance: random.Random) -> None:
    """Until something was confirmed since the last kill, and then up to a tenth of a second."""
    before = sum(len(writer.told) for writer in writers)
    async with asyncio.timeout(60):
        while sum(len(writer.told) for writer in writers) == before:
            made.keep_serving()
            await asyncio.sleep(0.01)
    await asyncio.sleep(chance.random() / 10)


async def ended(made: World, tasks: list[asyncio.Task[None]]) -> None:
    """Until each writer has an answer to what it asks for again."""
    async with asyncio.timeout(90):
        while not all(task.done() for task in tasks):
            made.keep_serving()
            await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)


async def test_whatever_is_killed_no_confirmed_change_is_lost_and_none_is_half_done(
    installation: World, receiver: Receiver
) -> None:
    writers, secret = await stormed(installation, receiver, KILLS, seed=20250630)
    told = [key for writer in writers for key in writer.told]
    async with connected(installation.address) as connection:
        assert await problems(connection, told) == []
        events = {encode("EventRecord", row["id"]): row for row in await connection.fetch(EVENTS)}
    assert len(told) > KILLS
    recovered = [sentence for sentence in installation.said if "recovered, with everything" in sentence]
    assert len(recovered) == installation.recoveries
    await drained(installation)
    assert arrival_problems(receiver, secret, events) == []
    print(
        f"{KILLS} kills, {len(told)} confirmed changes, {sum(w.retried for w in writers)} asked for again, "
        f"{len(receiver.requests)} requests for {len(events)} events"
    )


async def problems_of(made: World, receiver: Receiver, turns: tuple[str, ...]) -> str:
    writers, _ = await stormed(made, receiver, 5, seed=1, turns=turns)
    async with connected(made.address) as connection:
        return "\n".join(await problems(connection, [key for writer in writers for key in writer.told]))


async def test_a_database_that_confirms_before_it_has_written_is_caught(
    installation: World, receiver: Receiver
) -> None:
    async with connected(installation.address) as connection:
        await connection.execute(f"ALTER ROLE {installation.settings.serving_role} SET synchronous_commit = off")
    assert "was confirmed and is lost" in await problems_of(installation, receiver, ("database",))


async def test_events_that_are_written_apart_from_their_change_are_caught(
    installation: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    installation.serving = importlib.import_module("crash_faults").serve_telling_apart
    assert "is half done" in await problems_of(installation, receiver, ("server",))


EVENTS = """
    SELECT v.id, d.position FROM core_event_record AS v JOIN core_delivery AS d ON d.event_id = v.id
"""


async def drained(made: World) -> None:
    """Let the leases of those who died end, and send what waits."""
    assert made.process is not None
    made.process.kill()
    made.process.join()
    clock = MovedClock()
    clock.ahead = 3 * lease_for(made.settings.webhook_timeout)
    async with (
        Application(made.settings, made.address, host_of(()), api=api_of(()), clock=clock) as application,
        Sender("any", made.settings.webhook_timeout) as sender,
    ):
        pools = application.pools
        log = Log(pools.system, lease_for(made.settings.webhook_timeout))
        deliverer = Deliverer(log, sender, pools.system_engine, clock, made.settings.load_secret())
        waiting = "SELECT count(*) FROM core_delivery WHERE state IN ('PENDING', 'FAILED')"
        for _ in WAITS:
            await deliverer.settle()
            if not await pools.system.fetchval(waiting):
                break
            clock.ahead += timedelta(days=1, hours=5)
        assert await pools.system.fetchval("SELECT count(*) FROM core_delivery WHERE state <> 'DELIVERED'") == 0


def arrival_problems(receiver: Receiver, secret: str, events: dict[str, Any]) -> list[str]:
    """Events that did not arrive, came unsigned, under two ids, or before an earlier one of their subject."""
    ids: dict[str, set[str]] = {}
    order: dict[str, list[int]] = {}
    for request in receiver.requests:
        event = request.content["data"]["event"]
        if event not in ids and event in events:
            order.setdefault(request.content["data"]["subject"], []).append(events[event]["position"])
        ids.setdefault(event, set()).add(request.id)
    checker = Webhook(secret)
    checked = [checker.verify(request.body, request.headers) for request in receiver.requests[-50:]]
    assert checked
    return (
        [f"{event} did not arrive" for event in events.keys() - ids.keys()]
        + [f"{event} arrived and never happened" for event in ids.keys() - events.keys()]
        + [f"{event} came under {len(seen)} ids" for event, seen in ids.items() if len(seen) > 1]
        + [f"{subject} out of order" for subject, seen in order.items() if seen != sorted(seen)]
    )
