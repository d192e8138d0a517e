"""The demo's peer reviews: one at its visit, one whose host has answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from mreza.demo import Ledger, PlannedOrganisation
from mreza.model.period import Period

from mreza_quality.demo import words
from mreza_quality.demo.cycles import Version
from mreza_quality.demo.mentoring import Expert
from mreza_quality.models import (
    PeerRecommendation,
    PeerRecommendationState,
    PeerReview,
    PeerReviewPeer,
    PeerReviewState,
    PeerState,
    PeerTie,
    PeerTieKind,
)
from mreza_quality.models.peer_reviews import PHASES

_S, _P, _R = PeerReviewState, PeerState, PeerRecommendationState


def review(ledger: Ledger, experts: list[Expert], version: Version, reports: Mapping[str, UUID]) -> None:
    """In Bosnia and Herzegovina the peers are at the host's; in North Macedonia the report is made and answered."""
    for code, state, ago in (("BA", _S.VISIT, 1), ("MK", _S.RESPONDED, 170)):
        host = ledger.plan.organisations_of(ledger.plan.network(code))[0]
        _review(ledger, experts, version, reports[code], host, state, ago)


def _review(
    ledger: Ledger,
    experts: list[Expert],
    version: Version,
    report: UUID,
    host: PlannedOrganisation,
    state: PeerReviewState,
    ago: int,
) -> None:
    visit = ledger.plan.today - timedelta(ago)
    made = state is _S.RESPONDED
    reported = visit + timedelta(45) if made else None
    id = ledger.add(
        PeerReview,
        host.network,
        organisation_id=host.id,
        framework_version_id=version.id,
        self_report_id=report,
        purpose="Rad po pravima",
        opened_on=visit - timedelta(60),
        visited=Period(visit, visit + timedelta(2)),
        factual_check_until=visit + timedelta(40) if made else None,
        factual_answered_on=visit + timedelta(35) if made else None,
        reported_on=reported,
        follow_up_months=6,
        state=state,
    )
    phases = PHASES[: PHASES.index(state) + 1]
    days = [visit + timedelta(day) for day in (-60, -30, -20, 0, 3, 20, 45, 60)]
    ledger.history(PeerReview, id, host.network, list(zip(phases, days, strict=False)), organisation_id=host.id)
    elsewhere = [one for one in experts if one.person.organisation.network is not host.network]
    at_home = [one for one in experts if one.person.organisation.network is host.network]
    _peer(ledger, host, id, at_home[0], 1, _P.CONFLICTED, visit - timedelta(50))
    for seat, one in enumerate((elsewhere[0], elsewhere[-1]), 1):
        _peer(ledger, host, id, one, seat, _P.CLEARED, visit - timedelta(45))
    if reported:
        for number, outcome in enumerate((_R.ACCEPTED, _R.IMPLEMENTED, _R.REJECTED), 1):
            _recommend(ledger, host, id, version, number, outcome, reported)


def _peer(
    ledger: Ledger, host: PlannedOrganisation, review: UUID, one: Expert, seat: int, state: PeerState, day: Any
) -> None:
    id = ledger.add(
        PeerReviewPeer,
        host.network,
        peer_review_id=review,
        organisation_id=host.id,
        expert_id=one.id,
        person_id=one.person.id,
        seat=seat,
        asked_on=day,
        declared_on=day + timedelta(3),
        state=state,
    )
    ledger.history(
        PeerReviewPeer, id, host.network, [(_P.ASKED, day), (state, day + timedelta(3))], organisation_id=host.id
    )
    if state is _P.CONFLICTED:
        ledger.add(PeerTie, host.network, peer_id=id, kind=PeerTieKind.PARTNERSHIP, note="Zajednički projekat")


def _recommend(
    ledger: Ledger,
    host: PlannedOrganisation,
    review: UUID,
    version: Version,
    number: int,
    state: PeerRecommendationState,
    day: Any,
) -> None:
    taken = state is not _R.REJECTED
    answered = day + timedelta(10)
    done = day + timedelta(40) if state is _R.IMPLEMENTED else None
    id = ledger.add(
        PeerRecommendation,
        host.network,
        peer_review_id=review,
        number=number,
        criterion_id=version.criteria[number],
        finding=words.FINDING,
        advice=words.ADVICE,
        answer=None if taken else "–",
        answered_on=answered,
        due_on=day + timedelta(120) if taken else None,
        implemented_on=done,
        state=state,
    )
    steps = [(_R.MADE, day), (_R.ACCEPTED if taken else _R.REJECTED, answered)]
    ledger.history(PeerRecommendation, id, host.network, [*steps, *([(state, done)] if done else [])])
