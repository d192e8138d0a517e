"""Recommendations: written by peers, answered by the host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    PeerRecommendation,
    PeerRecommendationState,
    PeerReview,
    PeerReviewState,
    QualityCriterion,
    QualityMark,
)
from mreza_quality.service.reviewing import require_phase

_S, _R = PeerReviewState, PeerRecommendationState
WRITING = (_S.VISIT, _S.DRAFT_REPORT, _S.FACTUAL_CHECK)


@dataclass(frozen=True)
class Advice:
    """What peers saw, and what they advise.

    Attributes:
        finding: What they saw.
        advice: What they advise.
        criterion: By which criterion, if by one.
        mark: How far they found it met.
    """

    finding: str
    advice: str
    criterion: QualityCriterion | None = None
    mark: QualityMark | None = None


async def write(session: AsyncSession, review: PeerReview, given: Advice, act: Act) -> PeerRecommendation:
    """One more recommendation, at the visit or after it, until the report is made.

    Raises: UserError NOT_IN_PHASE, CRITERION_FOREIGN.
    """
    review = await locked(session, review)
    require_phase(review, *WRITING)
    _require_own(review, given)
    last = select(func.max(PeerRecommendation.number)).where(PeerRecommendation.peer_review_id == review.id)
    made = PeerRecommendation(
        network_id=review.network_id, peer_review_id=review.id, number=(await session.scalar(last) or 0) + 1
    )
    _fill(made, given, act)
    session.add(made)
    await session.flush()
    return made


async def change(
    session: AsyncSession, recommendation: PeerRecommendation, given: Advice, act: Act
) -> PeerRecommendation:
    """Say it otherwise, until the report is made; after a check of facts, for example.

    Raises: UserError NOT_IN_PHASE, CRITERION_FOREIGN.
    """
    review = await locked(session, await session.get_one(PeerReview, recommendation.peer_review_id))
    require_phase(review, *WRITING)
    _require_own(review, given)
    recommendation = await locked(session, recommendation)
    _fill(recommendation, given, act)
    await session.flush()
    return recommendation


async def answer(
    session: AsyncSession,
    recommendation: PeerRecommendation,
    accept: bool,
    answer: str | None,
    due_on: date | None,
    act: Act,
) -> PeerRecommendation:
    """The host accepts, with a day, or rejects, with a reason.

    Raises: UserError NOT_IN_PHASE, DUE_MISSING, DUE_IN_PAST, ANSWER_MISSING, TRANSITION_NOT_ALLOWED.
    """
    review = await session.get_one(PeerReview, recommendation.peer_review_id)
    require_phase(review, _S.FINAL_REPORT)
    recommendation = await locked(session, recommendation)
    if accept and due_on is None:
        raise UserError("DUE_MISSING", "Say by when you will do it.", path=("dueOn",))
    if accept and due_on is not None and due_on < act.day:
        raise UserError("DUE_IN_PAST", "{day} is over. Give a day to come.", path=("dueOn",), day=due_on)
    if not accept and not answer:
        raise UserError("ANSWER_MISSING", "Say why you will not.", path=("answer",), variant="peer")
    recommendation.answer, recommendation.answered_on = answer, act.day
    recommendation.due_on = due_on if accept else None
    transition(
        session, recommendation, _R.ACCEPTED if accept else _R.REJECTED, day=act.day, by=act.by, reason=act.reason
    )
    await session.flush()
    return recommendation


async def implement(session: AsyncSession, recommendation: PeerRecommendation, act: Act) -> PeerRecommendation:
    """The host has done it.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    recommendation = await locked(session, recommendation)
    recommendation.implemented_on = act.day
    transition(session, recommendation, _R.IMPLEMENTED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return recommendation


def _require_own(review: PeerReview, given: Advice) -> None:
    if given.criterion is not None and given.criterion.framework_version_id != review.framework_version_id:
        raise UserError(
            "CRITERION_FOREIGN",
            "{criterion} is not asked by this assessment's version, or not for this service.",
            path=("advice", "criterionId"),
            variant="quality",
            criterion=given.criterion.code,
        )


def _fill(made: PeerRecommendation, given: Advice, act: Act) -> None:
    made.finding, made.advice, made.mark = given.finding, given.advice, given.mark
    made.criterion_id = given.criterion.id if given.criterion else None
    made.written_by_id = act.by
