"""Rows of what happens to applications: findings of screening, reviews, and the decisions of both bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from mreza.demo import DemoPlan, Rows

from mreza_membership.demo.members import DECISION
from mreza_membership.demo.words import words
from mreza_membership.models import (
    AdmissionFinding,
    AdmissionReview,
    DecidingBody,
    MembershipApplicationState,
    MembershipDecision,
    MembershipDecisionOutcome,
    MembershipDecisionSubject,
)
from mreza_membership.models.applications import AdmissionAdvice, AdmissionFindingCode

if TYPE_CHECKING:
    from mreza_membership.demo.applications import PlannedApplication

Row = tuple[Any, ...]
_S = MembershipApplicationState
_O = MembershipDecisionOutcome
_TIME_TO_REVIEW = timedelta(21)


def admission_rows(plan: DemoPlan, planned: list[PlannedApplication]) -> Iterator[Rows]:
    """Findings, reviews and decisions."""
    columns = "id network_id application_id code blocks days detail candidate_id score found_on"
    yield Rows(AdmissionFinding, columns.split(), _findings(plan, planned))
    columns = "id network_id application_id reviewer_id assigned_on due_on recorded_on advice reason"
    yield Rows(AdmissionReview, columns.split(), _reviews(plan, planned))
    yield Rows(MembershipDecision, DECISION, _decisions(plan, planned))


def _findings(plan: DemoPlan, planned: Iterable[PlannedApplication]) -> Iterator[Row]:
    """Those in screening were registered too recently; those sent back may be the network's first member again."""
    first = {one.network.id: one for one in reversed(plan.organisations)}
    for one in planned:
        ids = (one.network.id, one.id)
        if one.state is _S.SCREENING:
            days, day = (plan.today - one.registered).days, one.steps[-1][1]
            detail = f"Registered for {days} days; 365 are needed."
            code = AdmissionFindingCode.REGISTERED_TOO_RECENTLY
            yield plan.ids.next("finding"), *ids, code, True, days, detail, None, None, day
        if one.state is _S.CHANGES_REQUESTED:
            candidate, code = first[one.network.id], AdmissionFindingCode.POSSIBLE_DUPLICATE
            detail = f"The name resembles {candidate.name['en']}."
            yield plan.ids.next("finding"), *ids, code, False, None, detail, candidate.id, 71, one.steps[-1][1]


def _reviews(plan: DemoPlan, planned: Iterable[PlannedApplication]) -> Iterator[Row]:
    """Who came so far was reviewed by the network's coordinator; who is under review waits for advice."""
    for one in planned:
        assigned = one.day_of(_S.UNDER_REVIEW)
        if assigned is None:
            continue
        recorded = one.day_of(_S.RECOMMENDED) or one.day_of(_S.NOT_RECOMMENDED)
        against = _S.NOT_RECOMMENDED is one.state
        advice = (AdmissionAdvice.DO_NOT_RECOMMEND if against else AdmissionAdvice.RECOMMEND) if recorded else None
        reason = words("fails rules" if against else "meets rules", one.network.locale) if recorded else None
        ids = (plan.ids.next("review"), one.network.id, one.id, plan.coordinator(one.network).id)
        yield *ids, assigned, assigned + _TIME_TO_REVIEW, recorded, advice, reason


def _decisions(plan: DemoPlan, planned: Iterable[PlannedApplication]) -> Iterator[Row]:
    """The network decides, the secretariat confirms; the rejected ones were refused by the secretariat."""
    for one in planned:
        organisation = one.organisation.id if one.organisation else None
        national, regional = one.day_of(_S.DECISION_PENDING), one.day_of(_S.APPROVED) or one.day_of(_S.REJECTED)
        decided = [(DecidingBody.NATIONAL, _O.APPROVED, national)] if national else []
        if regional:
            outcome = _O.REJECTED if one.state is _S.REJECTED else _O.APPROVED
            decided.append((DecidingBody.REGIONAL, outcome, regional))
        for body, outcome, day in decided:
            what = (MembershipDecisionSubject.ADMISSION, body, outcome, day)
            rejected = outcome is _O.REJECTED
            reason = words("fails rules" if rejected else "meets rules", one.network.locale)
            minutes = f"{one.network.code} {day:%Y-%m}"
            yield plan.ids.next("decision"), one.network.id, one.id, None, organisation, *what, reason, minutes
