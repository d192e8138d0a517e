from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from mreza.access.models import User
from mreza.access.viewer import Viewer
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database.roles import connect
from mreza.demo import load
from mreza.graphql.api import GraphQLRequest
from mreza.testing.demonstration import demonstration
from mreza.testing.kit import TODAY, Templates
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

#: The tutorial's own tests run where its plugin is installed; see test_tutorial.py.
collect_ignore = ["tutorial"]


@dataclass
class Demo:
    """An installation with demo data, and one way to ask it."""

    application: Application

    async def viewer(self, email: str | None) -> Viewer:
        """The demo's user of that address; nobody in particular for None."""
        if email is None:
            return await self.application.scopes.open_anonymous()
        async with AsyncSession(self.application.pools.system_engine) as session:
            user = (await session.scalars(select(User).where(User.email == email))).one()
            return await self.application.scopes.open(user)

    async def ask(self, document: str, *, email: str | None = None, locale: str = "en", **more: Any) -> Any:
        """The whole answer."""
        request = GraphQLRequest(query=document, viewer=await self.viewer(email), locale=locale, **more)
        return orjson.loads((await self.application.engine.execute(request)).body)


async def fill(application: Application) -> Demo:
    """Load the demo data."""
    connection = await connect(application.address)
    try:
        await load(connection, application.host, clock=FixedClock(TODAY))
    finally:
        await connection.close()
    return Demo(application)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
async def demo(templates: Templates) -> AsyncIterator[Demo]:
    """What `make demo` serves; the pages change a little of it, so no test may count what another changed."""
    async with demonstration(templates, f"docs_{secrets.token_hex(6)}") as (application, _):
        yield Demo(application)
