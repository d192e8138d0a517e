"""Assessment: asking assessors, conflicts of interest, scoring on the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.directory.people import Affiliation, Person
from mreza.errors import UserError
from mreza.model.states import transition
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    CallApplication,
    CallApplicationState,
    CallAssessment,
    CallAssessmentState,
    CallBonus,
    CallCriterion,
    CallScore,
)
from mreza_calls.service.act import Act, locked, on

_S = CallAssessmentState


@dataclass(frozen=True)
class GivenScore:
    """Points for one criterion.

    Attributes:
        criterion: By which criterion.
        points: The points.
        comment: Why.
    """

    criterion: CallCriterion
    points: Decimal
    comment: str | None = None


async def assign(
    session: AsyncSession, application: CallApplication, assessor: Person, due_on: date | None, act: Act
) -> CallAssessment:
    """Ask a person to assess an application. Asked again, it is the same assessment.

    Raises: UserError CONFLICT_OF_INTEREST, NOT_TO_BE_ASSESSED.
    """
    application = await locked(session, application)
    if application.state is not CallApplicationState.ELIGIBLE:
        raise UserError(
            "NOT_TO_BE_ASSESSED",
            "{reference} is {state}; only what is eligible is assessed.",
            reference=application.reference,
            state=application.state.name,
        )
    kept = await session.scalar(
        select(CallAssessment).where(
            CallAssessment.application_id == application.id, CallAssessment.assessor_id == assessor.id
        )
    )
    if (kept is not None and kept.state is _S.RECUSED) or await _is_tied(session, application, assessor, act.day):
        raise _conflict(application)
    if kept is not None:
        return kept
    made = CallAssessment(
        network_id=application.network_id, application_id=application.id, assessor_id=assessor.id, due_on=due_on
    )
    session.add(made)
    await session.flush()
    return made


async def declare_unbiased(session: AsyncSession, assessment: CallAssessment, act: Act) -> CallAssessment:
    """Write down that the assessor has no conflict of interest."""
    assessment = await _at_work(session, assessment)
    assessment.unbiased_on = act.day
    return assessment


async def recuse(session: AsyncSession, assessment: CallAssessment, conflict: str, act: Act) -> CallAssessment:
    """Step back because of a conflict of interest; what was scored does not count."""
    assessment = await locked(session, assessment)
    transition(session, assessment, _S.RECUSED, day=act.day, by=act.by, reason=act.reason)
    assessment.conflict = conflict
    return assessment


async def release(session: AsyncSession, assessment: CallAssessment, act: Act) -> CallAssessment:
    """Relieve an assessor of an application; what was scored does not count."""
    assessment = await locked(session, assessment)
    transition(session, assessment, _S.RELEASED, day=act.day, by=act.by, reason=act.reason)
    return assessment


async def score(session: AsyncSession, assessment: CallAssessment, given: Sequence[GivenScore]) -> CallAssessment:
    """Keep an assessor's points; written in the assessor's own scope, as nobody else may.

    Raises: UserError NOT_YOUR_ASSESSMENT, CONFLICT_NOT_DECLARED, CRITERION_FOREIGN, POINTS_OUT_OF_RANGE.
    """
    _require_at_work(assessment)
    if assessment.unbiased_on is None:
        raise UserError(
            "CONFLICT_NOT_DECLARED", "First declare that you have no conflict of interest with this applicant."
        )
    grid = {one.id for one in await grid_of(session, assessment)}
    kept = {one.criterion_id: one for one in await scores_of(session, assessment)}
    for position, one in enumerate(given):
        _check_points(one, grid, ("scores", str(position)))
        row = kept.get(one.criterion.id)
        if row is None:
            row = CallScore(
                network_id=assessment.network_id,
                application_id=assessment.application_id,
                assessment_id=assessment.id,
                criterion_id=one.criterion.id,
                points=one.points,
            )
            session.add(row)
        row.points, row.comment = one.points, one.comment
    await session.flush()
    return assessment


async def seal(session: AsyncSession, assessment: CallAssessment) -> None:
    """Make an assessor's points final, if none is missing; in the assessor's own scope.

    Raises: UserError ASSESSMENT_CLOSED, SCORES_MISSING.
    """
    _require_at_work(assessment)
    given = await scores_of(session, assessment)
    scored = {one.criterion_id for one in given}
    missing = [one.code for one in await grid_of(session, assessment) if one.id not in scored]
    if missing:
        raise UserError("SCORES_MISSING", "Points are missing for {codes}.", codes=", ".join(missing))
    for one in given:
        one.final = True
    await session.flush()


async def finish(session: AsyncSession, assessment: CallAssessment, act: Act) -> CallAssessment:
    """Close an assessment; from then on its points count and cannot be changed."""
    assessment = await _at_work(session, assessment)
    transition(session, assessment, _S.FINISHED, day=act.day, by=act.by, reason=act.reason)
    return assessment


async def award(
    session: AsyncSession,
    application: CallApplication,
    code: str,
    points: Decimal,
    *,
    source: str = "calls",
    detail: str | None = None,
) -> CallBonus:
    """Give an application bonus points, e.g. for a completed academy; the same code again replaces them.

    Other plugins call this with their name as `source`; the score sheet shows it.
    """
    kept = await session.scalar(
        select(CallBonus).where(CallBonus.application_id == application.id, CallBonus.code == code)
    )
    if kept is None:
        kept = CallBonus(network_id=application.network_id, application_id=application.id, code=code)
        session.add(kept)
    kept.points, kept.source, kept.detail = points, source, detail
    await session.flush()
    return kept


async def grid_of(session: AsyncSession, assessment: CallAssessment) -> list[CallCriterion]:
    """The criteria by which an assessment scores."""
    criteria = select(CallCriterion).join(CallApplication, CallApplication.call_id == CallCriterion.call_id)
    own = criteria.where(CallApplication.id == assessment.application_id)
    return list(await session.scalars(own.order_by(CallCriterion.position)))


async def scores_of(session: AsyncSession, assessment: CallAssessment) -> list[CallScore]:
    """The points given in an assessment."""
    return list(await session.scalars(select(CallScore).where(CallScore.assessment_id == assessment.id)))


async def _at_work(session: AsyncSession, assessment: CallAssessment) -> CallAssessment:
    assessment = await locked(session, assessment)
    _require_at_work(assessment)
    return assessment


def _require_at_work(assessment: CallAssessment) -> None:
    if assessment.state is not _S.ASSIGNED:
        raise UserError(
            "ASSESSMENT_CLOSED", "This assessment is {state}; it cannot be changed.", state=assessment.state.name
        )


def _check_points(one: GivenScore, grid: set[UUID], path: tuple[str, ...]) -> None:
    if one.criterion.id not in grid:
        raise UserError("CRITERION_FOREIGN", "The criterion is of another call.", path=(*path, "criterionId"))
    if not 0 <= one.points <= one.criterion.maximum:
        raise UserError(
            "POINTS_OUT_OF_RANGE",
            "{criterion} gets 0 to {maximum} points.",
            path=(*path, "points"),
            criterion=one.criterion.code,
            maximum=f"{one.criterion.maximum.normalize():f}",
        )


async def _is_tied(session: AsyncSession, application: CallApplication, assessor: Person, day: date) -> bool:
    """Whether the assessor applied, or is tied to the applicant's organisation."""
    if application.person_id == assessor.id:
        return True
    tie = select(Affiliation.id).where(
        Affiliation.person_id == assessor.id,
        Affiliation.organisation_id == application.organisation_id,
        Affiliation.valid.contains(on(day)),
    )
    return await session.scalar(tie.limit(1)) is not None


def _conflict(application: CallApplication) -> UserError:
    return UserError(
        "CONFLICT_OF_INTEREST",
        "The assessor has a conflict of interest with {reference}. Ask somebody else.",
        reference=application.reference,
    )
