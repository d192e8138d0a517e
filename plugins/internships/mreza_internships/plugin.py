"""What internships answer to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from mreza_documents.template import DocumentTemplate

from mreza_internships.permissions import PERMISSIONS
from mreza_internships.service.papers import TEMPLATES


class InternshipsPlugin:
    """The answers of internships to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of internships roles may allow."""
        return PERMISSIONS

    @hookimpl
    def document_templates(self) -> Iterable[DocumentTemplate]:
        """The certificate of an internship."""
        return TEMPLATES

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Twelve students in five countries, at every stage there is."""
        from mreza_internships.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
