"""Planning: which organisations there are, since when, what they provide, who works there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from mreza.demo.catalogue import SERVICES
from mreza.demo.ids import random_of
from mreza.demo.names import draw_name
from mreza.demo.networks import NETWORKS, SIZE, NetworkFacts
from mreza.demo.places import LOCALE_OF_SPEECH
from mreza.demo.plan import DemoPlan, PlannedNetwork, PlannedOrganisation, PlannedPerson, PlannedUser
from mreza.demo.titles import title
from mreza.errors import MrezaError
from mreza.text import COUNTRIES, fold

#: Beyond it, the ranges of fictional official numbers would run out.
LARGEST_SCALE = 150
#: The nine that joined Bosnia and Herzegovina's network in May 2021 are its last ones.
_MAY_2021 = range(29, 38)
_CODES = tuple(service.code for service in SERVICES)


def plan_demo(today: date, scale: int = 1) -> DemoPlan:
    """Networks, organisations, people and accounts of a demo that stands on a day.

    Raises:
        MrezaError: the scale is not between 1 and `LARGEST_SCALE`.
    """
    if not 1 <= scale <= LARGEST_SCALE:
        raise MrezaError(f"The demo comes at scales from 1 to {LARGEST_SCALE}, not {scale}.")
    plan = DemoPlan(today, scale)
    plan.networks = tuple(_network(plan, facts) for facts in NETWORKS)
    plan.organisations = tuple(islice(_organisations(plan), SIZE * scale))
    for organisation in plan.organisations:
        organisation.people.extend(_people(plan, organisation))
    plan.users = tuple(_users(plan))
    return plan


def between(chance: random.Random, first: date, last: date) -> date:
    """Some day from the first to the last, both included; the first when they are the wrong way round."""
    return first + timedelta(int(chance.random() * max(1, (last - first).days + 1)))


def _network(plan: DemoPlan, facts: NetworkFacts) -> PlannedNetwork:
    country = COUNTRIES[facts.code]
    return PlannedNetwork(
        plan.ids.next("network"), facts.code, country.currency_on(plan.today), country.locales[0].value, facts.founded
    )


def _organisations(plan: DemoPlan) -> Iterator[PlannedOrganisation]:
    """Round after round of 203, so that a larger demo begins with the smaller one."""
    number = 0
    for turn in range(plan.scale):
        for facts, network in zip(NETWORKS, plan.networks, strict=True):
            for place in range(facts.size):
                rank = turn * facts.size + place
                yield _organisation(plan, facts, network, place=place, number=number, rank=rank)
                number += 1


def _organisation(
    plan: DemoPlan, facts: NetworkFacts, network: PlannedNetwork, *, place: int, number: int, rank: int
) -> PlannedOrganisation:
    chance = random_of(f"organisation:{number}")
    called = title(facts.code, rank)
    office = facts.coordinators[rank] if rank < len(facts.coordinators) else None
    joined = facts.founded if office else _joined(chance, plan.today, facts, place)
    return PlannedOrganisation(
        id=plan.ids.next("organisation"),
        network=network,
        number=number,
        rank=rank,
        joined=joined,
        registered=between(chance, joined - timedelta(4000), joined - timedelta(400)),
        locale=_locale(chance, facts.code, called.seat.speech),
        name=called.name,
        seat=called.seat,
        slug=called.slug,
        services=_services(chance),
        coordinates=office,
        in_force=office is not None and plan.today in office,
    )


def _joined(chance: random.Random, today: date, facts: NetworkFacts, place: int) -> date:
    if facts.code == "BA" and place in _MAY_2021:
        return between(chance, date(2021, 5, 3), date(2021, 5, 28))
    if chance.random() < 0.4:
        return between(chance, facts.founded, facts.founded + timedelta(540))
    latest = today - timedelta(45) if facts.code != "BA" else date(2021, 4, 30)
    return between(chance, facts.founded + timedelta(540), latest)


def _locale(chance: random.Random, country: str, speech: str) -> str:
    if country == "RS" and chance.random() < 0.35:
        return "sr-Latn"
    return LOCALE_OF_SPEECH[speech]


def _services(chance: random.Random) -> tuple[str, ...]:
    """One to four kinds of service, in the catalogue's order."""
    return tuple(sorted(chance.sample(_CODES, chance.choice((1, 2, 2, 3, 3, 4)))))


def _people(plan: DemoPlan, organisation: PlannedOrganisation) -> Iterator[PlannedPerson]:
    """Two to five people, each since a day after the organisation's registration."""
    chance = organisation.random("people")
    for _ in range(chance.choice((2, 3, 3, 4, 5))):
        given, family, female, locale = draw_name(chance, organisation.seat.speech)
        id = plan.ids.next("person")
        number = id.int >> 80
        handle = f"{_plain(given)}.{_plain(family)}"
        yield PlannedPerson(
            id=id,
            given_name=given,
            family_name=family,
            female=female,
            locale=locale,
            email=f"{handle}.{number % 1_000_000}@example.org",
            organisation=organisation,
            since=between(chance, organisation.registered, plan.today - timedelta(30)),
        )


@cache
def _plain(name: str) -> str:
    """A name as e-mail addresses spell it."""
    return fold(name).replace(" ", "-")


def _users(plan: DemoPlan) -> Iterator[PlannedUser]:
    """The accounts that the demo's guests use."""

    def user(name: str, role: str, **reach: PlannedNetwork | PlannedOrganisation) -> PlannedUser:
        return PlannedUser(plan.ids.next("user"), f"{name}@demo.example", role, **reach)  # type: ignore[arg-type]

    yield user("admin", "administrator")
    yield user("secretariat", "secretariat", organisation=_in_office(plan, plan.network("RS")))
    for network in plan.networks:
        name = f"coordinator.{network.code.lower()}"
        yield user(name, "coordinator", network=network, organisation=_in_office(plan, network))
    serbian = next(one for one in plan.organisations if one.network.code == "RS" and one.coordinates is None)
    yield user("member.rs", "member", network=serbian.network, organisation=serbian)


def _in_office(plan: DemoPlan, network: PlannedNetwork) -> PlannedOrganisation:
    return next(one for one in plan.organisations if one.network is network and one.in_force)
