"""The demo's applications: who applies to what, what was found, the points, the ranking and the offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import Ledger, PlannedOrganisation, PlannedPerson
from mreza.directory.places import Country

from mreza_calls.demo import words
from mreza_calls.demo.calls import LEVELS, PlannedCall
from mreza_calls.models import (
    CallAnswer,
    CallApplication,
    CallApplicationState,
    CallAssessment,
    CallAssessmentState,
    CallFinding,
    CallFindingOutcome,
    CallRuleKind,
    CallScore,
)

A = CallApplicationState
TO_ELIGIBLE = (A.DRAFT, A.SUBMITTED, A.ELIGIBLE)
_CHECKED = frozenset(A) - {A.DRAFT, A.SUBMITTED, A.CHANGES_REQUESTED, A.WITHDRAWN}


@dataclass
class Applied:
    """An application as it was planned."""

    id: UUID
    organisation: PlannedOrganisation
    person: PlannedPerson | None
    submitted: datetime
    reference: str
    steps: tuple[CallApplicationState, ...]


def apply(
    ledger: Ledger,
    call: PlannedCall,
    number: int,
    one: PlannedOrganisation,
    person: PlannedPerson | None,
    steps: tuple[CallApplicationState, ...],
) -> Applied:
    """An application with its answers, its history, and what the check of eligibility found."""
    submitted = call.closes - timedelta(hours=7 * number, minutes=13)
    code, reference = one.network.code, f"{call.code}-{number:03}"
    values = {
        "call_id": call.id,
        "form_id": call.form,
        "reference": reference,
        "person_id": person.id if person else None,
        "organisation_id": one.id,
        "home_network_id": one.network.id,
        "country_id": ledger.plan.shared(Country, code),
        "locale": one.locale,
        "applicant": str(person.id if person else one.id),
        "submitted_at": submitted if len(steps) > 1 else None,
        "changes_until": call.closes + timedelta(10) if steps[-1] is A.CHANGES_REQUESTED else None,
        "state": steps[-1],
    }
    id = ledger.add(CallApplication, call.network, **values)
    applied = Applied(id, one, person, submitted, reference, steps)
    _answer(ledger, call, applied, number)
    if _CHECKED & set(steps):
        _find(ledger, call, applied)
    days = [call.closes.date() - timedelta(25), submitted.date()]
    days += [(call.closes + timedelta(3 + 10 * step)).date() for step in range(len(steps))]
    dated = [(state, min(day, ledger.plan.today)) for state, day in zip(steps, days, strict=False)]
    ledger.history(CallApplication, id, call.network, dated, organisation_id=one.id)
    return applied


def assess(ledger: Ledger, call: PlannedCall, one: Applied, assessors: list[PlannedPerson], finished: int) -> None:
    """The assessments of an application, of which the first have finished."""
    state, points = CallAssessmentState, points_of(one.organisation, one.reference)
    for place, assessor in enumerate(assessors):
        done = place < finished
        values: dict[str, Any] = {
            "application_id": one.id,
            "assessor_id": assessor.id,
            "due_on": (call.closes + timedelta(14)).date(),
            "unbiased_on": (call.closes + timedelta(4)).date() if done else None,
            "state": state.FINISHED if done else state.ASSIGNED,
        }
        id = ledger.add(CallAssessment, call.network, **values)
        if not done:
            continue
        steps = [(state.ASSIGNED, ledger.plan.today), (state.FINISHED, min(values["due_on"], ledger.plan.today))]
        ledger.history(CallAssessment, id, call.network, steps)
        for criterion, given in zip(call.criteria, points[place], strict=True):
            scored = {"application_id": one.id, "assessment_id": id, "criterion_id": criterion}
            ledger.add(CallScore, call.network, **scored, points=given, final=True)


def points_of(one: PlannedOrganisation, reference: str) -> list[tuple[Decimal, Decimal]]:
    """What each of two assessors gives an application, by the two criteria."""
    chance = one.random(f"call {reference}")
    return [(Decimal(chance.randrange(18, 41)), Decimal(chance.randrange(24, 61))) for _ in range(2)]


def _answer(ledger: Ledger, call: PlannedCall, one: Applied, number: int) -> None:
    said = words.ANSWER.get(one.organisation.locale, words.ANSWER["en"])
    level = LEVELS[0] if A.INELIGIBLE in one.steps else LEVELS[1 + number % 3]
    values: dict[str, tuple[str | None, str | None, Decimal | None]] = {
        "WHY": (said, None, None),
        "EXPERIENCE": (None, None, Decimal(1 + number * 3 % 17)),
        "ENGLISH": (None, level, None),
    }
    for code, question in call.questions.items():
        text, choice, amount = values[code]
        answer = {"application_id": one.id, "question_id": question}
        ledger.add(CallAnswer, call.network, **answer, text=text, choice=choice, number=amount)


def _find(ledger: Ledger, call: PlannedCall, one: Applied) -> None:
    passed, failed = CallFindingOutcome.PASSED, CallFindingOutcome.FAILED
    bad = A.INELIGIBLE in one.steps
    for kind, rule in call.rules.items():
        blocks = bad and kind is CallRuleKind.ANSWER_IN
        ledger.add(
            CallFinding,
            call.network,
            application_id=one.id,
            rule_id=rule,
            code="ANSWER_NOT_ELIGIBLE" if blocks else "MET",
            outcome=failed if blocks else passed,
            blocks=blocks,
            detail=f"The answer to ENGLISH is none of {', '.join(LEVELS[1:])}." if blocks else "Met.",
            found_on=min((call.closes + timedelta(3)).date(), ledger.plan.today),
        )
