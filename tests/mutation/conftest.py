from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator

import pytest
from mreza.testing.ground import Ground, World, prepare
from mreza.testing.server import server_for_tests


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("ground")
    with server_for_tests(tmp_path_factory.getbasetemp()) as server:
        yield asyncio.run(prepare(server, f"ground_{secrets.token_hex(4)}", folder))


@pytest.fixture
async def world(ground: Ground) -> AsyncIterator[World]:
    async with ground.world() as world:
        yield world
