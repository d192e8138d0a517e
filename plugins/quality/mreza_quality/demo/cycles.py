"""The demo's self-assessments of two cycles, and the way to a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mreza.demo import Ledger, PlannedOrganisation
from mreza.model.period import Period

from mreza_quality.demo.mentoring import act
from mreza_quality.models import (
    QualityActionState,
    QualityAssessment,
    QualityAssessmentKind,
    QualityAssessmentState,
    QualityCertificate,
    QualityCertificateState,
    QualityCertification,
    QualityCertificationState,
    QualityMark,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
    QualityResult,
    QualitySurveillance,
    QualitySurveillanceState,
)
from mreza_quality.service.months import every, months_after

_S, _K, _C = QualityAssessmentState, QualityAssessmentKind, QualityCertificationState
_STEPS = (QualityMark.NOT_MET, QualityMark.PARTLY, QualityMark.MET)
_BODY, _AUDITOR = "EPR", "A. Auditor"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a framework, and its criteria."""

    id: UUID
    criteria: tuple[UUID, ...]


def assess(ledger: Ledger, version: Version) -> dict[str, UUID]:
    """Two organisations of each network assessed themselves two years running; the newest of each by its code."""
    newest: dict[str, UUID] = {}
    for network in ledger.plan.networks:
        houses = ledger.plan.organisations_of(network)
        for place, house in enumerate((houses[0], houses[-1])):  # none that is mentored: their plans are counted
            first = _cycle(ledger, house, version, 1, None, ledger.plan.today - timedelta(420))
            second = _cycle(ledger, house, version, 2, first, ledger.plan.today - timedelta(55))
            if place == 0:
                newest[network.code] = second
    return newest


def certify(ledger: Ledger, version: Version) -> None:
    """An EQUASS certificate that holds, and an audit after which four requirements are worked on."""
    plan = ledger.plan
    holder, waiting = (plan.organisations_of(plan.network(code))[0] for code in ("RS", "BA"))
    way = (_C.APPLIED, _C.DESK_REVIEW, _C.VISITED, _C.REPORTED, _C.GRANTED)
    for house, steps, visited in ((holder, way, 500), (waiting, way[:4], 49)):
        seen = plan.today - timedelta(visited)
        audit = _assessment(ledger, house, version, _K.AUDIT, 1, None, seen)
        gaps = [_result(ledger, house, audit, one, QualityMark.NOT_MET, seen) for one in version.criteria[:4]]
        if house is holder:  # whose report says of all others that they are met
            for one in version.criteria[4:]:
                _result(ledger, house, audit, one, QualityMark.MET, seen)
        else:
            _plan(ledger, house, audit, gaps, seen + timedelta(10))
        decided = seen + timedelta(40) if steps[-1] is _C.GRANTED else None
        case = ledger.add(
            QualityCertification,
            house.network,
            organisation_id=house.id,
            framework_version_id=version.id,
            body=_BODY,
            reference=f"EA-{seen.year}-{house.number:03}",
            applied_on=seen - timedelta(90),
            auditor=_AUDITOR,
            visited_on=seen,
            audit_id=audit,
            decided_on=decided,
            decision=f"{house.number}/{seen.year}" if decided else None,
            state=steps[-1],
        )
        days = [seen + timedelta(day) for day in (-90, -40, 0, 10, 40)]
        told = list(zip(steps, days, strict=False))
        ledger.history(QualityCertification, case, house.network, told, organisation_id=house.id)
        if decided:
            _certificate(ledger, house, version, case, decided)


def _certificate(ledger: Ledger, house: PlannedOrganisation, version: Version, case: UUID, day: date) -> None:
    ends = months_after(day, 36) - timedelta(1)
    id = ledger.add(
        QualityCertificate,
        house.network,
        organisation_id=house.id,
        certification_id=case,
        framework_version_id=version.id,
        number=f"EQ-{day.year}-{house.number:03}",
        body=_BODY,
        decision=f"{house.number}/{day.year}",
        decided_on=day,
        valid=Period(day, ends),
        confirmed_on=day + timedelta(7),
        state=QualityCertificateState.ISSUED,
    )
    states = QualitySurveillanceState
    for due in every(12, day, ends):
        done = due if due <= ledger.plan.today else None
        surveillance = ledger.add(
            QualitySurveillance,
            house.network,
            certificate_id=id,
            organisation_id=house.id,
            due_on=due,
            done_on=done,
            outcome="–" if done else None,
            state=states.DONE if done else states.PLANNED,
        )
        if done:
            steps = [(states.PLANNED, day), (states.DONE, done)]
            ledger.history(QualitySurveillance, surveillance, house.network, steps, organisation_id=house.id)


def _cycle(
    ledger: Ledger, house: PlannedOrganisation, version: Version, cycle: int, before: UUID | None, day: date
) -> UUID:
    """Marks of a cycle: the second is better here and there. The first's gaps were closed, the second's are planned."""
    id = _assessment(ledger, house, version, _K.SELF, cycle, before, day)
    gaps = []
    for number, criterion in enumerate(version.criteria):
        rank = (house.number * 7 + number * 5) % 3
        mark = _STEPS[min(2, rank + (cycle - 1) * (number % 2))]
        result = _result(ledger, house, id, criterion, mark, day)
        gaps += [result] if mark is not QualityMark.MET else []
    if cycle == 2 and gaps:
        _plan(ledger, house, id, gaps, day + timedelta(5))
    return id


def _assessment(
    ledger: Ledger,
    house: PlannedOrganisation,
    version: Version,
    kind: QualityAssessmentKind,
    cycle: int,
    before: UUID | None,
    day: date,
) -> UUID:
    id = ledger.add(
        QualityAssessment,
        house.network,
        organisation_id=house.id,
        framework_version_id=version.id,
        kind=kind,
        cycle=cycle,
        previous_id=before,
        started_on=day,
        submitted_on=day + timedelta(3),
        state=_S.SUBMITTED,
    )
    steps = [(_S.OPEN, day), (_S.SUBMITTED, day + timedelta(3))]
    ledger.history(QualityAssessment, id, house.network, steps, organisation_id=house.id)
    return id


def _result(
    ledger: Ledger, house: PlannedOrganisation, assessment: UUID, criterion: UUID, mark: QualityMark, day: date
) -> UUID:
    of = {"assessment_id": assessment, "criterion_id": criterion}
    return ledger.add(QualityResult, house.network, **of, mark=mark, marked_on=day)


def _plan(ledger: Ledger, house: PlannedOrganisation, assessment: UUID, gaps: list[UUID], day: date) -> None:
    states, actions = QualityPlanState, QualityActionState
    facts: dict[str, Any] = {
        "organisation_id": house.id,
        "kind": QualityPlanKind.IMPROVEMENT,
        "title": f"{day.year}",
        "assessment_id": assessment,
        "mentoring_id": None,
        "approved_on": day,
        "approved_by": "–",
        "state": states.APPROVED,
    }
    id = ledger.add(QualityPlan, house.network, **facts)
    ledger.history(
        QualityPlan, id, house.network, [(states.DRAFT, day), (states.APPROVED, day)], organisation_id=house.id
    )
    for number, gap in enumerate(gaps):
        act(ledger, house, id, gap, day, (actions.OPEN, actions.DONE, actions.VERIFIED)[number % 3])
