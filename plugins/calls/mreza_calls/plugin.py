"""What calls answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.plugin.hooks import hookimpl

from mreza_calls.permissions import PERMISSIONS


class CallsPlugin:
    """The answers of calls to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of calls roles may allow."""
        return PERMISSIONS
