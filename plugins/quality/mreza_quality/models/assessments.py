"""Assessments: an organisation held against a version of a framework, criterion by criterion, with evidence."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.access.models import User
from mreza.directory.organisations import Organisation, ServiceType
from mreza.model.audience import NETWORK
from mreza.model.base import NO_ID, Model
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_quality.models.frameworks import QualityCriterion, QualityFrameworkVersion
from mreza_quality.models.ground import reads_self_report


class QualityAssessmentKind(enum.Enum):
    """Who looks."""

    SELF = "the organisation itself, at every criterion"
    AUDIT = "somebody from outside, as an auditor at a site visit"


class QualityAssessmentState(enum.Enum):
    """How far an assessment is."""

    OPEN = "marks are being given"
    SUBMITTED = "all marks are given"
    VALIDATED = "the network has looked at it"
    VOID = "does not count"


_S = QualityAssessmentState


class QualityAssessment(Model):
    """One look at an organisation, in its turn of the cycle."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityAssessments", doc="Which organisation."
    )
    framework_version_id: Mapped[UUID] = link(
        QualityFrameworkVersion, audience=NETWORK, reverse="assessments", doc="By which version of a framework."
    )
    service_type_id: Mapped[UUID | None] = link(
        ServiceType, audience=NETWORK, doc="Which of its services; null for the organisation as a whole."
    )
    kind: Mapped[QualityAssessmentKind] = field(audience=NETWORK, doc="Who looks.")
    cycle: Mapped[int] = field(audience=NETWORK, doc="The how manieth look of this kind, from 1.")
    previous_id: Mapped[UUID | None] = link(
        "self", audience=NETWORK, across=True, reverse="next", doc="The one before, of this or an earlier version."
    )
    started_on: Mapped[date] = field(audience=NETWORK, doc="When it began; for an audit the day of the visit.")
    submitted_on: Mapped[date | None] = field(audience=NETWORK, doc="When all marks were given.")
    state: Mapped[QualityAssessmentState] = state(
        _S.OPEN,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_S.OPEN: {_S.SUBMITTED, _S.VOID}, _S.SUBMITTED: {_S.OPEN, _S.VALIDATED, _S.VOID}},
    )

    __table_args__ = (
        CheckConstraint("cycle > 0", name="cycle"),
        CheckConstraint("state NOT IN ('SUBMITTED', 'VALIDATED') OR submitted_on IS NOT NULL", name="submitted"),
        ExcludeConstraint(
            ("organisation_id", "="),
            ("framework_version_id", "="),
            (text(f"coalesce(service_type_id, '{NO_ID}'::uuid)"), "="),
            using="gist",
            where="state = 'OPEN' AND kind = 'SELF'",
            name="ex_quality_assessment_open",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The organisation's; the self-report of a review in which the viewer is a peer."""
        return viewer.owns(cls.organisation_id) | reads_self_report(cls, viewer)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, the organisation, and the peers whose self-report it is."""
        owner = viewer.owns(cls.organisation_id)
        return viewer.in_network(cls.network_id) | owner | reads_self_report(cls, viewer)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]


class QualityMark(enum.Enum):
    """How far a criterion is met."""

    MET = "met"
    PARTLY = "met in part"
    NOT_MET = "not met"
    NOT_APPLICABLE = "is not asked of this organisation"


class QualityResult(Model):
    """The mark of one criterion in one assessment. One that is not met, or only in part, is a gap."""

    __personal__ = False

    assessment_id: Mapped[UUID] = link(
        QualityAssessment, audience=NETWORK, reverse="results", on_delete="CASCADE", doc="In which assessment."
    )
    criterion_id: Mapped[UUID] = link(QualityCriterion, audience=NETWORK, doc="Which criterion.")
    mark: Mapped[QualityMark] = field(audience=NETWORK, doc="How far it is met.")
    note: Mapped[str | None] = field(audience=NETWORK, doc="Why, in words.", personal=True)
    marked_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    marked_by_id: Mapped[UUID | None] = link(User, audience=NETWORK, doc="Who wrote it down.", personal=True)

    __table_args__ = (UniqueConstraint("assessment_id", "criterion_id"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of an assessment that the viewer sees."""
        return viewer.sees(cls.assessment_id, QualityAssessment)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the assessment."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        owner = viewer.sees(cls.assessment_id, QualityAssessment, lambda one: viewer.owns(one.organisation_id))
        return viewer.in_network(cls.network_id) | owner  # type: ignore[no-any-return]


__all__ = [
    "QualityAssessment",
    "QualityAssessmentKind",
    "QualityAssessmentState",
    "QualityMark",
    "QualityResult",
]
