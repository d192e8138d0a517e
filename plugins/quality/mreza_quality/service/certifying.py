"""Certification: from the application by one version of a framework to a certificate, and the looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from mreza_documents.models import Document
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    QualityAssessmentKind,
    QualityCertificate,
    QualityCertificateState,
    QualityCertification,
    QualityCertificationState,
    QualityCriterion,
    QualityFrameworkVersion,
    QualityMark,
    QualitySurveillance,
    QualitySurveillanceState,
)
from mreza_quality.service import assessing
from mreza_quality.service.assessing import GivenMark
from mreza_quality.service.evidence import require_theirs
from mreza_quality.service.months import every

#: So many looks are planned ahead at most, however far away a certificate's last day is said to be.
_MOST_LOOKS = 60
_C, _S = QualityCertificationState, QualityCertificateState


@dataclass(frozen=True)
class Unmet:
    """A requirement that an auditor found unmet.

    Attributes:
        criterion: Which criterion.
        note: What was found.
        partly: Whether it is met in part.
    """

    criterion: QualityCriterion
    note: str | None = None
    partly: bool = False


@dataclass(frozen=True)
class CertificateFacts:
    """What a decision says.

    Attributes:
        decision: The decision's number.
        valid_to: The certificate's last day.
        valid_from: Its first day; the day of the decision when left out.
        number: The certificate's number.
        level: Its level, where the framework has some.
        document: The certificate, where it is a file.
        replaces: The certificate whose place it takes.
    """

    decision: str | None = None
    valid_to: date | None = None
    valid_from: date | None = None
    number: str | None = None
    level: str | None = None
    document: Document | None = None
    replaces: QualityCertificate | None = None


async def apply(
    session: AsyncSession,
    organisation: Organisation,
    version: QualityFrameworkVersion,
    body: str,
    reference: str | None,
    act: Act,
) -> QualityCertification:
    """Write down that an organisation has applied, by this version of the framework.

    Raises: UserError VERSION_NOT_PUBLISHED.
    """
    assessing.require_published(version)
    made = QualityCertification(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        framework_version_id=version.id,
        body=body,
        reference=reference,
        applied_on=act.day,
    )
    session.add(made)
    await session.flush()
    return made


async def assign_auditor(
    session: AsyncSession, certification: QualityCertification, auditor: str | None, act: Act
) -> QualityCertification:
    """An auditor reads what was handed in.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    certification = await _moved(session, certification, _C.DESK_REVIEW, act)
    certification.auditor = auditor
    await session.flush()
    return certification


