"""The order of applications, and what quotas make of it. Pure: the same candidates give the same list, however they
come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza_calls.models import CallPlacement, CallPlacementBasis, CallViolationCode

_V = CallViolationCode


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application as it is ranked.

    Attributes:
        id: of the application.
        country: code of the country for which it counts.
        organisation: the applicant's, if any.
        total: points and bonus together.
        tie: who is smaller comes first of two with the same total; it must differ between any two.
        fit: whether it reaches the thresholds.
    """

    id: UUID
    country: str
    organisation: UUID | None
    total: Decimal
    tie: tuple[Any, ...]
    fit: bool = True


@dataclass(frozen=True, slots=True)
class Quotas:
    """How places are shared out; of maxima, a country's own goes before the one for each."""

    places: int
    minima: Mapping[str, int] = field(default_factory=dict)
    maxima: Mapping[str, int] = field(default_factory=dict)
    each_country: int | None = None
    each_organisation: int | None = None

    def maximum(self, country: str) -> int | None:
        """At most so many from a country."""
        return self.maxima.get(country, self.each_country)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the ranking."""

    candidate: Candidate
    position: int
    placement: CallPlacement
    basis: CallPlacementBasis
    reserve_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a ranking breaks; `id` is the application's, where it is about one."""

    code: CallViolationCode
    detail: str
    id: UUID | None = None


class Seats:
    """Who holds a place so far."""

    def __init__(self, quotas: Quotas, holders: Iterable[Candidate] = ()) -> None:
        self.quotas = quotas
        self.taken = 0
        self.countries: Counter[str] = Counter()
        self.organisations: Counter[UUID] = Counter()
        for one in holders:
            self.take(one)

    def take(self, one: Candidate) -> None:
        """Give the candidate a place."""
        self.taken += 1
        self.countries[one.country] += 1
        if one.organisation is not None:
            self.organisations[one.organisation] += 1

    def admits(self, one: Candidate) -> bool:
        """Whether no maximum speaks against one more."""
        most, each = self.quotas.maximum(one.country), self.quotas.each_organisation
        full = most is not None and self.countries[one.country] >= most
        crowded = each is not None and one.organisation is not None and self.organisations[one.organisation] >= each
        return not full and not crowded

    @property
    def left(self) -> int:
        """How many places are free."""
        return self.quotas.places - self.taken


def ordered(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best first."""
    return sorted(candidates, key=lambda one: (-one.total, one.tie))


def rank(candidates: Iterable[Candidate], quotas: Quotas) -> list[Placed]:
    """First each country's minimum is filled, by points; then what is left goes to the best of all, whom no maximum
    bars; the others who are fit are the reserve, in order.
    """
    order = ordered(candidates)
    seats = Seats(quotas)
    basis: dict[UUID, CallPlacementBasis] = {}
    for one in order:
        wanting = seats.countries[one.country] < quotas.minima.get(one.country, 0)
        if one.fit and wanting and seats.left > 0 and seats.admits(one):
            seats.take(one)
            basis[one.id] = CallPlacementBasis.QUOTA
    for one in order:
        if one.fit and one.id not in basis and seats.left > 0 and seats.admits(one):
            seats.take(one)
            basis[one.id] = CallPlacementBasis.MERIT
    return list(_lines(order, basis))


def _lines(order: Sequence[Candidate], basis: Mapping[UUID, CallPlacementBasis]) -> Iterator[Placed]:
    reserve = 0
    for position, one in enumerate(order, 1):
        if one.id in basis:
            yield Placed(one, position, CallPlacement.SELECTED, basis[one.id])
        elif one.fit:
            reserve += 1
            yield Placed(one, position, CallPlacement.RESERVE, CallPlacementBasis.MERIT, reserve)
        else:
            yield Placed(one, position, CallPlacement.BELOW_THRESHOLD, CallPlacementBasis.MERIT)


def violations(lines: Sequence[Placed], quotas: Quotas) -> list[Violation]:
    """All rules that these placements break, whoever made them."""
    chosen = [one.candidate for one in lines if one.placement is CallPlacement.SELECTED]
    seats = Seats(quotas, chosen)
    found = list(_counts(seats))
    found += [
        Violation(_V.BELOW_THRESHOLD, f"Position {one.position} has too few points.", one.candidate.id)
        for one in lines
        if one.placement is CallPlacement.SELECTED and not one.candidate.fit
    ]
    return found + list(_out_of_order(lines, quotas))


def next_in_reserve(reserve: Sequence[Candidate], seats: Seats, country: str | None) -> Candidate | None:
    """Who gets a free place: the first of the reserve whom no maximum bars, from `country` if there is one."""
    fitting = [one for one in reserve if seats.admits(one)]
    return next((one for one in fitting if one.country == country), next(iter(fitting), None))


def _counts(seats: Seats) -> Iterator[Violation]:
    quotas = seats.quotas
    if seats.left < 0:
        yield Violation(_V.PLACES_EXCEEDED, f"{seats.taken} chosen for {quotas.places} places.")
    for country, least in sorted(quotas.minima.items()):
        if seats.countries[country] < least:
            yield Violation(_V.COUNTRY_MINIMUM_UNMET, f"{country}: {seats.countries[country]} of at least {least}.")
    for country, count in sorted(seats.countries.items()):
        most = quotas.maximum(country)
        if most is not None and count > most:
            yield Violation(_V.COUNTRY_MAXIMUM_EXCEEDED, f"{country}: {count} of at most {most}.")
    each = quotas.each_organisation
    for count in sorted(count for count in seats.organisations.values() if each is not None and count > each):
        yield Violation(_V.ORGANISATION_MAXIMUM_EXCEEDED, f"{count} from one organisation; at most {each}.")


def _out_of_order(lines: Sequence[Placed], quotas: Quotas) -> Iterator[Violation]:
    """Who was chosen differently than the rules choose, and comes after somebody whom they would have chosen."""
    by_rule = {
        one.candidate.id
        for one in rank([one.candidate for one in lines], quotas)
        if one.placement is CallPlacement.SELECTED
    }
    passed_over = [
        one.position for one in lines if one.placement is not CallPlacement.SELECTED and one.candidate.id in by_rule
    ]
    for one in lines:
        if one.placement is CallPlacement.SELECTED and one.candidate.fit and one.candidate.id not in by_rule:
            before = [position for position in passed_over if position < one.position]
            if before:
                yield Violation(
                    _V.OUT_OF_ORDER, f"Position {one.position} goes before position {before[0]}.", one.candidate.id
                )
