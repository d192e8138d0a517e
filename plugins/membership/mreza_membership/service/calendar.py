"""When terms begin and end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from mreza.model.period import ONE_DAY, Period

from mreza_membership.models import MembershipScheme
from mreza_membership.models.schemes import MembershipTermKind


def term_from(scheme: MembershipScheme, start: date) -> Period:
    """The term that begins on a day: rolling ones run their months, calendar ones end with the year or a part of it."""
    if scheme.term_kind is MembershipTermKind.ROLLING:
        return Period(start, add_months(start, scheme.term_months) - ONE_DAY)
    return Period(start, _end_in_calendar(start, scheme.term_months))


def grace_end(scheme: MembershipScheme, term: Period) -> date | None:
    """The last day on which a term can still be renewed; None for a term without end."""
    return None if term.end is None else term.end + timedelta(days=scheme.grace_days)


def add_months(day: date, months: int) -> date:
    """The same day of a later month; the month's last one where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_in_calendar(start: date, months: int) -> date:
    """The last day of the stretch of the calendar that holds `start`; stretches are counted from January."""
    since_january = start.month - 1
    ahead = months if months >= 12 else (since_january // months + 1) * months
    return add_months(date(start.year, 1, 1), ahead) - ONE_DAY
