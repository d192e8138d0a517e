"""What the committee made of the demo's academy: the ranking, the decision, offers that were taken, declined and not
answered, the reserve that moved up, and agreements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import Ledger

from mreza_calls.demo.applications import TO_ELIGIBLE, A, Applied
from mreza_calls.demo.calls import PlannedCall
from mreza_calls.models import (
    CallAgreement,
    CallAgreementState,
    CallApplicationState,
    CallDecision,
    CallOffer,
    CallOfferState,
    CallParty,
    CallPlacement,
    CallRank,
    CallRanking,
    CallRankingState,
    CallSignature,
    CallViolation,
)
from mreza_calls.service.ranking import Placed, Quotas, violations

Steps = tuple[CallApplicationState, ...]
_O = CallOfferState
_SELECTED, _RESERVE = (*TO_ELIGIBLE, A.SELECTED), (*TO_ELIGIBLE, A.RESERVE)
#: By the place on the list of those who were chosen: who did not want the place, and who did not answer.
_DECLINED, _EXPIRED, _SIGNED, _DRAWN_UP = 4, 9, 3, 6


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line of the ranking. `follows` is the place that it took over."""

    steps: Steps
    offer: CallOfferState | None = None
    place: int = 0
    follows: bool = False
    agreement: CallAgreementState | None = None


def outcomes(lines: Sequence[Placed]) -> dict[int, Outcome]:
    """What becomes of each line, by its position."""
    found = dict(_chosen([one for one in lines if one.placement is CallPlacement.SELECTED]))
    reserve = [one for one in lines if one.placement is CallPlacement.RESERVE]
    taken, waiting = (*_RESERVE, A.OFFERED, A.ACCEPTED), (*_RESERVE, A.OFFERED)
    found |= {one.position: Outcome(_RESERVE) for one in reserve}
    found[reserve[0].position] = Outcome(taken, _O.ACCEPTED, _DECLINED + 1, follows=True)
    found[reserve[1].position] = Outcome(waiting, _O.OPEN, _EXPIRED + 1, follows=True)
    return found


def _chosen(lines: Sequence[Placed]) -> Iterator[tuple[int, Outcome]]:
    offered = (*_SELECTED, A.OFFERED)
    for number, one in enumerate(lines):
        place = number + 1
        if number == _DECLINED:
            yield one.position, Outcome((*offered, A.DECLINED), _O.DECLINED, place)
        elif number == _EXPIRED:
            yield one.position, Outcome((*offered, A.EXPIRED), _O.EXPIRED, place)
        elif number < _SIGNED:
            steps = (*offered, A.ACCEPTED, A.AGREED)
            yield one.position, Outcome(steps, _O.ACCEPTED, place, agreement=CallAgreementState.SIGNED)
        else:
            drafted = CallAgreementState.DRAFT if number < _DRAWN_UP else None
            yield one.position, Outcome((*offered, A.ACCEPTED), _O.ACCEPTED, place, agreement=drafted)


def write(ledger: Ledger, call: PlannedCall, lines: Sequence[tuple[Applied, Placed, Outcome]], quotas: Quotas) -> None:
    """The rows of all that."""
    state, decided = CallRankingState, call.closes + timedelta(20)
    ranking = ledger.add(
        CallRanking, call.network, call_id=call.id, number=1, made_at=decided - timedelta(2), state=state.CONFIRMED
    )
    steps = [(state.PROPOSED, decided.date()), (state.CONFIRMED, decided.date())]
    ledger.history(CallRanking, ranking, call.network, steps)
    for applied, placed, outcome in lines:
        _rank(ledger, call, ranking, applied, placed)
        if outcome.offer is not None:
            _offer(ledger, call, applied, outcome, decided)
        if outcome.agreement is not None:
            _agreement(ledger, call, applied, outcome.agreement, decided)
    for one in violations([placed for _, placed, _ in lines], quotas):
        values = {"ranking_id": ranking, "application_id": None, "code": one.code, "detail": one.detail}
        ledger.add(CallViolation, call.network, **values)
    ledger.add(
        CallDecision,
        call.network,
        ranking_id=ranking,
        body="Selection committee",
        decided_on=decided.date(),
        minutes=f"{call.code}/1",
        override_reason="Only three people applied from Albania.",
    )


def _rank(ledger: Ledger, call: PlannedCall, ranking: UUID, applied: Applied, placed: Placed) -> None:
    ledger.add(
        CallRank,
        call.network,
        ranking_id=ranking,
        application_id=applied.id,
        position=placed.position,
        points=placed.candidate.total,
        bonus=placed.candidate.total * 0,
        total=placed.candidate.total,
        placement=placed.placement,
        basis=placed.basis,
        reserve_rank=placed.reserve_rank,
    )


def _offer(ledger: Ledger, call: PlannedCall, applied: Applied, outcome: Outcome, decided: datetime) -> None:
    """Who moved up was offered the place later; the one who did so last can still answer."""
    made = decided + timedelta(1)
    if outcome.follows:
        made += timedelta(3)
    if outcome.offer is _O.OPEN:
        made = datetime.combine(ledger.plan.today, time(6), UTC)
    answered = None if outcome.offer in (_O.OPEN, _O.EXPIRED) else made + timedelta(hours=20)
    values: dict[str, Any] = {
        "call_id": call.id,
        "application_id": applied.id,
        "place": outcome.place,
        "made_at": made,
        "expires_at": made + timedelta(hours=48),
        "answered_at": answered,
        "state": outcome.offer,
    }
    id = ledger.add(CallOffer, call.network, **values)
    if outcome.offer is not _O.OPEN:
        day = (answered or made + timedelta(2)).date()
        ledger.history(CallOffer, id, call.network, [(_O.OPEN, made.date()), (outcome.offer, day)])


def grant(ledger: Ledger, call: PlannedCall, applied: Applied, amount: Decimal) -> None:
    """An organisation is granted an amount in euros, by an agreement that both parties have signed."""
    decided = call.closes + timedelta(20)
    _agreement(ledger, call, applied, CallAgreementState.SIGNED, decided, amount)


def _agreement(
    ledger: Ledger,
    call: PlannedCall,
    applied: Applied,
    state: CallAgreementState,
    decided: datetime,
    amount: Decimal | None = None,
) -> None:
    """Of a person three parties sign, of whom one sends them; of an organisation two."""
    day, states = (decided + timedelta(5)).date(), CallAgreementState
    of = {"application_id": applied.id}
    money = {"amount": amount, "currency": amount and "EUR"}
    id = ledger.add(CallAgreement, call.network, **of, drawn_up_on=day, **money, state=state)
    if state is states.SIGNED:
        ledger.history(CallAgreement, id, call.network, [(states.DRAFT, day), (states.SIGNED, day + timedelta(4))])
    parties = [(CallParty.APPLICANT, None), (CallParty.SENDER, applied.organisation.id), (CallParty.HOLDER, None)]
    parties = [one for one in parties if applied.person or one[0] is not CallParty.SENDER]
    for number, (party, organisation) in enumerate(parties):
        signed = day + timedelta(number + 2) if state is states.SIGNED or number == 0 else None
        values = {"agreement_id": id, "party": party, "organisation_id": organisation, "signed_on": signed}
        ledger.add(CallSignature, call.network, **of, **values)
