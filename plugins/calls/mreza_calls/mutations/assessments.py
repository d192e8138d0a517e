"""Who assesses what, and what assessors do. Applicants learn nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.mutation import Do, mutation

from mreza_calls import events, permissions
from mreza_calls.models import CallApplication, CallAssessment, CallBonus
from mreza_calls.mutations.acts import act, require_assessor
from mreza_calls.service import assessments
from mreza_calls.service.assessments import GivenScore


@dataclass(frozen=True)
class AssessorAssignment:
    """What came of asking somebody to assess applications.

    Attributes:
        assessments: What was assigned, now or before.
        conflicts: The applications with which the person has a conflict of interest; nothing was assigned there.
    """

    assessments: list[CallAssessment]
    conflicts: list[CallApplication]


@mutation(permission=permissions.MANAGE, emits=events.AssessorAssigned)
async def assign_assessor(
    do: Do, assessor: Person, applications: list[CallApplication], due_on: date | None = None
) -> AssessorAssignment:
    """Ask a person to assess applications. Who applied itself, is tied to the applicant's organisation, or has declared
    a conflict of interest, is left out.

    Args:
        assessor: Who is asked; signs in with an account of its own.
        applications: Which applications.
        due_on: By when.
    """
    assigned: list[CallAssessment] = []
    conflicts: list[CallApplication] = []
    for one in applications:
        try:
            assigned.append(await assessments.assign(do.session, one, assessor, due_on, act(do)))
        except UserError as refused:
            if refused.code != "CONFLICT_OF_INTEREST":
                raise
            conflicts.append(one)
    for made in assigned:
        do.emit(events.AssessorAssigned(made, due_on))
    return AssessorAssignment(assigned, conflicts)


@mutation(permission=permissions.MANAGE)
async def release_assessor(do: Do, assessment: CallAssessment, reason: str) -> CallAssessment:
    """Relieve an assessor of an application.

    Args:
        assessment: Of which assessment.
    """
    return await assessments.release(do.session, assessment, act(do, reason=reason))


@mutation(permission=permissions.ASSESS, elevated=True)
async def declare_no_conflict(do: Do, assessment: CallAssessment) -> CallAssessment:
    """Declare, as the assessor, to have no conflict of interest. One must before one scores.

    Args:
        assessment: In which assessment.
    """
    require_assessor(do, assessment)
    await do.elevate(assessment.network_id)
    return await assessments.declare_unbiased(do.session, assessment, act(do))


@mutation(permission=permissions.ASSESS, elevated=True, emits=events.AssessorRecused)
async def declare_conflict(do: Do, assessment: CallAssessment, conflict: str) -> CallAssessment:
    """Declare a conflict of interest, as the assessor or for one: the assessor is excluded from this application.

    Args:
        assessment: In which assessment.
        conflict: What it is.
    """
    if assessment.network_id not in do.viewer.networks:
        require_assessor(do, assessment)
        await do.elevate(assessment.network_id)
    return await assessments.recuse(do.session, assessment, conflict, act(do))


@mutation(permission=permissions.ASSESS)
async def score_application(do: Do, assessment: CallAssessment, scores: list[GivenScore]) -> CallAssessment:
    """Give points, as the assessor. They can be changed until the assessment is finished.

    Args:
        assessment: In which assessment.
        scores: Points by criterion.
    """
    require_assessor(do, assessment)
    return await assessments.score(do.session, assessment, scores)


@mutation(permission=permissions.ASSESS, elevated=True, emits=events.AssessmentFinished)
async def finish_assessment(do: Do, assessment: CallAssessment) -> CallAssessment:
    """Finish, as the assessor, an assessment in which every criterion has its points.

    Args:
        assessment: Which assessment.
    """
    require_assessor(do, assessment)
    await assessments.seal(do.session, assessment)
    await do.elevate(assessment.network_id)
    return await assessments.finish(do.session, assessment, act(do))


@mutation(permission=permissions.DECIDE, emits=events.BonusAwarded)
async def award_bonus(do: Do, application: CallApplication, code: str, points: Decimal, reason: str) -> CallBonus:
    """Give an application points beside the grid; the same code again replaces them.

    Args:
        application: Which application.
        code: What for, e.g. ACADEMY_ALUMNI.
        points: How many.
    """
    bonus = await assessments.award(do.session, application, code, points, detail=reason)
    do.emit(events.BonusAwarded(bonus, bonus.code, bonus.points))
    return bonus
