"""Asking for a permission: the case, and the file that belongs to it."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.model.audience import NETWORK
from mreza.model.base import NO_ID
from mreza.model.fields import derived, field, link, state
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_licensing.models import dossiers
from mreza_licensing.models.ground import ByHolder
from mreza_licensing.models.permissions import ServicePermission
from mreza_licensing.models.rules import LicensingPermissionType, LicensingRequirement, LicensingRuleSet
from mreza_licensing.models.units import ServiceUnit
from mreza_licensing.rules import Occasion


class PermissionApplicationState(enum.Enum):
    """Where a case stands."""

    OPEN = "the file is being put together"
    SUBMITTED = "handed in at the authority"
    RETURNED = "the authority wants something completed"
    GRANTED = "the permission was issued"
    REFUSED = "the authority said no"
    APPEALED = "the refusal is being looked at again"
    WITHDRAWN = "taken back"


_S = PermissionApplicationState


class PermissionApplication(ByHolder):
    """An organisation asks for a permission of a service, for the first time or to follow one that ends."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="permissionApplications", doc="Who asks."
    )
    service_id: Mapped[UUID] = link(
        ProvidedService, audience=NETWORK, reverse="permissionApplications", doc="For which service."
    )
    unit_id: Mapped[UUID | None] = link(
        ServiceUnit, audience=NETWORK, doc="For which place alone; null for the service as a whole."
    )
    type_id: Mapped[UUID] = link(
        LicensingPermissionType, audience=NETWORK, reverse="applications", doc="For what sort of permission."
    )
    rule_set_id: Mapped[UUID] = link(LicensingRuleSet, audience=NETWORK, doc="The rules by which its file is made.")
    occasion: Mapped[Occasion] = field(audience=NETWORK, doc="For the first time, or again.")
    renews_id: Mapped[UUID | None] = link(
        ServicePermission, audience=NETWORK, reverse="renewals", doc="The permission that is to be followed."
    )
    permission_id: Mapped[UUID | None] = link(
        ServicePermission, audience=NETWORK, reverse="applications", unique=True, doc="The permission that came of it."
    )
    employees: Mapped[int | None] = field(
        audience=NETWORK, doc="How many employees the organisation has, where the file depends on it."
    )
    reference: Mapped[str | None] = field(audience=NETWORK, doc="The authority's reference.")
    opened_on: Mapped[date] = field(audience=NETWORK, doc="When the case was opened.")
    submitted_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was last handed in.")
    closed_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was decided or taken back.")
    remark: Mapped[str | None] = field(audience=NETWORK, doc="What the authority wants completed, or why it said no.")
    state: Mapped[PermissionApplicationState] = state(
        _S.OPEN,
        audience=NETWORK,
        doc="Where it stands.",
        transitions={
            _S.OPEN: {_S.SUBMITTED, _S.WITHDRAWN},
            _S.SUBMITTED: {_S.RETURNED, _S.GRANTED, _S.REFUSED, _S.WITHDRAWN},
            _S.RETURNED: {_S.SUBMITTED, _S.REFUSED, _S.WITHDRAWN},
            _S.REFUSED: {_S.APPEALED},
            _S.APPEALED: {_S.GRANTED, _S.REFUSED, _S.WITHDRAWN},
        },
    )

    __table_args__ = (
        ExcludeConstraint(
            ("service_id", "="),
            ("type_id", "="),
            (text(f"coalesce(unit_id, '{NO_ID}'::uuid)"), "="),
            using="gist",
            where="closed_on IS NULL",
            name="ex_licensing_permission_application_open",
        ),
        UniqueConstraint("id", "organisation_id"),
        ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_permission_application_type_of_rule_set",
        ),
        ForeignKeyConstraint(
            ["renews_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_permission_application_renews_own",
        ),
        CheckConstraint("employees >= 0", name="employees"),
        CheckConstraint("(occasion = 'RENEWAL') = (renews_id IS NOT NULL)", name="renews"),
        CheckConstraint("closed_on >= opened_on AND submitted_on >= opened_on", name="order"),
    )

    @derived(audience=NETWORK)
    def missing_items(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many papers the file still needs: required, and without a document that is valid on the day."""
        return dossiers.missing_count(cls, day)

    @derived(audience=NETWORK)
    def ready(cls, day: Any) -> ColumnElement[bool | None]:  # noqa: N805
        """Whether the file is complete on the day; null where nothing that is known is missing, and its rules do not
        establish what belongs to it (`dossier` in their `notEstablished`)."""
        return dossiers.ready(cls, day)

    @derived(audience=NETWORK)
    def decision_due_on(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The last day on which the authority has to decide, where its rules set one; null before it is handed in."""
        return dossiers.decision_due(cls)


class DossierItem(ByHolder):
    """A paper of an application's file: what the rules ask for, and the document that answers it."""

    application_id: Mapped[UUID] = link(
        PermissionApplication, audience=NETWORK, reverse="items", on_delete="CASCADE", doc="Of which application."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="Whose file it is.")
    requirement_id: Mapped[UUID] = link(LicensingRequirement, audience=NETWORK, doc="What the rules ask for.")
    document_id: Mapped[UUID | None] = link(Document, audience=NETWORK, doc="The document that answers it.")

    __table_args__ = (
        UniqueConstraint("application_id", "requirement_id"),
        ForeignKeyConstraint(
            ["application_id", "organisation_id"],
            ["licensing_permission_application.id", "licensing_permission_application.organisation_id"],
            name="fk_licensing_dossier_item_organisation_of_application",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["document_id", "organisation_id"],
            ["documents_document.id", "documents_document.organisation_id"],
            name="fk_licensing_dossier_item_own_document",
        ),
    )

    @derived(audience=NETWORK)
    def required(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether this organisation must hand it in, by how many employees it has."""
        return dossiers.required(cls)

    @derived(audience=NETWORK)
    def missing(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it is required, and no document that is valid on the day answers it."""
        return dossiers.missing(cls, day)


__all__ = ["DossierItem", "PermissionApplication", "PermissionApplicationState"]
