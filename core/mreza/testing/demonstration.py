"""The demo data of all plugins, loaded once in a run, for tests that look at it or ask about it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import AsyncIterator
from dataclasses import asdict

import orjson

from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database.roles import connect
from mreza.demo import Summary, load
from mreza.testing.kit import TODAY, Templates, host_of, locked, write


@contextlib.asynccontextmanager
async def demonstration(templates: Templates, name: str) -> AsyncIterator[tuple[Application, Summary]]:
    """An application on a copy of its own, as `mreza demo` would have filled it today; and what was said of it."""
    template, summary = await _loaded(templates)
    async with templates.application(name, template=template) as application:
        yield application, summary


async def _loaded(templates: Templates) -> tuple[str, Summary]:
    """The database to copy; filled by the first process that needs it."""
    host, server = host_of(None), templates.server
    name = f"demo_{hashlib.sha256(str(templates.shared).encode()).hexdigest()[:8]}"
    with locked(templates.shared / f"{name}.lock") as made:
        if not made.exists():
            connection = await connect(await server.create_database(name, await templates.of(host)))
            try:
                summary = await load(connection, host, clock=FixedClock(TODAY))
            finally:
                await connection.close()
            write(made, orjson.dumps(asdict(summary)).decode())
        said = orjson.loads(made.read_text(encoding="utf-8"))
    sign_ins = tuple((email, password, role) for email, password, role in said["sign_ins"])
    return name, Summary(said["counts"], said["partner_key"], sign_ins)
