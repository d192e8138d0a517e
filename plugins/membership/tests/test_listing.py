"""Which days the public directory shows a member on."""

from __future__ import annotations

from datetime import date

from mreza.model.period import Period
from mreza_membership.service.listing import stretch

TODAY = date(2025, 6, 30)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def test_terms_that_touch_are_shown_without_a_gap() -> None:
    assert stretch([year(2025), year(2024), year(2023)], [], TODAY) == Period(date(2023, 1, 1), date(2025, 12, 31))


def test_an_open_suspension_ends_the_listing_on_the_day_before() -> None:
    suspended = [Period(date(2025, 4, 1), None)]
    assert stretch([year(2025)], suspended, TODAY) == Period(date(2025, 1, 1), date(2025, 3, 31))


def test_after_a_suspension_the_listing_goes_on() -> None:
    suspended = [Period(date(2025, 4, 1), date(2025, 6, 29))]
    assert stretch([year(2025)], suspended, TODAY) == Period(TODAY, date(2025, 12, 31))


def test_a_suspension_that_lies_ahead_is_known_beforehand() -> None:
    suspended = [Period(date(2025, 9, 1), date(2025, 9, 30))]
    assert stretch([year(2025)], suspended, TODAY) == Period(date(2025, 1, 1), date(2025, 8, 31))


def test_of_a_former_member_the_last_days_stand_and_of_a_coming_one_the_first() -> None:
    assert stretch([year(2019), year(2021)], [], TODAY) == year(2021)
    assert stretch([year(2026)], [], TODAY) == year(2026)
    assert stretch([], [], TODAY) is None
