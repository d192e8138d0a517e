"""kill -9 of the worker at every step of a delivery, from its claim to its mark: every event arrives, and under one id.

`make crash N=200` kills as often; the suite does so once at each step.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from mreza.application import Application
from mreza.delivery.deliverer import Deliverer, lease_for
from mreza.delivery.log import Log
from mreza.delivery.transport import Sender
from mreza.graphql.api import GraphQLRequest
from mreza.model.global_id import encode
from mreza.testing.forked import start_server
from mreza.testing.kit import api_of, host_of
from mreza.web.authentication import Credential

from ..delivery.receiver import Receiver, receiving
from .world import World, world
from .writers import CREATE, ENDPOINT

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "6"))


@pytest.fixture
async def installation() -> AsyncIterator[World]:
    """In a folder that every account can enter: the database's, too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # noqa: ASYNC240
        async with world(Path(name)) as made:
            yield made


class Writing:
    """Makes organisations, each of which is told; the application beside the worker."""

    def __init__(self, made: World, application: Application) -> None:
        self._made = made
        self.application = application

    async def ask(self, document: str, **variables: Any) -> Any:
        viewer = await self.application.authenticator.viewer(Credential(bearer=self._made.token))
        answer = await self.application.engine.execute(GraphQLRequest(document, viewer, variables=variables))
        [payload] = orjson.loads(answer.body)["data"].values()
        assert payload["errors"] == []
        return payload

    async def events(self) -> set[str]:
        """The ids of all events that somebody is to hear of."""
        rows = await self.application.pools.system.fetch("SELECT event_id FROM core_delivery")
        return {encode("EventRecord", row["event_id"]) for row in rows}


@asynccontextmanager
async def writing(made: World) -> AsyncIterator[Writing]:
    async with Application(made.settings, made.address, host_of(()), api=api_of(())) as application:
        yield Writing(made, application)


async def killed(made: World, step: str, faults: Any) -> None:
    """A worker that works until it dies at the step."""
    process = start_server(made.settings, partial(faults.work_until, step))
    await asyncio.to_thread(process.join, 60)
    if process.is_alive():
        process.kill()
        pytest.fail(f"the worker did not come to the step {step}")
    assert process.exitcode == -signal.SIGKILL


async def test_a_worker_killed_at_any_step_loses_nothing_and_gives_no_second_id(
    installation: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    faults = importlib.import_module("worker_faults")
    at: Counter[str] = Counter()
    async with receiving() as receiver, writing(installation) as writer:
        url = f"{receiver.base}/ok"
        await writer.ask(ENDPOINT, url=url, network=installation.network)
        for number in range(KILLS):
            name = [{"locale": "en", "text": f"House {number}"}]
            await writer.ask(CREATE, name=name, network=installation.network)
            step = faults.STEPS[number % len(faults.STEPS)]
            await killed(installation, step, faults)
            at[step] += 1
            # Nobody waits here until the lease of the dead one ends.
            await writer.application.pools.system.execute("UPDATE core_delivery SET leased_until = NULL")
        before = len(receiver.requests)
        await settled(writer.application)
        check(receiver, await writer.events())
        sent = Counter(request.content["data"]["event"] for request in receiver.requests)
        print(
            f"{sum(at.values())} kills ({', '.join(f'{count} {step}' for step, count in at.items())}), "
            f"{len(sent)} events, {len(receiver.requests)} requests of which {before} by those that died"
        )
        assert sum(at.values()) == KILLS


async def settled(application: Application) -> None:
    """What is left, by a worker that lives."""
    pools, settings = application.pools, application.settings
    async with Sender("any", settings.webhook_timeout) as sender:
        log = Log(pools.system, lease_for(settings.webhook_timeout))
        await Deliverer(log, sender, pools.system_engine, application.clock, settings.load_secret()).settle()
    assert await pools.system.fetchval("SELECT count(*) FROM core_delivery WHERE state <> 'DELIVERED'") == 0


def check(receiver: Receiver, events: set[str]) -> None:
    ids: dict[str, set[str]] = {}
    for request in receiver.requests:
        ids.setdefault(request.content["data"]["event"], set()).add(request.id)
    assert ids.keys() == events, "not every event arrived"
    assert [seen for seen in ids.values() if len(seen) != 1] == [], "an event came under two ids"
    assert len(set.union(*ids.values())) == len(events), "two events came under one id"
