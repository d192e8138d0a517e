"""Who came: check-in at the door, lists that were taken offline or on paper, and heads without names."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.directory.people import Sex
from mreza.errors import UserError
from mreza.mutation import UNSET, Do, mutation

from mreza_events import events, permissions
from mreza_events.models import (
    AgeBand,
    Attendance,
    CheckInMethod,
    Event,
    EventRole,
    EventSession,
    Headcount,
    HeadcountMethod,
)
from mreza_events.mutations.acts import given
from mreza_events.service import attendance as lists
from mreza_events.service import planning, snapshots
from mreza_events.service.attendance import AttendanceReport, Sheet
from mreza_events.service.resolving import AttendanceRow


@mutation(permission=permissions.ATTENDANCE)
async def check_in(do: Do, session: EventSession, code: str) -> Attendance:
    """Check a person in by the code on its ticket. Doing it again changes nothing.

    Args:
        session: Into which session.
        code: The code on the ticket.
    """
    event = await do.get(Event, session.event_id)
    row, sheet = AttendanceRow(code=code), Sheet(CheckInMethod.CODE, do.now)
    report = await lists.record(do.session, event, session, [row], sheet)
    for refused in report.refused:
        raise UserError(refused.problem.name, "{problem}", path=("code",), problem=refused.problem.value)
    return await lists.of_code(do.session, session, code)


@mutation(permission=permissions.ATTENDANCE, emits=events.AttendanceRecorded)
async def record_attendance(
    do: Do,
    session: EventSession,
    rows: list[AttendanceRow],
    *,
    method: CheckInMethod = CheckInMethod.LIST,
    evidence: str | None = None,
) -> AttendanceReport:
    """Record a list of attendance, from paper or from a device that was offline. Sending it again changes nothing.

    Args:
        session: For which session.
        rows: The list; at most 1,000 rows a request.
        method: How the list was taken.
        evidence: The signed list, e.g. the reference of its scan.
    """
    event = await do.get(Event, session.event_id)
    report = await lists.record(do.session, event, session, rows, Sheet(method, do.now, evidence))
    if report.recorded:
        do.emit(events.AttendanceRecorded(session, report.recorded))
    return report


@mutation(permission=permissions.ATTENDANCE)
async def amend_attendance(
    do: Do,
    attendance: Attendance,
    reason: str,
    *,
    organisation: Organisation | None = UNSET,
    role: EventRole = UNSET,
    sex: Sex = UNSET,
    age_band: AgeBand = UNSET,
    minutes: int | None = UNSET,
    evidence: str | None = UNSET,
    page: int | None = UNSET,
    line: int | None = UNSET,
) -> Attendance:
    """Correct what was recorded. What is not given stays as it is; null clears.

    Args:
        attendance: Which attendance.
        organisation: Whom the person represented on that day.
        role: As what.
        sex: As stated by then.
        age_band: On that day.
        minutes: How long; null for the whole session.
        evidence: The signed list.
        page: Page of the signed list.
        line: Line on that page.
    """
    planning.require_open(await do.get(Event, attendance.event_id))
    changes = given(role=role, sex=sex, age_band=age_band, minutes=minutes, evidence=evidence, page=page, line=line)
    for attribute, value in changes.items():
        setattr(attendance, attribute, value)
    if organisation is not UNSET:
        await snapshots.represent(do.session, attendance, organisation)
    return attendance


@mutation(permission=permissions.ATTENDANCE)
async def strike_attendance(do: Do, attendance: Attendance, reason: str) -> EventSession:
    """Take somebody off a list who was not there; the audit trail keeps the row.

    Args:
        attendance: Which attendance.
    """
    planning.require_open(await do.get(Event, attendance.event_id))
    await do.session.delete(attendance)
    return await do.get(EventSession, attendance.session_id)


@mutation(permission=permissions.ATTENDANCE)
async def record_headcount(
    do: Do,
    event: Event,
    people: int,
    method: HeadcountMethod,
    *,
    session: EventSession | None = None,
    role: EventRole = EventRole.PARTICIPANT,
    sex: Sex | None = None,
    age_band: AgeBand | None = None,
    on_day: date | None = None,
    counted_by: str | None = None,
    evidence: str | None = None,
) -> Headcount:
    """Write down people who were counted without names.

    Args:
        event: At which event.
        people: How many.
        method: How they were counted.
        session: In which session, if one.
        role: As what they came.
        sex: Only people of this sex, where they were told apart.
        age_band: Only people of this age, where they were told apart.
        on_day: When; the event's first day when left out.
        counted_by: Which team or organisation counted.
        evidence: The count sheet or photograph.
    """
    planning.require_open(event)
    made = Headcount(
        network_id=event.network_id,
        event_id=event.id,
        session_id=session.id if session else None,
        people=people,
        method=method,
        role=role,
        sex=sex,
        age_band=age_band,
        on_day=on_day or event.held.start,
        counted_by=counted_by,
        evidence=evidence,
    )
    do.session.add(made)
    return made