async def visit(session: AsyncSession, certification: QualityCertification, act: Act) -> QualityCertification:
    """The auditor has visited.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    certification = await locked(session, certification)
    certification.visited_on = act.day
    certification = await _moved(session, certification, _C.VISITED, act)
    await session.flush()
    return certification


async def report(
    session: AsyncSession, certification: QualityCertification, unmet: Sequence[Unmet], others_met: bool, act: Act
) -> QualityCertification:
    """Keep what the auditor found unmet, as an assessment whose gaps can be planned like any other's. Of the other
    criteria nothing is written down, unless the report says that they are met.

    Raises: UserError CRITERION_FOREIGN, TRANSITION_NOT_ALLOWED.
    """
    certification = await _moved(session, certification, _C.REPORTED, act)
    version = await session.get_one(QualityFrameworkVersion, certification.framework_version_id)
    organisation = await session.get_one(Organisation, certification.organisation_id)
    visited = Act(act.now, certification.visited_on or act.day, act.by, act.reason)
    audit = await assessing.begin(session, organisation, version, None, QualityAssessmentKind.AUDIT, visited)
    marks = [
        GivenMark(one.criterion, QualityMark.PARTLY if one.partly else QualityMark.NOT_MET, one.note) for one in unmet
    ]
    if others_met:
        found = {one.criterion.id for one in unmet}
        asked = await assessing.criteria_of(session, audit)
        marks += [GivenMark(one, QualityMark.MET) for one in asked if one.id not in found]
    await assessing.mark(session, audit, marks, act)
    await assessing.submit(session, audit, act)
    certification.audit_id = audit.id
    await session.flush()
    return certification


async def grant(
    session: AsyncSession, certification: QualityCertification, facts: CertificateFacts, act: Act
) -> QualityCertificate:
    """A certificate, by a decision, until a day; looks at it are planned as often as the version says.

    Raises: UserError DECISION_MISSING, VALID_TO_MISSING, PERIOD_REVERSED, CERTIFICATE_FOREIGN, NOT_THEIR_DOCUMENT,
        TRANSITION_NOT_ALLOWED.
    """
    begins = facts.valid_from or act.day
    if facts.valid_to is None:
        raise UserError("VALID_TO_MISSING", "Say until when the certificate holds.", path=("facts", "validTo"))
    if facts.valid_to < begins:
        raise UserError(
            "PERIOD_REVERSED",
            "The period ends on {end}, before it begins on {start}. Swap the dates.",
            path=("facts", "validTo"),
            start=begins,
            end=facts.valid_to,
        )
    if facts.document is not None:
        require_theirs(facts.document, certification.organisation_id)
    certification = await _decided(session, certification, _C.GRANTED, facts.decision, act)
    made = QualityCertificate(
        network_id=certification.network_id,
        organisation_id=certification.organisation_id,
        certification_id=certification.id,
        framework_version_id=certification.framework_version_id,
        number=facts.number,
        level=facts.level,
        body=certification.body,
        decision=certification.decision,
        decided_on=certification.decided_on,
        valid=Period(begins, facts.valid_to),
        document_id=facts.document.id if facts.document else None,
        replaces_id=facts.replaces.id if facts.replaces else None,
    )
    if facts.replaces is not None:
        await _replace(session, facts.replaces, made, act)
    session.add(made)
    await session.flush()
    version = await session.get_one(QualityFrameworkVersion, certification.framework_version_id)
    if version.surveillance_months is not None:
        of = {"network_id": made.network_id, "organisation_id": made.organisation_id, "certificate_id": made.id}
        for due in islice(every(version.surveillance_months, begins, facts.valid_to), _MOST_LOOKS):
            session.add(QualitySurveillance(**of, due_on=due))
    await session.flush()
    return made


async def decide_otherwise(
    session: AsyncSession,
    certification: QualityCertification,
    outcome: QualityCertificationState,
    decision: str | None,
    act: Act,
) -> QualityCertification:
    """Decided without a certificate: a mark of commitment, a refusal; or given up.

    Raises: UserError DECISION_MISSING, CERTIFICATE_MISSING, TRANSITION_NOT_ALLOWED.
    """
    if outcome is _C.WITHDRAWN:
        return await _moved(session, certification, outcome, act)
    if outcome is _C.GRANTED:
        raise UserError("CERTIFICATE_MISSING", "What is granted has a certificate. Enter that.", path=("outcome",))
    return await _decided(session, certification, outcome, decision, act)


async def confirm(session: AsyncSession, certificate: QualityCertificate, act: Act) -> QualityCertificate:
    """The network has seen the certificate; from now on everybody sees it."""
    certificate = await locked(session, certificate)
    certificate.confirmed_on = certificate.confirmed_on or act.day
    await session.flush()
    return certificate


async def move(
    session: AsyncSession, certificate: QualityCertificate, to: QualityCertificateState, act: Act
) -> QualityCertificate:
    """Suspend a certificate, let it stand again, or take it back.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    certificate = await locked(session, certificate)
    transition(session, certificate, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return certificate


async def look(
    session: AsyncSession, surveillance: QualitySurveillance, outcome: str | None, act: Act
) -> QualitySurveillance:
    """A planned look took place; without an outcome it did not.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    surveillance = await locked(session, surveillance)
    took_place = outcome is not None
    surveillance.outcome, surveillance.done_on = outcome, act.day if took_place else None
    to = QualitySurveillanceState.DONE if took_place else QualitySurveillanceState.MISSED
    transition(session, surveillance, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return surveillance


async def _replace(session: AsyncSession, old: QualityCertificate, new: QualityCertificate, act: Act) -> None:
    if old.organisation_id != new.organisation_id:
        raise UserError(
            "CERTIFICATE_FOREIGN", "That certificate is another organisation's.", path=("facts", "replaces")
        )
    old = await locked(session, old)
    start, begins = old.valid.start, new.valid.start
    assert start is not None, "a certificate has a first day"
    assert begins is not None, "a certificate has a first day"
    if begins <= start:
        raise UserError(
            "REPLACES_NOTHING",
            "The certificate whose place it takes begins on {start}. Let this one begin after that.",
            path=("facts", "validFrom"),
            start=start.isoformat(),
        )
    # A suspended one does not hold again until the other begins.
    last = (begins if old.state is _S.ISSUED else min(begins, act.day)) - ONE_DAY
    if last in old.valid:
        old.valid = old.valid.until(last)
    await move(session, old, _S.REPLACED, act)


async def _decided(
    session: AsyncSession,
    certification: QualityCertification,
    to: QualityCertificationState,
    decision: str | None,
    act: Act,
) -> QualityCertification:
    if not decision:
        raise UserError("DECISION_MISSING", "Give the decision's number.", path=("decision",))
    certification = await locked(session, certification)
    certification.decided_on, certification.decision = act.day, decision
    return await _moved(session, certification, to, act)


async def _moved(
    session: AsyncSession, certification: QualityCertification, to: QualityCertificationState, act: Act
) -> QualityCertification:
    certification = await locked(session, certification)
    transition(session, certification, to, day=act.day, by=act.by, reason=act.reason)
    return certification
