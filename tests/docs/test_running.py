"""From an empty database to the first coordinator: what the page on running says is typed and asked, in its order."""

from __future__ import annotations

import asyncio
import secrets
import shlex
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from mreza.access.passwords import verify_password
from mreza.application import Application
from mreza.cli import build
from mreza.errors import MrezaError
from mreza.testing.kit import TODAY, Templates
from typer.testing import CliRunner, Result

from .conftest import Demo
from .pages import ask_all, blocks

pytestmark = pytest.mark.anyio

PAGE = "docs/running.md"
COMMANDS = [
    line
    for block in blocks(PAGE)
    if block.language == "bash" and "example" not in block.attributes
    for line in block.text.splitlines()
]
PASSWORD = "long enough to be one"


@dataclass
class Terminal:
    """Where somebody types, on an installation that has nothing but its tables."""

    application: Application
    runner: CliRunner

    async def type(self, line: str, typed: str = "") -> Result:
        """A line; and what is typed when it asks."""
        program, *words = shlex.split(line)
        assert program == "mreza"
        words += ["--since", TODAY.isoformat()] if words[0] == "user" else []
        result = await asyncio.to_thread(self.runner.invoke, build(), words, input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result


@pytest.fixture
async def terminal(templates: Templates, tmp_path: Path) -> AsyncIterator[Terminal]:
    async with templates.application(f"first_day_{secrets.token_hex(6)}") as application:
        secret = application.settings.secret
        assert secret is not None
        environment = {
            "DATABASE_URL": application.address.dsn,
            "MREZA_DATA": str(tmp_path),
            "MREZA_SECRET": secret.get_secret_value(),
        }
        yield Terminal(application, CliRunner(env=environment))


async def test_from_an_empty_database_to_the_first_coordinator(terminal: Terminal) -> None:
    upgrade, secretariat, coordinator = COMMANDS
    await terminal.type(upgrade)
    await terminal.type(secretariat, typed=f"{PASSWORD}\n{PASSWORD}\n")
    with pytest.raises(MrezaError, match=r"There is no network RS. There are none yet: .*defineNetwork"):
        await terminal.type(coordinator)
    installation = Demo(terminal.application)
    assert await ask_all(PAGE, installation, "Networks and catalogues") == []
    await terminal.type(coordinator)
    assert await ask_all(PAGE, installation, "The first coordinator") == []
    answer = await installation.ask("{ viewer { kind networks { code } } }", email="mila@example.org")
    assert answer["data"]["viewer"] == {"kind": "COORDINATOR", "networks": [{"code": "RS"}]}
    with pytest.raises(MrezaError, match=r"There is a user mila@example.org already"):
        await terminal.type(coordinator)
    with pytest.raises(MrezaError, match=r"There is no role queen. There are: .*secretariat"):
        await terminal.type('mreza user create eva@example.org "Eva Primer" --role queen')
    kept = "SELECT password_hash FROM core_user WHERE email = 'ana@example.org'"
    assert verify_password(await terminal.application.pools.system.fetchval(kept), PASSWORD)


async def test_only_the_secretariat_enters_networks_and_a_second_time_changes_them(terminal: Terminal) -> None:
    for role, email in (("secretariat", "ana@example.org"), ("administrator", "vera@example.org")):
        await terminal.type(f'mreza user create {email} "Primer" --role {role}')
    installation = Demo(terminal.application)
    define = """mutation ($code: String!, $locales: [String!]!, $name: String!) {
      defineNetwork(input: {code: $code, locales: $locales, name: [{locale: "en", text: $name}], foundedYear: 2009}) {
        network { code name foundedYear locales } errors { code message } } }"""
    values = {"code": " xk ", "locales": ["sq", "sr-Cyrl"], "name": "Network of Kosovo*"}
    refused = await installation.ask(define, email="vera@example.org", variables=values)
    assert [one["code"] for one in refused["data"]["defineNetwork"]["errors"]] == ["NOT_PERMITTED"]
    for name in ("Network", "Network of Kosovo*"):
        made = await installation.ask(define, email="ana@example.org", variables=values | {"name": name})
        assert made["data"]["defineNetwork"] == {
            "network": {"code": "XK", "name": name, "foundedYear": 2009, "locales": ["sq", "sr-Cyrl"]},
            "errors": [],
        }
    for wrong, code in (({"code": "ZZ"}, "COUNTRY_UNKNOWN"), ({"locales": ["xx"]}, "UNKNOWN_LOCALE")):
        answer = await installation.ask(define, email="ana@example.org", locale="mk", variables=values | wrong)
        [error] = answer["data"]["defineNetwork"]["errors"]
        assert error["code"] == code
    counted = await installation.ask("{ networks { totalCount } countries { totalCount } }")
    assert counted["data"]["networks"]["totalCount"] == 1
