"""Rows of fees: invoices of the last years in the national currencies, paid, paid in part, waived, open or given up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation, Rows
from mreza.demo.organisations import between

from mreza_membership.demo.statutes import FEELESS, Fee, Statutes
from mreza_membership.demo.stories import Story, Turn
from mreza_membership.models import FeeInvoice, FeeInvoiceState, FeePayment, FeeWaiver

Row = tuple[Any, ...]
_S = FeeInvoiceState
_STATES = (_S.PAID, _S.PARTIALLY_PAID, _S.WAIVED, _S.ISSUED, _S.CANCELLED, _S.WRITTEN_OFF)
_SHARES = (70, 8, 7, 10, 2, 3)
_DAYS_TO_PAY = timedelta(30)


@dataclass(frozen=True, slots=True)
class PlannedInvoice:
    """One invoice, with what was paid or waived of it on a day."""

    id: UUID
    story: Story
    number: str
    year: int
    fee: Fee
    issued_on: date | None
    state: FeeInvoiceState
    settled: Decimal
    settled_on: date

    @property
    def organisation(self) -> PlannedOrganisation:
        """Who owes it."""
        return self.story.organisation


class Fees:
    """All invoices of the demo; `last_numbers` are the last sequence numbers by network and year."""

    def __init__(self, plan: DemoPlan, statutes: Statutes, stories: Iterable[Story]) -> None:
        self.last_numbers: defaultdict[tuple[UUID, int], int] = defaultdict(int)
        self.invoices = [self._invoice(plan, statutes, *one) for one in _owed(statutes, stories)]

    def rows(self, plan: DemoPlan) -> Iterator[Rows]:
        """Invoices, payments and waivers."""
        columns = "id network_id membership_id organisation_id rule_id number year amount currency rate_id"
        more = "issued_on due_on state"
        yield Rows(FeeInvoice, f"{columns} {more}".split(), map(_row, self.invoices))
        columns = "id network_id invoice_id organisation_id amount paid_on reference"
        paid = (one for one in self.invoices if one.state in (_S.PAID, _S.PARTIALLY_PAID))
        yield Rows(FeePayment, columns.split(), ((*_settlement(plan, "payment", one), one.number) for one in paid))
        columns = "id network_id invoice_id organisation_id amount granted_on reason"
        waived = (one for one in self.invoices if one.state is _S.WAIVED)
        reasoned = ((*_settlement(plan, "waiver", one), one.story.say("no means")) for one in waived)
        yield Rows(FeeWaiver, columns.split(), reasoned)

    def _invoice(self, plan: DemoPlan, statutes: Statutes, story: Story, year: int, first: date) -> PlannedInvoice:
        one, chance = story.organisation, story.organisation.random(f"fee {year}")
        issued = max(date(year, 2, 1), first + timedelta(14))
        state = _drawn_state(chance.choices(_STATES, _SHARES)[0], issued, plan.today)
        fee = statutes.fee(one.network, story.scheme, year)
        key = one.network.id, year
        self.last_numbers[key] += 1
        return PlannedInvoice(
            id=plan.ids.next("invoice"),
            story=story,
            number=f"{one.network.code}-F-{year}-{self.last_numbers[key]:04}",
            year=year,
            fee=fee,
            issued_on=None if state is _S.DRAFT else issued,
            state=state,
            settled=fee.amount if state is not _S.PARTIALLY_PAID else (fee.amount * 2 / 3).quantize(Decimal("1")),
            settled_on=between(chance, issued, min(plan.today, issued + timedelta(50))),
        )


def _owed(statutes: Statutes, stories: Iterable[Story]) -> Iterator[tuple[Story, int, date]]:
    """Who owes a fee for which year, and since which day of it that is so."""
    for story in stories:
        if story.type in FEELESS or story.turn is Turn.PROSPECTIVE:
            continue
        for year in statutes.years:
            starts = [term.valid.start for term in story.terms if _touches(term.valid.start, term.valid.end, year)]
            if starts:
                yield story, year, max(date(year, 1, 1), min(start for start in starts if start))


def _touches(start: date | None, end: date | None, year: int) -> bool:
    return start is not None and end is not None and start.year <= year <= end.year


def _drawn_state(drawn: FeeInvoiceState, issued: date, today: date) -> FeeInvoiceState:
    if issued > today:
        return _S.DRAFT
    return _S.ISSUED if drawn is _S.WRITTEN_OFF and issued.year == today.year else drawn


def _row(one: PlannedInvoice) -> Row:
    network, fee = one.organisation.network, one.fee
    ids = (one.id, network.id, one.story.id, one.organisation.id, fee.rule, one.number, one.year)
    due = one.issued_on + _DAYS_TO_PAY if one.issued_on else None
    return *ids, fee.amount, fee.currency, fee.rate, one.issued_on, due, one.state


def _settlement(plan: DemoPlan, kind: str, one: PlannedInvoice) -> Row:
    return plan.ids.next(kind), one.organisation.network.id, one.id, one.organisation.id, one.settled, one.settled_on
