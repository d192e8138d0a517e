"""The database of an installation while something works with it: the one of DATABASE_URL, or the private server."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import asyncpg

from mreza.database.address import DatabaseAddress
from mreza.database.cluster import DATABASE
from mreza.database.roles import connect
from mreza.database.server import EmbeddedServer
from mreza.errors import ConfigurationError
from mreza.settings import Settings


@contextlib.contextmanager
def running_database(
    settings: Settings, progress: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[Settings, DatabaseAddress]]:
    """The owner's address, for as long as the context lasts, and the settings with it filled in.

    Without DATABASE_URL the private server is started, or joined when another process runs it already.

    Raises:
        ConfigurationError: with the remedy.
    """
    if settings.database_url:
        yield settings, DatabaseAddress.parse(settings.database_url)
        return
    server = EmbeddedServer(settings.data, progress, postgres_bin=settings.postgres_bin, run_as=settings.run_as)
    with server as address:
        yield settings.with_database(address.dsn), address


async def recreate_database(address: DatabaseAddress) -> None:
    """Delete the private server's database with all that is in it, and make it anew.

    Raises:
        ConfigurationError: the address is not that of a private server: what others run is not ours to delete.
    """
    if address.database != DATABASE or address.url.host:
        raise ConfigurationError(
            f"Only the private server's database is deleted on request. Empty {address.database} yourself: "
            "drop and create it, and start again."
        )
    connection: asyncpg.Connection = await connect(address.with_database("postgres"))
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {DATABASE}")
    finally:
        await connection.close()
