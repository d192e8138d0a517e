"""Recording what people scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.errors import UserError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import CourseEdition, Enrolment, EnrolmentState, TestKind, TestResult


@dataclass(frozen=True)
class TestScore:
    """What somebody scored.

    Attributes:
        enrolment: Whose score.
        score: Per cent of what could be scored.
    """

    enrolment: Enrolment
    score: Decimal


async def record(
    session: AsyncSession, edition: CourseEdition, kind: TestKind, taken_on: date, scores: Sequence[TestScore]
) -> list[TestResult]:
    """Keep scores of a test. The same day again replaces a score; another day is a resit.

    Raises: UserError SCORE_OUT_OF_RANGE, ENROLMENT_FOREIGN.
    """
    for place, one in enumerate(scores):
        _check(edition, one, ("scores", str(place)))
    kept = await _kept(session, kind, taken_on, {one.enrolment.id for one in scores})
    for one in scores:
        row = kept.get(one.enrolment.id)
        if row is None:
            row = TestResult(network_id=edition.network_id, enrolment_id=one.enrolment.id, kind=kind, taken_on=taken_on)
            kept[one.enrolment.id] = row
            session.add(row)
        row.score = one.score
    await session.flush()
    return list(kept.values())


def _check(edition: CourseEdition, one: TestScore, path: tuple[str, ...]) -> None:
    if one.enrolment.edition_id != edition.id or one.enrolment.state is EnrolmentState.WITHDRAWN:
        raise UserError(
            "ENROLMENT_FOREIGN",
            "The person does not take part in {edition}. Enrol it first.",
            path=(*path, "enrolmentId"),
            edition=edition.code,
        )
    if not 0 <= one.score <= 100:
        raise UserError("SCORE_OUT_OF_RANGE", "A score is given in per cent: 0 to 100.", path=(*path, "score"))


async def _kept(session: AsyncSession, kind: TestKind, taken_on: date, enrolments: set[UUID]) -> dict[UUID, TestResult]:
    same = (TestResult.enrolment_id.in_(enrolments), TestResult.kind == kind, TestResult.taken_on == taken_on)
    return {one.enrolment_id: one for one in await session.scalars(select(TestResult).where(*same))}
