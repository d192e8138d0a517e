from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg
import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.roles import connect
from mreza.testing.server import ServerForTests, server_for_tests
from mreza.text import functions_sql


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def text_db(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[asyncpg.Connection]:
    """A connection to a scratch database that has the text functions and nothing else."""
    if url := os.environ.get("MREZA_TEST_DSN"):
        async with _scratch(ServerForTests(DatabaseAddress.parse(url))) as connection:
            yield connection
        return
    shared = tmp_path_factory.getbasetemp().parent / "text"
    shared.mkdir(exist_ok=True)
    with server_for_tests(shared) as server:
        async with _scratch(server) as connection:
            yield connection


@asynccontextmanager
async def _scratch(server: ServerForTests) -> AsyncIterator[asyncpg.Connection]:
    name = f"text_{uuid4().hex}"
    connection = await connect(await server.create_database(name))
    try:
        await connection.execute("CREATE SCHEMA mreza")
        await connection.execute(functions_sql())
        yield connection
    finally:
        await connection.close()
        await server.drop_database(name)
