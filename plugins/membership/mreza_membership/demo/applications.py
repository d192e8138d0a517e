"""Applications: those by which today's younger members came in, and newer ones in every state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, PlannedOrganisation, Rows
from mreza.demo.identifiers import SCHEMES, numbers
from mreza.demo.ids import random_of
from mreza.demo.names import draw_name
from mreza.demo.places import LOCALE_OF_SPEECH
from mreza.demo.titles import applicant_title
from mreza.model.history import StateChange
from mreza.text import COUNTRIES

from mreza_membership.demo.admission import admission_rows
from mreza_membership.demo.members import HISTORY
from mreza_membership.demo.statutes import FULL, Statutes
from mreza_membership.demo.stories import Story, Turn
from mreza_membership.demo.words import words
from mreza_membership.models import MembershipApplication, MembershipApplicationState, MembershipScheme

Row = tuple[Any, ...]
_S = MembershipApplicationState
#: Since when applications are kept here; older members came in on paper.
_KEPT_SINCE = date(2021, 1, 1)
#: Applicants a network has at a time, at scale 1.
_PER_NETWORK = 5
#: Serial from which applicants' fictional numbers are taken.
_SERIAL = 9000

_STRAIGHT = (_S.DRAFT, _S.SUBMITTED, _S.SCREENING, _S.UNDER_REVIEW, _S.RECOMMENDED, _S.DECISION_PENDING, _S.APPROVED)
_ASIDE = {
    _S.CHANGES_REQUESTED: (_S.DRAFT, _S.SUBMITTED),
    _S.NOT_RECOMMENDED: _STRAIGHT[:4],
    _S.REJECTED: _STRAIGHT[:6],
    _S.WITHDRAWN: _STRAIGHT[:2],
    _S.LAPSED: (_S.DRAFT, _S.SUBMITTED, _S.CHANGES_REQUESTED),
    _S.ADMITTED: _STRAIGHT,
}
_IN_PROGRESS = tuple(state for state in _S if state is not _S.ADMITTED)


@dataclass(frozen=True, slots=True)
class PlannedApplication:
    """One application with the days on which it moved on; the last state is today's."""

    id: UUID
    network: PlannedNetwork
    scheme: MembershipScheme
    type: str
    reference: str
    steps: tuple[tuple[MembershipApplicationState, date], ...]
    name: dict[str, str]
    locale: str
    slug: str
    area: str
    contact: str
    registered: date
    identifiers: dict[str, str]
    organisation: PlannedOrganisation | None = None

    @property
    def state(self) -> MembershipApplicationState:
        """Where it stands."""
        return self.steps[-1][0]

    def day_of(self, state: MembershipApplicationState) -> date | None:
        """The day on which it came into a state, if it did."""
        return next((day for one, day in self.steps if one is state), None)


