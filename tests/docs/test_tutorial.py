"""The tutorial: its code is what lies in `tutorial/step_N`, and each step does what the page says."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import anyio
import pytest
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.graphql.assemble import Api
from mreza.plugin.discovery import discover
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import installed
from mreza.plugin.load import unload
from mreza.settings import Settings
from mreza.testing.kit import TODAY, Templates

from .conftest import Demo, fill
from .pages import ask_all, blocks, exchanges

pytestmark = pytest.mark.anyio

PAGE = "docs/tutorial.md"
STEPS = Path(__file__).parent / "tutorial"
#: The plugins that the tutorial's installation has; of what the others would add, the page says nothing.
BESIDE = ("membership", "country_rs")
SECTIONS = {int(block.section.partition(".")[0]): block.section for block in blocks(PAGE)}


class Desk:
    """Where somebody follows the tutorial: a folder of plugins of their own, and a database."""

    def __init__(self, folder: Path, application: Application, settings: Settings) -> None:
        self.folder = folder
        self.package = folder / "visits" / "mreza_visits"
        self.application = application
        self.settings = settings

    def write(self, step: int) -> None:
        """Write the files of one step over those of the steps before; and, as in a new process, forget the old."""
        for file in (STEPS / f"step_{step}").rglob("*.py"):
            place = file.relative_to(STEPS / f"step_{step}")
            to = (self.package.parent if place.parts[0] == "tests" else self.package) / place
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, to)
        unload("visits", "mreza_visits", frozenset({"visits"}))

    def host(self) -> Host:
        found = [*installed(Settings()), *discover([self.folder], entry_points=False)]
        host = Host.assemble(found, {*BESIDE, "visits"})
        assert "visits" in host.names, host.set_aside
        return host

    async def ask(self, section: str) -> list[str]:
        """Upgrade, start, and ask what the section asks."""
        host = self.host()
        await migrate.upgrade(self.application.address, host)
        assert await migrate.check(self.application.address, host, {"visits"}) == []
        clock = FixedClock(TODAY)
        async with Application(self.settings, self.application.address, host, clock=clock, api=Api(host)) as running:
            return await ask_all(PAGE, Demo(running), section)


@pytest.fixture
async def desk(templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a file written twice in a second would be read as it was
    path = list(sys.path)
    async with templates.application(f"tutorial_{secrets.token_hex(6)}", BESIDE) as application:
        yield Desk(tmp_path / "plugins", application, templates.settings)
    unload("visits", "mreza_visits", frozenset({"visits"}))
    sys.path[:] = path


def files() -> Iterator[Path]:
    return (file.relative_to(STEPS) for file in sorted(STEPS.rglob("*.py")))


def test_the_page_shows_every_file_of_the_steps_as_it_is() -> None:
    shown = {block.attributes["file"]: block.text for block in blocks(PAGE) if "file" in block.attributes}
    assert sorted(shown) == sorted(str(file) for file in files())
    assert [name for name, text in shown.items() if text != (STEPS / name).read_text(encoding="utf-8")] == []


def test_every_step_but_the_last_asks_something() -> None:
    assert {block.section for block, _ in exchanges(blocks(PAGE))} == {SECTIONS[step] for step in range(1, 6)}


async def test_each_step_gives_the_answers_that_the_page_shows(desk: Desk) -> None:
    await fill(desk.application)
    for step in range(1, 6):
        desk.write(step)
        assert await desk.ask(SECTIONS[step]) == [], f"step {step}"


async def test_the_migrations_are_those_that_the_command_writes(desk: Desk) -> None:
    for step, message in ((2, "Visits"), (5, "Keep promises")):
        for one in range(1, step + 1):
            desk.write(one)
        [shown] = (STEPS / f"step_{step}" / "migrations" / "versions").glob("*.py")
        (desk.package / "migrations" / "versions" / shown.name).unlink()
        written = await migrate.revision(desk.application.address, desk.host(), "visits", message)
        assert written.name == shown.name
        assert written.read_text(encoding="utf-8") == shown.read_text(encoding="utf-8")


async def test_the_tests_of_the_last_step_pass(desk: Desk) -> None:
    for step in SECTIONS:
        desk.write(step)
    environment = {
        **os.environ,
        "MREZA_PLUGINS_PATH": f'["{desk.folder}"]',
        "DATABASE_URL": desk.application.address.dsn,
    }
    command = [sys.executable, "-m", "pytest", "--import-mode=importlib", "-q", "-p", "no:cacheprovider", "tests"]
    done = await anyio.run_process(command, cwd=desk.package.parent, env=environment, check=False)
    assert done.returncode == 0, done.stdout.decode()[-3000:]
    assert b" passed" in done.stdout


async def test_what_the_readme_says_of_the_model_follows_from_it(desk: Desk) -> None:
    [shown] = [block.text for block in blocks("README.md") if block.language == "python"]
    model = (STEPS / "step_2" / "models.py").read_text(encoding="utf-8")
    assert model[model.index("class Visit") :] == shown
    for step in (1, 2):
        desk.write(step)
    sdl = Api(desk.host()).sdl
    for declared in ("type Visit implements", "input VisitWhere {", "input VisitOrder {", "  visits("):
        assert declared in sdl
    assert "  visits(" in sdl.partition("\ntype Organisation implements")[2].partition("\n}")[0]
