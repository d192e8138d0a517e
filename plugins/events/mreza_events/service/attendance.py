"""Recording attendance: one by one at the door, or whole lists; again and again without harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from mreza.model.ids import uuid7
from sqlalchemy import func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import Attendance, CheckInMethod, Event, EventRegistration, EventSession
from mreza_events.service.planning import civil_day, require_open
from mreza_events.service.resolving import AttendanceProblem, AttendanceRow, Known, Resolved, known, resolved


@dataclass(frozen=True)
class RefusedRow:
    """A row of a list that could not be recorded.

    Attributes:
        row: Its place in the list, from 0.
        problem: What is wrong with it.
        given: What it said of the person.
    """

    row: int
    problem: AttendanceProblem
    given: str


@dataclass(frozen=True)
class AttendanceReport:
    """What became of a list.

    Attributes:
        recorded: How many attendances are new.
        repeated: How many were there already, or stand in the list twice.
        refused: The rows that could not be recorded, each with its problem.
    """

    recorded: int
    repeated: int
    refused: list[RefusedRow]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a list comes from: how it was taken, when, and where the signed paper lies."""

    method: CheckInMethod
    now: datetime
    evidence: str | None = None


async def record(
    session: AsyncSession, event: Event, of: EventSession, rows: Sequence[AttendanceRow], sheet: Sheet
) -> AttendanceReport:
    """Record a list for a session: what can be is, and of the rest is said why not.

    A row that is there already changes nothing, except that a page and line are noted where there were none.

    Raises: UserError EVENT_CLOSED.
    """
    require_open(event)
    day = civil_day(event, of.starts_at)
    facts = await known(session, event, rows, day)
    found: dict[UUID, Resolved] = {}
    refused: list[RefusedRow] = []
    for place, row in enumerate(rows):
        one = resolved(row, facts)
        if isinstance(one, AttendanceProblem):
            refused.append(RefusedRow(place, one, row.given))
        else:
            found.setdefault(one.person_id, one)
    values = [await _values(facts, event, of, one, day, sheet) for one in found.values()]
    recorded = await _write(session, values)
    return AttendanceReport(recorded, len(rows) - len(refused) - recorded, refused)


async def of_code(session: AsyncSession, of: EventSession, code: str) -> Attendance:
    """The attendance in a session that a ticket's code leads to."""
    rows = await session.scalars(
        select(Attendance)
        .join(EventRegistration, EventRegistration.person_id == Attendance.person_id)
        .where(Attendance.session_id == of.id, EventRegistration.code == code.strip().upper())
    )
    return rows.one()


async def _write(session: AsyncSession, rows: list[dict[str, Any]]) -> int:
    """How many were new. `xmax` is 0 in a row that was inserted, not updated."""
    if not rows:
        return 0
    statement = insert(Attendance)
    new = statement.excluded
    noted: Any = statement.on_conflict_do_update(
        index_elements=["session_id", "person_id"],
        set_={
            "evidence": func.coalesce(Attendance.evidence, new.evidence),
            "page": func.coalesce(Attendance.page, new.page),
            "line": func.coalesce(Attendance.line, new.line),
            "version": Attendance.version + 1,
        },
        where=or_(
            Attendance.evidence.is_(None) & new.evidence.is_not(None),
            Attendance.page.is_(None) & new.page.is_not(None),
            Attendance.line.is_(None) & new.line.is_not(None),
        ),
    ).returning(literal_column("(xmax = 0)"))
    connection = await session.connection()
    told = await connection.execute(noted, rows)
    return sum(told.scalars())


async def _values(
    facts: Known, event: Event, of: EventSession, one: Resolved, day: date, sheet: Sheet
) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "version": 1,
        "network_id": event.network_id,
        "event_id": event.id,
        "session_id": of.id,
        "person_id": one.person_id,
        "registration_id": one.registration_id,
        "organisation_id": one.organisation_id,
        "home_network_id": one.network_id,
        "country_id": facts.countries[one.network_id],
        "on_day": day,
        "role": one.role,
        "sex": one.sex,
        "age_band": one.age_band,
        "minutes": one.row.minutes,
        "method": sheet.method,
        "recorded_at": one.row.at or sheet.now,
        "evidence": sheet.evidence,
        "page": one.row.page,
        "line": one.row.line,
    }
