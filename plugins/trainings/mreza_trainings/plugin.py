"""What trainings answer to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from mreza_documents.template import DocumentTemplate

from mreza_trainings.certificate import CERTIFICATES
from mreza_trainings.permissions import PERMISSIONS


class TrainingsPlugin:
    """The answers of trainings to the hooks of core and documents."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of trainings roles may allow."""
        return PERMISSIONS

    @hookimpl
    def document_templates(self) -> Iterable[DocumentTemplate]:
        """The certificate."""
        return CERTIFICATES

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Three academies, a training of trainers with what came of it, an accredited course."""
        from mreza_trainings.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
