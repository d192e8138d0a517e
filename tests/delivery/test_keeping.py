"""How long deliveries and jobs are kept, and what the worker's figures say."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from mreza.application import Application
from mreza.delivery.deliverer import Deliverer
from mreza.delivery.keeping import delete_old
from mreza.testing.kit import Kit
from mreza.web.metrics import Metrics

from .conftest import MovedClock
from .receiver import Receiver

pytestmark = pytest.mark.anyio

TEST = "mutation ($id: ID!) { testWebhookEndpoint(input: { endpointId: $id }) { errors { message } } }"
AGAIN = "mutation ($id: ID!) { redeliverFailed(input: { endpointId: $id }) { job { id } errors { message } } }"


@pytest.fixture
async def asked(kit: Kit, endpoint: Any, graphql: Any, receiver: Receiver) -> None:
    """Two deliveries and a job."""
    made, viewer = await endpoint(f"{receiver.base}/ok"), await kit.viewers.coordinator("RS")
    for _ in range(2):
        await graphql(TEST, viewer=viewer, id=made["id"])
    await graphql(AGAIN, viewer=viewer, id=made["id"])


async def left(application: Application) -> tuple[int, int, int]:
    counts = ("core_delivery", "core_job", "core_event_record")
    found = [await application.pools.system.fetchval(f"SELECT count(*) FROM {table}") for table in counts]
    return (found[0], found[1], found[2])


async def test_what_has_ended_is_deleted_in_time_and_what_waits_is_kept(
    asked: None, application: Application, deliverer: Deliverer, clock: MovedClock
) -> None:
    pool, settings = application.pools.system, application.settings
    open_ = await left(application)
    assert open_ == (2, 1, 2)
    later = clock.now() + timedelta(days=settings.keep_deliveries_days, minutes=1)
    await delete_old(pool, settings, later)
    assert await left(application) == open_
    await deliverer.settle()
    await pool.execute("UPDATE core_job SET state = 'DONE'")
    await delete_old(pool, settings, later - timedelta(minutes=5))
    assert await left(application) == open_
    deleted = await delete_old(pool, settings, later)
    assert (deleted["core_delivery"], deleted["core_job"]) == (2, 1)
    assert await left(application) == (0, 0, 2)  # the events themselves stay


async def test_the_worker_sweeps_and_its_figures_stand_on_the_page(
    asked: None, application: Application, clock: MovedClock
) -> None:
    async with application.worker(), asyncio.timeout(30):
        while not await application.pools.system.fetchval("SELECT bool_and(state = 'DONE') FROM core_job"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while 'mreza_delivery_attempts_total{outcome="taken"} 2.0' not in await page(application):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert 'mreza_jobs_total{kind="core.redeliver_failed",outcome="done"} 1.0' in await page(application)
    clock.ahead += timedelta(days=application.settings.keep_deliveries_days + 1)
    async with application.worker(), asyncio.timeout(30):
        while (await left(application))[:2] != (0, 0):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while 'mreza_swept_rows_total{table="core_delivery"} 2.0' not in await page(application):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def page(application: Application) -> str:
    response = await Metrics([application.figures.registry]).page(None)  # type: ignore[arg-type]
    return bytes(response.body).decode()
