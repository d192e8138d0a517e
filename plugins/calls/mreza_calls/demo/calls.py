"""The demo's calls with their forms, rules, grids and quotas."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from mreza.demo import DemoPlan, Ledger, PlannedNetwork
from mreza.directory.places import Country

from mreza_calls.demo import words
from mreza_calls.models import (
    Call,
    CallAnswerKind,
    CallApplicants,
    CallChoice,
    CallCriterion,
    CallEligibilityRule,
    CallForm,
    CallKind,
    CallQuestion,
    CallQuota,
    CallQuotaKind,
    CallReserveRule,
    CallRuleKind,
    CallState,
)
from mreza_calls.service.deadlines import BRUSSELS

LEVELS = ("A2", "B1", "B2", "C1")
_S = CallState


@dataclass
class PlannedCall:
    """A call, with the ids of what belongs to it."""

    id: UUID
    code: str
    network: PlannedNetwork
    closes: datetime
    state: CallState
    form: UUID
    questions: dict[str, UUID] = field(default_factory=dict)
    rules: dict[CallRuleKind, UUID] = field(default_factory=dict)
    criteria: list[UUID] = field(default_factory=list)


def plan_calls(ledger: Ledger) -> dict[CallKind, PlannedCall]:
    """An academy that is decided, a traineeship that is being assessed, mentoring that is open, a grant that is
    drafted.
    """
    year = ledger.plan.today.year
    academy = _call(
        ledger, CallKind.ACADEMY, f"RSA-{year}", "ME", titles=words.ACADEMY, days=-40, places=30, state=_S.DECIDED
    )
    _quota(ledger, academy, CallQuotaKind.ORGANISATION_MAXIMUM, 2)
    for code in ("AL", "BA", "XK", "ME", "MK", "RS"):
        _quota(ledger, academy, CallQuotaKind.COUNTRY_MINIMUM, 4, code)
    return {
        CallKind.ACADEMY: academy,
        CallKind.TRAINEESHIP: _call(
            ledger, CallKind.TRAINEESHIP, f"EUT-{year}", "RS", titles=words.TRAINEESHIP, days=-5, places=2
        ),
        CallKind.MENTORING: _call(
            ledger, CallKind.MENTORING, f"MEN-{year}", "RS", titles=words.MENTORING, days=20, places=10
        ),
        CallKind.GRANT: _call(
            ledger, CallKind.GRANT, f"SGF-{year + 1}", "BA", titles=words.GRANT, days=150, places=12, state=_S.DRAFT
        ),
    }


def plan_grants(ledger: Ledger) -> PlannedCall:
    """The round of small grants before, which is decided."""
    code = f"SGF-{ledger.plan.today.year}"
    return _call(ledger, CallKind.GRANT, code, "BA", titles=words.GRANT, days=-200, places=12, state=_S.DECIDED)


def _call(
    ledger: Ledger,
    kind: CallKind,
    code: str,
    network: str,
    *,
    titles: dict[str, str],
    days: int,
    places: int,
    state: CallState = _S.PUBLISHED,
) -> PlannedCall:
    plan = ledger.plan
    held_by = plan.network(network)
    closes = datetime.combine(plan.today + timedelta(days), time(17), ZoneInfo(BRUSSELS)).astimezone(UTC)
    of_organisations = kind in (CallKind.MENTORING, CallKind.GRANT)
    id = ledger.add(
        Call,
        held_by,
        code=code,
        kind=kind,
        title=words.titled(titles, plan.today.year + (state is _S.DRAFT)),
        regional=True,
        applicants=CallApplicants.ORGANISATIONS if of_organisations else CallApplicants.PEOPLE,
        languages=["en", "sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "mk", "sq"],
        opens_at=closes - timedelta(30),
        closes_at=closes,
        zone=BRUSSELS,
        places=places,
        assessors=2,
        reserve_rule=CallReserveRule.SAME_COUNTRY_FIRST if kind is CallKind.ACADEMY else CallReserveRule.BY_RANK,
        state=state,
    )
    opened, decided = (closes - timedelta(30)).date(), (closes + timedelta(20)).date()
    steps: list[tuple[Any, Any]] = [(_S.DRAFT, opened), (_S.PUBLISHED, opened), (_S.DECIDED, decided)]
    ledger.history(Call, id, held_by, steps[: 1 + [step for step, _ in steps].index(state)])
    form = ledger.add(CallForm, held_by, call_id=id, number=1, made_at=closes - timedelta(40))
    planned = PlannedCall(id, code, held_by, closes, state, form)
    _add_questions(ledger, planned, of_organisations)
    _add_rules(ledger, planned, of_organisations)
    for position, (name, title, most) in enumerate(
        (("MOTIVATION", words.MOTIVATION, 40), ("RELEVANCE", words.RELEVANCE, 60)), 1
    ):
        values = {"code": name, "title": title, "position": position, "maximum": Decimal(most), "weight": Decimal(most)}
        planned.criteria.append(ledger.add(CallCriterion, held_by, call_id=id, **values))
    return planned


def _add_questions(ledger: Ledger, call: PlannedCall, of_organisations: bool) -> None:
    kind = CallAnswerKind
    asked = [("WHY", kind.TEXT, words.WHY), ("EXPERIENCE", kind.NUMBER, words.EXPERIENCE)]
    asked += [] if of_organisations else [("ENGLISH", kind.CHOICE, words.ENGLISH)]
    for position, (code, sort, label) in enumerate(asked, 1):
        values = {"form_id": call.form, "code": code, "position": position, "kind": sort, "label": label}
        call.questions[code] = ledger.add(CallQuestion, call.network, **values)
    for position, level in enumerate(LEVELS if "ENGLISH" in call.questions else (), 1):
        question = {"form_id": call.form, "question_id": call.questions["ENGLISH"]}
        ledger.add(CallChoice, call.network, **question, code=level, position=position, label={"en": level})


def _add_rules(ledger: Ledger, call: PlannedCall, of_organisations: bool) -> None:
    if of_organisations:
        return
    kind = CallRuleKind
    for position, (sort, label, codes, question) in enumerate(
        (
            (kind.AFFILIATED, words.AFFILIATED_RULE, [], None),
            (kind.ANSWER_IN, words.ENGLISH_RULE, list(LEVELS[1:]), "ENGLISH"),
        ),
        1,
    ):
        values = {"position": position, "kind": sort, "label": label, "codes": codes, "question_code": question}
        call.rules[sort] = ledger.add(CallEligibilityRule, call.network, call_id=call.id, **values)


def _quota(ledger: Ledger, call: PlannedCall, kind: CallQuotaKind, places: int, country: str | None = None) -> None:
    country_id = _country(ledger.plan, country) if country else None
    ledger.add(CallQuota, call.network, call_id=call.id, kind=kind, country_id=country_id, places=places)


def _country(plan: DemoPlan, code: str) -> UUID:
    return plan.shared(Country, code)
