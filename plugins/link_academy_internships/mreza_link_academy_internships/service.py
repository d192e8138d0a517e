"""Setting what a completed academy is worth, and who has these points."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.errors import UserError
from mreza_calls.models import Call, CallApplication, CallKind, CallState
from mreza_trainings.models import Course, CourseEdition, CourseKind, Enrolment, EnrolmentState
from sqlalchemy import Select, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_link_academy_internships.models import AcademyBonus

#: The same for all, so that nobody has points for two academies, nor twice for one.
CODE = "ACADEMY_ALUMNI"
MOST = Decimal(100)
_KINDS = (CallKind.TRAINEESHIP, CallKind.INTERNSHIP)
_OPEN = (CallState.DRAFT, CallState.PUBLISHED)


async def set_bonus(session: AsyncSession, call: Call, points: Decimal) -> AcademyBonus:
    """Say what a completed academy is worth in a call; said again, it replaces what was said.

    Raises: UserError NOT_FOR_INTERNSHIPS, CALL_DECIDED, BONUS_INVALID.
    """
    _check_open(call)
    if call.kind not in _KINDS:
        raise UserError(
            "NOT_FOR_INTERNSHIPS",
            "{call} is no call for internships or traineeships. Academies count there only.",
            path=("callId",),
            call=call.code,
        )
    if not 0 < points <= MOST:
        raise UserError(
            "BONUS_INVALID", "A bonus is more than 0 and at most {most} points.", path=("points",), most=MOST
        )
    found = (await session.scalars(select(AcademyBonus).where(AcademyBonus.call_id == call.id))).one_or_none()
    if found is None:
        found = AcademyBonus(network_id=call.network_id, call_id=call.id)
        session.add(found)
    found.points = points
    await session.flush()
    return found


async def withdraw_bonus(session: AsyncSession, bonus: AcademyBonus) -> None:
    """Let academies count no more in a call; the next ranking is without the points.

    Raises: UserError CALL_DECIDED.
    """
    _check_open(await session.get_one(Call, bonus.call_id))
    await session.delete(bonus)


def points_of_alumni(call: UUID, day: date) -> Select[UUID, str, Decimal, str | None]:
    """Who applies in a call and had completed an academy by the day: application, code, points, and the edition."""
    return (
        select(CallApplication.id, literal(CODE), AcademyBonus.points, func.min(CourseEdition.code))
        .join(AcademyBonus, AcademyBonus.call_id == CallApplication.call_id)
        .join(Enrolment, Enrolment.person_id == CallApplication.person_id)
        .join(CourseEdition, CourseEdition.id == Enrolment.edition_id)
        .join(Course, Course.id == CourseEdition.course_id)
        .where(
            CallApplication.call_id == call,
            Course.kind == CourseKind.ACADEMY,
            Enrolment.state == EnrolmentState.COMPLETED,
            Enrolment.completed_on <= day,
        )
        .group_by(CallApplication.id, AcademyBonus.points)
    )


def _check_open(call: Call) -> None:
    if call.state not in _OPEN:
        raise UserError(
            "CALL_DECIDED",
            "{call} is {state}. Points are given before the decision.",
            call=call.code,
            state=call.state.name,
        )


__all__ = ["CODE", "points_of_alumni", "set_bonus", "withdraw_bonus"]
