"""A backup holds every row, although row policies are forced on every table."""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.backup import backup, restore
from mreza.database.roles import prepare_database, serving_dsn
from mreza.errors import ConfigurationError
from mreza.model.ids import uuid7
from mreza.settings import Settings
from mreza.testing.server import ServerForTests, server_for_tests
from mreza.text.sql import functions_sql

pytestmark = pytest.mark.anyio

TABLES = """
CREATE TABLE public.core_note (id int PRIMARY KEY, body text, folded text GENERATED ALWAYS AS (lower(body)) STORED);
ALTER TABLE public.core_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON public.core_note TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY rows ON public.core_note TO {role} USING (id <= 2);
GRANT SELECT ON public.core_note TO {role};
CREATE INDEX ON public.core_note USING gin (folded public.gin_trgm_ops);
CREATE TABLE mreza."order" (id int PRIMARY KEY, note_id int REFERENCES public.core_note (id));
ALTER TABLE mreza."order" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON mreza."order" TO CURRENT_USER USING (true) WITH CHECK (true);
INSERT INTO public.core_note (id, body) VALUES (1, E'Ђорђе\\nи\\tдруги'), (2, '\\.'), (3, NULL);
INSERT INTO mreza."order" VALUES (1, 3);
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerForTests]:
    with server_for_tests(tmp_path_factory.mktemp("backup")) as started:
        yield started


@pytest.fixture
async def pair(server: ServerForTests) -> object:
    names = [f"backup_{uuid7().hex}" for _ in range(2)]
    yield [await server.create_database(name) for name in names]
    for name in names:
        await server.drop_database(name)
    for name in names:
        await execute(server.address, f'DROP ROLE IF EXISTS "app_{name[-12:]}"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def settings(folder: Path, address: DatabaseAddress) -> Settings:
    return Settings(
        data=folder, database_url=address.dsn, secret="b" * 32, serving_role=f"app_{address.database[-12:]}"
    )


async def filled(folder: Path, address: DatabaseAddress) -> Settings:
    chosen = settings(folder, address)
    await prepare_database(chosen, address)
    await execute(address, TABLES.format(role=chosen.serving_role))
    return chosen


async def execute(address: DatabaseAddress, statement: str) -> None:
    connection = await asyncpg.connect(address.dsn)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def fetch(dsn: str, query: str) -> list[tuple[object, ...]]:
    connection = await asyncpg.connect(dsn)
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


async def test_every_row_and_wall_is_in_the_restored_database(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    source, target = pair
    chosen = await filled(tmp_path, source)
    manifest = await backup(chosen, tmp_path / "all.mreza")
    assert manifest.rows == {'mreza."order"': 1, "public.core_note": 3}

    there = chosen.with_database(target.dsn)
    await restore(there, tmp_path / "all.mreza")
    notes = "SELECT id, body, folded FROM core_note ORDER BY id"
    assert await fetch(target.dsn, notes) == await fetch(source.dsn, notes)
    assert await fetch(target.dsn, 'SELECT * FROM mreza."order"') == [(1, 3)]
    assert await fetch(serving_dsn(there, target), "SELECT id FROM core_note ORDER BY id") == [(1,), (2,)]
    forced = "SELECT count(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
    assert await fetch(target.dsn, forced) == [(2,)]


async def test_columns_that_the_database_computes_are_restored_too(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    source, target = pair
    chosen = await filled(tmp_path, source)
    await execute(source, functions_sql())
    computed = "a text[] GENERATED ALWAYS AS (mreza.sort_keys(name)) STORED"
    folded = "b text GENERATED ALWAYS AS (mreza.fold_json(name)) STORED"
    await execute(source, f"CREATE TABLE core_name (name jsonb, {computed}, {folded})")
    await execute(source, "CREATE INDEX ON core_name USING gin (b gin_trgm_ops)")
    await execute(source, """INSERT INTO core_name VALUES ('{"sr-Cyrl": "Ђорђе Љубић"}')""")
    await backup(chosen, tmp_path / "all.mreza")
    await restore(chosen.with_database(target.dsn), tmp_path / "all.mreza")
    assert await fetch(target.dsn, "SELECT a, b FROM core_name") == await fetch(
        source.dsn, "SELECT a, b FROM core_name"
    )


async def test_a_table_that_hides_rows_from_its_owner_is_named_instead_of_backed_up_in_part(
    pair: list[DatabaseAddress], tmp_path: Path
) -> None:
    chosen = await filled(tmp_path, pair[0])
    await execute(
        pair[0], "DROP POLICY system ON core_note; CREATE POLICY system ON core_note TO CURRENT_USER USING (id = 1)"
    )
    if (await fetch(pair[0].dsn, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))[0][0]:
        # Nothing can be hidden from such an owner.
        assert (await backup(chosen, tmp_path / "whole.mreza")).rows["public.core_note"] == 3
        return
    with pytest.raises(ConfigurationError, match=r"core_note.*mreza db upgrade"):
        await backup(chosen, tmp_path / "part.mreza")
    assert "part.mreza" not in os.listdir(tmp_path)


async def test_a_backup_is_private_and_never_overwritten(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    chosen = await filled(tmp_path, pair[0])
    file = tmp_path / "all.mreza"
    await backup(chosen, file)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ConfigurationError, match="exists already"):
        await backup(chosen, file)
    assert [name for name in os.listdir(tmp_path) if name.startswith(".backup")] == []


async def test_a_restore_into_a_database_in_use_changes_nothing(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    chosen = await filled(tmp_path, pair[0])
    await backup(chosen, tmp_path / "all.mreza")
    await execute(pair[0], 'DELETE FROM mreza."order"')
    with pytest.raises(ConfigurationError, match="not empty"):
        await restore(chosen, tmp_path / "all.mreza")
    assert await fetch(pair[0].dsn, 'SELECT count(*) FROM mreza."order"') == [(0,)]


async def test_a_damaged_or_foreign_file_is_refused(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    chosen = await filled(tmp_path, pair[0])
    file = tmp_path / "all.mreza"
    await backup(chosen, file)
    there = chosen.with_database(pair[1].dsn)
    (tmp_path / "short").write_bytes(file.read_bytes()[:-20_000])
    (tmp_path / "text").write_text("not a backup")
    content = bytearray(file.read_bytes())
    with tarfile.open(file) as archive:
        content[archive.getmember("database.dump").offset_data + 500] ^= 1
    (tmp_path / "flipped").write_bytes(content)
    for name in ("short", "text", "flipped", "missing"):
        with pytest.raises(ConfigurationError):
            await restore(there, tmp_path / name)
    await restore(there, file)


async def test_a_backup_of_a_newer_version_is_refused(pair: list[DatabaseAddress], tmp_path: Path) -> None:
    chosen = await filled(tmp_path, pair[0])
    file = tmp_path / "all.mreza"
    await backup(chosen, file)
    with tarfile.open(file) as archive:
        archive.extractall(tmp_path / "open", filter="data")
    described = tmp_path / "open" / "manifest.json"
    described.write_text(json.dumps(json.loads(described.read_text()) | {"mreza": "999.0"}))
    with tarfile.open(tmp_path / "newer", "w") as archive:
        for name in os.listdir(tmp_path / "open"):
            archive.add(tmp_path / "open" / name, name)
    with pytest.raises(ConfigurationError, match=r"999\.0"):
        await restore(chosen.with_database(pair[1].dsn), tmp_path / "newer")