class Applications:
    """All applications of the demo; `last_numbers` are the last sequence numbers by network and year."""

    def __init__(self, plan: DemoPlan, statutes: Statutes, stories: Iterable[Story]) -> None:
        self.last_numbers: defaultdict[tuple[UUID, int], int] = defaultdict(int)
        self._statutes = statutes
        self.planned = [
            *(self._of_member(plan, story) for story in stories if _came_by_application(story)),
            *(
                self._new(plan, place, number)
                for number in range(_PER_NETWORK * plan.scale)
                for place in range(len(plan.networks))
            ),
        ]

    def rows(self, plan: DemoPlan) -> Iterator[Rows]:
        """Applications, what was found, advised and decided of them, and their history."""
        columns = (
            "id network_id scheme_id type_id organisation_id reference state name locale identifiers registered_on"
        )
        more = "email phone contact_person motivation submitted_on documents"
        yield Rows(MembershipApplication, f"{columns} {more}".split(), (self._row(one) for one in self.planned))
        yield from admission_rows(plan, self.planned)
        yield Rows(StateChange, HISTORY, _history(plan, self.planned))

    def _of_member(self, plan: DemoPlan, story: Story) -> PlannedApplication:
        """An admitted member's application, or the approved one of an organisation that is about to join."""
        one, joining = story.organisation, story.turn is Turn.PROSPECTIVE
        last = plan.today - timedelta(3) if joining else one.joined
        steps = _steps(_S.APPROVED if joining else _S.ADMITTED, last, pace=9)
        director = one.people[0]
        return PlannedApplication(
            id=plan.ids.next("application"),
            network=one.network,
            scheme=story.scheme,
            type=story.type,
            reference=self._reference(one.network, steps[0][1].year),
            steps=steps,
            name=one.name,
            locale=one.locale,
            slug=one.slug,
            area=one.seat.area,
            contact=f"{director.given_name} {director.family_name}",
            registered=one.registered,
            identifiers={},
            organisation=one,
        )

    def _new(self, plan: DemoPlan, place: int, number: int) -> PlannedApplication:
        """An applicant that is not in the directory yet."""
        network = plan.networks[place]
        chance = random_of(f"applicant:{network.code}:{number}")
        state = _IN_PROGRESS[(place * _PER_NETWORK + number % _PER_NETWORK) % len(_IN_PROGRESS)]
        called = applicant_title(network.code, number)
        given, family, _, _ = draw_name(chance, called.seat.speech)
        steps = _steps(state, plan.today - timedelta(chance.randrange(1, 25)), pace=chance.randrange(3, 12))
        young = state is _S.SCREENING
        registered = plan.today - timedelta(chance.randrange(200, 360) if young else chance.randrange(700, 4000))
        scheme, _ = SCHEMES[network.code][0]
        return PlannedApplication(
            id=plan.ids.next("application"),
            network=network,
            scheme=self._statutes.scheme_on(network, plan.today),
            type=FULL,
            reference=self._reference(network, steps[0][1].year),
            steps=steps,
            name=called.name,
            locale=LOCALE_OF_SPEECH[called.seat.speech],
            slug=called.slug,
            area=called.seat.area,
            contact=f"{given} {family}",
            registered=registered,
            identifiers={scheme: next(islice(numbers(scheme, _SERIAL + 2 * number), 1))},
        )

    def _reference(self, network: PlannedNetwork, year: int) -> str:
        key = network.id, year
        self.last_numbers[key] += 1
        return f"{network.code}-{year}-{self.last_numbers[key]:04}"

    def _row(self, one: PlannedApplication) -> Row:
        ids = (one.id, one.network.id, one.scheme.id, self._statutes.types[one.type])
        organisation = one.organisation.id if one.organisation else None
        told = (organisation, one.reference, one.state, one.name, one.locale, one.identifiers, one.registered)
        phone = f"{COUNTRIES[one.network.code].phone_prefix}{one.area}000000"
        why = words("why join", one.network.locale)
        return *ids, *told, f"info.{one.slug}@example.org", phone, one.contact, why, one.day_of(_S.SUBMITTED), []


def _came_by_application(story: Story) -> bool:
    return story.turn is Turn.PROSPECTIVE or story.organisation.joined >= _KEPT_SINCE


def _steps(
    state: MembershipApplicationState, last: date, *, pace: int
) -> tuple[tuple[MembershipApplicationState, date], ...]:
    """The way to a state, reached on the last day, with so many days between two steps."""
    way = (*_ASIDE[state], state) if state in _ASIDE else _STRAIGHT[: _STRAIGHT.index(state) + 1]
    return tuple(
        (one, last - timedelta(pace * left)) for one, left in zip(way, range(len(way) - 1, -1, -1), strict=True)
    )


def _history(plan: DemoPlan, planned: Iterable[PlannedApplication]) -> Iterator[Row]:
    deciders = {network.id: plan.coordinator(network).id for network in plan.networks}
    for one in planned:
        organisation = one.organisation.id if one.organisation else None
        for (before, _), (after, day) in zip(one.steps, one.steps[1:], strict=False):
            by = None if after in (_S.SUBMITTED, _S.WITHDRAWN) else deciders[one.network.id]
            what = ("MembershipApplication", one.id, "state", before.name, after.name, day, None, None)
            yield plan.ids.next("history"), *what, by, one.network.id, organisation
