"""What core lets plugins decide.

Everything else that a plugin brings is found by convention: its models, queries and mutations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mreza.plugin.hooks import hookspec


@hookspec
def permissions() -> Iterable[Any] | None:
    """The permissions that the plugin's mutations and fields ask for; administrators put them into roles."""


@hookspec
def identifier_schemes() -> Iterable[Any] | None:
    """The registration and tax numbers of the plugin's country, with their checks."""


@hookspec
def administrative_units() -> Iterable[Any] | None:
    """The administrative units of the plugin's country, the largest first, dated, with their own codes."""


@hookspec
def demo(scenario: Any) -> None:
    """Add the plugin's rows to the demo data; the scenario holds what core and the plugins before it have added."""
