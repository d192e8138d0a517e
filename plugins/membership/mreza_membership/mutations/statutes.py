"""What the statutes say: schemes and fee rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.directory.places import Network
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_membership import permissions
from mreza_membership.models import (
    FeeRule,
    MembershipScheme,
    MembershipTermKind,
    MembershipType,
)
from mreza_membership.service import (
    schemes,
)


@mutation(permission=permissions.SCHEMES)
async def create_membership_scheme(
    do: Do,
    network: Network,
    *,
    name: Translated,
    statutes_version: str,
    valid_from: date | None = None,
    term_kind: MembershipTermKind = MembershipTermKind.CALENDAR,
    term_months: int = 12,
    grace_days: int = 60,
    minimum_registered_days: int = 365,
    two_step: bool = True,
    invoice_days: int = 30,
    fees_bind: bool = False,
) -> MembershipScheme:
    """State a network's rules of membership; the scheme before ends on the day before.

    Args:
        network: Whose.
        name: The scheme's name.
        statutes_version: The version of the statutes.
        valid_from: The first day on which members are admitted by it; today when left out.
        term_kind: How terms are counted.
        term_months: Length of a term in months.
        grace_days: Days after a term in which it can be renewed.
        minimum_registered_days: How long an applicant must have been registered.
        two_step: Whether the national decision needs the regional body's confirmation.
        invoice_days: Days between issue and due date of an invoice.
        fees_bind: Whether an overdue fee costs good standing.
    """
    scheme = MembershipScheme(
        network_id=network.id,
        name=name,
        statutes_version=statutes_version,
        valid=Period(valid_from or do.today, None),
        term_kind=term_kind,
        term_months=term_months,
        grace_days=grace_days,
        minimum_registered_days=minimum_registered_days,
        two_step=two_step,
        invoice_days=invoice_days,
        fees_bind=fees_bind,
    )
    return await schemes.succeed(do.session, scheme)


@mutation(permission=permissions.SCHEMES)
async def create_fee_rule(
    do: Do,
    scheme: MembershipScheme,
    *,
    year: int,
    amount: Decimal,
    currency: str,
    type: MembershipType | None = None,
    budget_from: Decimal | None = None,
    budget_below: Decimal | None = None,
) -> FeeRule:
    """State what members pay in a year.

    Args:
        scheme: Under which scheme.
        year: Which year.
        amount: How much.
        currency: ISO 4217 code, e.g. RSD.
        type: For members of this type; for all when left out.
        budget_from: For yearly budgets from this amount on.
        budget_below: For yearly budgets below this amount.
    """
    rule = FeeRule(
        network_id=scheme.network_id,
        scheme_id=scheme.id,
        type_id=type.id if type else None,
        year=year,
        amount=amount,
        currency=currency,
        budget_from=budget_from,
        budget_below=budget_below,
    )
    return await schemes.add_fee_rule(do.session, rule)
