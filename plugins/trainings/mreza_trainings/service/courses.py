"""Setting up editions of courses."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mreza.errors import UserError
from mreza_calls.models import Call
from mreza_events.models import Event, EventSession
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import Course, CourseEdition, OptionalSession
from mreza_trainings.models.editions import EditionState


async def plan_edition(
    session: AsyncSession,
    course: Course,
    event: Event,
    *,
    code: str,
    call: Call | None,
    hours: int | None,
    attendance_percent: int | None,
    pass_mark: Decimal | None,
) -> CourseEdition:
    """Let a course be held as an event, by the course's rules unless others are given."""
    edition = CourseEdition(
        network_id=event.network_id,
        course_id=course.id,
        event_id=event.id,
        call_id=call.id if call else None,
        code=code,
        hours=course.hours if hours is None else hours,
        attendance_percent=course.attendance_percent if attendance_percent is None else attendance_percent,
        pass_mark=course.pass_mark if pass_mark is None else pass_mark,
    )
    session.add(edition)
    await session.flush()
    return edition


async def set_optional(session: AsyncSession, edition: CourseEdition, sessions: Sequence[EventSession]) -> None:
    """Say which sessions one may miss; the others are required.

    Raises: UserError SESSION_FOREIGN, EDITION_CLOSED.
    """
    require_open(edition)
    for place, one in enumerate(sessions):
        if one.event_id != edition.event_id:
            raise UserError(
                "SESSION_FOREIGN",
                "The session is of another event. Name sessions of the edition's own event.",
                path=("sessionIds", str(place)),
            )
    await session.execute(delete(OptionalSession).where(OptionalSession.edition_id == edition.id))
    session.add_all(
        OptionalSession(network_id=edition.network_id, edition_id=edition.id, session_id=one)
        for one in {one.id for one in sessions}
    )
    await session.flush()


def require_open(edition: CourseEdition) -> None:
    """What decides on completion changes only until an edition is closed.

    Raises: UserError EDITION_CLOSED.
    """
    if edition.state is not EditionState.OPEN:
        raise UserError("EDITION_CLOSED", "{edition} is closed. Open it again first.", edition=edition.code)
