"""Who may know whom: the floors of core, and what plugins may import of it and of one another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from mreza.plugin.manifest import CORE
from mreza.testing.contract_declared import import_problems
from mreza.testing.kit import host_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_floors_stand_on_those_below() -> None:
    run = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    found = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", [name for name in host_of(None).names if name != CORE])
def test_a_plugin_imports_what_its_manifest_requires(name: str) -> None:
    assert import_problems(host_of(None).plugin(name)) == []


def test_core_names_no_plugin() -> None:
    names = [name for name in host_of(None).names if name != CORE]
    found = [
        f"{file.relative_to(ROOT)}: mreza_{name}"
        for file in sorted((ROOT / "core").rglob("*.py"))
        for name in names
        if f"mreza_{name}"
        in file.read_text(encoding="utf-8").replace("``mreza_membership", "").replace("`mreza_membership", "")
    ]
    assert [one for one in found if "import" in one] == []
