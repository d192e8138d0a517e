"""The rows of people: themselves, their affiliations, the offices that they and organisations hold, and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from mreza.access.models import Role, RoleGrant, Token, TokenKind, User
from mreza.access.tokens import NewSecret
from mreza.demo.networks import SECRETARIATS
from mreza.demo.organisations import between
from mreza.demo.plan import DemoPlan, PlannedOrganisation, PlannedPerson, PlannedUser, Rows
from mreza.directory.people import Affiliation, AffiliationKind, Mandate, MandateKind, Person
from mreza.model.period import Period
from mreza.text import COUNTRIES

Row = tuple[Any, ...]

#: Job titles by locale: director, contact person, employee.
_POSITIONS = {
    "sr-Cyrl": ("директор", "координатор програма", "стручни радник"),
    "sr-Latn": ("direktor", "koordinator programa", "stručni radnik"),
    "bs": ("direktor", "koordinator programa", "stručni radnik"),
    "hr": ("ravnatelj", "voditelj programa", "stručni radnik"),
    "cnr": ("direktor", "koordinator programa", "stručni radnik"),
    "mk": ("директор", "координатор на програма", "стручен работник"),
    "sq": ("drejtor", "koordinator programi", "punonjës social"),
}
_LEADING = (AffiliationKind.DIRECTOR, AffiliationKind.CONTACT_PERSON)
_OTHERS = (
    AffiliationKind.EMPLOYEE,
    AffiliationKind.EMPLOYEE,
    AffiliationKind.VOLUNTEER,
    AffiliationKind.BOARD_MEMBER,
    AffiliationKind.EXPERT,
)
_UNPAID = (AffiliationKind.VOLUNTEER, AffiliationKind.BOARD_MEMBER)
_ONE_DAY = timedelta(days=1)


def people_rows(plan: DemoPlan) -> Iterator[Rows]:
    """People, affiliations and mandates."""
    columns = "id network_id given_name family_name email phone sex birth_year locale"
    yield Rows(Person, columns.split(), (_person(plan, person) for one in plan.organisations for person in one.people))
    predecessors = dict(_predecessors(plan))
    columns = "id network_id person_id organisation_id kind position valid"
    yield Rows(Affiliation, columns.split(), _affiliations(plan, predecessors))
    columns = "id network_id kind organisation_id person_id seat valid decision"
    yield Rows(Mandate, columns.split(), _mandates(plan, predecessors))


def account_rows(plan: DemoPlan, password_hash: str, key: NewSecret) -> Iterator[Rows]:
    """Users, their roles, and a partner's key that reaches every network."""
    users = (_user(user, password_hash) for user in plan.users)
    yield Rows(User, ("id", "email", "name", "person_id", "locale", "password_hash"), users)
    grants = (_grant(plan, user) for user in plan.users)
    yield Rows(RoleGrant, ("id", "user_id", "role_id", "network_id", "organisation_id", "valid"), grants)
    codes = [network.code for network in plan.networks]
    made = datetime.combine(plan.today, time(), UTC)
    columns = "id kind name prefix secret_hash networks documents permissions created_at"
    token: Row = (plan.ids.next("token"), TokenKind.PARTNER, "Demo website", key.prefix, key.hash, codes, [], [], made)
    yield Rows(Token, columns.split(), [token])


def _person(plan: DemoPlan, person: PlannedPerson) -> Row:
    organisation, bits = person.organisation, person.id.int & 0xFFFFFF
    phone = f"{COUNTRIES[organisation.network.code].phone_prefix}60000{bits % 1000:03d}" if bits % 5 < 3 else None
    return (
        person.id,
        organisation.network.id,
        person.given_name,
        person.family_name,
        person.email,
        phone,
        person.sex,
        person.birth_year(plan.today),
        person.locale,
    )


