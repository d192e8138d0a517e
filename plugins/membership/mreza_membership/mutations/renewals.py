"""The yearly round of renewals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from mreza.directory.organisations import Organisation
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.mutation import Do, mutation
from sqlalchemy import select

from mreza_membership import events, permissions
from mreza_membership.models import Membership
from mreza_membership.mutations.acts import require_own
from mreza_membership.service import renewals
from mreza_membership.service.renewals import Plan, RenewalGapReason


@dataclass(frozen=True)
class RenewalGap:
    """Something that a renewal round leaves out.

    Attributes:
        membership: Whose.
        reason: Why.
    """

    membership: Membership
    reason: RenewalGapReason


@dataclass(frozen=True)
class RenewalAmount:
    """What the invoices of a round ask for in one currency.

    Attributes:
        currency: ISO 4217 code, e.g. RSD.
        invoices: How many invoices.
        amount: Their sum.
    """

    currency: str
    invoices: int
    amount: Decimal


@dataclass(frozen=True)
class RenewalRound:
    """What a renewal round does, or would do.

    Attributes:
        preview: Whether this is only a report and nothing was written.
        members: How many members the network has today.
        terms: How many terms are proposed by this run.
        terms_before: How many were proposed by an earlier run.
        invoices: How many invoices are drafted by this run.
        invoices_before: How many members have an invoice of the year already.
        amounts: What the drafted invoices ask for, by currency.
        left_out: What was left out, and why.
    """

    preview: bool
    members: int
    terms: int
    terms_before: int
    invoices: int
    invoices_before: int
    amounts: list[RenewalAmount]
    left_out: list[RenewalGap]


@mutation(permission=permissions.MANAGE, emits=events.RenewalProposed)
async def start_renewal_round(do: Do, network: Network, year: int, preview: bool = True) -> RenewalRound:
    """Propose the terms of a year to all current members, and draft the invoices that fee rules ask for.

    First a report; `preview: false` writes what it says, all or nothing. Proposed terms and drafted invoices count for
    nothing until agreeTerm (or renewMembership) agrees the one and issueInvoice sends the other. Run again, it adds
    what is missing.

    Args:
        network: Whose members.
        year: The year in which the terms begin.
        preview: Only report; say false to write.
    """
    require_own(do, network)
    if abs(year - do.today.year) > 1:
        raise UserError(
            "YEAR_TOO_FAR",
            "A round is for {this}, or the year before or after it.",
            path=("year",),
            this=do.today.year,
        )
    plan = await renewals.plan(do.session, network, year, do.today, lock=not preview)
    if not preview:
        await renewals.carry_out(do.session, plan, year)
        await _tell(do, plan)
    return _report(plan, preview=preview)


def _report(plan: Plan, *, preview: bool) -> RenewalRound:
    counts = Counter(rule.currency for _, rule in plan.charges)
    sums = {
        code: sum((rule.amount for _, rule in plan.charges if rule.currency == code), Decimal(0)) for code in counts
    }
    return RenewalRound(
        preview=preview,
        members=plan.members,
        terms=len(plan.proposals),
        terms_before=len(plan.proposed_before),
        invoices=len(plan.charges),
        invoices_before=plan.invoiced_before,
        amounts=[RenewalAmount(code, counts[code], sums[code]) for code in sorted(counts)],
        left_out=[RenewalGap(gap.membership, gap.reason) for gap in plan.gaps],
    )


async def _tell(do: Do, plan: Plan) -> None:
    ids = [one.membership.organisation_id for one in plan.proposals]
    rows = await do.session.execute(select(Organisation.id, Organisation.locale).where(Organisation.id.in_(ids)))
    locales = {row.id: row.locale for row in rows}
    for one in plan.proposals:
        assert one.term.start is not None  # every term begins; the database checks it
        locale = locales[one.membership.organisation_id]
        do.emit(events.RenewalProposed(one.membership, one.term.start, one.term.end, locale))
