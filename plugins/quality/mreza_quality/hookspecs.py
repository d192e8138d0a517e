"""What quality asks of other plugins. One that does not require quality answers with `hookimpl(optionalhook=True)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.plugin.hooks import hookspec


@hookspec
def quality_standards() -> Iterable[Mapping[str, Any]] | None:
    """Versions of frameworks with their criteria, which the secretariat can take over."""
