"""What happens during the demo's internships, and after them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mreza.demo import Ledger

from mreza_internships.demo import words
from mreza_internships.models import (
    FollowUpOutcome,
    FollowUpState,
    Internship,
    InternshipAgreement,
    InternshipAgreementState,
    InternshipEvaluation,
    InternshipEvaluator,
    InternshipFollowUp,
    InternshipState,
    InternshipTermination,
    InternshipTerminationGround,
    LogbookEntry,
    LogbookEntryState,
    StipendInstalment,
    StipendState,
    TraineeshipTransfer,
)
from mreza_internships.service.months import months_after

if TYPE_CHECKING:
    from mreza_internships.demo.rows import Placed

S = InternshipState
_ENTRIES = 20
"""Logbook entries of eight hours that make up the required hours."""
_RATES = {"RSD": "117.10", "BAM": "1.95583", "MKD": "61.50", "ALL": "98.00", "EUR": "1"}
_ANSWERS = (FollowUpOutcome.EMPLOYED, FollowUpOutcome.STUDYING, None, FollowUpOutcome.EMPLOYED, FollowUpOutcome.SEEKING)


def follow(ledger: Ledger, one: Placed, number: int) -> None:
    """All that belongs to a student's internship, as far as it has come."""
    agree(ledger, one, signed=True)
    _log(ledger, one, number)
    _pay(ledger, one)
    if one.state is S.TERMINATED:
        why = InternshipTerminationGround.ILLNESS
        ledger.add(InternshipTermination, one.network, internship_id=one.id, ground=why)
    if one.state is S.COMPLETED:
        for evaluator in InternshipEvaluator:
            _evaluate(ledger, one, evaluator, number)
        _ask_later(ledger, one, number)


def tell_history(ledger: Ledger, one: Placed) -> None:
    """The states that it went through."""
    assert one.days.start is not None
    steps: list[tuple[Any, Any]] = [(S.PLANNED, one.days.start - timedelta(30))]
    steps += [] if one.state is S.PLANNED else [(S.STARTED, one.days.start)]
    steps += [(one.state, one.ended)] if one.ended else []
    ledger.history(Internship, one.id, one.network, steps)


def agree(ledger: Ledger, one: Placed, *, signed: bool) -> None:
    """The agreement; one that is not signed waits for university and host."""
    assert one.days.start is not None
    drawn, states = one.days.start - timedelta(20), InternshipAgreementState
    days = [drawn + timedelta(place * 3 + 2) for place in range(3)]
    id = ledger.add(
        InternshipAgreement,
        one.network,
        internship_id=one.id,
        drawn_up_on=drawn,
        intern_signed_on=days[0],
        sender_signed_on=days[1] if signed else None,
        host_signed_on=days[2] if signed else None,
        state=states.SIGNED if signed else states.DRAFT,
    )
    if signed:
        ledger.history(InternshipAgreement, id, one.network, [(states.DRAFT, drawn), (states.SIGNED, days[2])])


def pass_on(ledger: Ledger, one: Placed) -> None:
    """What a trainee passed on at home."""
    assert one.days.end is not None
    day = one.days.end + timedelta(30)
    of = {"internship_id": one.id, "on_day": day, "participants": 14}
    ledger.add(TraineeshipTransfer, one.network, **of, title=words.TRANSFER)


def _log(ledger: Ledger, one: Placed, number: int) -> None:
    """Entries from the third day on; the newest of who is there still wait, one in ten was rejected and made good."""
    assert one.days.start is not None
    states = LogbookEntryState
    last = min(one.ended or ledger.plan.today, ledger.plan.today)
    for place in range(_ENTRIES + 1):
        day = one.days.start + timedelta(2 + place * 3 - place % 2)
        if day > last:
            break
        rejected = place == number % _ENTRIES
        waits = one.state is S.STARTED and (last - day).days < 6
        state = states.WRITTEN if waits else states.REJECTED if rejected else states.APPROVED
        decided = None if waits else min(day + timedelta(4), last)
        id = ledger.add(
            LogbookEntry,
            one.network,
            internship_id=one.id,
            on_day=day,
            hours=Decimal(8),
            tasks=words.ENTRY.get(one.network.locale, words.ENTRY["en"]),
            decided_on=decided,
            rejected_because="—" if state is states.REJECTED else None,
            state=state,
        )
        if decided:
            ledger.history(LogbookEntry, id, one.network, [(states.WRITTEN, day), (state, decided)])


def _pay(ledger: Ledger, one: Placed) -> None:
    """Three instalments of 150 euros; the third waits for the report."""
    assert one.days.start is not None
    today, states = ledger.plan.today, StipendState
    for number in range(1, 4):
        due = one.days.start + timedelta(30 * number)
        last, open_ = number == 3, one.state is S.STARTED
        paid = due <= (one.ended or today) if not last else one.state is S.COMPLETED
        state = states.PAID if paid else states.CANCELLED if not open_ else states.HELD if last else states.DUE
        id = ledger.add(
            StipendInstalment,
            one.network,
            internship_id=one.id,
            number=number,
            amount=Decimal(150),
            currency="EUR",
            local_currency=one.network.currency,
            rate=Decimal(_RATES[one.network.currency]),
            rate_on=one.days.start.replace(day=1),
            rate_source="InforEuro",
            due_on=due,
            after_report=last,
            paid_on=due if paid else None,
            state=state,
        )
        begun = states.HELD if last else states.DUE
        ways = [(begun, one.days.start), *([(states.DUE, due)] if last and paid else []), (state, min(due, today))]
        ledger.history(StipendInstalment, id, one.network, ways if state is not begun else ways[:1])


def _evaluate(ledger: Ledger, one: Placed, evaluator: InternshipEvaluator, number: int) -> None:
    marks = {"learning": 5 - number % 2, "conditions": 3 + number % 3, "satisfaction": 5 - number % 3}
    of = {"internship_id": one.id, "evaluator": evaluator, "on_day": one.ended}
    ledger.add(InternshipEvaluation, one.network, **of, **marks)


def _ask_later(ledger: Ledger, one: Placed, number: int) -> None:
    """Half a year later; who was asked has answered, but for one in five."""
    assert one.ended is not None
    due, states = months_after(one.ended, 6), FollowUpState
    asked = due <= ledger.plan.today
    said = _ANSWERS[number % len(_ANSWERS)] if asked else None
    state = states.ANSWERED if said else states.SENT if asked else states.PLANNED
    answered = min(due + timedelta(9), ledger.plan.today) if said else None
    id = ledger.add(
        InternshipFollowUp,
        one.network,
        internship_id=one.id,
        due_on=due,
        sent_on=due if asked else None,
        answered_on=answered,
        outcome=said or FollowUpOutcome.NO_ANSWER,
        state=state,
    )
    ways: list[tuple[Any, Any]] = [(states.PLANNED, one.ended), (states.SENT, due), (states.ANSWERED, answered)]
    ledger.history(InternshipFollowUp, id, one.network, ways[: 1 + asked + bool(said)])
