"""What documents answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.answers import FileStore, Rendering
from mreza.plugin.hooks import hookimpl
from mreza.plugin.routes import Route
from mreza.settings import Settings

from mreza_documents import web
from mreza_documents.permissions import PERMISSIONS
from mreza_documents.rendering.own import RENDERINGS, TEMPLATES
from mreza_documents.storage import DocumentsSettings, Storage
from mreza_documents.template import DocumentTemplate


class DocumentsPlugin:
    """The answers of documents to the hooks of core, and to its own."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of documents roles may allow."""
        return PERMISSIONS

    @hookimpl
    def routes(self) -> Iterable[Route]:
        """Files up and down, printed documents, and the page behind a QR code."""
        return web.routes()

    @hookimpl
    def renderings(self) -> Iterable[Rendering]:
        """What an organisation has handed in, as a sheet."""
        return RENDERINGS

    @hookimpl
    def file_stores(self, settings: Settings) -> Iterable[FileStore]:
        """What was handed in, and the PDFs that are kept."""
        storage = Storage.of(settings)
        return [FileStore("documents", DocumentsSettings().store or str(storage.folder), storage.folder)]

    @hookimpl
    def document_templates(self) -> Iterable[DocumentTemplate]:
        """A letter that confirms something."""
        return TEMPLATES

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Documents of some organisations in each state, and what depends on them."""
        from mreza_documents.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
