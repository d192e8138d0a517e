"""Puts plugins into dependency order, and sets aside those that cannot start, with the reason, so that the rest can."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib import metadata

from mreza.plugin.discovery import Broken, Found


@dataclass(frozen=True, slots=True)
class SetAside:
    """A plugin that should run but does not."""

    name: str
    reason: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What starts, in dependency order (ties by name), and what does not."""

    ordered: tuple[Found, ...]
    set_aside: tuple[SetAside, ...]


def core_version() -> str:
    """The version of Mreža."""
    return metadata.version("mreza")


def arrange(
    found: Iterable[Found | Broken],
    enabled: Iterable[str] | None = None,
    *,
    core: str | None = None,
    failed: Mapping[str, str] | None = None,
) -> Arrangement:
    """Order the enabled plugins so that each comes after what it requires.

    Args:
        found: what `discover` found.
        enabled: names of the enabled plugins; None enables all that were found.
        core: Mreža's version; by default the running one.
        failed: plugins known not to work in this process (they raised), by name with the reason.
    """
    everything = {plugin.name: plugin for plugin in found}
    wanted = set(everything) if enabled is None else set(enabled)
    aside: dict[str, str] = {name: reason for name, reason in (failed or {}).items() if name in wanted}
    candidates: dict[str, Found] = {}
    for name in sorted(wanted - set(aside)):
        plugin = everything.get(name)
        if isinstance(plugin, Found):
            candidates[name] = plugin
        elif isinstance(plugin, Broken):
            aside[name] = plugin.problem
        else:
            aside[name] = (
                f"{name} is enabled but no longer installed. "
                f"Install it again, or give it up with `mreza plugin disable {name}`."
            )
    _without_unfit(candidates, aside, core or core_version(), everything)
    _without_loops(candidates, aside)
    _without_unfit(candidates, aside, core or core_version(), everything)
    return Arrangement(
        tuple(candidates[name] for name in _sorted(candidates)),
        tuple(SetAside(name, aside[name]) for name in sorted(aside)),
    )


def _without_unfit(
    candidates: dict[str, Found], aside: dict[str, str], core: str, everything: Mapping[str, Found | Broken]
) -> None:
    """Set aside what does not fit, until all that is left fits."""
    unfit = True
    while unfit:
        unfit = False
        for name, plugin in list(candidates.items()):
            reason = _misfit(plugin, candidates, aside, core, everything)
            if reason is not None:
                del candidates[name]
                aside[name] = reason
                unfit = True


def _misfit(
    plugin: Found,
    candidates: Mapping[str, Found],
    aside: Mapping[str, str],
    core: str,
    everything: Mapping[str, Found | Broken],
) -> str | None:
    """Why the plugin cannot start beside these candidates; None when it can."""
    manifest = plugin.manifest
    if not manifest.supports_core(core):
        return (
            f"{plugin.name} {manifest.version} works with Mreža {manifest.core}, but this is {core}. "
            f"Install a version that fits."
        )
    for needed in manifest.requirements:
        other = candidates.get(needed.name)
        if other is not None:
            if needed.specifier.contains(other.manifest.version, prereleases=True):
                continue
            return (
                f"{plugin.name} requires {needed}, but {needed.name} is at {other.manifest.version}. "
                f"Install versions of the two that fit."
            )
        if needed.name in aside:
            return f"{plugin.name} requires {needed.name}, which was set aside: {aside[needed.name]}"
        if needed.name in everything:
            return (
                f"{plugin.name} requires {needed.name}, which is disabled. "
                f"Enable it with `mreza plugin enable {needed.name}`."
            )
        return f"{plugin.name} requires {needed}, which is not installed. Install it, or disable {plugin.name}."
    return None


def _without_loops(candidates: dict[str, Found], aside: dict[str, str]) -> None:
    """Set aside every plugin that stands in a loop."""
    while True:
        try:
            _sorter(candidates).prepare()
        except CycleError as error:
            loop: list[str] = error.args[1]
            for name in set(loop):
                del candidates[name]
                aside[name] = (
                    f"{name} stands in a loop: {' → '.join(loop)} (each must come before the next). Remove one link."
                )
        else:
            return


def _sorter(plugins: Mapping[str, Found]) -> TopologicalSorter[str]:
    return TopologicalSorter({name: plugin.manifest.successor_of & plugins.keys() for name, plugin in plugins.items()})


def _sorted(plugins: Mapping[str, Found]) -> list[str]:
    """Names in topological order; of those that are ready, the first by name goes first."""
    sorter = _sorter(plugins)
    sorter.prepare()
    ready: list[str] = []
    order: list[str] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heapq.heappush(ready, name)
        name = heapq.heappop(ready)
        order.append(name)
        sorter.done(name)
    return order
