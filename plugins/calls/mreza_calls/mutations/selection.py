"""Ranking and deciding."""

from __future__ import annotations

from datetime import date

from mreza.errors import NotFound, NotPermitted
from mreza.mutation import Do, mutation
from sqlalchemy import func, select

from mreza_calls import events, permissions
from mreza_calls.models import Call, CallPlacement, CallRank, CallRanking, CallViolation
from mreza_calls.mutations.acts import act, require_holder, require_reach
from mreza_calls.service import selection


@mutation(permission=permissions.DECIDE, emits=events.RankingMade)
async def rank_applications(do: Do, call: Call) -> CallRanking:
    """Rank a call's eligible applications by points, bonus, the rule for ties and the quotas. What the ranking violates
    is listed with it.

    Args:
        call: Of which call.
    """
    require_holder(do, call)
    return await _told(do, await selection.make_ranking(do.session, call, do.hooks, act(do)))


@mutation(permission=permissions.DECIDE, emits=events.RankingMade)
async def move_application(do: Do, rank: CallRank, placement: CallPlacement, reason: str) -> CallRanking:
    """Place an application otherwise than the rules do, as the body wishes; violations are listed anew.

    Args:
        rank: Its line in the ranking.
        placement: What is to come of it.
    """
    await _require_held(do, rank.network_id)
    return await _told(do, await selection.move(do.session, rank, placement, act(do, reason=reason)))


@mutation(permission=permissions.DECIDE, emits=events.RankingConfirmed)
async def confirm_ranking(
    do: Do,
    ranking: CallRanking,
    body: str,
    day: date | None = None,
    minutes: str | None = None,
    override_reason: str | None = None,
) -> CallRanking:
    """Record that a body decided so. A ranking that violates rules is refused, with all of them named, unless somebody
    who may says why it holds all the same.

    Args:
        ranking: Which ranking.
        body: Who decided, e.g. selection committee.
        day: The day of the decision.
        minutes: Reference of the minutes.
        override_reason: Why it holds in spite of the violations listed.
    """
    await _require_held(do, ranking.network_id)
    require_reach(do, await do.get(Call, ranking.call_id))
    if override_reason and not do.viewer.may(permissions.OVERRIDE):
        raise NotPermitted(permissions.OVERRIDE)
    when = act(do, day)
    confirmed = await selection.confirm(do.session, ranking, body, minutes, override_reason, when)
    do.emit(events.RankingConfirmed(confirmed, body, when.day, bool(override_reason)))
    return confirmed


async def _told(do: Do, ranking: CallRanking) -> CallRanking:
    listed = select(func.count()).select_from(CallViolation).where(CallViolation.ranking_id == ranking.id)
    do.emit(events.RankingMade(ranking, ranking.number, await do.session.scalar(listed) or 0))
    return ranking


async def _require_held(do: Do, network_id: object) -> None:
    """A confirmed ranking is seen by others, too; only those who hold the call do something with it."""
    if network_id not in do.viewer.networks:
        raise NotFound("CallRanking", path=("rankingId",))
