"""Which fee rule holds for a member in a year: by its type, then by its yearly budget."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from uuid import UUID

from mreza.errors import UserError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import FeeRule, MemberFact, MemberFactCode, Membership

Budget = tuple[Decimal, str]
"""An amount and its currency."""


async def rule_for(session: AsyncSession, membership: Membership, year: int) -> FeeRule:
    """The most particular rule that fits: one for the type before one for all, one with a band before one without.

    Raises: UserError NO_FEE_RULE.
    """
    rows = await session.scalars(
        select(FeeRule).where(
            FeeRule.scheme_id == membership.scheme_id,
            FeeRule.year == year,
        )
    )
    budgets = await stated_budgets(session, [membership.id])
    rule = most_particular(rows, membership, budgets.get(membership.id))
    if rule is None:
        raise UserError(
            "NO_FEE_RULE",
            "No fee rule of {year} fits this membership. Add one, or give an amount and its currency.",
            path=("year",),
            year=year,
        )
    return rule


def most_particular(rules: Iterable[FeeRule], membership: Membership, budget: Budget | None) -> FeeRule | None:
    """Of the rules of a scheme and a year, the one that fits a membership best; None when none fits."""
    fitting = [one for one in rules if one.type_id in (None, membership.type_id) and _fits(one, budget)]
    return max(
        fitting, key=lambda rule: (rule.type_id is not None, _has_band(rule), rule.budget_from or 0), default=None
    )


async def stated_budgets(session: AsyncSession, memberships: Collection[UUID]) -> dict[UUID, Budget]:
    """The budgets that members stated last, by membership, from words like ``1200000 RSD``; others are left out."""
    rows = await session.execute(
        select(MemberFact.membership_id, MemberFact.value)
        .where(MemberFact.membership_id.in_(memberships), MemberFact.code == MemberFactCode.YEARLY_BUDGET)
        .order_by(MemberFact.stated_on)
    )
    latest = {membership_id: _read(value) for membership_id, value in rows}
    return {membership_id: budget for membership_id, budget in latest.items() if budget is not None}


def _fits(rule: FeeRule, stated: Budget | None) -> bool:
    if not _has_band(rule):
        return True
    if stated is None or stated[1] != rule.currency:
        return False
    budget = stated[0]
    return (rule.budget_from or Decimal(0)) <= budget and (rule.budget_below is None or budget < rule.budget_below)


def _has_band(rule: FeeRule) -> bool:
    return rule.budget_from is not None or rule.budget_below is not None


def _read(words: str) -> Budget | None:
    """Amount and currency; thousands may be set off by spaces."""
    amount, _, currency = words.rpartition(" ")
    try:
        number = Decimal(amount.replace(" ", "").replace("\N{NO-BREAK SPACE}", ""))
    except InvalidOperation:
        return None
    return (number, currency) if number.is_finite() else None
