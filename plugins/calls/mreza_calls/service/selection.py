"""Selection: computing a ranking, moving applications by hand, listing what is violated, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from mreza.errors import UserError
from mreza.model.states import transition
from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    Call,
    CallApplication,
    CallApplicationState,
    CallAssessment,
    CallAssessmentState,
    CallDecision,
    CallPlacement,
    CallPlacementBasis,
    CallRank,
    CallRanking,
    CallRankingState,
    CallState,
    CallViolation,
    CallViolationCode,
)
from mreza_calls.service import bonuses
from mreza_calls.service.act import Act, locked
from mreza_calls.service.ranking import Candidate, Placed, Violation, rank, violations
from mreza_calls.service.scores import Sheet, candidate, criteria_of, quotas_of, sheets

_A = CallApplicationState
_OUTCOME = {
    CallPlacement.SELECTED: _A.SELECTED,
    CallPlacement.RESERVE: _A.RESERVE,
    CallPlacement.BELOW_THRESHOLD: _A.REJECTED,
}


async def make_ranking(session: AsyncSession, call: Call, hooks: Any, act: Act) -> CallRanking:
    """Rank all eligible applications by the grid, bonus points (as other plugins give them now), the tie rule and the
    quotas. An earlier proposal is superseded.

    Raises: UserError CALL_STILL_OPEN, ALREADY_DECIDED, APPLICATIONS_UNCHECKED, ASSESSMENTS_UNFINISHED.
    """
    call = await locked(session, call)
    await _require_ready(session, call, act)
    await bonuses.renew(session, call, hooks, act)
    for earlier in await session.scalars(_proposed(call)):
        transition(session, earlier, CallRankingState.SUPERSEDED, day=act.day, by=act.by)
    number = await session.scalar(select(func.count()).where(CallRanking.call_id == call.id)) or 0
    ranking = CallRanking(network_id=call.network_id, call_id=call.id, number=number + 1, made_at=act.now)
    session.add(ranking)
    await session.flush()
    scored = await _scored(session, call)
    lines = rank([one for one, _ in scored.values()], await quotas_of(session, call))
    session.add_all(_row(ranking, line, scored[line.candidate.id][1]) for line in lines)
    await session.flush()
    await _list_violations(session, call, ranking)
    return ranking


async def move(session: AsyncSession, row: CallRank, placement: CallPlacement, act: Act) -> CallRanking:
    """Let the body place an application otherwise than the rules do; violations are listed anew.

    Raises: UserError GROUNDS_MISSING, RANKING_CLOSED.
    """
    ranking = await session.get_one(CallRanking, row.ranking_id)
    call = await locked(session, await session.get_one(Call, ranking.call_id))
    ranking = await _open(session, ranking)
    if not act.reason:
        raise UserError("GROUNDS_MISSING", "Say why the body places it otherwise.", path=("reason",))
    row.placement, row.basis, row.moved_because = placement, CallPlacementBasis.BODY, act.reason
    reserve = 0
    for one in await ranks_of(session, ranking):
        reserve += one.placement is CallPlacement.RESERVE
        one.reserve_rank = reserve if one.placement is CallPlacement.RESERVE else None
    await session.flush()
    await _list_violations(session, call, ranking)
    return ranking


async def confirm(
    session: AsyncSession,
    ranking: CallRanking,
    body: str,
    minutes: str | None,
    override_reason: str | None,
    act: Act,
) -> CallRanking:
    """Write down that a body decided so. What the ranking violates is listed anew first; with violations it takes an
    explicit reason to override them.

    Raises: UserError RULES_VIOLATED, RANKING_CLOSED, RANKING_OUTDATED.
    """
    call = await locked(session, await session.get_one(Call, ranking.call_id))
    ranking = await _open(session, ranking)
    found = await _list_violations(session, call, ranking)
    if found and not override_reason:
        raise UserError(
            "RULES_VIOLATED",
            "The ranking violates rules: {violations} Mend it, or say in overrideReason why it holds all the same.",
            path=("overrideReason",),
            violations=" ".join(f"{one.code.name}: {one.detail}" for one in found),
        )
    decision = CallDecision(
        network_id=call.network_id,
        ranking_id=ranking.id,
        body=body,
        decided_on=act.day,
        minutes=minutes,
        override_reason=override_reason if found else None,
    )
    session.add(decision)
    transition(session, ranking, CallRankingState.CONFIRMED, day=act.day, by=act.by, reason=act.reason, body=body)
    for row in await ranks_of(session, ranking):
        application = await locked(session, await session.get_one(CallApplication, row.application_id))
        if application.state is _A.ELIGIBLE:
            transition(session, application, _OUTCOME[row.placement], day=act.day, by=act.by, body=body)
    transition(session, call, CallState.DECIDED, day=act.day, by=act.by, reason=act.reason, body=body)
    await session.flush()
    return ranking


async def ranks_of(session: AsyncSession, ranking: CallRanking) -> list[CallRank]:
    """A ranking's lines, the best first."""
    lines = select(CallRank).where(CallRank.ranking_id == ranking.id).order_by(CallRank.position)
    return list(await session.scalars(lines))


