"""Closing an edition: who meets its rules has completed it, as of its last day; and what a resit changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_events.models import Attendance, Event, EventState
from sqlalchemy import Text, cast, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import CourseEdition, EditionState, Enrolment, EnrolmentState, TestKind, TestResult
from mreza_trainings.models.outcome import shortfall
from mreza_trainings.service.act import Act, locked
from mreza_trainings.service.courses import require_open

_S = EnrolmentState


@dataclass(frozen=True, slots=True)
class Settled:
    """Who completed an edition and who did not."""

    completed: list[Enrolment]
    not_completed: list[Enrolment]


async def close(session: AsyncSession, edition: CourseEdition, act: Act) -> Settled:
    """Settle who completed an edition.

    Raises: UserError EDITION_NOT_HELD, EDITION_CLOSED.
    """
    edition = await locked(session, edition)
    require_open(edition)
    event = await session.get_one(Event, edition.event_id)
    if event.state not in (EventState.HELD, EventState.CLOSED):
        raise UserError(
            "EDITION_NOT_HELD",
            "The event of {edition} is {state}. Hold it first; then the edition can be closed.",
            edition=edition.code,
            state=event.state.name,
        )
    settled = Settled([], [])
    represented = await _represented(session, edition)
    lacking = (Enrolment.edition_id == edition.id, Enrolment.state == _S.ENROLLED)
    for one, lack in (await session.execute(select(Enrolment, cast(shortfall(Enrolment), Text)).where(*lacking))).all():
        if lack is None:
            _complete(session, one, _last_day(event), represented.get(one.person_id), act)
            settled.completed.append(one)
        else:
            transition(session, one, _S.NOT_COMPLETED, day=act.day, by=act.by, reason=lack)
            settled.not_completed.append(one)
    edition.closed_on = act.day
    transition(session, edition, EditionState.CLOSED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return settled


async def complete(session: AsyncSession, enrolment: Enrolment, act: Act) -> Enrolment:
    """Let somebody complete a closed edition later: after a resit, on its day.

    Raises: UserError EDITION_OPEN, RULES_NOT_MET.
    """
    edition = await session.get_one(CourseEdition, enrolment.edition_id)
    if edition.state is not EditionState.CLOSED:
        raise UserError("EDITION_OPEN", "{edition} is still open. Close it: that settles it.", edition=edition.code)
    enrolment = await locked(session, enrolment)
    lack = await session.scalar(select(cast(shortfall(Enrolment), Text)).where(Enrolment.id == enrolment.id))
    if lack is not None:
        raise UserError("RULES_NOT_MET", "The rules are not met yet: {lack}.", lack=lack)
    event = await session.get_one(Event, edition.event_id)
    day = max(_last_day(event), await _passed_on(session, edition, enrolment) or _last_day(event))
    represented = (await _represented(session, edition)).get(enrolment.person_id)
    _complete(session, enrolment, day, represented, act)
    await session.flush()
    return enrolment


async def reopen(session: AsyncSession, edition: CourseEdition, act: Act) -> CourseEdition:
    """Open an edition again, to correct what was recorded; all who were settled are enrolled again.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    edition = await locked(session, edition)
    transition(session, edition, EditionState.OPEN, day=act.day, by=act.by, reason=act.reason)
    edition.closed_on = None
    settled = (Enrolment.edition_id == edition.id, Enrolment.state.in_((_S.COMPLETED, _S.NOT_COMPLETED)))
    for one in await session.scalars(select(Enrolment).where(*settled)):
        one.completed_on = None
        transition(session, one, _S.ENROLLED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return edition


def _complete(session: AsyncSession, enrolment: Enrolment, day: date, represented: Any, act: Act) -> None:
    """From now on the enrolment says whom the person represented when it completed the edition."""
    if represented is not None:
        enrolment.organisation_id = represented.organisation_id
        enrolment.home_network_id, enrolment.country_id = represented.home_network_id, represented.country_id
    enrolment.completed_on = day
    transition(session, enrolment, _S.COMPLETED, day=act.day, by=act.by, reason=act.reason)


async def _represented(session: AsyncSession, edition: CourseEdition) -> dict[UUID, Any]:
    """Whom each person represented at the last session that it was at."""
    last = (
        select(Attendance.person_id, Attendance.organisation_id, Attendance.home_network_id, Attendance.country_id)
        .ext(distinct_on(Attendance.person_id))
        .where(Attendance.event_id == edition.event_id)
        .order_by(Attendance.person_id, Attendance.on_day.desc(), Attendance.id.desc())
    )
    return {row.person_id: row for row in await session.execute(last)}


async def _passed_on(session: AsyncSession, edition: CourseEdition, enrolment: Enrolment) -> date | None:
    """The day of the first test in which the pass mark was reached."""
    if edition.pass_mark is None:
        return None
    passed = select(func.min(TestResult.taken_on)).where(
        TestResult.enrolment_id == enrolment.id,
        TestResult.kind == TestKind.POST,
        TestResult.score >= edition.pass_mark,
    )
    return await session.scalar(passed)


def _last_day(event: Event) -> date:
    assert event.held.end is not None  # every event has days; the database checks it
    return event.held.end
