"""The ranking whatever the applications: quotas hold, the order is respected, and it is always the same."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mreza_calls.models import CallPlacement, CallViolationCode
from mreza_calls.service.ranking import Candidate, Placed, Quotas, Seats, next_in_reserve, ordered, rank, violations

#: How long a draw takes says nothing here; on a busy machine the first one is slow.
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

COUNTRIES = ("AL", "BA", "RS", "XK")
counts = st.dictionaries(st.sampled_from(COUNTRIES), st.integers(1, 4))
quotas = st.builds(
    Quotas,
    places=st.integers(1, 12),
    minima=counts,
    maxima=counts,
    each_country=st.none() | st.integers(1, 6),
    each_organisation=st.none() | st.integers(1, 3),
)


@st.composite
def pools(draw: st.DrawFn) -> list[Candidate]:
    """Applicants of a few organisations, each of which lies in one country."""
    drawn = draw(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 20), st.booleans()), max_size=30))
    return [
        Candidate(
            UUID(int=number + 1),
            COUNTRIES[house % len(COUNTRIES)],
            UUID(int=1000 + house) if house < 6 else None,
            Decimal(points),
            (number,),
            fit or points > 4,
        )
        for number, (house, points, fit) in enumerate(drawn)
    ]


def selected(lines: list[Placed]) -> list[Candidate]:
    return [one.candidate for one in lines if one.placement is CallPlacement.SELECTED]


@relaxed
@given(pools(), quotas)
def test_quotas_are_never_exceeded(pool: list[Candidate], bounds: Quotas) -> None:
    chosen = selected(rank(pool, bounds))
    assert len(chosen) <= bounds.places
    for country, count in Counter(one.country for one in chosen).items():
        most = bounds.maximum(country)
        assert most is None or count <= most
    houses = Counter(one.organisation for one in chosen if one.organisation is not None)
    assert bounds.each_organisation is None or all(count <= bounds.each_organisation for count in houses.values())
    assert all(one.fit for one in chosen)


@relaxed
@given(pools(), quotas)
def test_nobody_is_passed_over_whom_no_maximum_bars(pool: list[Candidate], bounds: Quotas) -> None:
    lines = rank(pool, bounds)
    seats = Seats(bounds, selected(lines))
    waiting = [one.candidate for one in lines if one.placement is CallPlacement.RESERVE]
    assert seats.left == 0 or not any(seats.admits(one) for one in waiting)


@relaxed
@given(pools(), quotas)
def test_within_a_country_and_an_organisation_the_better_go_first(pool: list[Candidate], bounds: Quotas) -> None:
    chosen = {one.id for one in selected(rank(pool, bounds))}
    fit = [one for one in ordered(pool) if one.fit and one.organisation is not None]
    for position, one in enumerate(fit):
        for better in fit[:position]:
            if one.id in chosen and better.organisation == one.organisation:
                assert better.id in chosen


@relaxed
@given(pools(), quotas, st.randoms(use_true_random=False))
def test_the_order_in_which_applications_come_does_not_matter(
    pool: list[Candidate], bounds: Quotas, chance: random.Random
) -> None:
    shuffled = list(pool)
    chance.shuffle(shuffled)
    assert rank(shuffled, bounds) == rank(pool, bounds)


@relaxed
@given(pools(), quotas)
def test_every_application_has_one_line_and_the_reserve_is_numbered_without_gap(
    pool: list[Candidate], bounds: Quotas
) -> None:
    lines = rank(pool, bounds)
    assert [one.position for one in lines] == list(range(1, len(pool) + 1))
    numbers = [one.reserve_rank for one in lines if one.placement is CallPlacement.RESERVE]
    assert numbers == list(range(1, len(numbers) + 1))


@relaxed
@given(pools(), quotas)
def test_what_the_rules_choose_violates_at_most_a_minimum(pool: list[Candidate], bounds: Quotas) -> None:
    found = {one.code for one in violations(rank(pool, bounds), bounds)}
    assert found <= {CallViolationCode.COUNTRY_MINIMUM_UNMET}


def test_a_free_place_goes_to_the_same_country_first_and_never_beyond_a_maximum() -> None:
    def one(number: int, country: str, organisation: int) -> Candidate:
        return Candidate(UUID(int=number), country, UUID(int=organisation), Decimal(50), (number,))

    bounds = Quotas(3, each_organisation=1)
    seats = Seats(bounds, [one(1, "RS", 100)])
    reserve = [one(2, "RS", 100), one(3, "BA", 200), one(4, "XK", 300)]
    assert next_in_reserve(reserve, seats, "XK") == reserve[2]
    assert next_in_reserve(reserve, seats, None) == reserve[1]
    assert next_in_reserve(reserve[:1], seats, "RS") is None