async def _open(session: AsyncSession, ranking: CallRanking) -> CallRanking:
    """The ranking, which must be the proposed one and speak of all who are eligible today."""
    ranking = await locked(session, ranking)
    if ranking.state is not CallRankingState.PROPOSED:
        raise UserError("RANKING_CLOSED", "This ranking is {state}.", state=ranking.state.name)
    ranked = {one.application_id for one in await ranks_of(session, ranking)}
    eligible = set(await session.scalars(_eligible(ranking.call_id).with_only_columns(CallApplication.id)))
    if ranked != eligible:
        raise UserError("RANKING_OUTDATED", "Since this ranking was made, applications have changed. Make a new one.")
    return ranking


async def _require_ready(session: AsyncSession, call: Call, act: Act) -> None:
    if call.state is not CallState.PUBLISHED:
        raise UserError("ALREADY_DECIDED", "{call} is {state}.", call=call.code, state=call.state.name)
    if act.now <= call.closes_at:
        raise UserError("CALL_STILL_OPEN", "One can still apply to {call}. Rank after the deadline.", call=call.code)
    own = CallApplication.call_id == call.id
    waiting = own & CallApplication.state.in_((_A.SUBMITTED, _A.CHANGES_REQUESTED))
    if unchecked := await session.scalar(select(func.count()).where(waiting)):
        raise UserError(
            "APPLICATIONS_UNCHECKED", "Eligibility of {count} applications is not checked yet.", count=unchecked
        )
    at_work = (
        select(func.count())
        .select_from(CallAssessment)
        .join(CallApplication, CallApplication.id == CallAssessment.application_id)
        .where(own, CallApplication.state == _A.ELIGIBLE, CallAssessment.state == CallAssessmentState.ASSIGNED)
    )
    if unfinished := await session.scalar(at_work):
        raise UserError(
            "ASSESSMENTS_UNFINISHED",
            "{count} assessments are not finished. Wait for them, or release the assessors.",
            count=unfinished,
        )


async def _scored(session: AsyncSession, call: Call) -> dict[UUID, tuple[Candidate, Sheet]]:
    applications = list(await session.scalars(_eligible(call.id)))
    grid = await criteria_of(session, call)
    return {one.application.id: (candidate(call, grid, one), one) for one in await sheets(session, call, applications)}


async def _list_violations(session: AsyncSession, call: Call, ranking: CallRanking) -> Sequence[CallViolation]:
    """Write down what the ranking violates as it stands, in the place of what it violated before."""
    scored = await _scored(session, call)
    lines = [
        Placed(scored[one.application_id][0], one.position, one.placement, one.basis, one.reserve_rank)
        for one in await ranks_of(session, ranking)
    ]
    found = violations(lines, await quotas_of(session, call))
    found += [
        Violation(
            CallViolationCode.TOO_FEW_ASSESSMENTS,
            f"Position {line.position}: {count} of {call.assessors} assessments.",
            line.candidate.id,
        )
        for line in lines
        if (count := scored[line.candidate.id][1].assessments) < call.assessors
    ]
    await session.execute(delete(CallViolation).where(CallViolation.ranking_id == ranking.id))
    rows = [
        CallViolation(
            network_id=call.network_id, ranking_id=ranking.id, application_id=one.id, code=one.code, detail=one.detail
        )
        for one in found
    ]
    session.add_all(rows)
    await session.flush()
    return rows


def _eligible(call_id: UUID) -> Select[CallApplication]:
    return select(CallApplication).where(CallApplication.call_id == call_id, CallApplication.state == _A.ELIGIBLE)


def _proposed(call: Call) -> Select[CallRanking]:
    return select(CallRanking).where(CallRanking.call_id == call.id, CallRanking.state == CallRankingState.PROPOSED)


def _row(ranking: CallRanking, line: Placed, sheet: Sheet) -> CallRank:
    return CallRank(
        network_id=ranking.network_id,
        ranking_id=ranking.id,
        application_id=line.candidate.id,
        position=line.position,
        points=sheet.points,
        bonus=sheet.bonus,
        total=sheet.total,
        placement=line.placement,
        basis=line.basis,
        reserve_rank=line.reserve_rank,
    )
