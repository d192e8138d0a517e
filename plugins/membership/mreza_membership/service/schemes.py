"""A network's rules of membership, one scheme after the other."""

from __future__ import annotations

from decimal import Decimal

from mreza.errors import UserError
from mreza.model.period import ONE_DAY
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import FeeRule, MembershipScheme


async def succeed(session: AsyncSession, scheme: MembershipScheme) -> MembershipScheme:
    """Add a scheme; the one before ends on the day before. Members stay under the scheme they were admitted by.

    Raises: UserError SCHEME_BEFORE_ANOTHER.
    """
    begins = scheme.valid.start
    rows = await session.scalars(select(MembershipScheme).where(MembershipScheme.network_id == scheme.network_id))
    for other in rows:
        if begins is None or (other.valid.start is not None and other.valid.start >= begins):
            raise UserError(
                "SCHEME_BEFORE_ANOTHER",
                "The network has a scheme that begins on that day or later. Let the new one begin after it.",
                path=("validFrom",),
            )
        if begins in other.valid:
            other.valid = other.valid.until(begins - ONE_DAY)
    await session.flush()
    session.add(scheme)
    await session.flush()
    return scheme


async def add_fee_rule(session: AsyncSession, rule: FeeRule) -> FeeRule:
    """Add a fee rule. Rules of a year, a type and a currency may not overlap in their bands.

    Raises: UserError AMOUNT_NEGATIVE, BAND_REVERSED, FEE_RULES_OVERLAP.
    """
    if rule.amount < 0:
        raise UserError("AMOUNT_NEGATIVE", "A fee cannot be less than zero.", path=("amount",))
    if rule.budget_from is not None and rule.budget_below is not None and rule.budget_from >= rule.budget_below:
        raise UserError("BAND_REVERSED", "The band ends before it begins. Give a higher end.", path=("budgetBelow",))
    rows = await session.scalars(
        select(FeeRule).where(
            FeeRule.scheme_id == rule.scheme_id,
            FeeRule.year == rule.year,
            FeeRule.type_id.is_not_distinct_from(rule.type_id),
        )
    )
    for other in rows:
        if _band(other) == _band(rule) == (None, None) or (_banded(other) and _banded(rule) and _meet(other, rule)):
            raise UserError(
                "FEE_RULES_OVERLAP",
                "The scheme has a fee of {amount} {currency} for the same members in {year}. Choose another band.",
                amount=str(other.amount),
                currency=other.currency,
                year=rule.year,
            )
    session.add(rule)
    await session.flush()
    return rule


def _band(rule: FeeRule) -> tuple[Decimal | None, Decimal | None]:
    return rule.budget_from, rule.budget_below


def _banded(rule: FeeRule) -> bool:
    return _band(rule) != (None, None)


def _meet(one: FeeRule, other: FeeRule) -> bool:
    """Whether a budget fits both."""
    if one.currency != other.currency:
        return False
    lowest = max(one.budget_from or Decimal(0), other.budget_from or Decimal(0))
    ends = [end for end in (one.budget_below, other.budget_below) if end is not None]
    return not ends or lowest < min(ends)
