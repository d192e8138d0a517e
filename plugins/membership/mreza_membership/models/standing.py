"""What dated rows amount to on a day, as SQL expressions. Terms, their grace and suspensions are the only facts.

Each function takes a condition on terms (`of_membership`, `of_organisation` or any other) and a day, and gives a scalar
expression, so that a membership, an organisation and a whole network are asked with the same words.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import Any

from mreza.model.base import model_named
from sqlalchemy import ColumnElement, Date, Text, and_, case, cast, exists, func, literal_column, or_, select
from sqlalchemy.orm import aliased

COUNTED = ("MembershipTerm.state", "MembershipTerm.grace_until", "MembershipTerm.ending")
"""What decides whether and how long a term counts; the public facts of membership tell so much of it."""

OfTerm = Callable[[Any], ColumnElement[bool]]
"""A condition on an alias of `MembershipTerm`."""


class MembershipStatus(enum.Enum):
    """What a membership amounts to on a day."""

    PROSPECTIVE = "not a member yet"
    ACTIVE = "member"
    GRACE = "the term has run out, but it can still be renewed; still a member"
    LAPSED = "no longer a member, because nobody renewed it"
    SUSPENDED = "member whose rights rest"
    RESIGNED = "left"
    EXCLUDED = "excluded"
    DISSOLVED = "the organisation no longer exists"
    TRANSFERRED = "member of another network now"


def of_membership(membership_id: Any) -> OfTerm:
    """The terms of one membership."""
    return lambda term: term.membership_id == membership_id


def of_organisation(organisation_id: Any) -> OfTerm:
    """The terms of one organisation, of whatever membership."""
    return lambda term: term.organisation_id == organisation_id


def status(which: OfTerm, day: Any) -> ColumnElement[MembershipStatus]:
    """The status on the day, by the last of the terms that began by then; PROSPECTIVE before the first."""
    term = _term()
    word = case(
        (holds(term, day) & suspended(term, day), _word("SUSPENDED")),
        (term.valid.contains(day), _word("ACTIVE")),
        (holds(term, day), _word("GRACE")),
        else_=func.coalesce(cast(term.ending, Text), _word("LAPSED")),
    )
    begun = select(word).where(which(term), counts(term), begins(term) <= day)
    last = begun.order_by(begins(term).desc()).limit(literal_column("1"))
    return func.coalesce(last.scalar_subquery(), _word("PROSPECTIVE"))


def is_member(which: OfTerm, day: Any) -> ColumnElement[bool]:
    """Whether a term or its grace covers the day; suspended members are members."""
    term = _term()
    return exists().where(which(term), counts(term), holds(term, day))


def has_rights(which: OfTerm, day: Any) -> ColumnElement[bool]:
    """Whether the day lies in a term or its grace, and in no suspension."""
    term = _term()
    return exists().where(which(term), counts(term), holds(term, day), ~suspended(term, day))


def first_joined(which: OfTerm) -> ColumnElement[date | None]:
    """The first day of the first term."""
    term = _term()
    return select(func.min(begins(term))).where(which(term), counts(term)).scalar_subquery()


def current_since(which: OfTerm, day: Any) -> ColumnElement[date | None]:
    """The first day of the unbroken run of terms that reaches the day; null when none does."""
    term, before = _term(), _term()
    follows = exists().where(
        before.membership_id == term.membership_id,
        counts(before),
        begins(before) < begins(term),
        func.upper(before.valid) >= begins(term),
    )
    start = select(func.max(begins(term))).where(which(term), counts(term), begins(term) <= day, ~follows)
    return case((is_member(which, day), start.scalar_subquery()))


def last_day(which: OfTerm, day: Any) -> ColumnElement[date | None]:
    """The last day of the latest term that began by the day."""
    term = _term()
    end: ColumnElement[date | None] = cast(func.upper(term.valid) - literal_column("1"), Date)
    latest = select(func.max(end)).where(which(term), counts(term), begins(term) <= day)
    return latest.scalar_subquery()


def grace_until(which: OfTerm, day: Any) -> ColumnElement[date | None]:
    """The last day of the grace that holds on the day; null when none does."""
    term = _term()
    latest = select(func.max(term.grace_until)).where(which(term), counts(term), in_grace(term, day))
    return latest.scalar_subquery()


def counts(term: Any) -> ColumnElement[bool]:
    """The term was agreed and not voided."""
    return term.state.in_((_word("CURRENT"), _word("ENDED")))  # type: ignore[no-any-return]


def holds(term: Any, day: Any) -> ColumnElement[bool]:
    """The day lies in the term, or in its grace when nothing but time ended it and no other term followed."""
    return or_(term.valid.contains(day), in_grace(term, day))


def in_grace(term: Any, day: Any) -> ColumnElement[bool]:
    """The day lies after the term and in its grace, and nothing but time ended the term."""
    ran_out = and_(term.state == _word("CURRENT"), term.ending.is_(None), func.upper(term.valid) <= day)
    return and_(ran_out, term.grace_until >= day)


def suspended(term: Any, day: Any) -> ColumnElement[bool]:
    """A suspension of the term's membership holds on the day."""
    suspension: Any = aliased(model_named("membership.Suspension"))
    lasting = or_(suspension.lifted_on.is_(None), suspension.lifted_on > day)
    return exists().where(suspension.membership_id == term.membership_id, suspension.valid.contains(day), lasting)


def begins(term: Any) -> ColumnElement[Any]:
    """The first day of the term."""
    return func.lower(term.valid, type_=Date())


def _term() -> Any:
    return aliased(model_named("membership.MembershipTerm"))


def _word(name: str) -> ColumnElement[Any]:
    """A constant in the text of the statement: never a parameter, so that policies and plans may hold it."""
    return literal_column(f"'{name}'")
