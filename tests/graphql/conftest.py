from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator

import pytest
from mreza.application import Application
from mreza.demo import load
from mreza.testing.kit import Templates


@pytest.fixture
def plugins() -> list[str] | None:
    """The smallest application that has what is asked here: the more plugins, the longer a copy of the database takes."""
    return ["membership"]


#: `make fuzz N=…` asks more of them.
RANDOM_DOCUMENTS = int(os.environ.get("MREZA_RANDOM_DOCUMENTS", "240"))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def documents_per_viewer() -> int:
    """How many random documents each of the four viewers asks."""
    return RANDOM_DOCUMENTS // 4


@pytest.fixture(scope="session")
async def demo(templates: Templates) -> AsyncIterator[Application]:
    """An installation with demo data; read it only."""
    async with templates.application(f"reference_{secrets.token_hex(6)}") as application:
        async with application.pools.system.acquire() as connection:
            await load(connection, application.host, clock=application.clock)
        yield application
