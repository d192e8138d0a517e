"""What documents answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.plugin.hooks import hookimpl

from mreza_documents.permissions import PERMISSIONS


class DocumentsPlugin:
    """The answers of documents to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of documents roles may allow."""
        return PERMISSIONS
