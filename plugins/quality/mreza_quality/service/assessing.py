"""Assessing: marks for each criterion of a version, cycle after cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.directory.organisations import Organisation, ServiceType
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    QualityAssessment,
    QualityAssessmentKind,
    QualityAssessmentState,
    QualityCriterion,
    QualityFrameworkVersion,
    QualityMark,
    QualityResult,
    QualityVersionState,
)

_S = QualityAssessmentState
_LISTED = 12


@dataclass(frozen=True)
class GivenMark:
    """A mark for one criterion.

    Attributes:
        criterion: Which criterion of the assessment's version.
        mark: How far it is met.
        note: Why, in words.
    """

    criterion: QualityCriterion
    mark: QualityMark
    note: str | None = None


async def start(
    session: AsyncSession,
    organisation: Organisation,
    version: QualityFrameworkVersion,
    service_type: ServiceType | None,
    kind: QualityAssessmentKind,
    act: Act,
) -> QualityAssessment:
    """Begin to assess an organisation; the one before it, by whatever version of the framework, is tied to it.

    Raises: UserError VERSION_NOT_PUBLISHED; ASSESSMENT_OPEN by the database.
    """
    require_published(version)
    return await begin(session, organisation, version, service_type, kind, act)


async def begin(
    session: AsyncSession,
    organisation: Organisation,
    version: QualityFrameworkVersion,
    service_type: ServiceType | None,
    kind: QualityAssessmentKind,
    act: Act,
) -> QualityAssessment:
    """The same by a version that was published when the matter began, as a certification's."""
    await locked(session, organisation)  # two that begin at once count on from one another
    before = await _before(session, organisation, version, service_type, kind)
    made = QualityAssessment(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        framework_version_id=version.id,
        service_type_id=service_type.id if service_type else None,
        kind=kind,
        cycle=before.cycle + 1 if before else 1,
        previous_id=before.id if before else None,
        started_on=act.day,
    )
    session.add(made)
    await session.flush()
    return made


def require_published(version: QualityFrameworkVersion) -> None:
    """That one can work with a version.

    Raises: UserError VERSION_NOT_PUBLISHED.
    """
    if version.state is not QualityVersionState.PUBLISHED:
        raise UserError(
            "VERSION_NOT_PUBLISHED",
            "Version {label} is {state}. Take a version that is published.",
            path=("frameworkVersionId",),
            label=version.label,
            state=version.state.name,
        )


async def mark(
    session: AsyncSession, assessment: QualityAssessment, given: Sequence[GivenMark], act: Act
) -> QualityAssessment:
    """Give marks, or change them, while the assessment is open.

    Raises: UserError ASSESSMENT_CLOSED, CRITERION_FOREIGN.
    """
    assessment = await locked(session, assessment)
    if assessment.state is not _S.OPEN:
        raise UserError(
            "ASSESSMENT_CLOSED",
            "The assessment is {state}; marks are given while it is open.",
            state=assessment.state.name,
        )
    asked = {one.id for one in await criteria_of(session, assessment)}
    held = await session.scalars(select(QualityResult).where(QualityResult.assessment_id == assessment.id))
    kept = {one.criterion_id: one for one in held}
    for position, one in enumerate(given):
        if one.criterion.id not in asked:
            raise UserError(
                "CRITERION_FOREIGN",
                "{criterion} is not asked by this assessment's version, or not for this service.",
                path=("marks", str(position), "criterionId"),
                variant="quality",
                criterion=one.criterion.code,
            )
        row = kept.get(one.criterion.id)
        if row is None:
            row = QualityResult(
                network_id=assessment.network_id, assessment_id=assessment.id, criterion_id=one.criterion.id
            )
            session.add(row)
            kept[one.criterion.id] = row
        row.mark, row.note, row.marked_on, row.marked_by_id = one.mark, one.note, act.day, act.by
    await session.flush()
    return assessment


async def submit(session: AsyncSession, assessment: QualityAssessment, act: Act) -> QualityAssessment:
    """Say that all marks are given; of a self-assessment, none may be missing.

    Raises: UserError MARKS_MISSING, TRANSITION_NOT_ALLOWED.
    """
    assessment = await locked(session, assessment)
    assessment.submitted_on = act.day
    transition(session, assessment, _S.SUBMITTED, day=act.day, by=act.by, reason=act.reason)
    if assessment.kind is QualityAssessmentKind.SELF:
        marked = select(QualityResult.criterion_id).where(QualityResult.assessment_id == assessment.id)
        done = set(await session.scalars(marked))
        if missing := [one.code for one in await criteria_of(session, assessment) if one.id not in done]:
            raise UserError(
                "MARKS_MISSING",
                "{count} criteria have no mark: {codes}.",
                count=len(missing),
                codes=", ".join(missing[:_LISTED]) + ("…" if len(missing) > _LISTED else ""),
            )
    await session.flush()
    return assessment


async def move(
    session: AsyncSession, assessment: QualityAssessment, to: QualityAssessmentState, act: Act
) -> QualityAssessment:
    """Send a submitted assessment back, validate it, or let it not count: then those after it follow on the one before.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    if to is _S.VOID:  # nobody begins one that follows on it at the same time
        await locked(session, await session.get_one(Organisation, assessment.organisation_id))
    assessment = await locked(session, assessment)
    transition(session, assessment, to, day=act.day, by=act.by, reason=act.reason)
    if to is _S.VOID:
        after = select(QualityAssessment).where(QualityAssessment.previous_id == assessment.id)
        for one in await session.scalars(after.with_for_update()):
            one.previous_id = assessment.previous_id
    await session.flush()
    return assessment


async def criteria_of(session: AsyncSession, assessment: QualityAssessment) -> list[QualityCriterion]:
    """What the assessment asks: the criteria for all services, and those for its own."""
    mine = or_(
        QualityCriterion.service_type_id.is_(None), QualityCriterion.service_type_id == assessment.service_type_id
    )
    found = select(QualityCriterion).where(
        QualityCriterion.framework_version_id == assessment.framework_version_id, mine
    )
    return list(await session.scalars(found.order_by(QualityCriterion.position)))


async def _before(
    session: AsyncSession,
    organisation: Organisation,
    version: QualityFrameworkVersion,
    service_type: ServiceType | None,
    kind: QualityAssessmentKind,
) -> QualityAssessment | None:
    """The latest one that counts of the same framework, service and kind."""
    of_framework = select(QualityFrameworkVersion.id).where(
        QualityFrameworkVersion.framework_id == version.framework_id
    )
    service = QualityAssessment.service_type_id
    found = select(QualityAssessment).where(
        QualityAssessment.organisation_id == organisation.id,
        QualityAssessment.framework_version_id.in_(of_framework),
        service == service_type.id if service_type else service.is_(None),
        QualityAssessment.kind == kind,
        QualityAssessment.state.in_((_S.SUBMITTED, _S.VALIDATED)),
    )
    return (await session.scalars(found.order_by(QualityAssessment.cycle.desc()).limit(1))).one_or_none()
