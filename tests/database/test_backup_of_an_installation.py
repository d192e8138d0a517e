"""A backup of an installation with rows of every plugin, restored into an empty data folder: all is there."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.backup import backup, restore
from mreza.database.roles import connect, prepare_database
from mreza.database.running import running_database
from mreza.database.server import EmbeddedServer
from mreza.demo.load import load
from mreza.errors import ConfigurationError
from mreza.graphql.api import GraphQLRequest
from mreza.plugin.answers import FileStore
from mreza.settings import Settings
from mreza.testing.kit import TODAY, api_of, host_of, settings_for_tests
from mreza_documents.storage import Storage, new_key

pytestmark = pytest.mark.anyio

TABLES = """
    SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind = 'S' AS is_sequence
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account can enter, the database's as well."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


async def checksums(address: DatabaseAddress) -> dict[str, str]:
    """Of every table and sequence of the database."""
    connection = await connect(address)
    try:
        return {
            row["name"]: await _checksum(connection, row["name"], is_sequence=row["is_sequence"])
            for row in await connection.fetch(TABLES)
        }
    finally:
        await connection.close()


async def _checksum(connection: asyncpg.Connection, name: str, *, is_sequence: bool) -> str:
    if is_sequence:
        return str(await connection.fetchval(f"SELECT last_value || ' ' || is_called FROM {name}"))
    query = (
        f"SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') FROM {name} AS t"
    )
    return str(await connection.fetchval(query))


async def uploaded(settings: Settings, address: DatabaseAddress) -> dict[str, str]:
    """Files of documents in the installation's own folder, as uploads leave them; the hash of each by its key."""
    storage = Storage.of(settings)
    contents = [f"%PDF-1.7 number {number}".encode() * 1000 for number in range(20)]
    for content in contents:
        await storage.put(new_key(TODAY), content)
    (settings.data / "documents" / "2025" / "06" / "30" / "left#1").write_bytes(b"of an upload under way")
    return hashes(settings)


def hashes(settings: Settings) -> dict[str, str]:
    folder = settings.data / "documents"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "#" not in path.name
    }


def stores(settings: Settings) -> list[FileStore]:
    return [one for answer in host_of(None).hooks.collect("file_stores", settings=settings) for one in answer.value]


async def asked(settings: Settings, address: DatabaseAddress) -> bytes:
    """What the application answers a visitor."""
    application = Application(settings, address, host_of(None), clock=FixedClock(TODAY), api=api_of(None))
    async with application as running:
        query = "{ networks { nodes { code } } organisations { totalCount nodes { id name } } }"
        viewer = await running.scopes.open_anonymous()
        answer = await running.engine.execute(GraphQLRequest(query=query, viewer=viewer, locale="en", variables={}))
        assert b"errors" not in answer.body
        return bytes(answer.body)


async def test_every_tables_checksum_is_equal_and_the_application_serves(folder: Path) -> None:
    with EmbeddedServer(folder / "source", throwaway=True) as source:
        settings = settings_for_tests(folder / "source").with_database(source.dsn)
        await prepare_database(settings, source)
        await migrate.upgrade(source, host_of(None))
        connection = await connect(source)
        await load(connection, host_of(None), clock=FixedClock(TODAY))
        await connection.execute("SELECT nextval('mreza.delivery_position') FROM generate_series(1, 7)")
        await connection.close()
        answer = await asked(settings, source)
        before = await checksums(source)
        files = await uploaded(settings, source)
        told: list[str] = []
        held = await backup(settings, folder / "all.mreza", told.append, stores=stores(settings))
        assert held.files == {f"documents/{key}": digest for key, digest in files.items()} and len(files) == 20
        assert not any("Not in this backup" in one for one in told)
    there = settings_for_tests(folder / "target")
    with pytest.raises(ConfigurationError, match="keeps none in a folder"):
        await restore(there, folder / "all.mreza")
    await restore(there, folder / "all.mreza", stores=stores(there))
    assert hashes(there) == files, "every file is there, with its hash"
    with running_database(there) as (running, target):
        after = await checksums(target)
        assert after == before
        assert sum(not value.startswith("0 ") for value in after.values()) > 30
        assert await asked(running, target) == answer
        await _spoil(target)
        spoilt = await checksums(target)
        assert {name for name in spoilt if spoilt[name] != before[name]} >= {
            "public.core_organisation",
            "mreza.delivery_position",
        }


async def test_what_lies_in_a_bucket_is_named_and_what_lies_there_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedServer(folder / "source", throwaway=True) as source:
        settings = settings_for_tests(folder / "source").with_database(source.dsn)
        await prepare_database(settings, source)
        files = await uploaded(settings, source)
        await backup(settings, folder / "files.mreza", stores=stores(settings))
        monkeypatch.setenv("MREZA_DOCUMENTS_STORE", "s3://files/documents")
        told: list[str] = []
        held = await backup(settings, folder / "none.mreza", told.append, stores=stores(settings))
        assert held.files == {} and any("s3://files/documents. Back that up by its own means" in one for one in told)
        monkeypatch.delenv("MREZA_DOCUMENTS_STORE")
    there = settings_for_tests(folder / "target")
    path = there.data / "documents" / next(iter(files))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"of somebody else")
    with pytest.raises(ConfigurationError, match="never overwrites"):
        await restore(there, folder / "files.mreza", stores=stores(there))
    assert path.read_bytes() == b"of somebody else"


async def _spoil(address: DatabaseAddress) -> None:
    """Control: what differs is seen."""
    connection = await connect(address)
    first = "SELECT id FROM core_organisation ORDER BY id LIMIT 1"
    await connection.execute(f"UPDATE core_organisation SET website = 'https://other.example' WHERE id = ({first})")
    await connection.execute("SELECT nextval('mreza.delivery_position')")
    await connection.close()
