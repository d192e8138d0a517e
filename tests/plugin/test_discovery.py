from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from mreza.errors import ConfigurationError
from mreza.plugin.discovery import Broken, Found, discover, project_folders

DISTRIBUTION = "Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"


def install(site: Path, workshop: Any, name: str, value: str) -> None:
    """Put a distribution with an entry point beside the plugins, as pip does for a third party's."""
    info = site / f"{name}-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(DISTRIBUTION.format(name=name))
    (info / "entry_points.txt").write_text(f"[mreza.plugins]\n{name} = {value}\n")


def test_plugins_of_a_folder_are_found_by_name_and_not_imported(workshop: Any) -> None:
    workshop.plugin("zebra", models="raise RuntimeError('imported')")
    workshop.plugin("apple")
    assert [found.name for found in workshop.found()] == ["apple", "zebra"]
    assert not [module for module in sys.modules if module.startswith("mreza_zebra")]


def test_a_plugin_of_a_third_party_is_found_by_its_entry_point(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    package = workshop.plugin("thirdparty")
    monkeypatch.syspath_prepend(str(package.parent))
    install(package.parent, workshop, "thirdparty", "mreza_thirdparty")
    found = {plugin.name: plugin for plugin in discover([])}["thirdparty"]
    assert isinstance(found, Found)
    assert (found.package, found.folder) == ("mreza_thirdparty", package)
    assert "entry point 'thirdparty' of thirdparty" in found.source


def test_the_same_plugin_found_twice_is_one(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    package = workshop.plugin("twice")
    monkeypatch.syspath_prepend(str(package.parent))
    install(package.parent, workshop, "twice", "mreza_twice")
    assert [plugin.name for plugin in discover([workshop.folder])].count("twice") == 1


def test_two_plugins_of_one_name_are_refused_with_both_places(workshop: Any, tmp_path: Path) -> None:
    first = workshop.plugin("double")
    second = tmp_path / "other" / "double" / "mreza_double"
    second.mkdir(parents=True)
    (second / "manifest.py").write_text((first / "manifest.py").read_text())
    with pytest.raises(ConfigurationError) as caught:
        discover([workshop.folder, tmp_path / "other"], entry_points=False)
    assert str(first) in str(caught.value)
    assert str(second) in str(caught.value)


def test_an_entry_point_to_nowhere_is_named(workshop: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    install(tmp_path / "site", workshop, "ghost", "mreza_ghost")
    broken = {plugin.name: plugin for plugin in discover([])}["ghost"]
    assert isinstance(broken, Broken)
    assert "entry point 'ghost' of ghost" in broken.problem
    assert "Install the distribution again" in broken.problem


def test_a_broken_manifest_does_not_hide_the_others(workshop: Any) -> None:
    workshop.plugin("good")
    package = workshop.plugin("bad")
    workshop.write(package, "manifest", "manifest = 1")
    good, bad = workshop.one("good"), workshop.one("bad")
    assert isinstance(good, Found)
    assert isinstance(bad, Broken)
    assert f"{package}/manifest.py:1" in bad.problem


def test_nobody_else_is_called_core(workshop: Any) -> None:
    workshop.plugin("core")
    assert isinstance(workshop.one("core"), Broken)
    workshop.made.discard("core")


def test_the_checkout_brings_its_own_plugins() -> None:
    names = [plugin.name for plugin in discover(project_folders(), entry_points=False)]
    assert names == sorted(names)
