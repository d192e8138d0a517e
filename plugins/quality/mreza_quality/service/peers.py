"""Peers: asked, cleared or kept away by a conflict of interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    PeerReview,
    PeerReviewPeer,
    PeerReviewState,
    PeerState,
    PeerTie,
    PeerTieKind,
    QualityExpert,
)
from mreza_quality.models.peers import MOST_PEERS
from mreza_quality.service.experts import require_ready
from mreza_quality.service.people import was_of
from mreza_quality.service.reviewing import require_phase

_S = PeerState
_HELD = (_S.ASKED, _S.CLEARED)
_R = PeerReviewState


@dataclass(frozen=True)
class GivenTie:
    """What ties a peer to the host.

    Attributes:
        kind: What sort.
        note: In words; neither the host nor other peers read it.
    """

    kind: PeerTieKind
    note: str | None = None


async def ask(session: AsyncSession, review: PeerReview, expert: QualityExpert, act: Act) -> PeerReviewPeer:
    """Ask somebody to review the host: nobody who comes from it, and nobody with a declared conflict.

    Raises: UserError NOT_IN_PHASE, EXPERT_NOT_READY, CONFLICT_OF_INTEREST, ASKED_ALREADY, TEAM_FULL.
    """
    review = await locked(session, review)
    require_phase(review, _R.PREPARATION, _R.TEAM_FORMED, _R.DESK_REVIEW)
    require_ready(expert, mentors=False)
    await _require_free(session, review, expert)
    found = await session.scalars(select(PeerReviewPeer).where(PeerReviewPeer.peer_review_id == review.id))
    peers = list(found)
    if any(one.person_id == expert.person_id for one in peers):
        raise UserError("ASKED_ALREADY", "{name} was asked already.", path=("expertId",), name=expert.name)
    free = sorted(set(range(1, MOST_PEERS + 1)) - {one.seat for one in peers if one.state in _HELD})
    if not free:
        raise UserError("TEAM_FULL", "A review takes three peers at most.", path=("expertId",))
    made = PeerReviewPeer(
        network_id=review.network_id,
        peer_review_id=review.id,
        organisation_id=review.organisation_id,
        expert_id=expert.id,
        person_id=expert.person_id,
        seat=free[0],
        asked_on=act.day,
    )
    session.add(made)
    await session.flush()
    return made


async def declare(session: AsyncSession, peer: PeerReviewPeer, ties: Sequence[GivenTie], act: Act) -> PeerReviewPeer:
    """Keep what a peer declares: nothing, and they are in the team; something, and they are kept away.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    peer = await locked(session, peer)
    peer.declared_on = act.day
    to = _S.CONFLICTED if ties else _S.CLEARED
    transition(session, peer, to, day=act.day, by=act.by)  # no reason: histories do not tell of families
    for one in ties:
        session.add(PeerTie(network_id=peer.network_id, peer_id=peer.id, kind=one.kind, note=one.note))
    await session.flush()
    return peer


async def leave(session: AsyncSession, peer: PeerReviewPeer, to: PeerState, act: Act) -> PeerReviewPeer:
    """A peer declines, or is relieved.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    peer = await locked(session, peer)
    transition(session, peer, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return peer


async def _require_free(session: AsyncSession, review: PeerReview, expert: QualityExpert) -> None:
    """Who comes or came from the host has a conflict; so has who declared one, in whatever review of this host."""
    declared = select(PeerReviewPeer.id).where(
        PeerReviewPeer.organisation_id == review.organisation_id,
        PeerReviewPeer.person_id == expert.person_id,
        PeerReviewPeer.state == _S.CONFLICTED,
    )
    tied = (
        expert.organisation_id == review.organisation_id
        or await was_of(session, expert.person_id, review.organisation_id)
        or await session.scalar(declared.limit(1)) is not None
    )
    if tied:
        raise UserError(
            "CONFLICT_OF_INTEREST",
            "{name} has a conflict of interest with this host. Ask somebody else.",
            path=("expertId",),
            variant="peer",
            name=expert.name,
        )
