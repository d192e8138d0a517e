"""What operators type, in a real installation: looking after it, backing it up, keys of partners, people's data."""

from __future__ import annotations

import asyncio
import json
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from mreza.application import Application
from mreza.cli import build, token
from mreza.directory.people import Person
from mreza.errors import ConfigurationError, MrezaError, UserError
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit, api_of
from mreza.web.main import web_of
from rich.console import Console
from sqlalchemy import text
from typer.testing import CliRunner

pytestmark = pytest.mark.anyio


class Terminal:
    """Where an operator types."""

    def __init__(self, data: Path, database_url: str | None) -> None:
        self.data = data
        self.runner = CliRunner(env={"DATABASE_URL": database_url, "MREZA_DATA": str(data), "COLUMNS": "200"})

    async def type(self, line: str) -> str:
        """What a command answers; nothing of what it tells a person beside it."""
        return (await self.both(line))[0]

    async def both(self, line: str) -> tuple[str, str]:
        """Its answer, and what it tells besides, in one line."""
        program, *words = shlex.split(line)
        assert program == "mreza"
        result = await asyncio.to_thread(self.runner.invoke, build(), words)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout, " ".join(result.stderr.split())


@pytest.fixture
def terminal(application: Application, tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "data", application.address.dsn)


@pytest.fixture
def empty() -> Iterator[Terminal]:
    """On another machine: an empty folder, and no database but the one that Mreža brings. Every account can enter it,
    the database's as well."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Terminal(Path(name) / "data", None)


async def execute(kit: Kit, statement: str) -> None:
    async with kit.session() as session:
        await session.execute(text(statement))


async def test_what_is_backed_up_is_restored_into_an_empty_folder_and_nothing_is_wrong_there(
    kit: Kit, terminal: Terminal, empty: Terminal, tmp_path: Path
) -> None:
    await kit.organisation("RS", "Sunny Side", listed=Period())
    file = tmp_path / "all.mreza"
    answered, told = await terminal.both(f"mreza db backup {file}")
    assert answered == "" and f"files are in {file}." in told
    with pytest.raises(ConfigurationError, match=r"all\.mreza"):
        await terminal.type(f"mreza db backup {file}")
    with pytest.raises(ConfigurationError, match="never overwrites"):
        await terminal.type(f"mreza db restore {file}")

    assert "Restored." in (await empty.both(f"mreza db restore {file}"))[1]
    looked, told = await empty.both("mreza check")
    assert "Nothing is wrong." in told and "✗" not in looked
    assert "✓ The wall between the networks stands" in looked
    assert "The tables are as the models declare them." in (await empty.both("mreza db check"))[1]
    await empty.type("mreza token partner City --network RS")
    assert "City" in await empty.type("mreza token list")


async def test_a_check_says_of_each_thing_that_is_wrong_what_to_type(kit: Kit, terminal: Terminal) -> None:
    assert "Nothing is wrong." in (await terminal.both("mreza check"))[1]
    secret = terminal.data / "secret"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text("of nobody else")
    secret.chmod(0o644)
    await execute(kit, "ALTER TABLE core_person NO FORCE ROW LEVEL SECURITY")
    await execute(kit, "ALTER TABLE core_organisation ADD COLUMN forgotten text")
    result = await asyncio.to_thread(terminal.runner.invoke, build(), ["check"])
    assert isinstance(result.exception, ConfigurationError)
    assert "things are wrong with this installation" in str(result.exception)
    assert f"Run: chmod 600 {secret}" in result.stdout
    assert "✗ The wall between the networks stands" in result.stdout and "core_person" in result.stdout
    assert "✗ The tables are as the models declare them" in result.stdout and "forgotten" in result.stdout


async def test_a_check_of_the_tables_names_what_differs_from_the_models(kit: Kit, terminal: Terminal) -> None:
    assert "The tables are as the models declare them." in (await terminal.both("mreza db check"))[1]
    await execute(kit, "ALTER TABLE core_organisation DROP COLUMN website CASCADE")
    result = await asyncio.to_thread(terminal.runner.invoke, build(), ["db", "check"])
    assert isinstance(result.exception, ConfigurationError)
    assert "Write migrations with `mreza db revision`" in str(result.exception)
    assert "core" in result.stdout and "website" in result.stdout


async def test_a_partners_key_is_made_listed_and_revoked_and_then_opens_nothing(kit: Kit, terminal: Terminal) -> None:
    await kit.organisation("RS", "Sunny Side", listed=Period())
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        made, told = await terminal.both(
            'mreza token partner "City of Niš" --network RS --document members-of-network --days 30'
        )
        secret = made.strip()
        assert made == f"{secret}\n" and secret.startswith("mzk_")
        assert "It is not shown again." in told
        headers = {"authorization": f"Bearer {secret}"}
        asked = {"url": "/q/members-of-network.json", "params": {"network": "RS"}, "headers": headers}
        assert (await client.get(**asked)).json()["organisations"]["totalCount"] == 1
        assert (await client.get("/q/networks.json", headers=headers)).status_code == 400

        [line] = [line for line in (await terminal.type("mreza token list")).splitlines() if "City of Niš" in line]
        prefix, kind, *_ = line.split()
        assert secret.startswith(prefix) and kind == "partner" and "RS" in line.split()
        assert secret not in line

        assert "Revoked: City of Niš" in (await terminal.both(f"mreza token revoke {prefix}"))[1]
        refused = await client.get(**asked)
        assert refused.status_code == 401 and "organisations" not in refused.json()
        assert "City of Niš" not in await terminal.type("mreza token list")
        with pytest.raises(MrezaError, match=f"No token begins with {prefix}. `mreza token list` shows"):
            await terminal.type(f"mreza token revoke {prefix}")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--network QQ", "There is no network QQ."),
        ("--network RS --document members", "There is no named document members. There are: .*members-of-network"),
        ("--network RS --permission core.nothing", "No plugin declares core.nothing."),
    ],
)
async def test_a_key_for_what_there_is_not_is_not_made(kit: Kit, terminal: Terminal, option: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        await terminal.type(f"mreza token partner City {option}")
    assert "City" not in await terminal.type("mreza token list")


async def test_somebodys_tokens_are_listed_without_those_of_others(
    kit: Kit, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token, "out", Console(highlight=False, width=200))  # a narrow one shortens names
    for name in ("ana", "mara"):
        await terminal.type(f"mreza user create {name}@demo.example {name} --role secretariat")
        await terminal.type(f"mreza token create {name}@demo.example --name 'Laptop of {name}'")
    listed = await terminal.type("mreza token list ana@demo.example")
    assert "Laptop of ana" in listed and "Laptop of mara" not in listed
    with pytest.raises(MrezaError, match=r"There is no user ivo@demo\.example"):
        await terminal.type("mreza token list ivo@demo.example")


async def test_a_persons_data_is_told_counted_erased_and_erased_again_after_a_restore(
    kit: Kit, terminal: Terminal, empty: Terminal, tmp_path: Path
) -> None:
    async with kit.session() as session:
        person = Person(network_id=kit.networks["RS"], given_name="Anamarija", family_name="Anić")
        session.add(person)
    id = encode("Person", person.id)
    told = json.loads(await terminal.type(f"mreza person export {id}"))
    assert "Anamarija" in json.dumps(told)

    counted = (await terminal.both(f'mreza person erase {id} --reason "At her request" --dry-run'))[1]
    assert "Would erase: " in counted and "Person 1" in counted
    assert "Anamarija" in await terminal.type(f"mreza person export {id}")
    assert await terminal.type("mreza person erased") == ""

    backup, file = tmp_path / "before.mreza", tmp_path / "erased.txt"
    await terminal.type(f"mreza db backup {backup}")
    assert "✓ Erased: " in (await terminal.both(f'mreza person erase {id} --reason "At her request"'))[1]
    assert "Anamarija" not in await terminal.type(f"mreza person export {id}")
    ids = await terminal.type("mreza person erased")
    assert ids == f"{person.id}\n"

    file.write_text(ids)
    assert "0 of 1 were here again" in (await terminal.both(f"mreza person erase-again {file}"))[1]
    await empty.type(f"mreza db restore {backup}")
    assert "Anamarija" in await empty.type(f"mreza person export {id}")
    assert "1 of 1 were here again" in (await empty.both(f"mreza person erase-again {file}"))[1]
    assert "Anamarija" not in await empty.type(f"mreza person export {id}")
    assert "Cleared: " in (await terminal.both("mreza person sweep"))[1]
    with pytest.raises(MrezaError, match="nobody is not the id of a person"):
        await terminal.type("mreza person export nobody")


async def test_the_schema_is_kept_in_a_file_and_left_alone_when_nothing_changed(tmp_path: Path) -> None:
    terminal, file = Terminal(tmp_path / "data", None), tmp_path / "schema.graphql"
    with pytest.raises(ConfigurationError, match="Write it with `mreza schema write"):
        await terminal.type(f"mreza schema diff --file {file}")
    assert f"Wrote {file}." in (await terminal.both(f"mreza schema write --file {file}"))[1]
    assert file.read_text(encoding="utf-8") == api_of(None).sdl
    written = file.stat().st_mtime_ns
    assert "is up to date." in (await terminal.both(f"mreza schema write --file {file}"))[1]
    assert file.stat().st_mtime_ns == written
    assert not terminal.data.exists(), "it needs no database"
