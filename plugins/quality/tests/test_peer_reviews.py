"""Peer reviews: the team, the phases, the report and what becomes of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from bureau import Office
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.model.global_id import encode
from mreza_quality.models import peer_reviews as models

pytestmark = pytest.mark.anyio

PHASES = tuple(one.name for one in models.PHASES)
MINE = "{ peerReviews { totalCount } peerRecommendations { totalCount } qualityResults { totalCount } }"
_TIES = {"PARTNERSHIP", "FAMILY"}
ADVICE = {"finding": "Nema pravilnika.", "advice": "Napišite ga."}


class Review:
    """A review of O-BA1, and its peers with their accounts."""

    def __init__(self, office: Office, host: Organisation, member: Viewer, coordinator: Viewer, id: str) -> None:
        self.office, self.host, self.member, self.coordinator, self.id = office, host, member, coordinator, id

    @classmethod
    async def opened(cls, office: Office) -> Review:
        host = await office.kit.organisation("BA", {"bs": "Udruženje „Ruka ruci“ Zavidovići"})
        coordinator = await office.viewers.coordinator("BA")
        made = await office.done(
            "openPeerReview", coordinator, "peerReview { id }", organisationId=encode("Organisation", host.id)
        )
        return cls(office, host, await office.viewers.member(host), coordinator, str(made["id"]))

    async def expert(self, network: str, name: str, works_for: str | None = None) -> tuple[str, Viewer]:
        home = await self.office.kit.organisation(network, works_for or f"Home of {name}")
        person = await self.office.person(name, home)
        return await self.office.expert(person, home), await self.office.account(person, home)

    async def asked(self, expert: str) -> str:
        selection = "peerReviewPeer { id }"
        made = await self.office.done("askPeer", self.coordinator, selection, reviewId=self.id, expertId=expert)
        return str(made["id"])

    async def cleared(self, network: str, name: str) -> Viewer:
        expert, account = await self.expert(network, name)
        peer = await self.asked(expert)
        await self.office.done("declarePeerTies", account, "peerReviewPeer { state }", peerId=peer, ties=[])
        return account

    async def advance(self, to: str, **more: Any) -> None:
        """Go on to a phase; from there, none can be left out."""
        selection = "peerReview { state }"
        who, values = self.coordinator, {"reviewId": self.id, "to": to} | more
        moved = await self.office.done("advancePeerReview", who, selection, **values)
        assert moved == {"state": to}
        for skipped in PHASES[PHASES.index(to) + 2 :]:
            assert await self.stopped(skipped) == ["TRANSITION_NOT_ALLOWED"], (to, skipped)

    async def stopped(self, to: str, **more: Any) -> list[str]:
        return await self.office.refused("advancePeerReview", self.coordinator, reviewId=self.id, to=to, **more)

    async def prepare(self, **values: Any) -> None:
        await self.office.done("preparePeerReview", self.coordinator, "peerReview { id }", reviewId=self.id, **values)

    async def self_report(self) -> str:
        version = await self.office.version(criteria=1)
        at = {"organisationId": encode("Organisation", self.host.id), "frameworkVersionId": version["id"]}
        made = await self.office.done("startQualityAssessment", self.member, "qualityAssessment { id }", **at)
        marks = [{"criterionId": version["criteria"][0]["id"], "mark": "PARTLY"}]
        id = {"assessmentId": made["id"]}
        await self.office.done("markQualityCriteria", self.member, "qualityAssessment { id }", **id, marks=marks)
        await self.office.done("submitQualityAssessment", self.member, "qualityAssessment { id }", **id)
        return str(made["id"])


async def test_l_07_a_conflict_keeps_a_peer_away_and_no_phase_can_be_left_out(  # noqa: PLR0915 - one story
    office: Office,
) -> None:
    """L-07: host O-BA1; a reviewer of its partner declares a family tie; the second comes from O-AL1."""
    review = await Review.opened(office)
    expert, tied = await review.expert("BA", "Vezan Rođak", "Partner of Ruka ruci")
    peer = await review.asked(expert)
    ties = [
        {"kind": "PARTNERSHIP", "note": "Naše udruženje s domaćinom vodi dnevni centar."},
        {"kind": "FAMILY", "note": "Sestra je direktorica."},
    ]
    not_mine = await office.refused("declarePeerTies", review.member, peerId=peer, ties=[])
    assert not_mine == ["NOT_THE_PEER"]
    declared = await office.done("declarePeerTies", tied, "peerReviewPeer { state }", peerId=peer, ties=ties)
    assert declared == {"state": "CONFLICTED"}
    at = {"reviewId": review.id, "expertId": expert}
    assert await office.refused("askPeer", review.coordinator, **at) == ["CONFLICT_OF_INTEREST"]
    # What was declared, the network and the peer read; not the host, and the peer sees the review no longer.
    ties_seen = "{ peerTies { nodes { kind note } } }"
    for viewer, kinds in ((review.coordinator, _TIES), (tied, _TIES), (review.member, set())):
        assert {one["kind"] for one in (await office.ask(ties_seen, viewer))["peerTies"]["nodes"]} == kinds
    assert (await office.ask(MINE, tied))["peerReviews"]["totalCount"] == 0
    albanian = await review.cleared("AL", "Arta Provë")
    assert await review.stopped("TEAM_FORMED") == ["PEERS_MISSING"]
    third, third_account = await review.expert("ME", "Treći Probni")
    peer = await review.asked(third)
    assert await review.stopped("TEAM_FORMED") == ["DECLARATION_MISSING"]
    await office.done("declarePeerTies", third_account, "peerReviewPeer { state }", peerId=peer, ties=[])
    for skipped in PHASES[2:]:
        assert await review.stopped(skipped) == ["TRANSITION_NOT_ALLOWED"]
    await review.advance("TEAM_FORMED")
    assert await review.stopped("DESK_REVIEW") == ["SELF_REPORT_MISSING"]
    await review.prepare(selfReportId=await review.self_report())
    # The peers read the self-report from the desk review on, and only that of their review.
    assert (await office.ask(MINE, albanian))["qualityResults"]["totalCount"] == 0
    await review.advance("DESK_REVIEW")
    assert (await office.ask(MINE, albanian))["qualityResults"]["totalCount"] == 1
    assert await review.stopped("VISIT") == ["VISIT_NOT_SET"]
    await review.prepare(visited={"start": "2025-06-30", "end": "2025-07-02"})
    await review.advance("VISIT")
    assert await review.stopped("DRAFT_REPORT") == ["VISIT_NOT_OVER"]
    write = {"reviewId": review.id, "advice": ADVICE}
    for viewer in (tied, review.member):
        assert await office.refused("writePeerRecommendation", viewer, **write) in (["NOT_FOUND"], ["NOT_THE_PEER"])
    office.at("2025-07-03")
    await review.advance("DRAFT_REPORT")
    assert await review.stopped("FACTUAL_CHECK") == ["RECOMMENDATIONS_MISSING"]
    made = [
        await office.done("writePeerRecommendation", albanian, "peerRecommendation { id number }", **write)
        for _ in range(2)
    ]
    assert [one["number"] for one in made] == [1, 2]
    assert await review.stopped("FACTUAL_CHECK") == ["FACTUAL_CHECK_UNSET"]
    await review.prepare(factualCheckUntil="2025-07-31")
    # The host reads what was written when it is asked to check the facts, not before.
    assert (await office.ask(MINE, review.member))["peerRecommendations"]["totalCount"] == 0
    await review.advance("FACTUAL_CHECK")
    assert (await office.ask(MINE, review.member))["peerRecommendations"]["totalCount"] == 2
    assert await review.stopped("FINAL_REPORT") == ["FACTUAL_CHECK_OPEN"]
    checked = {"reviewId": review.id, "remarks": "Pravilnik postoji od 2023."}
    assert await office.refused("checkPeerReviewFacts", albanian, **checked) == ["NOT_THE_HOST"]
    await office.done("checkPeerReviewFacts", review.member, "peerReview { factualAnsweredOn }", **checked)
    changed = {"recommendationId": made[0]["id"], "advice": ADVICE | {"finding": "Pravilnik je star."}}
    await office.done("changePeerRecommendation", albanian, "peerRecommendation { id }", **changed)
    # The month's last day, half a year later, is February's.
    office.at("2025-08-31")
    await review.advance("FINAL_REPORT")
    due = "query ($id: ID!) { peerReview(id: $id) { reportedOn followUpDueOn } }"
    found = (await office.ask(due, review.member, id=review.id))["peerReview"]
    assert found == {"reportedOn": "2025-08-31", "followUpDueOn": "2026-02-28"}
    assert await office.refused("changePeerRecommendation", albanian, **changed) == ["NOT_IN_PHASE"]
    assert await review.stopped("RESPONDED") == ["RECOMMENDATIONS_UNANSWERED"]
    first, second = ({"recommendationId": one["id"]} for one in made)
    answer = "answerPeerRecommendation"
    assert await office.refused(answer, albanian, **first, accept=True, dueOn="2025-12-01") == ["NOT_THE_HOST"]
    assert await office.refused(answer, review.member, **first, accept=True) == ["DUE_MISSING"]
    assert await office.refused(answer, review.member, **second, accept=False) == ["ANSWER_MISSING"]
    accepted = await office.done(
        answer, review.member, "peerRecommendation { state dueOn }", **first, accept=True, dueOn="2025-12-01"
    )
    assert accepted == {"state": "ACCEPTED", "dueOn": "2025-12-01"}
    rejected = await office.done(
        answer, review.member, "peerRecommendation { state }", **second, accept=False, answer="Nije naše."
    )
    assert rejected == {"state": "REJECTED"}
    refused = await office.refused("implementPeerRecommendation", review.member, **second)
    assert refused == ["TRANSITION_NOT_ALLOWED"]
    await review.advance("RESPONDED")
    done = await office.done(
        "implementPeerRecommendation", review.member, "peerRecommendation { state implementedOn }", **first
    )
    assert done == {"state": "IMPLEMENTED", "implementedOn": "2025-08-31"}
    office.at("2025-09-01")
    await review.prepare(followUpFindings="Pravilnik se primjenjuje.")
    assert await review.stopped("FOLLOWED_UP") == ["FOLLOW_UP_EARLY"]
    for day, told in (("2026-02-27", []), ("2026-02-28", ["2026-02-28"]), ("2026-03-01", ["2026-02-28"])):
        await office.day_passes(day)
        assert [one["due_on"] for one in await office.told("quality.PeerFollowUpDue")] == told
    assert await review.stopped("FOLLOWED_UP", day="2026-02-27") == ["FOLLOW_UP_EARLY"]
    await review.advance("FOLLOWED_UP", day="2026-02-28")
    seen = "query ($id: ID!) { peerReview(id: $id) { followedUpOn followUpFindings } }"
    found = (await office.ask(seen, review.member, id=review.id))["peerReview"]
    assert found == {"followedUpOn": "2026-02-28", "followUpFindings": "Pravilnik se primjenjuje."}
    # Peers see the review they are in, and no more of the host's network.
    await Review.opened(office)
    assert (await office.ask(MINE, albanian))["peerReviews"]["totalCount"] == 1
    for viewer in (await office.viewers.coordinator("AL"), await office.viewers.anonymous()):
        assert (await office.ask(MINE, viewer))["peerReviews"]["totalCount"] == 0


async def test_it_is_looked_at_again_with_what_was_found_and_before_its_day_only_for_a_reason(office: Office) -> None:
    review = await Review.opened(office)
    peer = await review.cleared("AL", "Arta Provë")
    await review.cleared("ME", "Treći Probni")
    await review.advance("TEAM_FORMED")
    await review.prepare(selfReportId=await review.self_report(), visited={"start": "2025-06-10", "end": "2025-06-12"})
    for phase in ("DESK_REVIEW", "VISIT", "DRAFT_REPORT"):
        await review.advance(phase)
    write = {"reviewId": review.id, "advice": ADVICE}
    made = await office.done("writePeerRecommendation", peer, "peerRecommendation { id }", **write)
    await review.prepare(factualCheckUntil="2025-07-10")
    await review.advance("FACTUAL_CHECK")
    await office.done("checkPeerReviewFacts", review.member, "peerReview { id }", reviewId=review.id)
    await review.advance("FINAL_REPORT")
    answer = {"recommendationId": made["id"], "accept": True, "dueOn": "2025-07-20"}
    await office.done("answerPeerRecommendation", review.member, "peerRecommendation { id }", **answer)
    found = {"followUpFindings": "Pravilnik postoji."}
    early = await office.refused("preparePeerReview", review.coordinator, reviewId=review.id, **found)
    assert early == ["NOT_IN_PHASE"]
    await review.advance("RESPONDED")
    office.at("2025-08-01")
    said = {"reason": "Domaćin je sve uradio."}
    assert await review.stopped("FOLLOWED_UP", **said) == ["FOLLOW_UP_FINDINGS_MISSING"]
    await review.prepare(followUpFindings=" ")
    assert await review.stopped("FOLLOWED_UP", **said) == ["FOLLOW_UP_FINDINGS_MISSING"]
    await review.prepare(**found)
    assert await review.stopped("FOLLOWED_UP") == ["FOLLOW_UP_EARLY"]
    assert await review.stopped("FOLLOWED_UP", reason=" ") == ["FOLLOW_UP_EARLY"]
    await review.advance("FOLLOWED_UP", **said)


async def test_who_came_from_the_host_cannot_be_asked_and_who_rests_neither(office: Office) -> None:
    review = await Review.opened(office)
    former = await office.person("Bivša Radnica", review.host)
    expert = await office.expert(former, await _moved(office, former))
    at = {"reviewId": review.id, "expertId": expert}
    assert await office.refused("askPeer", review.coordinator, **at) == ["CONFLICT_OF_INTEREST"]
    other, account = await review.expert("AL", "Arta Provë")
    await office.done("restQualityExpert", account, "qualityExpert { id }", expertId=other)
    at["expertId"] = other
    assert await office.refused("askPeer", review.coordinator, **at) == ["EXPERT_NOT_READY"]
    assert await office.refused("askPeer", await office.viewers.coordinator("AL"), **at) == ["NOT_FOUND"]
    assert await office.refused("askPeer", review.member, **at) == ["NOT_PERMITTED"]


async def test_five_asked_at_once_are_three(office: Office) -> None:
    review = await Review.opened(office)
    experts = [(await review.expert("AL", f"Peer{number} Provë"))[0] for number in range(5)]
    asking = (
        office.do("askPeer", review.coordinator, "peerReviewPeer { seat }", reviewId=review.id, expertId=one)
        for one in experts
    )
    answers = await asyncio.gather(*asking)
    seats = sorted(one["peerReviewPeer"]["seat"] for one in answers if one["peerReviewPeer"])
    assert seats == [1, 2, 3]
    assert [one["errors"][0]["code"] for one in answers if one["errors"]] == ["TEAM_FULL"] * 2


async def _moved(office: Office, person: Any) -> Organisation:
    """Where somebody works today besides."""
    from datetime import date

    from mreza.directory.people import Affiliation, AffiliationKind
    from mreza.model.period import Period

    home = await office.kit.organisation("BA", "New home")
    async with office.kit.session() as session:
        tied = {"person_id": person.id, "organisation_id": home.id, "kind": AffiliationKind.EMPLOYEE}
        session.add(Affiliation(network_id=home.network_id, **tied, valid=Period(date(2024, 1, 1))))
    return home


async def test_who_was_asked_may_decline_without_a_word_and_sees_the_review_no_longer(office: Office) -> None:
    review = await Review.opened(office)
    expert, account = await review.expert("ME", "Nema Vremena")
    peer = await review.asked(expert)
    assert (await office.ask(MINE, account))["peerReviews"]["totalCount"] == 1
    assert await office.refused("declinePeerReview", review.member, peerId=peer) == ["NOT_THE_PEER"]
    declined = await office.done("declinePeerReview", account, "peerReviewPeer { state }", peerId=peer)
    assert declined == {"state": "DECLINED"}
    assert (await office.ask(MINE, account))["peerReviews"]["totalCount"] == 0
    assert await review.stopped("TEAM_FORMED") == ["PEERS_MISSING"]
