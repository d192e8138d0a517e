from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator

import pytest
from mreza.application import Application
from mreza.testing.demonstration import demonstration
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
    async with demonstration(templates, f"reference_{secrets.token_hex(6)}") as (application, _):
        yield application
