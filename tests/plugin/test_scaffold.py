from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import check, upgrade
from mreza.errors import ConfigurationError
from mreza.scaffold.new import scaffold


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["exhibitions", "site_visits", "phase_2"])
async def test_a_new_plugin_starts_and_its_migration_makes_what_its_model_says(
    workshop: Any, database: DatabaseAddress, name: str
) -> None:
    workshop.made.add(name)
    folder = scaffold(name, workshop.folder)
    host = workshop.host()
    assert host.names == ("core", name)
    assert [kind.__plugin__ for kind in host.models_of(name)] == [name]
    assert f"{name}_0001" in await upgrade(database, host)
    assert await check(database, host, {name}) == []
    assert (folder / "tests" / f"test_{name}.py").is_file()
    assert not (folder / f"mreza_{name}" / "plugin.py").exists()


def test_a_new_country_plugin_answers_for_its_country(workshop: Any) -> None:
    workshop.made.add("country_xx")
    scaffold("country_xx", workshop.folder, country="XX")
    host = workshop.host()
    assert host.plugin("country_xx").manifest.country == "XX"
    [answer] = host.hooks.collect("identifier_schemes")
    assert (answer.plugin, answer.value[0].code) == ("country_xx", "XX-ID")


@pytest.mark.parametrize("country", [None, "XX"])
def test_what_is_written_is_formatted_and_passes_its_own_test(
    workshop: Any, tmp_path: Path, country: str | None
) -> None:
    folder = scaffold("sample", tmp_path, country=country)
    formatted = [sys.executable, "-m", "ruff", "format", "--check", "--line-length", "120", str(folder)]
    assert subprocess.run(formatted, check=False).returncode == 0
    program = f"import sys; sys.path.insert(0, {str(folder)!r}); import runpy; runpy.run_path('tests/test_sample.py')"
    assert subprocess.run([sys.executable, "-c", program], cwd=folder, check=False).returncode == 0
    assert (folder / "tests" / "test_contract.py").read_text() == "from mreza.testing.contract import *  # noqa: F403\n"


@pytest.mark.parametrize("name", ["core", "Trainings", "with-hyphen", "", "a" * 30])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError):
        scaffold(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    scaffold("trainings", tmp_path)
    with pytest.raises(ConfigurationError, match="exists already"):
        scaffold("trainings", tmp_path)
