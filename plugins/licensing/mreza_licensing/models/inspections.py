"""Inspections: what was found, by when it is to be put right, and what follows."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.fields import derived, field, link, state
from mreza_documents.models import Document
from sqlalchemy import ColumnElement, ForeignKeyConstraint, UniqueConstraint, and_, case, or_
from sqlalchemy.orm import Mapped

from mreza_licensing.models.ground import ByHolder, OfHolder
from mreza_licensing.models.permissions import ServicePermission
from mreza_licensing.models.rules import LicensingAuthority
from mreza_licensing.models.standing import word


class InspectionMeasure(enum.Enum):
    """What an authority orders after an inspection."""

    NONE = "nothing"
    ORDER = "to put things right by a day"
    SUSPENSION = "the permission rests"
    WITHDRAWAL = "the permission is taken back"


_M = InspectionMeasure


class Inspection(OfHolder):
    """An authority looked at a service."""

    __subject__ = ("inspector",)

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="inspections", doc="Who was looked at."
    )
    service_id: Mapped[UUID | None] = link(
        ProvidedService, audience=NETWORK, reverse="inspections", doc="Which service; null for the organisation."
    )
    permission_id: Mapped[UUID | None] = link(
        ServicePermission, audience=NETWORK, reverse="inspections", doc="The permission that it was about."
    )
    authority_id: Mapped[UUID | None] = link(
        LicensingAuthority, audience=NETWORK, reverse="inspections", doc="Who looked."
    )
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.")
    announced: Mapped[bool] = field(audience=NETWORK, doc="Whether it was announced before.", default=True)
    inspector: Mapped[str | None] = field(audience=NETWORK, doc="Who came, by name.", personal=True)
    reference: Mapped[str | None] = field(audience=NETWORK, doc="The authority's reference.")
    report_id: Mapped[UUID | None] = link(Document, audience=NETWORK, doc="The report, where it was handed in.")
    measure: Mapped[InspectionMeasure] = state(
        _M.NONE,
        audience=NETWORK,
        doc="What was last ordered; its history says when, and from what day on.",
        transitions={
            _M.NONE: {_M.ORDER, _M.SUSPENSION, _M.WITHDRAWAL},
            _M.ORDER: {_M.NONE, _M.SUSPENSION, _M.WITHDRAWAL},
            _M.SUSPENSION: {_M.NONE, _M.ORDER, _M.WITHDRAWAL},
        },
    )

    __table_args__ = (
        UniqueConstraint("id", "organisation_id"),
        ForeignKeyConstraint(
            ["permission_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_inspection_permission_of_organisation",
        ),
    )


class FindingFamily(enum.Enum):
    """The two families of standards."""

    STRUCTURAL = "location, premises, equipment, staff"
    FUNCTIONAL = "admission, assessment, individual plan, review, programme"


class FindingSeverity(enum.Enum):
    """How much a finding weighs."""

    MINOR = "does not touch the users"
    MAJOR = "touches the users, or comes again"
    CRITICAL = "endangers the users"


class FindingState(enum.Enum):
    """Whether a finding was put right."""

    OPEN = "not put right"
    RESOLVED = "put right"


class InspectionFinding(OfHolder):
    """Something that an inspection found not to be as the standards ask."""

    inspection_id: Mapped[UUID] = link(
        Inspection, audience=NETWORK, reverse="findings", on_delete="CASCADE", doc="Of which inspection."
    )
    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="inspectionFindings", doc="Whose it is to put right."
    )
    criterion: Mapped[str | None] = field(audience=NETWORK, doc="The standard's criterion, by its code.")
    family: Mapped[FindingFamily] = field(audience=NETWORK, doc="Which family of standards.")
    severity: Mapped[FindingSeverity] = field(audience=NETWORK, doc="How much it weighs.")
    finding: Mapped[str] = field(audience=NETWORK, doc="What was found.")
    deadline: Mapped[date | None] = field(audience=NETWORK, doc="The last day to put it right.")
    resolved_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was put right.")
    state: Mapped[FindingState] = state(
        FindingState.OPEN,
        audience=NETWORK,
        doc="Whether it was put right.",
        transitions={FindingState.OPEN: {FindingState.RESOLVED}, FindingState.RESOLVED: {FindingState.OPEN}},
    )

    __table_args__ = (
        UniqueConstraint("id", "organisation_id"),
        ForeignKeyConstraint(
            ["inspection_id", "organisation_id"],
            ["licensing_inspection.id", "licensing_inspection.organisation_id"],
            name="fk_licensing_inspection_finding_organisation",
            ondelete="CASCADE",
        ),
    )

    @derived(audience=NETWORK)
    def overdue(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether its deadline has passed on the day without it being put right by then."""
        late = and_(cls.deadline < day, or_(cls.resolved_on.is_(None), cls.resolved_on > day))  # type: ignore[union-attr]
        return case((cls.deadline.is_(None), False), else_=late)  # type: ignore[union-attr]


class CorrectiveActionState(enum.Enum):
    """How far an action is."""

    PLANNED = "to be done"
    DONE = "done, by the organisation's own word"
    VERIFIED = "somebody else saw that it was done"
    DROPPED = "not to be done any more"


_A = CorrectiveActionState


class CorrectiveAction(ByHolder):
    """What an organisation does to put a finding right."""

    __subject__ = "person_id"

    finding_id: Mapped[UUID] = link(
        InspectionFinding, audience=NETWORK, reverse="actions", on_delete="CASCADE", doc="Which finding."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="Whose action.")
    title: Mapped[str] = field(audience=NETWORK, doc="What is to be done.", personal=True)
    person_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, across=True, reverse="correctiveActions", personal=True, doc="Who sees to it."
    )
    due_on: Mapped[date] = field(audience=NETWORK, doc="By when.")
    done_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was done.")
    state: Mapped[CorrectiveActionState] = state(
        _A.PLANNED,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_A.PLANNED: {_A.DONE, _A.DROPPED}, _A.DONE: {_A.VERIFIED, _A.PLANNED}},
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["finding_id", "organisation_id"],
            ["licensing_inspection_finding.id", "licensing_inspection_finding.organisation_id"],
            name="fk_licensing_corrective_action_organisation",
            ondelete="CASCADE",
        ),
    )

    @derived(audience=NETWORK)
    def overdue(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it was to be done before the day, and is not."""
        undone = or_(cls.state == word("PLANNED"), and_(cls.done_on.is_not(None), cls.done_on > day))  # type: ignore[arg-type, union-attr]
        return and_(cls.due_on < day, undone)


__all__ = [
    "CorrectiveAction",
    "CorrectiveActionState",
    "FindingFamily",
    "FindingSeverity",
    "FindingState",
    "Inspection",
    "InspectionFinding",
    "InspectionMeasure",
]
