"""Peer reviews: the team, the phases, the report, the host's answers."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza_documents.models import Document
from sqlalchemy import select

from mreza_quality import events, permissions
from mreza_quality.models import (
    PeerRecommendation,
    PeerReview,
    PeerReviewPeer,
    PeerReviewState,
    PeerState,
    QualityAssessment,
    QualityExpert,
    QualityFrameworkVersion,
)
from mreza_quality.mutations.acts import act, may_write, require_host, require_network, require_peer
from mreza_quality.service import peers, recommending, reviewing
from mreza_quality.service.peers import GivenTie
from mreza_quality.service.recommending import Advice


@mutation(permission=permissions.LEAD_REVIEWS)
async def open_peer_review(
    do: Do,
    organisation: Organisation,
    framework_version: QualityFrameworkVersion | None = None,
    purpose: str | None = None,
    reciprocal_of: PeerReview | None = None,
) -> PeerReview:
    """Begin to prepare a peer review.

    Args:
        organisation: The host: who is reviewed.
        framework_version: By which version of a framework, where one is used.
        purpose: What it is to look at.
        reciprocal_of: The review in which the parts were the reverse.
    """
    require_network(do, organisation.network_id, "Organisation")
    return await reviewing.open_review(do.session, organisation, framework_version, purpose, reciprocal_of, act(do))


@mutation(permission=permissions.LEAD_REVIEWS)
async def prepare_peer_review(
    do: Do,
    review: PeerReview,
    self_report: QualityAssessment | None = None,
    visited: Period | None = None,
    factual_check_until: date | None = None,
    report: Document | None = None,
    follow_up_findings: str | None = None,
) -> PeerReview:
    """Say what the phases need; what is not given stays as it is.

    Args:
        review: Which review.
        self_report: The host's own assessment, which the peers read.
        visited: The days of the visit.
        factual_check_until: Until when the host can check the facts.
        report: The report, where it is a file.
        follow_up_findings: What had become of the recommendations when it was looked at again, once the host answered.
    """
    require_network(do, review.network_id, "Review")
    return await reviewing.prepare(
        do.session, review, self_report, visited, factual_check_until, report, follow_up_findings, act(do)
    )


@mutation(permission=permissions.LEAD_REVIEWS, emits=events.PeerAsked)
async def ask_peer(do: Do, review: PeerReview, expert: QualityExpert) -> PeerReviewPeer:
    """Ask an expert, of whatever network, to review the host. From now on they see this review.

    Args:
        review: Which review.
        expert: Whom to ask.
    """
    require_network(do, review.network_id, "Review")
    return await peers.ask(do.session, review, expert, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def declare_peer_ties(do: Do, peer: PeerReviewPeer, ties: list[GivenTie]) -> PeerReviewPeer:
    """Declare what ties one to the host; an empty list says that nothing does. Who declares a tie does not review, and
    sees the review no longer. Say nothing of it in `reason`.

    Args:
        peer: One's own part in a review.
        ties: What ties one to the host.
    """
    require_peer(do, peer)
    await do.elevate(peer.network_id)
    return await peers.declare(do.session, peer, ties, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def decline_peer_review(do: Do, peer: PeerReviewPeer) -> PeerReviewPeer:
    """Decline to review a host, without a declaration.

    Args:
        peer: One's own part in a review.
    """
    require_peer(do, peer)
    await do.elevate(peer.network_id)
    return await peers.leave(do.session, peer, PeerState.DECLINED, act(do))


@mutation(permission=permissions.LEAD_REVIEWS)
async def release_peer(do: Do, peer: PeerReviewPeer) -> PeerReviewPeer:
    """Relieve a peer, who sees the review no longer.

    Args:
        peer: Which peer.
    """
    require_network(do, peer.network_id, "Peer")
    return await peers.leave(do.session, peer, PeerState.RELEASED, act(do))


@mutation(permission=permissions.LEAD_REVIEWS, emits=events.PeerReviewMoved)
async def advance_peer_review(do: Do, review: PeerReview, to: PeerReviewState, day: date | None = None) -> PeerReview:
    """Go on to the next phase, or call the review off. No phase can be left out. FOLLOWED_UP before its day takes a
    `reason`.

    Args:
        review: Which review.
        to: The next phase, or CANCELLED.
        day: When.
    """
    require_network(do, review.network_id, "Review")
    moved = await reviewing.advance(do.session, review, to, act(do, day))
    do.emit(events.PeerReviewMoved(moved, moved.state.name))
    return moved


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def write_peer_recommendation(do: Do, review: PeerReview, advice: Advice) -> PeerRecommendation:
    """Write what one saw at the visit, and what one advises. The host reads it when it checks the facts.

    Args:
        review: In which review.
        advice: What was seen, and what is advised.
    """
    may_write(do, await _peers(do, review), review)
    await do.elevate(review.network_id)
    return await recommending.write(do.session, review, advice, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def change_peer_recommendation(do: Do, recommendation: PeerRecommendation, advice: Advice) -> PeerRecommendation:
    """Say it otherwise, until the report is made.

    Args:
        recommendation: Which recommendation.
        advice: What was seen, and what is advised.
    """
    review = await do.get(PeerReview, recommendation.peer_review_id)
    may_write(do, await _peers(do, review), review)
    await do.elevate(recommendation.network_id)
    return await recommending.change(do.session, recommendation, advice, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def check_peer_review_facts(do: Do, review: PeerReview, remarks: str | None = None) -> PeerReview:
    """Say, for the host, which facts of the draft are wrong; nothing when none is.

    Args:
        review: Which review.
        remarks: What is wrong.
    """
    require_host(do, review)
    await do.elevate(review.network_id)
    return await reviewing.check_facts(do.session, review, remarks, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True, emits=events.PeerRecommendationAnswered)
async def answer_peer_recommendation(
    do: Do,
    recommendation: PeerRecommendation,
    accept: bool,
    answer: str | None = None,
    due_on: date | None = None,
) -> PeerRecommendation:
    """Accept a recommendation for the host, with a day, or reject it, with a reason.

    Args:
        recommendation: Which recommendation.
        accept: Whether the host will do it.
        answer: What the host says to it; why not, where it will not.
        due_on: By when it will.
    """
    require_host(do, await do.get(PeerReview, recommendation.peer_review_id))
    await do.elevate(recommendation.network_id)
    answered = await recommending.answer(do.session, recommendation, accept, answer, due_on, act(do))
    do.emit(events.PeerRecommendationAnswered(answered, answered.state.name))
    return answered


@mutation(permission=permissions.TAKE_PART, elevated=True, emits=events.PeerRecommendationAnswered)
async def implement_peer_recommendation(
    do: Do, recommendation: PeerRecommendation, day: date | None = None
) -> PeerRecommendation:
    """Say, for the host, that an accepted recommendation was done.

    Args:
        recommendation: Which recommendation.
        day: When.
    """
    require_host(do, await do.get(PeerReview, recommendation.peer_review_id))
    await do.elevate(recommendation.network_id)
    done = await recommending.implement(do.session, recommendation, act(do, day))
    do.emit(events.PeerRecommendationAnswered(done, done.state.name))
    return done


async def _peers(do: Do, review: PeerReview) -> list[PeerReviewPeer]:
    found = select(PeerReviewPeer).where(PeerReviewPeer.peer_review_id == review.id)
    return list(await do.session.scalars(found))
