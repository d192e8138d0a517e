"""Pages agree with the program: settings, commands, permissions; links lead somewhere; nothing tells of one machine."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import subprocess
from pathlib import Path

import mreza
import pytest
from mreza.access.permissions import declared_permissions
from mreza.cli.reference import PAGES
from mreza.plugin.host import Host
from mreza.plugin.load import PARTS
from mreza.plugin.manifest import Manifest

from .pages import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def pages() -> list[str]:
    return [name for name in tracked() if name.endswith(".md")]


def links(page: str, text: str | None = None) -> list[str]:
    """Relative links of a page, from the root of the checkout."""
    content = FENCED.sub("", text if text is not None else (ROOT / page).read_text(encoding="utf-8"))
    targets = [link.partition("#")[0] for link in LINK.findall(content) if "://" not in link]
    folder = (ROOT / page).parent
    return [str((folder / target).resolve().relative_to(ROOT)) for target in targets if target]


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_made_from_the_program_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), (
        "Run: python -m mreza.cli.reference docs"
    )


@pytest.mark.parametrize("page", pages())
def test_a_link_leads_to_a_file(page: str) -> None:
    assert [link for link in links(page) if not (ROOT / link).exists()] == []


def test_a_broken_link_would_be_noticed() -> None:
    assert links("docs/x.md", "[a](gone.md) ```") == ["docs/gone.md"]


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), ["README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.endswith(".md") and (ROOT / page).exists():
            reached.add(page)
            waiting += links(page)
    assert [page for page in pages() if page.startswith("docs/") and page not in reached] == []


@pytest.mark.parametrize("code", list(declared_permissions(Host.assemble().hooks)))
def test_every_permission_is_on_the_page_about_access(code: str) -> None:
    assert f"`{code}`" in (ROOT / "docs" / "access.md").read_text(encoding="utf-8")


def test_the_page_about_access_names_no_permission_that_is_gone() -> None:
    page = (ROOT / "docs" / "access.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([a-z_]+(?:\.[a-z_]+)+)` \|", page, re.MULTILINE))
    assert named == set(declared_permissions(Host.assemble().hooks))


def test_folders_that_the_readme_shows_exist() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z/`_ ]+`) \|", page, re.MULTILINE)
    assert rows
    for row in rows:
        first, *others = re.findall(r"`([^`]+)`", row)
        parent = Path(first.rstrip("/")).parent
        places = [ROOT / first, *(ROOT / parent / other for other in others)]
        assert [place for place in places if not (place.is_dir() or (ROOT / place.name).is_dir())] == [], row


FOREIGN = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
    "Artifac" + "tory",
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/tmp/" + "brief",
]


@pytest.mark.parametrize("word", FOREIGN)
def test_nothing_names_a_registry_or_a_place_on_one_machine(word: str) -> None:
    found = subprocess.run(
        ["git", "grep", "-IilF", "-e", word, "--", "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout.split() == []


def test_a_registry_would_be_noticed() -> None:
    found = subprocess.run(
        ["git", "grep", "-IilF", "-e", "pip inst" + "all", "--", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.split()


def test_the_locked_versions_name_no_address() -> None:
    locks = [name for name in tracked() if re.search(r"(constraints|requirements).*\.txt$|\.lock$", name)]
    assert locks
    assert [name for name in locks if "://" in (ROOT / name).read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("name", mreza.__all__)
def test_what_a_plugin_imports_is_there(name: str) -> None:
    assert getattr(mreza, name) is not None
    assert name in dir(mreza)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(ImportError):
        exec("from mreza import Nothing")


def test_no_public_name_is_a_package_of_its_own() -> None:
    assert [name for name in mreza.__all__ if importlib.util.find_spec(f"mreza.{name}")] == []


def section(page: str, title: str) -> str:
    """What stands under a heading."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> list[str]:
    """The names in the first column of a table."""
    cells = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_the_page_about_plugins_lists_the_parts_in_the_order_of_import() -> None:
    assert first_cells(section("docs/plugins.md", "What it may consist of")) == list(PARTS)


def test_the_page_about_plugins_lists_the_values_of_the_manifest() -> None:
    declared = {field.name for field in dataclasses.fields(Manifest)}
    assert set(first_cells(section("docs/plugins.md", "The manifest"))) == declared


def test_the_page_about_plugins_lists_what_can_be_imported() -> None:
    text = section("docs/plugins.md", "What it may import")
    assert [name for name in mreza.__all__ if f"`{name}`" not in text] == []


def test_commands_that_pages_name_exist() -> None:
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^##+ `(mreza [^`]+)`", commands, re.MULTILINE))
    for page in [*pages(), "Makefile"]:
        text = (ROOT / page).read_text(encoding="utf-8")
        named = re.findall(
            r"(?:bin/|[`(]|^)(mreza (?:demo|serve|(?:db|plugin|token|schema|check) ?[a-z]*))\b", text, re.MULTILINE
        )
        assert [name for name in named if name.strip() not in known] == [], page
