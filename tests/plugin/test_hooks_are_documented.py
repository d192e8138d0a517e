"""A hook has a docstring, a place in the docs, a test and a real plugin that answers it, or it does not exist."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mreza.plugin.hooks import implementation_of, offered_hooks
from mreza.plugin.host import Host

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
HOST = Host.assemble()
HOOKS: dict[str, Callable[..., Any]] = {
    name: hook
    for plugin in HOST.plugins
    for module in plugin.parts("hookspecs")
    for name, hook in offered_hooks(module).items()
}

every_hook = pytest.mark.parametrize("name", list(HOOKS))


def section(name: str, page: str = PAGE) -> str:
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def undocumented(name: str, hook: Callable[..., Any], page: str = PAGE) -> list[str]:
    text = section(name, page)
    missing = [argument for argument in inspect.signature(hook).parameters if f"`{argument}`" not in text]
    return [f"there is no section ### `{name}`"] if not text else [f"`{argument}` is not named" for argument in missing]


def test_there_are_hooks_and_every_plugin_of_the_checkout_starts() -> None:
    assert len(HOOKS) >= 4
    assert HOST.set_aside == ()


@every_hook
def test_a_hook_has_a_docstring(name: str) -> None:
    assert (HOOKS[name].__doc__ or "").strip().endswith(".")


@every_hook
def test_a_hook_has_a_section_that_names_its_arguments(name: str) -> None:
    assert undocumented(name, HOOKS[name]) == []


def test_the_page_has_no_hook_that_is_gone() -> None:
    assert set(re.findall(r"^### `(\w+)`", PAGE, re.MULTILINE)) == set(HOOKS)


@every_hook
def test_a_hook_is_answered_by_a_real_plugin_and_the_page_says_by_which(name: str) -> None:
    implementations = {plugin.name: implementation_of(m) for plugin in HOST.plugins for m in plugin.parts("plugin")}
    answering = [plugin for plugin, one in implementations.items() if hasattr(getattr(one, name, None), "mreza_impl")]
    assert answering
    assert [plugin for plugin in answering if f"`{plugin}`" not in section(name)] == []


@every_hook
def test_a_hook_is_tested(name: str) -> None:
    files = [*ROOT.glob("tests/**/test_*.py"), *ROOT.glob("plugins/*/tests/**/test_*.py")]
    here = Path(__file__)
    assert [file for file in files if file != here and re.search(rf"\b{name}\b", file.read_text(encoding="utf-8"))]


def test_an_undocumented_hook_would_be_noticed() -> None:
    def numbering(country: str, year: int) -> None: ...

    assert undocumented("numbering", numbering) == ["there is no section ### `numbering`"]
    assert undocumented("numbering", numbering, "### `numbering`\nTakes `country`.\n") == ["`year` is not named"]
