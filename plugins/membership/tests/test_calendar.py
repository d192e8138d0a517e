"""When terms begin and end."""

from __future__ import annotations

from datetime import date

import pytest
from mreza.model.period import Period
from mreza_membership.models import MembershipScheme, MembershipTermKind
from mreza_membership.service.calendar import add_months, grace_end, term_from


def scheme(kind: MembershipTermKind, months: int = 12, grace: int = 60) -> MembershipScheme:
    return MembershipScheme(term_kind=kind, term_months=months, grace_days=grace)


@pytest.mark.parametrize(
    ("months", "start", "end"),
    [
        (12, date(2025, 6, 25), date(2025, 12, 31)),
        (12, date(2025, 1, 1), date(2025, 12, 31)),
        (24, date(2025, 6, 25), date(2026, 12, 31)),
        (6, date(2025, 6, 25), date(2025, 6, 30)),
        (6, date(2025, 7, 1), date(2025, 12, 31)),
    ],
)
def test_a_calendar_term_ends_with_the_year_or_its_part(months: int, start: date, end: date) -> None:
    assert term_from(scheme(MembershipTermKind.CALENDAR, months), start) == Period(start, end)


def test_a_rolling_term_runs_its_months_from_the_day_it_begins() -> None:
    rolling = scheme(MembershipTermKind.ROLLING)
    assert term_from(rolling, date(2024, 4, 1)) == Period(date(2024, 4, 1), date(2025, 3, 31))
    assert term_from(rolling, date(2024, 2, 29)) == Period(date(2024, 2, 29), date(2025, 2, 27))


def test_grace_is_counted_in_days_from_the_end_of_the_term() -> None:
    rolling = scheme(MembershipTermKind.ROLLING)
    assert grace_end(rolling, Period(date(2024, 4, 1), date(2025, 3, 31))) == date(2025, 5, 30)
    assert grace_end(rolling, Period(date(2024, 4, 1), None)) is None


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)