def _predecessors(plan: DemoPlan) -> Iterator[tuple[int, PlannedPerson]]:
    """One organisation in five had another director, who has since been with the organisation planned before it."""
    last: dict[str, PlannedOrganisation] = {}
    for one in plan.organisations:
        before = last.get(one.network.code)
        last[one.network.code] = one
        if before and one.random("predecessor").random() < 0.2:
            person = before.people[-1]
            if person.since > one.registered + timedelta(200):
                yield one.number, person


def _affiliations(plan: DemoPlan, predecessors: dict[int, PlannedPerson]) -> Iterator[Row]:
    for one in plan.organisations:
        chance = one.random("affiliations")
        former = predecessors.get(one.number)
        for place, person in enumerate(one.people):
            kind = _LEADING[place] if place < len(_LEADING) else chance.choice(_OTHERS)
            since = former.since if former and place == 0 else person.since
            yield _affiliation(plan, one, person, kind, title=min(place, 2), valid=Period(since))
        if former:
            valid = Period(between(chance, one.registered, former.since - timedelta(100)), former.since - _ONE_DAY)
            yield _affiliation(plan, one, former, AffiliationKind.DIRECTOR, title=0, valid=valid)


def _affiliation(
    plan: DemoPlan, one: PlannedOrganisation, person: PlannedPerson, kind: AffiliationKind, *, title: int, valid: Period
) -> Row:
    position = None if kind in _UNPAID else _POSITIONS[person.locale][title]
    return plan.ids.next("affiliation"), one.network.id, person.id, one.id, kind, position, valid


def _mandates(plan: DemoPlan, predecessors: dict[int, PlannedPerson]) -> Iterator[Row]:
    """Offices that passed from hand to hand: coordination, the secretariat, and representation of each organisation."""
    for one in plan.organisations:
        if one.coordinates:
            yield _mandate(plan, MandateKind.NATIONAL_COORDINATOR, one, None, one.coordinates)
    for code, rank, valid in SECRETARIATS:
        holder = next(one for one in plan.organisations if one.network.code == code and one.rank == rank)
        yield _mandate(plan, MandateKind.REGIONAL_SECRETARIAT, holder, None, valid)
    for one in plan.organisations:
        former = predecessors.get(one.number)
        since: date = former.since if former else one.people[0].since
        if former:
            first = Period(one.registered, former.since - _ONE_DAY)
            yield _mandate(plan, MandateKind.LEGAL_REPRESENTATIVE, one, former, first)
        yield _mandate(plan, MandateKind.LEGAL_REPRESENTATIVE, one, one.people[0], Period(since))


def _mandate(
    plan: DemoPlan, kind: MandateKind, one: PlannedOrganisation, person: PlannedPerson | None, valid: Period
) -> Row:
    """An office can have one holder at a time: of the federation, of a network, of an organisation."""
    tie = one.id if kind is MandateKind.LEGAL_REPRESENTATIVE else one.network.id
    seat = kind.name if kind is MandateKind.REGIONAL_SECRETARIAT else f"{kind.name}:{tie}"
    decision = f"{one.network.code}-{valid.start.year}/{one.rank + 1}" if valid.start else None
    return plan.ids.next("mandate"), one.network.id, kind, one.id, person and person.id, seat, valid, decision


def _user(user: PlannedUser, password_hash: str) -> Row:
    """A coordinator is the organisation's director, others are its contact person; the administrator is nobody."""
    person = user.organisation and user.organisation.people[0 if user.role == "coordinator" else 1]
    name = f"{person.given_name} {person.family_name}" if person else "Administrator"
    return user.id, user.email, name, person and person.id, person.locale if person else "en", password_hash


def _grant(plan: DemoPlan, user: PlannedUser) -> Row:
    network = user.network if user.role == "coordinator" else None
    organisation = user.organisation if user.role == "member" else None
    ids = network and network.id, organisation and organisation.id
    return plan.ids.next("role_grant"), user.id, plan.shared(Role, user.role), *ids, Period()
