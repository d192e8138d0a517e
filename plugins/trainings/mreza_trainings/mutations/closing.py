"""Tests, and who completed an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.errors import UserError
from mreza.mutation import Do, mutation
from mreza_calls.models import Call, CallBonus
from mreza_calls.mutations.acts import require_reach

from mreza_trainings import events, permissions
from mreza_trainings.models import CourseEdition, Enrolment, TestKind, TestResult
from mreza_trainings.mutations.acts import act, require_holder
from mreza_trainings.service import alumni, closing, testing
from mreza_trainings.service.testing import TestScore


@dataclass(frozen=True)
class TestRecorded:
    """The scores of a test.

    Attributes:
        results: One for each person.
    """

    results: list[TestResult]


@dataclass(frozen=True)
class EditionSettled:
    """Who completed an edition.

    Attributes:
        edition: The edition.
        completed: Who met all its rules.
        not_completed: Who did not; each one's `shortfall` says which.
    """

    edition: CourseEdition
    completed: list[Enrolment]
    not_completed: list[Enrolment]


@dataclass(frozen=True)
class AlumniBonus:
    """Bonus points that alumni have in a call.

    Attributes:
        bonuses: One for each application.
    """

    bonuses: list[CallBonus]


@mutation(permission=permissions.TEST)
async def record_test(
    do: Do, edition: CourseEdition, kind: TestKind, scores: list[TestScore], taken_on: date | None = None
) -> TestRecorded:
    """Record what people scored. The same day again replaces a score; another day is a resit, and the best one counts.

    Args:
        edition: Of which edition.
        kind: Which test.
        scores: The scores; people who were not there are left out.
        taken_on: When; today when left out.
    """
    require_holder(do, edition)
    day = taken_on or do.today
    if day > do.today:
        raise UserError("TEST_IN_FUTURE", "{day} is still to come.", path=("takenOn",), day=day.isoformat())
    return TestRecorded(await testing.record(do.session, edition, kind, day, scores))


@mutation(permission=permissions.CLOSE, emits=(events.EditionClosed, events.TrainingCompleted))
async def close_edition(do: Do, edition: CourseEdition) -> EditionSettled:
    """Settle who completed an edition: whoever meets its rules, as of its last day.

    Args:
        edition: Which edition.
    """
    require_holder(do, edition)
    settled = await closing.close(do.session, edition, act(do))
    do.emit(events.EditionClosed(edition, len(settled.completed), len(settled.not_completed)))
    for one in settled.completed:
        _tell(do, one)
    return EditionSettled(edition, settled.completed, settled.not_completed)


@mutation(permission=permissions.CLOSE, emits=events.TrainingCompleted)
async def confirm_completion(do: Do, enrolment: Enrolment) -> Enrolment:
    """Let somebody complete a closed edition later, after a resit: on the day of the resit.

    Args:
        enrolment: Whose.
    """
    done = await closing.complete(do.session, enrolment, act(do))
    _tell(do, done)
    return done


@mutation(permission=permissions.CLOSE, emits=events.EditionReopened)
async def reopen_edition(do: Do, edition: CourseEdition, reason: str) -> CourseEdition:
    """Open an edition again, to correct what was recorded. Who completed it is settled anew when it is closed.

    Args:
        edition: Which edition.
    """
    require_holder(do, edition)
    return await closing.reopen(do.session, edition, act(do))


@mutation(permission=permissions.CERTIFY)
async def award_alumni_bonus(do: Do, call: Call, points: Decimal = alumni.POINTS) -> AlumniBonus:
    """Give the applicants of a traineeship who completed an academy bonus points; the score sheet shows them.

    Args:
        call: Which traineeship's call.
        points: How many.
    """
    require_reach(do, call)
    return AlumniBonus(await alumni.award_bonus(do.session, call, points))


def _tell(do: Do, enrolment: Enrolment) -> None:
    assert enrolment.completed_on is not None  # who completed it did so on a day; the database checks it
    do.emit(events.TrainingCompleted(enrolment, enrolment.completed_on))
