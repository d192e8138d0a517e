"""Endpoints that are broken, slow or hostile: each hurts itself alone. And workers that die in the middle."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from mreza.delivery.deliverer import Deliverer, lease_for
from mreza.delivery.log import Log
from mreza.delivery.models import Delivery, DeliveryState, EndpointState, WebhookEndpoint
from mreza.delivery.schedule import WAITS
from mreza.delivery.transport import Sender
from mreza.model.ids import uuid7
from mreza.testing.kit import Kit
from sqlalchemy import select, text

from .conftest import TIMEOUT, MovedClock
from .receiver import Receiver, dripping

pytestmark = pytest.mark.anyio

TELL = text("SELECT mreza.tell(:id, 'core.X', 'X', :subject, :id, :network, NULL, CAST(:payload AS jsonb), :at)")


@pytest.fixture
def tell(kit: Kit, clock: MovedClock) -> Any:
    """Tells events of the network RS, each of a subject of its own unless one is named."""

    async def do(*, times: int = 1, subject: str | None = None, payload: str = "{}") -> None:
        viewer = await kit.viewers.coordinator("RS")
        async with kit.application.pools.serving_engine.begin() as connection:
            await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
            for _ in range(times):
                id = uuid7()
                facts = {"id": id, "subject": subject or str(id), "network": kit.networks["RS"], "payload": payload}
                await connection.execute(TELL, facts | {"at": clock.now()})

    return do


@pytest.fixture
async def drip() -> AsyncIterator[str]:
    async with dripping() as url:
        yield url


async def states(kit: Kit, url: str) -> list[DeliveryState]:
    async with kit.session() as session:
        found = select(Delivery.state).join(WebhookEndpoint, WebhookEndpoint.id == Delivery.endpoint_id)
        return list((await session.scalars(found.where(WebhookEndpoint.url == url).order_by(Delivery.position))).all())


async def test_endpoints_that_hang_drip_break_or_flood_delay_no_other(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, drip: str
) -> None:
    base = receiver.base
    dead = "http://127.0.0.1:9/"
    bad = [f"{base}/hang", drip, f"{base}/broken", f"{base}/redirect", dead, "http://no-such-name.invalid/"]
    good = [f"{base}/ok", f"{base}/huge"]
    for url in (*bad, *good):
        await endpoint(url)
    await tell(times=12)
    begun = time.monotonic()
    await deliverer.start_due()
    async with asyncio.timeout(30):
        while len(receiver.at("/ok")) < 12:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    print(f"12 events reached the good endpoint in {time.monotonic() - begun:.2f} s, beside {len(bad)} bad ones")
    assert not receiver.gate.is_set()
    await deliverer.settle()
    for url in good:
        assert set(await states(kit, url)) == {DeliveryState.DELIVERED}, url
    for url in bad:
        assert DeliveryState.DELIVERED not in await states(kit, url), url
    assert len(receiver.at("/redirect")) <= 4  # and none of them was followed to /ok
    assert len(receiver.at("/ok")) == 12


async def test_one_endpoint_gets_few_requests_at_a_time_and_rests_when_it_fails(
    tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    await endpoint(f"{receiver.base}/broken")
    await tell(times=50)
    await deliverer.settle()
    assert 1 <= len(receiver.requests) <= 4
    before = len(receiver.requests)
    await deliverer.settle()
    assert len(receiver.requests) == before
    clock.ahead += timedelta(seconds=61)
    await deliverer.settle()
    assert len(receiver.requests) > before


async def test_an_endpoint_that_is_gone_is_disabled_and_the_trail_says_why(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any
) -> None:
    url = f"{receiver.base}/gone"
    made = await endpoint(url)
    await tell(times=3)
    await deliverer.settle()
    await tell()
    await deliverer.settle()
    assert set(await states(kit, url)) == {DeliveryState.GIVEN_UP}
    assert len(await states(kit, url)) == 3
    shown = await graphql(
        "query ($id: ID!) { webhookEndpoint(id: $id) { state history { toState reason } } }",
        viewer=await kit.viewers.coordinator("RS"),
        id=made["id"],
    )
    assert shown["webhookEndpoint"] == {
        "state": EndpointState.DISABLED.name,
        "history": [{"toState": "DISABLED", "reason": "The endpoint answered 410: it is gone."}],
    }


async def test_an_endpoint_that_asks_for_time_gets_it(
    tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    await endpoint(f"{receiver.base}/busy")
    await tell()
    await deliverer.settle()
    clock.ahead += timedelta(minutes=119)
    await deliverer.settle()
    assert len(receiver.requests) == 1
    clock.ahead += timedelta(minutes=2)
    await deliverer.settle()
    assert len(receiver.requests) == 2


async def test_after_three_days_a_delivery_is_given_up_and_the_next_of_its_subject_goes_on(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    url = f"{receiver.base}/ok"
    await endpoint(url)
    receiver.refuse = len(WAITS) + 1
    await tell(subject="one")
    await tell(subject="one")
    for _ in range(len(WAITS) + 2):
        await deliverer.settle()
        clock.ahead += timedelta(days=1, hours=5)
    assert await states(kit, url) == [DeliveryState.GIVEN_UP, DeliveryState.DELIVERED]
    assert len({request.id for request in receiver.requests[:-1]}) == 1


async def test_an_event_with_much_to_say_is_sent_without_it_rather_than_not(
    tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver
) -> None:
    await endpoint(f"{receiver.base}/ok")
    await tell(payload='{"text": "' + "š" * 30_000 + '"}')
    await tell(payload='{"text": "short"}')
    await deliverer.settle()
    long, short = sorted(receiver.requests, key=lambda request: request.id)
    assert len(long.body) < 20_000
    assert (long.content["truncated"], long.content["data"]["payload"]) == (True, None)
    assert short.content["data"]["payload"] == {"text": "short"}


class Dying(Log):
    """A worker that dies after the endpoint has answered and before that is written down."""

    async def delivered(self, *_: Any) -> None:
        raise asyncio.CancelledError


async def test_a_worker_that_dies_between_sending_and_marking_sends_again_with_the_same_id(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    url, pools = f"{receiver.base}/ok", kit.application.pools
    await endpoint(url)
    await tell(times=20)
    lease = lease_for(TIMEOUT)
    async with Sender("any", TIMEOUT) as sender:
        log = Dying(pools.system, lease)
        dying = Deliverer(log, sender, pools.system_engine, clock, kit.application.settings.load_secret())
        for _ in range(5):
            await dying.settle()
    died = {request.id for request in receiver.requests}
    assert died
    await deliverer.settle()
    assert len({request.id for request in receiver.requests}) == 20
    clock.ahead += lease
    await deliverer.settle()
    ids = [request.id for request in receiver.requests]
    assert len(set(ids)) == 20
    assert {id for id in ids if ids.count(id) == 2} == died
    assert set(await states(kit, url)) == {DeliveryState.DELIVERED}


async def test_workers_that_are_killed_at_any_moment_lose_nothing(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    url, pools = f"{receiver.base}/ok", kit.application.pools
    await endpoint(url)
    for number in range(20):
        await tell(times=3, subject=f"subject {number % 4}")
        async with Sender("any", TIMEOUT) as sender:
            log = Log(pools.system, lease_for(TIMEOUT))
            killed = Deliverer(log, sender, pools.system_engine, clock, kit.application.settings.load_secret())
            await killed.start_due()
            for _ in range(number * 3):
                await asyncio.sleep(0)
            with contextlib.suppress(Exception):
                await killed.stop()
        clock.ahead += lease_for(TIMEOUT)
    for _ in range(3):
        await deliverer.settle()
        clock.ahead += timedelta(minutes=5)
    assert set(await states(kit, url)) == {DeliveryState.DELIVERED}
    events = {request.content["data"]["event"] for request in receiver.requests}
    assert len(events) == len({request.id for request in receiver.requests}) == 60


async def test_two_workers_share_the_work_and_send_nothing_twice(
    kit: Kit, tell: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock
) -> None:
    await endpoint(f"{receiver.base}/ok")
    await tell(times=30)
    pools = kit.application.pools
    async with Sender("any", TIMEOUT) as sender:
        log = Log(pools.system, lease_for(TIMEOUT))
        other = Deliverer(log, sender, pools.system_engine, clock, kit.application.settings.load_secret())
        await asyncio.gather(deliverer.settle(), other.settle())
    assert len(receiver.requests) == len({request.id for request in receiver.requests}) == 30
