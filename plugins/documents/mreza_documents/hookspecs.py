"""What documents asks of the plugins that build on it."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.plugin.hooks import hookspec

from mreza_documents.template import DocumentTemplate


@hookspec
def document_templates() -> Iterable[DocumentTemplate] | None:
    """The kinds of documents that the plugin issues, each with its template."""
