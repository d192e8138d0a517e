"""What alumni get: bonus points when they apply for a traineeship."""

from __future__ import annotations

from decimal import Decimal

from mreza.errors import UserError
from mreza_calls.models import Call, CallApplication, CallApplicationState, CallBonus, CallKind, CallState
from mreza_calls.service import assessments
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import Course, CourseEdition, CourseKind, Enrolment, EnrolmentState

SOURCE = "trainings"
CODE = "ACADEMY_ALUMNI"
POINTS = Decimal(5)
_A = CallApplicationState
_STILL_JUDGED = (_A.SUBMITTED, _A.CHANGES_REQUESTED, _A.ELIGIBLE)


async def award_bonus(session: AsyncSession, call: Call, points: Decimal) -> list[CallBonus]:
    """Give the applicants of a traineeship who completed an academy their points; again, it changes nothing.

    The score sheet shows them with their source and the edition that they rest on.

    Raises: UserError NOT_A_TRAINEESHIP, CALL_DECIDED.
    """
    if call.kind is not CallKind.TRAINEESHIP:
        raise UserError(
            "NOT_A_TRAINEESHIP",
            "{call} is no traineeship. Alumni have points there only.",
            path=("callId",),
            call=call.code,
        )
    if call.state is not CallState.PUBLISHED:
        raise UserError(
            "CALL_DECIDED",
            "{call} is {state}. Points are given before the decision.",
            call=call.code,
            state=call.state.name,
        )
    completed = (
        select(CallApplication, CourseEdition.code)
        .ext(distinct_on(CallApplication.id))
        .join(Enrolment, Enrolment.person_id == CallApplication.person_id)
        .join(CourseEdition, CourseEdition.id == Enrolment.edition_id)
        .join(Course, Course.id == CourseEdition.course_id)
        .where(
            CallApplication.call_id == call.id,
            CallApplication.state.in_(_STILL_JUDGED),
            Enrolment.state == EnrolmentState.COMPLETED,
            Course.kind == CourseKind.ACADEMY,
        )
        .order_by(CallApplication.id, Enrolment.completed_on)
    )
    return [
        await assessments.award(session, application, CODE, points, source=SOURCE, detail=edition)
        for application, edition in (await session.execute(completed)).all()
    ]
