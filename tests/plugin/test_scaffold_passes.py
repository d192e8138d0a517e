"""What `mreza plugin new` writes passes as it lies there: its own tests, and `mreza plugin check`; a fault is named."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest
from mreza.scaffold.new import scaffold
from mreza.testing.server import ServerForTests

pytestmark = pytest.mark.anyio


class Author:
    """Somebody who writes plugins in a folder of their own, and types commands in it."""

    def __init__(self, folder: Path, server: ServerForTests, *options: str) -> None:
        folder.mkdir()
        self.folder = folder
        ours = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "MREZA_PLUGINS"))}
        self.environment = {
            **ours,
            "MREZA_PLUGINS_PATH": json.dumps([str(folder)]),
            "MREZA_DATA": str(folder.parent / "data"),
            "DATABASE_URL": server.address.dsn,
            "COLUMNS": "200",
            "PYTEST_ADDOPTS": " ".join(options),
        }

    async def tests(self, name: str) -> tuple[int | None, str]:
        """Exit status and output of the plugin's own tests."""
        return await self._type("-m", "pytest", "-q", "-p", "no:cacheprovider", into=self.folder / name)

    async def check(self, name: str) -> tuple[int | None, str]:
        """Exit status and output of `mreza plugin check NAME`."""
        command = "import sys; from mreza.cli import main; sys.argv[0] = 'mreza'; main()"
        return await self._type("-c", command, "plugin", "check", name, into=self.folder)

    async def _type(self, *arguments: str, into: Path) -> tuple[int | None, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=into,
            env=self.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        return process.returncode, said.decode()


@pytest.fixture
def author(tmp_path: Path, database_server: ServerForTests) -> Author:
    return Author(tmp_path / "plugins", database_server)


@pytest.mark.parametrize(("name", "country"), [("sample", None), ("country_xx", "XX")])
async def test_a_new_plugin_passes_its_own_tests_and_the_check(author: Author, name: str, country: str | None) -> None:
    scaffold(name, author.folder, country=country)
    own, check = await asyncio.gather(author.tests(name), author.check(name))
    for status, said in (own, check):
        assert status == 0, said[-3000:]
        assert " passed" in said and " skipped" not in said and "failed" not in said


async def test_a_fault_is_named_by_the_check_which_fails(tmp_path: Path, database_server: ServerForTests) -> None:
    spoilt = [
        (Author(tmp_path / "unsaid", database_server, "--exitfirst"), "field(audience=MEMBERS, ", "field("),
        (
            Author(tmp_path / "open", database_server, "--exitfirst"),
            "viewer.in_network(cls.network_id)",
            "viewer.anyone",
        ),
    ]
    for author, right, wrong in spoilt:
        models = scaffold("sample", author.folder) / "mreza_sample" / "models.py"
        written = models.read_text(encoding="utf-8")
        assert written.count(right) == 1
        models.write_text(written.replace(right, wrong), encoding="utf-8")
    (unsaid, without), (leaks, leaking) = await asyncio.gather(*(author.check("sample") for author, _, _ in spoilt))
    assert (unsaid, leaks) == (1, 1)
    assert "missing 1 required keyword-only argument: 'audience'" in without and "mreza_sample/models.py:" in without
    assert "The rule of SampleNote is `true`: it shows the rows of all networks alike" in leaking


async def test_a_plugin_that_is_not_there_is_told_in_a_sentence(author: Author) -> None:
    status, said = await author.check("nothing")
    assert status == 1
    assert said.strip() == "Error: There is no plugin nothing. `mreza plugin list` shows what is installed."
