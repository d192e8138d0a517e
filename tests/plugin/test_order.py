from __future__ import annotations

from pathlib import Path
from typing import Any

from mreza.plugin.discovery import Found
from mreza.plugin.manifest import Manifest
from mreza.plugin.order import Arrangement, arrange


def plugin(name: str, *, version: str = "0.1.0", **values: Any) -> Found:
    manifest = Manifest(name=name, version=version, title=name, **values)
    return Found(manifest, f"mreza_{name}", Path(name), "a test")


def names(arrangement: Arrangement) -> list[str]:
    return [found.name for found in arrangement.ordered]


def reason(arrangement: Arrangement, name: str) -> str:
    return next(one.reason for one in arrangement.set_aside if one.name == name)


def test_each_plugin_comes_after_what_it_requires_and_ties_go_by_name() -> None:
    found = [plugin("a", requires=("z",)), plugin("c"), plugin("b"), plugin("z", requires=("c",))]
    assert names(arrange(found)) == ["b", "c", "z", "a"]


def test_a_soft_predecessor_comes_first_when_it_is_there_and_is_not_missed_otherwise() -> None:
    first, second = plugin("a", after=("b", "nowhere")), plugin("b")
    assert names(arrange([first, second])) == ["b", "a"]
    assert names(arrange([first])) == ["a"]


def test_a_gap_is_named_and_so_is_what_depends_on_it() -> None:
    result = arrange([plugin("a", requires=("missing>=1",)), plugin("b", requires=("a",)), plugin("c")])
    assert names(result) == ["c"]
    assert "a requires missing>=1, which is not installed" in reason(result, "a")
    assert "b requires a, which was set aside" in reason(result, "b")


def test_a_loop_is_named_link_by_link_and_the_rest_starts() -> None:
    loop = [plugin("a", requires=("b",)), plugin("b", requires=("c",)), plugin("c", requires=("a",))]
    result = arrange([*loop, plugin("d", requires=("a",)), plugin("e")])
    assert names(result) == ["e"]
    assert reason(result, "a").count("→") == 3
    assert "d requires a" in reason(result, "d")


def test_a_version_that_does_not_fit_sets_aside_the_one_that_asks() -> None:
    result = arrange([plugin("a", version="2.0"), plugin("b", requires=("a<2",))])
    assert names(result) == ["a"]
    assert "b requires a<2, but a is at 2.0" in reason(result, "b")
    assert names(arrange([plugin("a", version="1.9"), plugin("b", requires=("a<2",))])) == ["a", "b"]


def test_a_plugin_for_another_core_is_set_aside() -> None:
    result = arrange([plugin("a", core=">=1"), plugin("b")], core="0.9")
    assert names(result) == ["b"]
    assert "a 0.1.0 works with Mreža >=1, but this is 0.9" in reason(result, "a")


def test_only_enabled_plugins_start_and_a_disabled_requirement_says_how_to_enable_it() -> None:
    found = [plugin("a"), plugin("b", requires=("a",)), plugin("c")]
    assert names(arrange(found, {"c"})) == ["c"]
    assert "mreza plugin enable a" in reason(arrange(found, {"b"}), "b")


def test_an_enabled_plugin_whose_package_vanished_is_named() -> None:
    assert "gone is enabled but no longer installed" in reason(arrange([], {"gone"}), "gone")
