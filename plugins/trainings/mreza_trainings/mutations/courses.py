"""Programmes, courses with their rules, accreditation, and editions."""

from __future__ import annotations

from decimal import Decimal

from mreza.directory.places import Network
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Translated
from mreza_calls.models import Call
from mreza_calls.mutations.acts import require_holder as require_holder_of_call
from mreza_events.models import Event, EventSession

from mreza_trainings import events, permissions
from mreza_trainings.models import Course, CourseAccreditation, CourseEdition, CourseKind, TrainingProgramme
from mreza_trainings.mutations.acts import given, require_holder, require_own
from mreza_trainings.service import courses


@mutation(permission=permissions.MANAGE)
async def create_programme(
    do: Do, network: Network, *, code: str, title: Translated, description: Translated | None = None
) -> TrainingProgramme:
    """Set up a programme of courses.

    Args:
        network: The network that offers it.
        code: Its code, e.g. RSA.
        title: Its title.
        description: What it is for.
    """
    require_own(do, network)
    made = TrainingProgramme(network_id=network.id, code=code, title=title, description=description)
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def create_course(
    do: Do,
    network: Network,
    *,
    code: str,
    title: Translated,
    kind: CourseKind,
    hours: int,
    programme: TrainingProgramme | None = None,
    outcomes: Translated | None = None,
    attendance_percent: int = 80,
    pass_mark: Decimal | None = None,
    valid_months: int | None = None,
) -> Course:
    """Set up a course, with the rules by which one completes it.

    Args:
        network: The network that offers it.
        code: Its code.
        title: Its title.
        kind: What sort of course.
        hours: How many hours it takes.
        programme: The programme it belongs to.
        outcomes: What one can do after it.
        attendance_percent: Of how many per cent of the required sessions one must be there, rounded up.
        pass_mark: The score, in per cent, that one needs in the test; none when left out.
        valid_months: For how many months its certificate is valid; for ever when left out.
    """
    require_own(do, network)
    made = Course(
        network_id=network.id,
        code=code,
        title=title,
        kind=kind,
        hours=hours,
        programme_id=programme.id if programme else None,
        outcomes=outcomes,
        attendance_percent=attendance_percent,
        pass_mark=pass_mark,
        valid_months=valid_months,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def update_course(
    do: Do,
    course: Course,
    *,
    title: Translated = UNSET,
    hours: int = UNSET,
    programme: TrainingProgramme | None = UNSET,
    outcomes: Translated | None = UNSET,
    attendance_percent: int = UNSET,
    pass_mark: Decimal | None = UNSET,
    valid_months: int | None = UNSET,
) -> Course:
    """Change a course. Editions that are set up already keep their rules.

    Args:
        course: Which course.
        title: Its title.
        hours: How many hours it takes.
        programme: The programme it belongs to.
        outcomes: What one can do after it.
        attendance_percent: Of how many per cent of the required sessions one must be there, rounded up.
        pass_mark: The score, in per cent, that one needs in the test.
        valid_months: For how many months its certificate is valid.
    """
    changes = given(
        title=title,
        hours=hours,
        programme_id=programme and programme.id,
        outcomes=outcomes,
        attendance_percent=attendance_percent,
        pass_mark=pass_mark,
        valid_months=valid_months,
    )
    for attribute, value in changes.items():
        setattr(course, attribute, value)
    return course


@mutation(permission=permissions.MANAGE)
async def accredit_course(
    do: Do, course: Course, *, authority: str, number: str, points: int, valid: Period
) -> CourseAccreditation:
    """Write down that an authority accredited a course. Editions whose last day lies in the period are accredited.

    Args:
        course: Which course.
        authority: Who accredited it.
        number: The number of the decision.
        points: What a professional gets for completing it.
        valid: From when to when.
    """
    made = CourseAccreditation(
        network_id=course.network_id,
        course_id=course.id,
        authority=authority,
        number=number,
        points=points,
        valid=valid,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE, emits=events.EditionPlanned)
async def plan_edition(
    do: Do,
    course: Course,
    event: Event,
    *,
    code: str,
    call: Call | None = None,
    hours: int | None = None,
    attendance_percent: int | None = None,
    pass_mark: Decimal | None = None,
) -> CourseEdition:
    """Let a course be held as an event, by the course's rules unless others are given.

    Args:
        course: Which course.
        event: The event, with its days, sessions, seats and trainers.
        code: The edition's code, which begins its certificates' numbers, e.g. RSA-2025.
        call: The call by which its people are selected.
        hours: How many hours it takes.
        attendance_percent: Of how many per cent of the required sessions one must be there.
        pass_mark: The score, in per cent, that one needs in the test.
    """
    if call is not None:
        require_holder_of_call(do, call)
    return await courses.plan_edition(
        do.session,
        course,
        event,
        code=code,
        call=call,
        hours=hours,
        attendance_percent=attendance_percent,
        pass_mark=pass_mark,
    )


@mutation(permission=permissions.MANAGE)
async def set_optional_sessions(do: Do, edition: CourseEdition, sessions: list[EventSession]) -> CourseEdition:
    """Say which sessions of an edition one may miss; all others are required.

    Args:
        edition: Of which edition.
        sessions: The sessions that count for nothing; none lets all count.
    """
    require_holder(do, edition)
    await courses.set_optional(do.session, edition, sessions)
    return edition
