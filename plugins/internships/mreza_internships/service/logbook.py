"""The logbook and the evaluations: what has to be there before an internship is completed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import (
    Internship,
    InternshipEvaluation,
    InternshipEvaluator,
    InternshipState,
    LogbookEntry,
    LogbookEntryState,
)

_S = LogbookEntryState
HOURS_A_DAY = Decimal(12)


@dataclass(frozen=True)
class Marks:
    """How it went, each from 1 (badly) to 5 (very well).

    Attributes:
        learning: How much was learnt.
        conditions: How the work and its conditions were.
        satisfaction: How it was altogether.
        comment: In words.
    """

    learning: int
    conditions: int
    satisfaction: int
    comment: str | None = None


async def write(
    session: AsyncSession, internship: Internship, day: date, hours: Decimal, tasks: str, act: Act
) -> LogbookEntry:
    """Hours worked on a day of the agreement that has come.

    Raises: UserError NOT_RUNNING, DAY_OUTSIDE, TOO_MANY_HOURS.
    """
    internship = await locked(session, internship)
    if internship.state is not InternshipState.STARTED:
        raise UserError(
            "NOT_RUNNING", "The internship is {state}; its logbook is kept while it runs.", state=internship.state.name
        )
    if day not in internship.valid or day > act.day:
        raise UserError(
            "DAY_OUTSIDE",
            "{day} is none of the days of the agreement up to today.",
            path=("onDay",),
            day=day.isoformat(),
        )
    there = select(func.coalesce(func.sum(LogbookEntry.hours), 0)).where(
        LogbookEntry.internship_id == internship.id, LogbookEntry.on_day == day, LogbookEntry.state != _S.REJECTED
    )
    total = Decimal(await session.scalar(there) or 0) + hours
    if hours <= 0 or total > HOURS_A_DAY:
        raise UserError(
            "TOO_MANY_HOURS",
            "On {day} that makes {total} hours. Give more than 0, and at most {most} a day.",
            path=("hours",),
            day=day.isoformat(),
            total=str(total),
            most=str(HOURS_A_DAY),
        )
    of = {"network_id": internship.network_id, "internship_id": internship.id}
    entry = LogbookEntry(**of, on_day=day, hours=hours, tasks=tasks)
    session.add(entry)
    await session.flush()
    return entry


async def decide(session: AsyncSession, entry: LogbookEntry, because: str | None, act: Act) -> LogbookEntry:
    """Approve an entry; or reject it, when a reason is given.

    Raises: UserError NOT_RUNNING, TRANSITION_NOT_ALLOWED.
    """
    internship = await locked(session, await session.get_one(Internship, entry.internship_id))
    if internship.state is not InternshipState.STARTED:
        raise UserError(
            "NOT_RUNNING", "The internship is {state}; its logbook is kept while it runs.", state=internship.state.name
        )
    entry = await locked(session, entry)
    wanted = _S.APPROVED if because is None else _S.REJECTED
    transition(session, entry, wanted, day=act.day, by=act.by)
    entry.decided_on, entry.rejected_because = act.day, because
    await session.flush()
    return entry


async def evaluate(
    session: AsyncSession, internship: Internship, evaluator: InternshipEvaluator, marks: Marks, act: Act
) -> InternshipEvaluation:
    """What one side says at the end; the database refuses a second time.

    Raises: UserError NOT_RUNNING, MARK_OUT_OF_BOUNDS.
    """
    internship = await locked(session, internship)
    if internship.state not in (InternshipState.STARTED, InternshipState.TERMINATED):
        raise UserError(
            "NOT_RUNNING", "The internship is {state}; its logbook is kept while it runs.", state=internship.state.name
        )
    if not all(1 <= mark <= 5 for mark in (marks.learning, marks.conditions, marks.satisfaction)):
        raise UserError("MARK_OUT_OF_BOUNDS", "Marks go from 1 to 5.", path=("marks",))
    evaluation = InternshipEvaluation(
        network_id=internship.network_id,
        internship_id=internship.id,
        evaluator=evaluator,
        on_day=act.day,
        learning=marks.learning,
        conditions=marks.conditions,
        satisfaction=marks.satisfaction,
        comment=marks.comment,
    )
    session.add(evaluation)
    await session.flush()
    return evaluation


@dataclass(frozen=True, slots=True)
class Presence:
    """What the approved logbook shows: hours, the first and the last day; no days where nothing is approved."""

    hours: Decimal
    first: date | None
    last: date | None


async def presence(session: AsyncSession, internship: Internship) -> Presence:
    """What the approved logbook shows."""
    approved = (LogbookEntry.internship_id == internship.id, LogbookEntry.state == _S.APPROVED)
    asked = select(func.sum(LogbookEntry.hours), func.min(LogbookEntry.on_day), func.max(LogbookEntry.on_day))
    hours, first, last = (await session.execute(asked.where(*approved))).one()
    return Presence(Decimal(hours or 0), first, last)


async def require_hours(session: AsyncSession, internship: Internship) -> None:
    """That enough hours are approved.

    Raises: UserError HOURS_MISSING.
    """
    approved = (await presence(session, internship)).hours
    if approved < internship.required_hours:
        raise UserError(
            "HOURS_MISSING",
            "{approved} of {required} hours are approved; {missing} more are needed.",
            approved=plain(approved),
            required=plain(internship.required_hours),
            missing=plain(internship.required_hours - approved),
        )


async def require_evaluations(session: AsyncSession, internship: Internship) -> None:
    """That both sides have looked back.

    Raises: UserError EVALUATION_MISSING.
    """
    given = select(InternshipEvaluation.evaluator).where(InternshipEvaluation.internship_id == internship.id)
    there = set(await session.scalars(given))
    missing = [one.name for one in InternshipEvaluator if one not in there]
    if missing:
        raise UserError(
            "EVALUATION_MISSING",
            "The evaluation of {missing} is missing. Ask for it first.",
            missing=", ".join(missing),
        )


def plain(number: Decimal) -> str:
    """A number without zeros that say nothing: 154, 7.5."""
    return f"{number.normalize():f}"
