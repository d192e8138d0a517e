"""A migration that fails: after whichever statement, the database is as it was before.

All that waits runs in one transaction. So two things are looked at. While it runs, another connection looks after every
statement at what is committed: that is what the death of the process or of the server would leave. And the upgrade
really fails, after the first statement, after the last and after some between them, with `thorough` after every one.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import asyncpg
from sqlalchemy import Engine, event
from sqlalchemy.util import await_only

from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.ownership import version_table
from mreza.database.pools import create_engine
from mreza.database.roles import connect, prepare_database
from mreza.errors import MrezaError
from mreza.plugin.host import Host
from mreza.plugin.manifest import CORE
from mreza.testing.kit import Templates, host_of

Problems = list[str]

SAMPLES = 5
"""After how many statements an upgrade fails, unless after every one."""

#: The schema, with rights, policies, triggers and functions, in one figure. Expressions stand as they are stored: the
#: functions that print them would wait for the upgrade's locks.
_FINGERPRINT = """
    SELECT md5(string_agg(line, chr(10) ORDER BY line)) FROM (
        SELECT concat_ws(' ', n.nspname, c.relname, c.relkind, c.relacl, c.relrowsecurity, c.relforcerowsecurity,
            i.indkey, i.indisunique, i.indexprs::text, i.indpred::text) AS line
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_index AS i ON i.indexrelid = c.oid WHERE n.nspname IN ('public', 'mreza')
        UNION ALL SELECT concat_ws(' ', attrelid, attname, atttypid, atttypmod, attnotnull, attacl,
            (SELECT adbin::text FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum))
        FROM pg_attribute JOIN pg_class AS c ON c.oid = attrelid
        WHERE c.relnamespace IN ('public'::regnamespace, 'mreza'::regnamespace) AND attnum > 0
        UNION ALL SELECT concat_ws(' ', conrelid, conname, contype, conkey, confrelid, confkey, conbin::text)
        FROM pg_constraint
        UNION ALL SELECT concat_ws(' ', oid, proname, proacl, prosrc, proconfig) FROM pg_proc
        WHERE pronamespace IN ('public'::regnamespace, 'mreza'::regnamespace)
        UNION ALL SELECT concat_ws(' ', tgrelid, tgname, tgtype, tgfoid, tgenabled, encode(tgargs, 'hex'))
        FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT concat_ws(' ', polrelid, polname, polroles, polqual::text, polwithcheck::text) FROM pg_policy
    ) AS catalogue
"""

_THERE = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'mreza'::regnamespace AND relname = ANY($1) ORDER BY relname"
)


class Failure(MrezaError):
    """The fault that is planted."""


@asynccontextmanager
async def before(templates: Templates, host: Host, name: str) -> AsyncIterator[DatabaseAddress]:
    """A database as it is before the plugin is enabled: with all that it requires; for core, with nothing."""
    database = f"failures_{secrets.token_hex(6)}"
    others = tuple(sorted(set(host.names) - {name, CORE}))
    template = None if name == CORE else await templates.of(host_of(others))
    address = await templates.server.create_database(database, template)
    try:
        await prepare_database(templates.settings, address)
        yield address
    finally:
        await templates.server.drop_database(database)


async def failure_problems(address: DatabaseAddress, host: Host, name: str, *, thorough: bool = False) -> Problems:
    """What a failure in one of the plugin's migrations leaves behind; at the end they have run.

    Args:
        address: of a database as `before` makes it, or with earlier revisions of the plugin.
        host: the plugin with all that it requires.
        name: the plugin's name.
        thorough: fail after every statement.
    """
    observer = await connect(address)
    try:
        await observer.execute("SET lock_timeout = '10s'")
        old = await _state(observer, host)
        count, found = await _watched(address, host, observer, old)
        for number in _chosen(count, thorough):
            try:
                await _upgrade(address, host, _fails_after(number))
                found.append(f"The upgrade swallowed a failure after its statement {number}.")
            except (Failure, migrate.MigrationFailed):
                pass
            if await _state(observer, host) != old:
                return [*found, f"A failure after statement {number} of {name}'s upgrade leaves the database changed."]
        await migrate.upgrade(address, host)
        if await _state(observer, host) == old:
            found.append(f"The upgrade of {name} changed nothing, so nothing was tried.")
        return found + [drift.text for drift in await migrate.check(address, host, [name])]
    finally:
        await observer.close()


async def _watched(
    address: DatabaseAddress, host: Host, observer: asyncpg.Connection, old: tuple[Any, ...]
) -> tuple[int, Problems]:
    """Run the upgrade to its end, looking after each statement, and fail there; how many statements it has."""
    seen: list[str] = []
    early: Problems = []

    def look(statement: str) -> None:
        seen.append(statement)
        if not early and await_only(_state(observer, host)) != old:
            early.append(f"After this statement the upgrade is half committed: {statement.strip()[:200]}")

    def last(connection: Any) -> None:
        raise Failure("After the last statement.")

    with suppress(Failure):
        await _upgrade(address, host, look, last)
    return len(seen), early


async def _upgrade(
    address: DatabaseAddress,
    host: Host,
    after: Callable[[str], None],
    before_commit: Callable[[Any], None] | None = None,
) -> None:
    engine = create_engine(address)
    try:
        with _after_each_statement(engine.sync_engine, after, before_commit):
            async with engine.connect() as connection:
                await migrate.upgrade(connection, host)
    finally:
        await engine.dispose()


@contextmanager
def _after_each_statement(
    engine: Engine, after: Callable[[str], None], before_commit: Callable[[Any], None] | None
) -> Iterator[None]:
    def listen(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        after(statement)

    event.listen(engine, "after_cursor_execute", listen)
    if before_commit is not None:
        event.listen(engine, "commit", before_commit)
    yield


def _fails_after(number: int) -> Callable[[str], None]:
    passed = 0

    def fail(statement: str) -> None:
        nonlocal passed
        passed += 1
        if passed == number:
            raise Failure(f"After statement {number}: {statement}")

    return fail


def _chosen(count: int, thorough: bool) -> list[int]:
    if thorough or count <= SAMPLES:
        return list(range(1, count + 1))
    return sorted({1 + round(step * (count - 1) / (SAMPLES - 1)) for step in range(SAMPLES)})


async def _state(observer: asyncpg.Connection, host: Host) -> tuple[Any, ...]:
    """The schema's fingerprint, and all versions. Asked after every statement, so in few questions."""
    named = ["plugin", *(version_table(plugin.name) for plugin in host.plugins)]
    there = [row["relname"] for row in await observer.fetch(_THERE, named)]
    rows = [f"SELECT '{table}', array_agg(t::text ORDER BY t::text) FROM mreza.\"{table}\" AS t" for table in there]
    versions = await observer.fetch(" UNION ALL ".join(rows)) if rows else []
    return (await observer.fetchval(_FINGERPRINT), *map(tuple, versions))
