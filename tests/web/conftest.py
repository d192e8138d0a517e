from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx2
import pytest
from mreza.web.app import Application, WebOptions, build_app

from .small import SmallAuthenticator, SmallEngine

JSON = {"content-type": "application/json"}


@dataclass
class Web:
    """An application over the small schema, and a client that speaks to it."""

    app: Application
    client: httpx2.AsyncClient
    engine: SmallEngine
    authenticator: SmallAuthenticator


@pytest.fixture
def options() -> WebOptions:
    return WebOptions(allowed_origins={"https://partner.example"})


@pytest.fixture
async def web(options: WebOptions) -> AsyncIterator[Web]:
    engine, authenticator = SmallEngine(), SmallAuthenticator()

    async def ready() -> bool:
        return True

    app = build_app(engine=engine, authenticator=authenticator, ready=ready, options=options)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        del client.headers["accept"]
        yield Web(app, client, engine, authenticator)


@pytest.fixture
def client(web: Web) -> httpx2.AsyncClient:
    return web.client
