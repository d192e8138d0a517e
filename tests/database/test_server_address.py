"""A wrong DATABASE_URL is answered with what to do; so is a port in use."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from mreza.cli.serve import ensure_port_is_free
from mreza.database.address import DatabaseAddress
from mreza.database.pools import Pools
from mreza.database.roles import ensure_database, prepare_database, provision, serving_address, serving_dsn
from mreza.errors import ConfigurationError
from mreza.model.ids import uuid7
from mreza.settings import Settings, describe_settings
from mreza.testing.server import ServerForTests, server_for_tests
from sqlalchemy import text

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerForTests]:
    with server_for_tests(tmp_path_factory.mktemp("address")) as started:
        yield started


@pytest.fixture
async def address(server: ServerForTests) -> AsyncIterator[DatabaseAddress]:
    name = f"address_{uuid7().hex}"
    yield await server.create_database(name)
    await server.drop_database(name)
    for role in (role_of(name), f"plain_{name}"):
        await execute(server.address, f'DROP ROLE IF EXISTS "{role}"')


def role_of(database: str) -> str:
    return f"app_{database[-12:]}"


def settings_for(address: DatabaseAddress, folder: Path) -> Settings:
    return Settings(data=folder, secret="a" * 32, serving_role=role_of(address.database))


async def execute(address: DatabaseAddress, statement: str) -> str:
    connection = await asyncpg.connect(address.dsn)
    try:
        return str(await connection.execute(statement))
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("not a url", r"DATABASE_URL is not a URL.*postgresql://owner"),
        ("mysql://localhost/x", r"PostgreSQL only"),
        ("postgresql://owner@localhost", r"names no database"),
    ],
)
def test_a_url_of_the_wrong_form_shows_the_right_one(url: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        DatabaseAddress.parse(url)


def test_a_password_shows_in_no_message() -> None:
    address = DatabaseAddress.parse("postgres://owner:hunter2@db.example/mreza?sslmode=require")
    assert "hunter2" not in f"{address} {address!r}"
    assert address.dsn == "postgresql://owner:hunter2@db.example/mreza?sslmode=require"


async def test_a_host_that_does_not_answer_is_named() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(ConfigurationError, match=rf"No database answers at 127\.0\.0\.1:{port}.*DATABASE_URL"):
            await ensure_database(DatabaseAddress.parse(f"postgresql://owner:x@127.0.0.1:{port}/mreza"))


async def test_a_missing_database_comes_with_the_statement_that_creates_it(server: ServerForTests) -> None:
    with pytest.raises(ConfigurationError, match=r'CREATE DATABASE "no_such"'):
        await ensure_database(server.address.with_database("no_such"))


async def test_a_role_that_is_not_let_in_is_named(server: ServerForTests) -> None:
    with pytest.raises(ConfigurationError, match=r"(?s)does not let the role no_such_role in.*percent-encoded"):
        await ensure_database(server.address.with_role("no_such_role", "hunter2"))


async def test_an_owner_that_may_not_create_roles_gets_the_statement_for_an_administrator(
    address: DatabaseAddress, tmp_path: Path
) -> None:
    plain = f"plain_{address.database}"
    await execute(address, f"CREATE ROLE \"{plain}\" LOGIN PASSWORD 'plain'")
    await execute(address, f'GRANT CREATE ON DATABASE "{address.database}" TO "{plain}"')
    chosen = settings_for(address, tmp_path)
    says = rf"may not create roles.*CREATE ROLE {chosen.serving_role} LOGIN"
    with pytest.raises(ConfigurationError, match=says) as raised:
        await prepare_database(chosen, address.with_role(plain, "plain"))
    # The statement in the message is the remedy: it works as it stands.
    await execute(address, str(raised.value).partition("As an administrator: ")[2])
    await prepare_database(chosen, address)


async def test_the_serving_role_may_create_nothing_anywhere(address: DatabaseAddress, tmp_path: Path) -> None:
    chosen = settings_for(address, tmp_path)
    await prepare_database(chosen, address)
    serving = serving_address(chosen, address)
    for statement in (
        "CREATE TABLE x ()",
        "CREATE TEMP TABLE x ()",
        "CREATE SCHEMA x",
        "CREATE TABLE mreza.x ()",
        "CREATE ROLE x",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await execute(serving, statement)
    for statement in ("CREATE TABLE x ()", "CREATE TABLE mreza.x ()"):  # the owner may
        assert await execute(address, statement) == "CREATE TABLE"


async def test_a_serving_role_with_too_much_power_stops_the_start(address: DatabaseAddress, tmp_path: Path) -> None:
    chosen = settings_for(address, tmp_path)
    await prepare_database(chosen, address)
    await execute(address, f'GRANT CREATE ON SCHEMA public TO "{chosen.serving_role}"')
    with pytest.raises(ConfigurationError, match=r"REVOKE CREATE ON SCHEMA public"):
        await prepare_database(chosen, address)


async def test_the_owner_cannot_be_the_serving_role(address: DatabaseAddress, tmp_path: Path) -> None:
    chosen = Settings(data=tmp_path, secret="a" * 32, serving_role=address.user or "")
    with pytest.raises(ConfigurationError, match="MREZA_SERVING_ROLE"):
        await prepare_database(chosen, address)


async def test_another_secret_makes_another_password(address: DatabaseAddress, tmp_path: Path) -> None:
    chosen = settings_for(address, tmp_path)
    await prepare_database(chosen, address)
    old = serving_dsn(chosen, address)
    newer = chosen.model_copy(update={"secret": Settings(secret="c" * 32).secret})
    assert serving_dsn(newer, address) != old
    connection = await asyncpg.connect(address.dsn)
    await provision(connection, newer)
    await connection.close()
    fresh = await asyncpg.connect(serving_dsn(newer, address))
    await fresh.close()


async def test_each_pool_and_engine_connects_as_its_role(address: DatabaseAddress, tmp_path: Path) -> None:
    chosen = settings_for(address, tmp_path)
    await prepare_database(chosen, address)
    who = "SELECT current_user"
    async with Pools(chosen, address) as pools:
        assert await pools.serving.fetchval(who) == chosen.serving_role
        assert await pools.system.fetchval(who) == address.user
        async with pools.serving_engine.begin() as change, pools.system_engine.begin() as system:
            assert (await change.execute(text(who))).scalar() == chosen.serving_role
            assert (await system.execute(text(who))).scalar() == address.user


def test_a_port_in_use_is_named_with_the_remedy(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = os.environ | {"PORT": str(port), "MREZA_DATA": str(tmp_path / "data")}
        command = [sys.executable, "-c", "from mreza.cli import main; main()", "demo"]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert f"PORT={port + 1} make demo" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "data").exists()  # it was said before anything long began
    ensure_port_is_free(Settings(port=port), command="mreza demo")


def test_the_secret_is_made_once_and_private(tmp_path: Path) -> None:
    chosen = Settings(data=tmp_path / "data", secret=None)
    secret = chosen.load_secret()
    assert len(secret) >= 32
    assert chosen.load_secret() == secret
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    with pytest.raises(ConfigurationError, match="openssl rand"):
        Settings(data=tmp_path, secret="short").load_secret()


def test_every_setting_says_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    described = describe_settings()
    assert all(description.endswith(".") for _, _, description in described)
    assert {"DATABASE_URL", "PORT", "MREZA_DATA", "MREZA_SERVING_ROLE"} <= {name for name, _, _ in described}
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("MREZA_COST_LIMIT", "7")
    assert (Settings().port, Settings().cost_limit) == (8123, 7)
