"""Every test that the page on security names exists."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from .pages import ROOT

PAGE = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`((?:tests|core|plugins)/[\w/.]+?)(?:::(\w+))?`")


def problems(text: str) -> list[str]:
    """Files and tests that are named and not there."""
    found = []
    for path, test in NAMED.findall(text):
        if not (ROOT / path).exists():
            found.append(path)
        elif test and test not in functions(ROOT / path):
            found.append(f"{path}::{test}")
    return found


def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_named_test_exists() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert problems(text) == []
    assert len(NAMED.findall(text)) > 30
    assert importlib.util.find_spec("mreza.testing.contract")


@pytest.mark.parametrize("named", ["tests/gone", "tests/docs/test_security_page.py::test_gone"])
def test_a_test_that_is_gone_would_be_noticed(named: str) -> None:
    assert problems(f"| promise | `{named}` |") == [named]


def test_every_promise_names_a_test() -> None:
    promised = PAGE.read_text(encoding="utf-8").partition("## What is not promised")[0]
    rows = [
        line for line in promised.splitlines() if line.startswith("| ") and not line.startswith(("| promise", "| ---"))
    ]
    assert [row for row in rows if "`" not in row.split("|")[2]] == []
