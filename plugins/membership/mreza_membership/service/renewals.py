"""A renewal round: what the members of a network are proposed for a year. First planned, then written in one go."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from uuid import UUID

from mreza.directory.places import Network
from mreza.model.period import ONE_DAY, Period
from sqlalchemy import Date, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    FeeInvoice,
    FeeInvoiceState,
    FeeRule,
    Membership,
    MembershipScheme,
    MembershipState,
    MembershipTerm,
    MembershipTermState,
    standing,
)
from mreza_membership.service import fees
from mreza_membership.service.calendar import grace_end, term_from
from mreza_membership.service.rules import Budget, most_particular, stated_budgets

_T = MembershipTermState


class RenewalGapReason(enum.Enum):
    """Why a renewal round leaves something out."""

    TERM_WITHOUT_END = "its term has no end, so that it needs no renewal"
    LEAVES = "it has given notice, or its term was cut short by a decision"
    RENEWED_ALREADY = "it has agreed a term that begins in the year, or reaches beyond its beginning"
    EARLIER_TERM_MISSING = "it is in the grace of a term that ended before the year; that is to be renewed first"
    NO_FEE_RULE = "the term is proposed without an invoice: no fee rule fits, e.g. because no yearly budget was stated"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something left out, and why."""

    membership: Membership
    reason: RenewalGapReason


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term to propose."""

    membership: Membership
    term: Period
    grace_until: date | None


@dataclass(slots=True)
class Plan:
    """What a round does: `proposals` and `charges` are to be written, the rest was done before or is left out."""

    members: int = 0
    proposals: list[Proposal] = field(default_factory=list)
    proposed_before: list[Membership] = field(default_factory=list)
    charges: list[tuple[Membership, FeeRule]] = field(default_factory=list)
    invoiced_before: int = 0
    gaps: list[Gap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a network's members: everything by the membership's id, terms the latest first."""

    members: list[Membership]
    schemes: dict[UUID, MembershipScheme]
    terms: dict[UUID, list[MembershipTerm]]
    rules: dict[UUID, list[FeeRule]]
    budgets: dict[UUID, Budget]
    invoiced: set[tuple[UUID, UUID | None]]


async def plan(session: AsyncSession, network: Network, year: int, day: date, *, lock: bool) -> Plan:
    """What the round of a year does for the members that a network has on a day.

    With `lock`, the memberships are kept from concurrent changes until the transaction ends.
    """
    known = await _known(session, network, year, day, lock=lock)
    made = Plan(members=len(known.members))
    for membership in known.members:
        if _plan_term(made, known, membership, year):
            _plan_invoice(made, known, membership)
    return made


async def carry_out(session: AsyncSession, made: Plan, year: int) -> None:
    """Write what was planned: proposed terms, which count for nothing until they are agreed, and drafted invoices."""
    session.add_all(
        MembershipTerm(
            network_id=one.membership.network_id,
            membership_id=one.membership.id,
            organisation_id=one.membership.organisation_id,
            valid=one.term,
            grace_until=one.grace_until,
        )
        for one in made.proposals
    )
    await session.flush()
    for membership, rule in made.charges:
        await fees.draft(session, membership, year, rule.amount, rule.currency, rule)


def _plan_term(made: Plan, known: _Known, membership: Membership, year: int) -> bool:
    """Plan a membership's term; True when it has a proposal, from now or from before."""
    terms = known.terms[membership.id]
    last = next(term for term in terms if term.state is not _T.PROPOSED)
    if any(term.state is _T.PROPOSED and term.valid.start and term.valid.start.year == year for term in terms):
        made.proposed_before.append(membership)
        return True
    reason = _gap(membership, last, year)
    if reason is not None:
        made.gaps.append(Gap(membership, reason))
        return False
    scheme = known.schemes[membership.scheme_id]
    assert last.valid.end is not None
    valid = term_from(scheme, last.valid.end + ONE_DAY)
    made.proposals.append(Proposal(membership, valid, grace_end(scheme, valid)))
    return True


def _gap(membership: Membership, last: MembershipTerm, year: int) -> RenewalGapReason | None:
    if membership.state is MembershipState.NOTICE_GIVEN or last.ending is not None:
        return RenewalGapReason.LEAVES
    if last.valid.end is None:
        return RenewalGapReason.TERM_WITHOUT_END
    begins = last.valid.end + ONE_DAY
    if begins.year > year:
        return RenewalGapReason.RENEWED_ALREADY
    return RenewalGapReason.EARLIER_TERM_MISSING if begins.year < year else None


def _plan_invoice(made: Plan, known: _Known, membership: Membership) -> None:
    rules = known.rules.get(membership.scheme_id)
    if not rules:
        return
    rule = most_particular(rules, membership, known.budgets.get(membership.id))
    if any((membership.id, one.id) in known.invoiced for one in rules):
        made.invoiced_before += 1
    elif rule is None:
        made.gaps.append(Gap(membership, RenewalGapReason.NO_FEE_RULE))
    elif rule.amount > 0:
        made.charges.append((membership, rule))


async def _known(session: AsyncSession, network: Network, year: int, day: date, *, lock: bool) -> _Known:
    members = await _members(session, network, day, lock=lock)
    ids = [one.id for one in members]
    schemes = await session.scalars(select(MembershipScheme).where(MembershipScheme.network_id == network.id))
    rules = await session.scalars(
        select(FeeRule).where(FeeRule.network_id == network.id, FeeRule.year == year).order_by(FeeRule.scheme_id)
    )
    invoices = await session.execute(
        select(FeeInvoice.membership_id, FeeInvoice.rule_id).where(
            FeeInvoice.membership_id.in_(ids), FeeInvoice.state != FeeInvoiceState.CANCELLED
        )
    )
    return _Known(
        members=members,
        schemes={one.id: one for one in schemes},
        terms=await _terms(session, ids),
        rules={scheme: list(of) for scheme, of in groupby(rules, lambda rule: rule.scheme_id)},
        budgets=await stated_budgets(session, ids),
        invoiced={(membership, rule) for membership, rule in invoices},
    )


async def _members(session: AsyncSession, network: Network, day: date, *, lock: bool) -> list[Membership]:
    """The memberships that are ones on the day, in the order of their numbers."""
    await session.flush()
    of_network = select(Membership).where(Membership.network_id == network.id).order_by(Membership.id)
    if lock:
        await session.execute(of_network.with_for_update().execution_options(populate_existing=True))
    member = standing.is_member(standing.of_membership(Membership.id), bindparam("day", day, Date()))
    found = list(await session.scalars(of_network.where(member)))
    return sorted(found, key=lambda one: (one.member_number or "", one.id))


async def _terms(session: AsyncSession, memberships: Iterable[UUID]) -> dict[UUID, list[MembershipTerm]]:
    rows = await session.scalars(
        select(MembershipTerm)
        .where(MembershipTerm.membership_id.in_(memberships), MembershipTerm.state != _T.VOIDED)
        .order_by(MembershipTerm.membership_id)
    )
    return {
        membership: sorted(terms, key=lambda term: term.valid.start or date.min, reverse=True)
        for membership, terms in groupby(rows, lambda term: term.membership_id)
    }
