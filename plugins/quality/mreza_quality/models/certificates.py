"""Certification: the way to a certificate, the certificate, and the looks at it while it holds."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from mreza_documents.models import Document
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
    Integer,
    UniqueConstraint,
    and_,
    case,
    cast,
    func,
    literal_column,
)
from sqlalchemy.orm import Mapped

from mreza_quality.models.assessments import QualityAssessment
from mreza_quality.models.frameworks import QualityFrameworkVersion
from mreza_quality.models.ground import OfOwner


class QualityCertificationState(enum.Enum):
    """How far a certification is."""

    APPLIED = "applied for in writing"
    DESK_REVIEW = "an auditor reads what was handed in"
    VISITED = "the auditor has visited"
    REPORTED = "the report names what is met and what is not"
    GRANTED = "decided: there is a certificate"
    COMMITTED = "decided: below the threshold, a mark of commitment only"
    REFUSED = "decided: no"
    WITHDRAWN = "given up"


_C = QualityCertificationState
_DECIDED = {_C.GRANTED, _C.COMMITTED, _C.REFUSED}


class QualityCertification(OfOwner):
    """An organisation wants a certificate, by one version of a framework. It keeps that version to the end."""

    __subject__ = ("auditor",)

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityCertifications", doc="Which organisation."
    )
    framework_version_id: Mapped[UUID] = link(
        QualityFrameworkVersion, audience=NETWORK, reverse="certifications", doc="By which version of a framework."
    )
    body: Mapped[str] = field(audience=NETWORK, doc="Who certifies.")
    reference: Mapped[str | None] = field(audience=NETWORK, doc="The body's number.")
    applied_on: Mapped[date] = field(audience=NETWORK, doc="When it was applied for.")
    auditor: Mapped[str | None] = field(audience=NETWORK, doc="Who audits.", personal=True)
    visited_on: Mapped[date | None] = field(audience=NETWORK, doc="When the auditor visited.")
    audit_id: Mapped[UUID | None] = link(
        QualityAssessment, audience=NETWORK, reverse="certifications", unique=True, doc="What the auditor found."
    )
    decided_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was decided.")
    decision: Mapped[str | None] = field(audience=NETWORK, doc="The decision's number.")
    state: Mapped[QualityCertificationState] = state(
        _C.APPLIED,
        audience=NETWORK,
        doc="How far it is.",
        transitions={
            _C.APPLIED: {_C.DESK_REVIEW, _C.WITHDRAWN},
            _C.DESK_REVIEW: {_C.VISITED, _C.WITHDRAWN},
            _C.VISITED: {_C.REPORTED, _C.WITHDRAWN},
            _C.REPORTED: _DECIDED | {_C.WITHDRAWN},
        },
    )

    __table_args__ = (
        CheckConstraint(
            "state NOT IN ('GRANTED', 'COMMITTED', 'REFUSED') OR num_nonnulls(decided_on, decision) = 2", name="decided"
        ),
        CheckConstraint("state NOT IN ('VISITED', 'REPORTED', 'GRANTED') OR visited_on IS NOT NULL", name="visited"),
    )


class QualityCertificateState(enum.Enum):
    """Whether a certificate stands. Whether it holds on a day, its period says as well."""

    ISSUED = "stands"
    SUSPENDED = "does not hold for the time being"
    WITHDRAWN = "was taken back"
    REPLACED = "a newer one took its place"


_S = QualityCertificateState


class QualityCertificate(Model):
    """A certificate, by the version of the framework by which it was decided; a later version does not change it.

    Everybody sees it with its organisation once the network has confirmed it.
    """

    __personal__ = False

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="qualityCertificates", doc="Which organisation."
    )
    certification_id: Mapped[UUID] = link(
        QualityCertification, audience=NETWORK, reverse="certificates", unique=True, doc="How it came about."
    )
    framework_version_id: Mapped[UUID] = link(
        QualityFrameworkVersion, audience=PUBLIC, reverse="certificates", doc="By which version of a framework."
    )
    number: Mapped[str | None] = field(audience=PUBLIC, doc="Its number.")
    level: Mapped[str | None] = field(audience=PUBLIC, doc="Its level, where the framework has some.")
    body: Mapped[str] = field(audience=PUBLIC, doc="Who certified.")
    decision: Mapped[str] = field(audience=NETWORK, doc="The decision's number.")
    decided_on: Mapped[date] = field(audience=PUBLIC, doc="When it was decided.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="The days on which it holds; both are known.")
    document_id: Mapped[UUID | None] = link(Document, audience=NETWORK, doc="The certificate, where it is a file.")
    replaces_id: Mapped[UUID | None] = link(
        "self", audience=NETWORK, across=True, reverse="replacedBy", doc="The one before it."
    )
    confirmed_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When the network saw it; from then on everybody does."
    )
    told_on: Mapped[date | None] = field(audience=NETWORK, api=False)
    state: Mapped[QualityCertificateState] = state(
        _S.ISSUED,
        audience=PUBLIC,
        doc="Whether it stands.",
        transitions={
            _S.ISSUED: {_S.SUSPENDED, _S.WITHDRAWN, _S.REPLACED},
            _S.SUSPENDED: {_S.ISSUED, _S.WITHDRAWN, _S.REPLACED},
        },
    )

    __table_args__ = (CheckConstraint("NOT lower_inf(valid) AND NOT upper_inf(valid)", name="valid"),)

    @derived(audience=PUBLIC)
    def in_force(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it holds on the day."""
        return _holds(cls, day)

    @derived(audience=PUBLIC)
    def days_left(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """How many days after the day it still holds; 0 on its last day, null when it does not hold."""
        last = cast(func.upper(cls.valid), Date) - literal_column("1")
        return cast(case((_holds(cls, day), last - day)), Integer)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network and the organisation; once it is confirmed, whoever sees the organisation."""
        shown = cls.confirmed_on.is_not(None) & viewer.sees(cls.organisation_id, Organisation)
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id) | shown  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]


def _holds(certificate: Any, day: Any) -> ColumnElement[bool]:
    """One that was replaced holds until the other begins; its days were cut short by that."""
    return and_(certificate.state.in_((_S.ISSUED, _S.REPLACED)), certificate.valid.contains(day))


class QualitySurveillanceState(enum.Enum):
    """Whether a certificate was looked at."""

    PLANNED = "is to come"
    DONE = "took place"
    MISSED = "did not take place"


_V = QualitySurveillanceState


class QualitySurveillance(OfOwner):
    """A look at a certificate while it holds, such as a yearly audit or a report on progress."""

    __plural__ = "qualitySurveillances"

    certificate_id: Mapped[UUID] = link(
        QualityCertificate, audience=NETWORK, reverse="surveillance", on_delete="CASCADE", doc="Of which certificate."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="Whose certificate.")
    due_on: Mapped[date] = field(audience=NETWORK, doc="When it is due.")
    done_on: Mapped[date | None] = field(audience=NETWORK, doc="When it took place.")
    outcome: Mapped[str | None] = field(audience=NETWORK, doc="What came of it.")
    state: Mapped[QualitySurveillanceState] = state(
        _V.PLANNED,
        audience=NETWORK,
        doc="Whether it took place.",
        transitions={_V.PLANNED: {_V.DONE, _V.MISSED}},
    )

    __table_args__ = (
        UniqueConstraint("certificate_id", "due_on"),
        CheckConstraint("state <> 'DONE' OR done_on IS NOT NULL", name="done"),
    )


__all__ = [
    "QualityCertificate",
    "QualityCertificateState",
    "QualityCertification",
    "QualityCertificationState",
    "QualitySurveillance",
    "QualitySurveillanceState",
]
