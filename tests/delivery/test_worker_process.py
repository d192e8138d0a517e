"""`mreza worker` as a process of its own, killed as the kernel kills."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mreza.application import Application
from mreza.delivery.deliverer import Deliverer
from mreza.testing.kit import Kit
from standardwebhooks import Webhook

from .conftest import MovedClock
from .receiver import Receiver

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "2"))
DELIVERED = 'mreza_delivery_attempts_total{outcome="taken"} 1.0'
TEST = "mutation ($id: ID!) { testWebhookEndpoint(input: { endpointId: $id }) { errors { message } } }"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def started(application: Application, folder: Path, **more: str) -> asyncio.subprocess.Process:
    settings = application.settings
    assert settings.secret is not None
    environment = {
        **os.environ,
        "DATABASE_URL": application.address.dsn,
        "MREZA_SECRET": settings.secret.get_secret_value(),
        "MREZA_DATA": str(folder),
        "MREZA_WEBHOOK_TARGETS": "any",
        "MREZA_LOG_FORMAT": "json",
        **more,
    }
    command = [sys.executable, "-c", "from mreza.cli import main; main()", "worker"]
    quiet = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(*command, env=environment, stdout=quiet, stderr=quiet)


async def test_a_worker_that_is_killed_while_it_sends_loses_nothing_and_gives_no_second_id(
    kit: Kit,
    endpoint: Any,
    deliverer: Deliverer,
    receiver: Receiver,
    clock: MovedClock,
    graphql: Any,
    application: Application,
    tmp_path: Path,
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/hang"), await kit.viewers.coordinator("RS")
    for number in range(1, KILLS + 1):
        await graphql(TEST, viewer=viewer, id=made["id"])
        worker = await started(application, tmp_path)
        async with asyncio.timeout(60):
            while len(receiver.requests) < number:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
        assert await worker.wait() == -signal.SIGKILL
        await application.pools.system.execute("UPDATE core_delivery SET leased_until = NULL")
    receiver.gate.set()
    for _ in range(KILLS):
        clock.ahead += timedelta(minutes=2)
        await deliverer.settle()
    unfinished = "SELECT count(*) FROM core_delivery WHERE state <> 'DELIVERED'"
    assert await application.pools.system.fetchval(unfinished) == 0
    assert len({request.id for request in receiver.requests}) == KILLS
    assert len({request.content["data"]["event"] for request in receiver.requests}) == KILLS


async def test_a_worker_of_its_own_delivers_tells_its_figures_and_stops_when_told(
    kit: Kit, endpoint: Any, receiver: Receiver, graphql: Any, application: Application, tmp_path: Path
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/ok"), await kit.viewers.coordinator("RS")
    port = free_port()
    worker = await started(application, tmp_path, MREZA_WORKER_METRICS_PORT=str(port))
    await graphql(TEST, viewer=viewer, id=made["id"])
    async with asyncio.timeout(60), httpx2.AsyncClient() as http:
        while not receiver.requests:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while DELIVERED not in (await http.get(f"http://127.0.0.1:{port}/metrics")).text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    Webhook(made["secret"]).verify(receiver.requests[0].body, receiver.requests[0].headers)
    worker.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        assert await worker.wait() == 0
