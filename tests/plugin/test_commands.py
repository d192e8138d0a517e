from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from mreza.cli import db, plugin
from mreza.database.address import DatabaseAddress
from mreza.errors import ConfigurationError
from typer.testing import CliRunner, Result

from .test_migrations import write_migration


class Terminal:
    """Types commands in a workshop with a database of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._runner = CliRunner(env=environment)

    def __call__(self, line: str, typed: str = "") -> Result:
        group, *arguments = line.split()
        result = self._runner.invoke({"plugin": plugin.app, "db": db.app}[group], arguments, input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result


@pytest.fixture
def terminal(workshop: Any, database: DatabaseAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Plugins ``garden`` and ``bees``, which requires it; nothing else is installed."""
    write_migration(workshop.plugin("garden"), "0001", "CREATE TABLE garden_flower AS SELECT 1 AS id")
    write_migration(workshop.plugin("bees", manifest="requires=('garden',)"), "0001", "CREATE TABLE bees_visit ()")
    monkeypatch.setattr("mreza.cli.owner.installed", lambda _: workshop.found())
    return Terminal(
        {
            "DATABASE_URL": database.dsn,
            "MREZA_DATA": str(tmp_path / "data"),
            "MREZA_SERVING_ROLE": "mreza_app_commands",
            "MREZA_SECRET": "s" * 64,
            "COLUMNS": "160",
        }
    )


def test_upgrade_list_and_plan_tell_what_is_there(terminal: Terminal) -> None:
    assert "tables not made yet" in terminal("plugin list").stdout
    assert "migrations ran" in terminal("db upgrade").output
    listed = terminal("plugin list").stdout
    assert [line.split("│")[1].strip() for line in listed.splitlines() if "enabled" in line] == [
        "core",
        "bees",
        "garden",
    ]
    shown = terminal("plugin plan garden --uninstall").stdout
    assert "garden_flower │ dropped │ 1" in shown
    assert "bees requires garden." in shown


def test_disable_and_enable_are_remembered(terminal: Terminal) -> None:
    terminal("db upgrade")
    assert "its data is kept" in terminal("plugin disable bees").output
    assert "disabled, data kept" in terminal("plugin list").stdout
    assert "bees is enabled" in terminal("plugin enable bees").output
    assert "disabled" not in terminal("plugin list").stdout


def test_uninstall_refuses_asks_exports_and_deletes(terminal: Terminal, tmp_path: Path) -> None:
    terminal("db upgrade")
    with pytest.raises(ConfigurationError, match="garden cannot be uninstalled: bees requires garden"):
        terminal("plugin uninstall garden --drop-data --yes")
    terminal("plugin uninstall bees --drop-data --yes")
    with pytest.raises(ConfigurationError, match="nothing was changed"):
        terminal("plugin uninstall garden --drop-data", typed="gardne\n")
    file = tmp_path / "garden.zip"
    result = terminal(f"plugin uninstall garden --drop-data --export {file}", typed="garden\n")
    assert "1 tables were deleted" in result.output
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("garden_flower.jsonl")) == {"id": 1}
    assert "disabled" not in terminal("plugin list").stdout


def test_a_revision_is_written_and_its_file_named(terminal: Terminal) -> None:
    terminal("db upgrade")
    assert terminal("db revision garden -m Move --empty").stdout.strip().endswith("versions/0002_move.py")


def test_new_says_what_to_do_next(tmp_path: Path) -> None:
    result = Terminal({})(f"plugin new trainings --into {tmp_path}")
    assert f"pip install --editable {tmp_path}/trainings" in result.stdout
    assert [line.strip() for line in result.stdout.splitlines()[1:]] == [
        f"pip install --editable {tmp_path}/trainings",
        "mreza plugin check trainings",
        "mreza plugin enable trainings",
        "mreza serve",
    ]


def test_a_folder_without_plugins_is_told_in_the_list(terminal: Terminal, tmp_path: Path, workshop: Any) -> None:
    terminal("db upgrade")
    own = workshop.folder / "garden"
    gone, empty = tmp_path / "gone", tmp_path / "empty"
    empty.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MREZA_PLUGINS_PATH", json.dumps([str(gone), str(own), str(empty), str(workshop.folder)]))
        told = " ".join(terminal("plugin list").output.split())
    assert f"names {gone}, which is no folder" in told
    assert f"names {own}, which is a plugin's own folder. Name the one around it: {workshop.folder}" in told
    assert f"names {empty}, in which no plugin lies" in told
    assert f"names {workshop.folder}," not in told


def test_a_path_that_is_no_list_is_told_without_a_traceback(terminal: Terminal) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MREZA_PLUGINS_PATH", "/srv/plugins")
        with pytest.raises(ConfigurationError, match=r"MREZA_PLUGINS_PATH must be a list in JSON, e\.g\. '\[\"/srv"):
            terminal("plugin list")


@pytest.mark.parametrize("group", ["plugin", "db"])
def test_every_command_has_help_with_an_example(group: str) -> None:
    app = {"plugin": plugin.app, "db": db.app}[group]
    for command in app.registered_commands:
        shown = Terminal({})(f"{group} {command.name} --help").stdout
        assert "Example" in shown
        assert f"mreza {group} {command.name}" in shown
