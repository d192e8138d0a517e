"""From an empty database to the first coordinator: what the page on running says is typed and asked, in its order."""

from __future__ import annotations

import asyncio
import secrets
import shlex
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from mreza.access.passwords import verify_password
from mreza.application import Application
from mreza.cli import build
from mreza.clock import FixedClock
from mreza.database.address import DatabaseAddress
from mreza.errors import MrezaError
from mreza.settings import Settings
from mreza.testing.kit import TODAY, Templates, api_of, host_of
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


class Terminal:
    """Where somebody types, with a database that has nothing in it."""

    def __init__(self, address: DatabaseAddress, settings: Settings, data: Path) -> None:
        assert settings.secret is not None
        self.address, self.settings = address, settings
        self.runner = CliRunner(
            env={
                "DATABASE_URL": address.dsn,
                "MREZA_DATA": str(data),
                "MREZA_SECRET": settings.secret.get_secret_value(),
            }
        )

    async def type(self, line: str, typed: str = "") -> Result:
        """A line; and what is typed when it asks."""
        program, *words = shlex.split(line)
        assert program == "mreza"
        words += ["--since", TODAY.isoformat()] if words[0] == "user" else []
        result = await asyncio.to_thread(self.runner.invoke, build(), words, input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result

    def installation(self) -> Application:
        """What `mreza serve` opens, on the tests' day."""
        return Application(self.settings, self.address, host_of(None), clock=FixedClock(TODAY), api=api_of(None))


@pytest.fixture
async def terminal(templates: Templates, tmp_path: Path) -> AsyncIterator[Terminal]:
    name = f"first_day_{secrets.token_hex(6)}"
    address = await templates.server.create_database(name)
    yield Terminal(address, templates.settings, tmp_path)
    await templates.server.drop_database(name)


async def test_from_an_empty_database_to_the_first_coordinator(terminal: Terminal) -> None:
    upgrade, secretariat, coordinator = COMMANDS
    await terminal.type(upgrade)
    await terminal.type(secretariat, typed=f"{PASSWORD}\n{PASSWORD}\n")
    with pytest.raises(MrezaError, match=r"There is no network RS. There are none yet: .*defineNetwork"):
        await terminal.type(coordinator, typed=f"{PASSWORD}\n{PASSWORD}\n")
    async with terminal.installation() as running:
        demo = Demo(running)
        assert await ask_all(PAGE, demo, "Networks and catalogues") == []
        await terminal.type(coordinator, typed=f"{PASSWORD}\n{PASSWORD}\n")
        for email in ("ana@example.org", "mila@example.org"):
            kept = await running.pools.system.fetchval("SELECT password_hash FROM core_user WHERE email = $1", email)
            assert verify_password(kept, PASSWORD)
        [network] = (await demo.ask("{ networks { nodes { id } } }"))["data"]["networks"]["nodes"]
        assert await ask_all(PAGE, demo, "The first coordinator", {"network": network["id"]}) == []
        answer = await demo.ask("{ viewer { kind networks { code } } }", email="mila@example.org")
        assert answer["data"]["viewer"] == {"kind": "COORDINATOR", "networks": [{"code": "RS"}]}
    with pytest.raises(MrezaError, match=r"There is a user mila@example.org already"):
        await terminal.type(coordinator, typed=f"{PASSWORD}\n{PASSWORD}\n")
    with pytest.raises(MrezaError, match=r"There is no role queen. There are: .*secretariat"):
        await terminal.type('mreza user create eva@example.org "Eva Primer" --role queen')
