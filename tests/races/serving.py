"""A server process of the races: the installation with the plugin `seats`, on 30 June 2025, without its guards if
that is asked for. Prints its URL.

    python serving.py [--migrate] [--faults]

The database is `DATABASE_URL`'s.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import socket
from pathlib import Path
from typing import Any

import uvicorn
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.model.base import Base
from mreza.mutation import runner
from mreza.plugin.discovery import discover, project_folders
from mreza.plugin.host import Host
from mreza.settings import Settings
from mreza.testing.kit import TODAY
from mreza.web.main import web_of

PLUGINS = Path(__file__).parent / "plugins"


def take_guards_away() -> None:
    """No lock of the course, no idempotency row, no check of versions."""

    async def unlocked(_session: Any, course: Any) -> Any:
        return course

    async def never_seen(*_: Any) -> None:
        return None

    importlib.import_module("mreza_seats.service").locked = unlocked  # type: ignore[attr-defined]
    runner.claim = runner.keep = never_seen  # type: ignore[assignment]
    runner._check_version = lambda *_: None
    for mapper in Base.registry.mappers:
        mapper.version_id_col = None


async def serve(*, migrates: bool, faults: bool) -> None:
    settings = Settings(serving_pool_min=1)
    address = DatabaseAddress.parse(settings.database_url or "")
    host = Host.assemble(discover([*project_folders(), PLUGINS]))
    if migrates:
        await migrate.upgrade(address, host)
    if faults:
        take_guards_away()
    async with Application(settings, address, host, clock=FixedClock(TODAY)) as application:
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}/graphql", flush=True)
        config = uvicorn.Config(
            web_of(application), log_config=None, access_log=False, http="httptools", lifespan="off"
        )
        await uvicorn.Server(config).serve(sockets=[listener])


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--migrate", action="store_true")
    options.add_argument("--faults", action="store_true")
    asked = options.parse_args()
    asyncio.run(serve(migrates=asked.migrate, faults=asked.faults))
