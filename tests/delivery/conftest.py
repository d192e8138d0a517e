from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from mreza.application import Application
from mreza.clock import CIVIL_ZONE
from mreza.delivery.deliverer import Deliverer, lease_for
from mreza.delivery.log import Log
from mreza.delivery.transport import Sender
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Templates, api_of

from .receiver import Receiver, receiving


@pytest.fixture
def plugins() -> list[str] | None:
    """Deliveries need no more: the more plugins, the longer a copy of the database takes."""
    return ["membership"]


TIMEOUT = 1.0


class MovedClock:
    """The machine's clock, put forward by hand: the independent library judges timestamps by the machine's."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def today(self) -> date:
        return self.now().astimezone(CIVIL_ZONE).date()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
async def application(templates: Templates, clock: MovedClock) -> AsyncIterator[Application]:
    """Core alone, whose webhooks may lead to this machine."""
    api = api_of(())
    name = f"test_{secrets.token_hex(6)}"
    address = await templates.server.create_database(name, await templates.of(api.host))
    settings = templates.settings.model_copy(update={"webhook_targets": "any", "webhook_timeout": TIMEOUT})
    try:
        async with Application(settings, address, api.host, clock=clock, api=api) as running:
            yield running
    finally:
        await templates.server.drop_database(name)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
async def deliverer(application: Application, clock: MovedClock) -> AsyncIterator[Deliverer]:
    """What the worker delivers by, without its loop: tests say when it looks."""
    async with Sender("any", TIMEOUT) as sender:
        log = Log(application.pools.system, lease_for(TIMEOUT))
        key = application.settings.load_secret()
        made = Deliverer(log, sender, application.pools.system_engine, clock, key)
        yield made
        await made.stop()


@pytest.fixture
def endpoint(kit: Kit, graphql: Any) -> Callable[..., Awaitable[dict[str, Any]]]:
    """Makes an endpoint, by default of the network RS and for its coordinator; gives its id and secret."""

    async def make(url: str, *, network: str | None = "RS", types: list[str] | None = None) -> dict[str, Any]:
        viewers = kit.viewers
        viewer = await (viewers.secretariat() if network is None else viewers.coordinator(network))
        made = await graphql(CREATE, viewer=viewer, url=url, network=global_network(kit, network), types=types)
        answer: dict[str, Any] = made["createWebhookEndpoint"]
        return {"id": answer["endpoint"]["id"], "secret": answer["secret"]}

    return make


def global_network(kit: Kit, code: str | None) -> str | None:
    return None if code is None else encode("Network", kit.networks[code])


CREATE = """
    mutation ($url: String!, $network: ID, $types: [String!]) {
      createWebhookEndpoint(input: { url: $url, networkId: $network, eventTypes: $types }) {
        endpoint { id } secret errors { code message path }
      }
    }
"""
