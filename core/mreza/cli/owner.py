"""What the commands on plugins and migrations share: the owner's connection, in a database that is ready."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from mreza.cli.console import progress
from mreza.cli.serve import chosen_settings
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import transaction
from mreza.database.pools import create_engine
from mreza.database.roles import prepare_database
from mreza.database.running import running_database
from mreza.plugin.lifecycle import Installed, installed
from mreza.settings import Settings

Answer = TypeVar("Answer")


def with_database(work: Callable[[DatabaseAddress, Installed], Awaitable[Answer]]) -> Answer:
    """Do the work on the installation's database, started and prepared, with what is installed."""
    settings = chosen_settings()
    found = installed(settings)

    async def prepared(settings: Settings, address: DatabaseAddress) -> Answer:
        await prepare_database(settings, address)
        return await work(address, found)

    with running_database(settings, progress) as (running, address):
        return asyncio.run(prepared(running, address))


def with_connection(work: Callable[[AsyncConnection, Installed], Awaitable[Answer]]) -> Answer:
    """Do the work in one transaction of the owner."""

    async def connected(address: DatabaseAddress, found: Installed) -> Answer:
        async with transaction(address) as connection:
            return await work(connection, found)

    return with_database(connected)


def with_session(work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
    """Do the work in one transaction of the owner, over the models."""

    async def connected(address: DatabaseAddress, _: Installed) -> Answer:
        return await in_session(address, work)

    return with_database(connected)


async def in_session(address: DatabaseAddress, work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
    """Do the work in one transaction of the owner, over the models."""
    engine = create_engine(address)
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            return await work(session)
    finally:
        await engine.dispose()
