"""Reading processor time and memory of processes from /proc; on other systems there is none, and the table says so."""

from __future__ import annotations

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Processor time of one process so far."""
    own, _children = _times(pid)
    return own


def tree_seconds(postmaster: int | None) -> float | None:
    """Processor time of a database server: what is left of its ended processes, and all that live."""
    if postmaster is None:
        return None
    own, ended = _times(postmaster)
    total = own + ended
    for child in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split():
        try:
            total += _times(int(child))[0]
        except FileNotFoundError:
            continue
    return total


def memory_mib(pid: int) -> tuple[float, float]:
    """Proportional set size now, and the highest resident set size so far."""
    rollup = _fields(Path(f"/proc/{pid}/smaps_rollup"))
    return rollup.get("Pss", 0) / 1024, _fields(Path(f"/proc/{pid}/status")).get("VmHWM", 0) / 1024


def _times(pid: int) -> tuple[float, float]:
    values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, child_user, child_system = map(int, values[11:15])
    own = (user + system) / _TICK
    schedule = Path(f"/proc/{pid}/task/{pid}/schedstat")
    if schedule.exists() and len(os.listdir(f"/proc/{pid}/task")) == 1:
        own = int(schedule.read_text().split()[0]) / 1e9
    return own, (child_user + child_system) / _TICK


def _fields(path: Path) -> dict[str, int]:
    found = {}
    for line in path.read_text().splitlines():
        name, _, value = line.partition(":")
        if value.endswith("kB"):
            found[name] = int(value.split()[0])
    return found
