"""What internships answer to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.plugin.hooks import hookimpl

from mreza_internships.permissions import PERMISSIONS


class InternshipsPlugin:
    """The answers of internships to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of internships roles may allow."""
        return PERMISSIONS
