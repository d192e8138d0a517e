from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import date

import asyncpg
import pytest
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database.roles import connect
from mreza.demo import Summary, load
from mreza.testing.demonstration import demonstration
from mreza.testing.kit import TODAY, Templates


@dataclass(frozen=True, slots=True)
class Demo:
    """A database with demo data in it, the owner's connection to it, and what was said when it was loaded."""

    application: Application
    connection: asyncpg.Connection
    summary: Summary


@contextlib.asynccontextmanager
async def loaded(
    templates: Templates, scale: int = 1, *, plugins: Collection[str] | None = None, today: date = TODAY
) -> AsyncIterator[Demo]:
    """The demo data of a day, of all plugins or of some with all they require."""
    async with templates.application(f"demo_{secrets.token_hex(6)}", plugins) as application:
        connection = await connect(application.address)
        try:
            summary = await load(connection, application.host, clock=FixedClock(today), scale=scale)
            yield Demo(application, connection, summary)
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
async def demo(templates: Templates) -> AsyncIterator[Demo]:
    """The demo as everybody gets it; read it only."""
    async with demonstration(templates, f"demo_{secrets.token_hex(6)}") as (application, summary):
        connection = await connect(application.address)
        try:
            yield Demo(application, connection, summary)
        finally:
            await connection.close()
