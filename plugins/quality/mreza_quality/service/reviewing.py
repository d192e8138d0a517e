"""Peer reviews: through the phases, one after the other, each when what it stands on is there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from mreza_documents.models import Document
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    PeerRecommendation,
    PeerRecommendationState,
    PeerReview,
    PeerReviewPeer,
    PeerReviewState,
    PeerState,
    QualityAssessment,
    QualityAssessmentState,
    QualityFrameworkVersion,
)
from mreza_quality.models.peers import FEWEST_PEERS, MOST_PEERS
from mreza_quality.service.evidence import require_theirs
from mreza_quality.service.months import months_after

_S = PeerReviewState
_BEFORE_THE_REPORT = (_S.TEAM_FORMED, _S.DESK_REVIEW, _S.VISIT, _S.DRAFT_REPORT, _S.FACTUAL_CHECK, _S.FINAL_REPORT)


async def open_review(
    session: AsyncSession,
    host: Organisation,
    version: QualityFrameworkVersion | None,
    purpose: str | None,
    reciprocal_of: PeerReview | None,
    act: Act,
) -> PeerReview:
    """Begin to prepare a review of a host."""
    made = PeerReview(
        network_id=host.network_id,
        organisation_id=host.id,
        framework_version_id=version.id if version else None,
        purpose=purpose,
        reciprocal_of_id=reciprocal_of.id if reciprocal_of else None,
        opened_on=act.day,
    )
    session.add(made)
    await session.flush()
    return made


async def prepare(
    session: AsyncSession,
    review: PeerReview,
    self_report: QualityAssessment | None,
    visited: Period | None,
    factual_check_until: date | None,
    report: Document | None,
    follow_up_findings: str | None,
    act: Act,
) -> PeerReview:
    """Say what the phases need: the host's self-report, the days of the visit, until when facts are checked, the file,
    what was found when it was looked at again.

    Raises: UserError REVIEW_ENDED, SELF_REPORT_FOREIGN, DAYS_MISSING, DUE_IN_PAST, NOT_THEIR_DOCUMENT, NOT_IN_PHASE.
    """
    review = await locked(session, review)
    if review.state in (_S.FOLLOWED_UP, _S.CANCELLED):
        raise UserError("REVIEW_ENDED", "The review is {state}.", state=review.state.name)
    if self_report is not None:
        if self_report.organisation_id != review.organisation_id:
            raise UserError("SELF_REPORT_FOREIGN", "The self-report is the host's own.", path=("selfReportId",))
        review.self_report_id = self_report.id
    if visited is not None:
        if visited.start is None or visited.end is None:
            raise UserError("DAYS_MISSING", "Say the first and the last day.", path=("visited",))
        review.visited = visited
    if factual_check_until is not None:
        if factual_check_until < act.day:
            raise UserError(
                "DUE_IN_PAST",
                "{day} is over. Give a day to come.",
                path=("factualCheckUntil",),
                day=factual_check_until,
            )
        review.factual_check_until = factual_check_until
    if report is not None:
        require_theirs(report, review.organisation_id)
        review.report_id = report.id
    if follow_up_findings is not None:
        require_phase(review, _S.RESPONDED)
        review.follow_up_findings = follow_up_findings.strip() or None
    await session.flush()
    return review


async def advance(session: AsyncSession, review: PeerReview, to: PeerReviewState, act: Act) -> PeerReview:
    """Go on to the next phase; none can be left out, and each asks for what it stands on.

    Raises: UserError TRANSITION_NOT_ALLOWED, PEERS_MISSING, DECLARATION_MISSING, SELF_REPORT_MISSING, VISIT_NOT_SET,
        VISIT_NOT_OVER, RECOMMENDATIONS_MISSING, FACTUAL_CHECK_UNSET, FACTUAL_CHECK_OPEN, RECOMMENDATIONS_UNANSWERED,
        FOLLOW_UP_EARLY, FOLLOW_UP_FINDINGS_MISSING.
    """
    review = await locked(session, review)
    if to is _S.FINAL_REPORT:
        review.reported_on = act.day
    if to is _S.FOLLOWED_UP:
        review.followed_up_on = act.day
    transition(session, review, to, day=act.day, by=act.by, reason=act.reason)
    if to in _BEFORE_THE_REPORT:
        await require_team(session, review)
    if guard := _GUARDS.get(to):
        await guard(session, review, act)
    await session.flush()
    return review


async def check_facts(session: AsyncSession, review: PeerReview, remarks: str | None, act: Act) -> PeerReview:
    """The host says which facts are wrong, or that none is.

    Raises: UserError NOT_IN_PHASE.
    """
    review = await locked(session, review)
    require_phase(review, _S.FACTUAL_CHECK)
    review.factual_answered_on, review.factual_remarks, review.answered_by_id = act.day, remarks, act.by
    await session.flush()
    return review


def require_phase(review: PeerReview, *phases: PeerReviewState) -> None:
    """That something is done in its phase.

    Raises: UserError NOT_IN_PHASE.
    """
    if review.state not in phases:
        raise UserError(
            "NOT_IN_PHASE",
            "The review is in {state}; this is done in {phases}.",
            state=review.state.name,
            phases=", ".join(one.name for one in phases),
        )


async def require_team(session: AsyncSession, review: PeerReview) -> None:
    """Two or three peers, who have all declared that nothing ties them to the host.

    Raises: UserError DECLARATION_MISSING, PEERS_MISSING.
    """
    await session.flush()
    found = select(PeerReviewPeer.state).where(PeerReviewPeer.peer_review_id == review.id)
    states = list(await session.scalars(found))
    if PeerState.ASKED in states:
        raise UserError(
            "DECLARATION_MISSING",
            "Not all who were asked have declared what ties them to the host. Release them, or wait.",
        )
    count = states.count(PeerState.CLEARED)
    if not FEWEST_PEERS <= count <= MOST_PEERS:
        raise UserError(
            "PEERS_MISSING",
            "A review takes {fewest} to {most} peers without conflicts of interest; there are {count}.",
            fewest=FEWEST_PEERS,
            most=MOST_PEERS,
            count=count,
        )


async def _self_report(session: AsyncSession, review: PeerReview, act: Act) -> None:
    report = await session.get(QualityAssessment, review.self_report_id) if review.self_report_id else None
    done = (QualityAssessmentState.SUBMITTED, QualityAssessmentState.VALIDATED)
    if report is None or report.state not in done:
        raise UserError("SELF_REPORT_MISSING", "The host has not submitted the self-report that the peers read.")


async def _visit_begins(session: AsyncSession, review: PeerReview, act: Act) -> None:
    if review.visited is None or review.visited.start is None or review.visited.start > act.day:
        raise UserError("VISIT_NOT_SET", "The visit has not begun. Say on which days it takes place.")


async def _visit_over(session: AsyncSession, review: PeerReview, act: Act) -> None:
    if review.visited is None or review.visited.end is None or review.visited.end > act.day:
        raise UserError("VISIT_NOT_OVER", "The visit is not over.")


async def _recommended(session: AsyncSession, review: PeerReview, act: Act) -> None:
    counted = select(func.count()).where(PeerRecommendation.peer_review_id == review.id)
    if not await session.scalar(counted):
        raise UserError("RECOMMENDATIONS_MISSING", "The report has no recommendation yet.")
    # By today, not by the day that is given: the host has that time from now on.
    if review.factual_check_until is None or review.factual_check_until < act.now.date():
        raise UserError("FACTUAL_CHECK_UNSET", "Say first until when the host can check the facts.")


async def _checked(session: AsyncSession, review: PeerReview, act: Act) -> None:
    until = review.factual_check_until
    if review.factual_answered_on is None and (until is None or until >= act.day):
        raise UserError("FACTUAL_CHECK_OPEN", "The host can check the facts until {until}.", until=until)


async def _answered(session: AsyncSession, review: PeerReview, act: Act) -> None:
    waits = (PeerRecommendation.peer_review_id == review.id, PeerRecommendation.state == PeerRecommendationState.MADE)
    numbers = list(await session.scalars(select(PeerRecommendation.number).where(*waits)))
    if numbers:
        raise UserError(
            "RECOMMENDATIONS_UNANSWERED",
            "The host has not answered: {numbers}.",
            numbers=", ".join(map(str, sorted(numbers))),
        )


async def _looked_again(session: AsyncSession, review: PeerReview, act: Act) -> None:
    assert review.reported_on is not None, "a review that was answered has a report"
    due = months_after(review.reported_on, review.follow_up_months)
    if act.day < due and not (act.reason or "").strip():
        raise UserError(
            "FOLLOW_UP_EARLY",
            "It is looked at again on {due}. Wait until then, or say in `reason` why it was done earlier.",
            path=("day",),
            due=due,
        )
    if not (review.follow_up_findings or "").strip():
        raise UserError(
            "FOLLOW_UP_FINDINGS_MISSING",
            "Say first, by `preparePeerReview`, what had become of the recommendations.",
        )


_GUARDS: dict[PeerReviewState, Callable[[AsyncSession, PeerReview, Act], Awaitable[None]]] = {
    _S.DESK_REVIEW: _self_report,
    _S.VISIT: _visit_begins,
    _S.DRAFT_REPORT: _visit_over,
    _S.FACTUAL_CHECK: _recommended,
    _S.FINAL_REPORT: _checked,
    _S.RESPONDED: _answered,
    _S.FOLLOWED_UP: _looked_again,
}
