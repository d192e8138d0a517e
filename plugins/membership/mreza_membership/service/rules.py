"""Which fee rule holds for a member in a year: by its type, then by its yearly budget."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from mreza.errors import UserError
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import FeeRule, MemberFact, MemberFactCode, Membership


async def rule_for(session: AsyncSession, membership: Membership, year: int) -> FeeRule:
    """The most particular rule that fits: one for the type before one for all, one with a band before one without.

    Raises: UserError NO_FEE_RULE.
    """
    rows = await session.scalars(
        select(FeeRule).where(
            FeeRule.scheme_id == membership.scheme_id,
            FeeRule.year == year,
            or_(FeeRule.type_id.is_(None), FeeRule.type_id == membership.type_id),
        )
    )
    stated = await _budget(session, membership)
    fitting = [rule for rule in rows if _fits(rule, stated)]
    if not fitting:
        raise UserError(
            "NO_FEE_RULE",
            "No fee rule of {year} fits this membership. Add one, or give an amount and its currency.",
            path=("year",),
            year=year,
        )
    return max(fitting, key=lambda rule: (rule.type_id is not None, _has_band(rule), rule.budget_from or 0))


def _fits(rule: FeeRule, stated: tuple[Decimal, str] | None) -> bool:
    if not _has_band(rule):
        return True
    if stated is None or stated[1] != rule.currency:
        return False
    budget = stated[0]
    return (rule.budget_from or Decimal(0)) <= budget and (rule.budget_below is None or budget < rule.budget_below)


def _has_band(rule: FeeRule) -> bool:
    return rule.budget_from is not None or rule.budget_below is not None


async def _budget(session: AsyncSession, membership: Membership) -> tuple[Decimal, str] | None:
    """The budget that the member stated last, as amount and currency, from words like ``1200000 RSD``."""
    rows = await session.scalars(
        select(MemberFact.value)
        .where(MemberFact.membership_id == membership.id, MemberFact.code == MemberFactCode.YEARLY_BUDGET)
        .order_by(MemberFact.stated_on.desc())
        .limit(1)
    )
    amount, _, currency = (rows.first() or "").rpartition(" ")
    try:
        return Decimal(amount), currency
    except InvalidOperation:
        return None
