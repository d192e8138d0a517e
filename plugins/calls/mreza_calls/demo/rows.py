"""The part of calls in the demo: an academy with its ranking, offers and reserve; a traineeship in the middle of its
assessment; a mentoring call that is open; small grants of the round before, and a grant call that is drafted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from mreza.demo import DemoPlan, Ledger, PlannedOrganisation, PlannedPerson, Rows

from mreza_calls.demo import outcome
from mreza_calls.demo.applications import TO_ELIGIBLE, A, apply, assess, points_of
from mreza_calls.demo.calls import PlannedCall, plan_calls, plan_grants
from mreza_calls.models import CallKind
from mreza_calls.service.ranking import Candidate, Quotas, rank

#: Applications to the academy by network, and how its places are shared out.
_ACADEMY = {"AL": 3, "BA": 9, "XK": 5, "ME": 4, "MK": 6, "RS": 14}
_QUOTAS = Quotas(30, dict.fromkeys(_ACADEMY, 4), each_organisation=2)
_TRAINEES = (
    *(TO_ELIGIBLE,) * 4,
    (A.DRAFT, A.SUBMITTED, A.INELIGIBLE),
    (A.DRAFT, A.SUBMITTED, A.CHANGES_REQUESTED),
    (A.DRAFT, A.SUBMITTED),
    (A.DRAFT, A.SUBMITTED, A.WITHDRAWN),
)

_GRANTED = (*TO_ELIGIBLE, A.SELECTED, A.OFFERED, A.ACCEPTED, A.AGREED)


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    calls = plan_calls(ledger)
    assessors = _assessors(plan)
    _academy(ledger, calls[CallKind.ACADEMY], assessors)
    _traineeship(ledger, calls[CallKind.TRAINEESHIP], assessors)
    mentoring = calls[CallKind.MENTORING]
    for number, (one, _) in enumerate(_people(plan, {"RS": 3, "MK": 2, "AL": 2, "XK": 1}, each=1), 1):
        steps = (A.DRAFT, A.SUBMITTED) if number % 3 else (A.DRAFT,)
        apply(ledger, mentoring, number, one, one.people[0], steps)
    _grants(ledger)
    return list(ledger.rows())


def _academy(ledger: Ledger, call: PlannedCall, assessors: list[PlannedPerson]) -> None:
    """Everybody is ranked by the same rules as after any assessment; what follows, follows from that."""
    people = list(enumerate(_people(ledger.plan, _ACADEMY, each=2), 1))
    lines = rank((_candidate(call, number, *each) for number, each in people), _QUOTAS)
    follows, by_number = outcome.outcomes(lines), {line.candidate.tie[0]: line for line in lines}
    told = []
    for number, (one, person) in people:
        line = by_number[number]
        applied = apply(ledger, call, number, one, person, follows[line.position].steps)
        assess(ledger, call, applied, assessors, finished=2)
        told.append((applied, line, follows[line.position]))
    outcome.write(ledger, call, sorted(told, key=lambda each: each[1].position), _QUOTAS)


def _traineeship(ledger: Ledger, call: PlannedCall, assessors: list[PlannedPerson]) -> None:
    people = _people(ledger.plan, {"RS": 3, "BA": 2, "MK": 1, "ME": 1, "XK": 1}, each=1)
    for number, ((one, person), steps) in enumerate(zip(people, _TRAINEES, strict=True), 1):
        applied = apply(ledger, call, number, one, person, steps)
        if steps[-1] is A.ELIGIBLE:
            assess(ledger, call, applied, assessors, finished=number % 3)


def _grants(ledger: Ledger) -> None:
    """Small grants to organisations of all networks but the one whose coordination assesses; every fourth got none."""
    call = plan_grants(ledger)
    chosen = _people(ledger.plan, {"BA": 4, "RS": 4, "MK": 2, "ME": 2, "AL": 2, "XK": 2}, each=1)
    for number, (one, _) in enumerate(chosen, 1):
        steps = (*TO_ELIGIBLE, A.REJECTED) if number % 4 == 0 else _GRANTED
        applied = apply(ledger, call, number, one, None, steps)
        if steps is _GRANTED:
            outcome.grant(ledger, call, applied, Decimal(6_000 + 1_500 * (number % 5)))


def _candidate(call: PlannedCall, number: int, one: PlannedOrganisation, person: PlannedPerson) -> Candidate:
    given = points_of(one, f"{call.code}-{number:03}")
    total = sum((a + b for a, b in given), Decimal(0)) / len(given)
    return Candidate(person.id, one.network.code, one.id, total, (number,))


def _people(
    plan: DemoPlan, counts: Mapping[str, int], *, each: int
) -> Iterator[tuple[PlannedOrganisation, PlannedPerson]]:
    """So many people of each network, from organisations in their order; where many apply, the first sends three."""
    for code, count in counts.items():
        houses = plan.organisations_of(plan.network(code))
        crowds = (3 if count > 10 and place == 0 else each for place in range(len(houses)))
        sent = [(one, person) for one, crowd in zip(houses, crowds, strict=True) for person in one.people[:crowd]]
        yield from sent[:count]


def _assessors(plan: DemoPlan) -> list[PlannedPerson]:
    """Two of the organisation that coordinates Croatia's network, of which nobody applies."""
    home = plan.user("coordinator.hr@demo.example").organisation
    assert home is not None
    return home.people[:2]
