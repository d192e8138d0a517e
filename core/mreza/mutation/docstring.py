"""The parts of a docstring: its description, and what its ``Args:`` section says of each parameter."""

from __future__ import annotations

import inspect
import re

_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields):\s*(.*)$")
_ENTRY = re.compile(r"^(\w+):\s*(.*)$")


def described(thing: object) -> tuple[str, dict[str, str]]:
    """The description (up to the first section), and the sentence on each entry of ``Args:`` or ``Attributes:``."""
    description: list[str] = []
    entries: dict[str, str] = {}
    section, entry, indent = "", "", 0
    for line in (inspect.getdoc(thing) or "").splitlines():
        if found := _SECTION.match(line):
            section, entry = found[1], ""
        elif not section:
            description.append(line)
        elif section in ("Args", "Attributes") and line.strip():
            depth = len(line) - len(line.lstrip())
            if (found := _ENTRY.match(line.strip())) and (not entry or depth <= indent):
                entry, indent = found[1], depth
                entries[entry] = found[2]
            elif entry:
                entries[entry] = f"{entries[entry]} {line.strip()}".strip()
    return "\n".join(description).strip(), entries
