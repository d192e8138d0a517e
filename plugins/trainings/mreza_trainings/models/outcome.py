"""Whether somebody meets the rules of an edition, as SQL expressions; closing an edition and the API ask the same ones.

Each takes an alias of `Enrolment` (or `CourseEdition`, where it says so).
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from mreza_events.models import Attendance, Event, EventSession
from mreza_events.models.programme import RUNS_IT
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Select,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased

from mreza_trainings.models.courses import CourseAccreditation
from mreza_trainings.models.editions import CourseEdition, OptionalSession
from mreza_trainings.models.enrolments import TestResult

_ONE: ColumnElement[Any] = literal_column("1")


class Shortfall(enum.Enum):
    """Which rule somebody does not meet."""

    TEST = "the score is below the pass mark, or there is none"
    ATTENDANCE = "missed too many of the required sessions"
    ATTENDANCE_AND_TEST = "both"


def sessions_required(edition: Any) -> ColumnElement[int]:
    """How many sessions of an edition count."""
    session = aliased(EventSession)
    counts = (
        select(func.count()).select_from(session).where(session.event_id == edition.event_id, ~_optional(session.id))
    )
    return cast(counts.scalar_subquery(), Integer)


def sessions_needed(edition: Any) -> ColumnElement[int]:
    """At how many of an edition's sessions one must be, rounded up: 80 % of 8 are 7."""
    hundred: ColumnElement[Any] = literal_column("100")
    return cast((sessions_required(edition) * edition.attendance_percent + hundred - _ONE) // hundred, Integer)


def sessions_attended(enrolment: Any) -> ColumnElement[int]:
    """At how many sessions that count the person was."""
    attendance, edition = aliased(Attendance), aliased(CourseEdition)
    counted = (
        select(func.count(attendance.session_id.distinct()))
        .join(edition, edition.event_id == attendance.event_id)
        .where(*_there(attendance, edition, enrolment), ~_optional(attendance.session_id))
    )
    return cast(counted.scalar_subquery(), Integer)


def was_there(enrolment: Any) -> ColumnElement[bool]:
    """The person was at a session, whether it counts or not."""
    attendance, edition = aliased(Attendance), aliased(CourseEdition)
    joined = select(attendance.id).join(edition, edition.event_id == attendance.event_id)
    return joined.where(*_there(attendance, edition, enrolment)).exists()


def best_score(enrolment: Any) -> ColumnElement[Decimal | None]:
    """The best score in the test by which one passes."""
    result = aliased(TestResult)
    best = select(func.max(result.score)).where(result.enrolment_id == enrolment.id, _is_kind(result, "POST"))
    return cast(best.scalar_subquery(), Numeric(14, 2))


def first_score(enrolment: Any, kind: str) -> ColumnElement[Decimal | None]:
    """The first score in a test: who resits has seen the questions."""
    result = aliased(TestResult)
    first = select(result.score).where(result.enrolment_id == enrolment.id, _is_kind(result, kind))
    return cast(first.order_by(result.taken_on).limit(_ONE).scalar_subquery(), Numeric(14, 2))


def of_edition(enrolment: Any, expression: Callable[[Any], Any], type_: Any) -> Any:
    """An expression of the enrolment's edition."""
    edition = aliased(CourseEdition)
    return cast(select(expression(edition)).where(edition.id == enrolment.edition_id).scalar_subquery(), type_)


def shortfall(enrolment: Any) -> ColumnElement[Shortfall | None]:
    """Which rule the person does not meet; null when it meets all of them."""
    attended = sessions_attended(enrolment) >= of_edition(enrolment, sessions_needed, Integer())
    mark = of_edition(enrolment, lambda edition: edition.pass_mark, Numeric(14, 2))
    passed = mark.is_(None) | func.coalesce(best_score(enrolment) >= mark, literal_column("false"))
    return case(
        (and_(attended, passed), literal_column("NULL", Text())),
        (attended, literal_column("'TEST'")),
        (passed, literal_column("'ATTENDANCE'")),
        else_=literal_column("'ATTENDANCE_AND_TEST'"),
    )


def accreditations(edition: Any, what: Callable[[Any], Any]) -> Select[Any]:
    """Something of the accreditation that holds on the edition's last day, if one does."""
    accreditation, event = aliased(CourseAccreditation), aliased(Event)
    held = select(what(accreditation)).select_from(accreditation).join(event, event.id == edition.event_id)
    return held.where(accreditation.course_id == edition.course_id, accreditation.valid.contains(_last_day(event)))


def points(enrolment: Any) -> ColumnElement[int]:
    """The points that completing the edition is worth; 0 unless it is completed and was accredited."""
    accreditation, edition, event = aliased(CourseAccreditation), aliased(CourseEdition), aliased(Event)
    worth = (
        select(func.sum(accreditation.points))
        .join(edition, edition.course_id == accreditation.course_id)
        .join(event, event.id == edition.event_id)
        .where(
            edition.id == enrolment.edition_id,
            enrolment.state == literal_column("'COMPLETED'"),
            accreditation.valid.contains(_last_day(event)),
        )
    )
    return func.coalesce(cast(worth.scalar_subquery(), Integer), literal_column("0"))


def _last_day(event: Any) -> ColumnElement[date]:
    return cast(func.upper(event.held) - _ONE, Date)


def _there(attendance: Any, edition: Any, enrolment: Any) -> tuple[ColumnElement[bool], ...]:
    who = attendance.person_id == enrolment.person_id
    runs_it: list[ColumnElement[Any]] = [literal_column(f"'{role.name}'") for role in RUNS_IT]
    return edition.id == enrolment.edition_id, who, attendance.role.not_in(runs_it)


def _optional(session_id: Any) -> ColumnElement[bool]:
    optional = aliased(OptionalSession)
    return exists().where(optional.session_id == session_id)


def _is_kind(result: Any, kind: str) -> ColumnElement[bool]:
    return result.kind == literal_column(f"'{kind}'")  # type: ignore[no-any-return]


__all__ = [
    "Shortfall",
    "accreditations",
    "best_score",
    "first_score",
    "of_edition",
    "points",
    "sessions_attended",
    "sessions_needed",
    "sessions_required",
    "shortfall",
    "was_there",
]
