"""Rows of the yearly data update: two members in three are up to date, one in four half-way, the rest silent."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from mreza.demo import DemoPlan, PlannedOrganisation, Rows
from mreza.text import COUNTRIES

from mreza_membership.demo.stories import Story
from mreza_membership.models import DataUpdate, MemberFact, MemberFactCode

Row = tuple[Any, ...]
_C = MemberFactCode


def fact_rows(plan: DemoPlan, stories: list[Story]) -> Iterator[Rows]:
    """Facts and completed updates."""
    columns = "id network_id membership_id organisation_id code value stated_on"
    yield Rows(MemberFact, columns.split(), _facts(plan, stories))
    columns = "id network_id membership_id organisation_id completed_on"
    yield Rows(DataUpdate, columns.split(), _updates(plan, stories))


def _facts(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    """Who is half-way has stated nine facts, the first of them more than a year ago."""
    for story in stories:
        share = _share(story)
        if share == 0:
            continue
        one = story.organisation
        chance = one.random("facts")
        day = plan.today - timedelta(chance.randrange(10, 330))
        for place, (code, value) in enumerate(list(_values(one, chance).items())[:share]):
            old = share < len(_C) and place == 0
            stated = day - timedelta(380) if old else day
            yield plan.ids.next("fact"), one.network.id, story.id, one.id, code, value, stated


def _share(story: Story) -> int:
    """How many facts a member has stated: all twelve, nine, or none."""
    if not story.is_member:
        return 0
    drawn = story.organisation.random("share of facts").random()
    return len(_C) if drawn < 0.66 else 9 if drawn < 0.91 else 0


def _values(one: PlannedOrganisation, chance: random.Random) -> Mapping[MemberFactCode, str]:
    director, contact = one.people[0], one.people[1]
    return {
        _C.EMPLOYEES: str(chance.randrange(1, 40)),
        _C.LEGAL_REPRESENTATIVE: f"{director.given_name} {director.family_name}",
        _C.CONTACT_PERSON: f"{contact.given_name} {contact.family_name}",
        _C.ADDRESS: next(iter(one.seat.name.values())),
        _C.EMAIL: f"{one.slug}@example.org",
        _C.PHONE: f"{COUNTRIES[one.network.code].phone_prefix}{one.seat.area}000000",
        _C.VOLUNTEERS: str(chance.randrange(0, 120)),
        _C.YEARLY_BUDGET: f"{chance.randrange(5, 400) * 1000} {one.network.currency}",
        _C.SERVICES: ", ".join(one.services),
        _C.FUNDING_SOURCES: chance.choice(("EU", "EU, municipality", "donations", "membership fees, donations")),
        _C.BENEFICIARIES: str(chance.randrange(20, 2500)),
        _C.LICENCES: chance.choice(("0", "1", "2")),
    }


def _updates(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    """This year's where all facts are there, and those of two years before."""
    for story in stories:
        one, chance = story.organisation, story.organisation.random("facts")
        day = plan.today - timedelta(chance.randrange(10, 330))
        first = 0 if _share(story) == len(_C) else 1
        for years in range(first, 3 if story.is_member else 0):
            completed = day - timedelta(365 * years)
            if completed > one.joined:
                yield plan.ids.next("update"), one.network.id, story.id, one.id, completed
