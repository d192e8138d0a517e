"""The rows of the directory: networks, organisations and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from mreza.demo.catalogue import GROUPS_OF_SERVICE, SERVICES
from mreza.demo.identifiers import SCHEMES, numbers
from mreza.demo.networks import NETWORKS
from mreza.demo.organisations import between
from mreza.demo.places import LOCALE_OF_SPEECH, STREETS
from mreza.demo.plan import DemoPlan, PlannedOrganisation, Rows
from mreza.demo.references import Units
from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    ContactKind,
    ContactPoint,
    Identifier,
    Organisation,
    ProvidedService,
    ServedGroup,
    ServiceType,
)
from mreza.directory.places import Country, Network
from mreza.model.base import Base
from mreza.model.period import Period
from mreza.text import COUNTRIES, Locale

Row = tuple[Any, ...]
SHELTER, SOS_LINE = "S13", "S04"

#: "Services" in the language of each locale.
_LABELS = {
    "sr-Cyrl": "Услуге",
    "bs": "Usluge",
    "hr": "Usluge",
    "cnr": "Usluge",
    "mk": "Услуги",
    "sq": "Shërbimet",
    "en": "Services",
}
_SERVICE_NAMES = {locale: {one.code: one.name.get(Locale.parse(locale)).text for one in SERVICES} for locale in _LABELS}


_CAPACITIES = (None, 8, 12, 15, 20, 25, 30, 40, 60, 120)


def directory_rows(plan: DemoPlan, units: Units) -> Iterator[Rows]:
    """All rows of the directory but people's, each table after those it links to."""
    yield Rows(
        Network, ("id", "code", "country_id", "name", "founded_year", "locales", "email", "website"), _networks(plan)
    )

    def each(
        model: type[Base], columns: str, make: Callable[[DemoPlan, Units, PlannedOrganisation], Iterable[Row]]
    ) -> Rows:
        """One row or more for every organisation; ids and network are put in front."""
        kind = model.__tablename__
        rows = (
            (plan.ids.next(kind), one.network.id, one.id, *row)
            for one in plan.organisations
            for row in make(plan, units, one)
        )
        return Rows(model, ("id", "network_id", "organisation_id", *columns.split()), rows)

    yield _organisations(plan, units)
    yield each(ProvidedService, "service_type_id unit_id capacity valid", _services)
    yield each(ServedGroup, "group_id", _groups)
    yield each(ContactPoint, "kind value label public", _contacts)
    yield each(Address, "unit_id street postcode town valid", _addresses)
    yield each(Identifier, "scheme value issued_by verified_on source valid", _identifier_maker())


def _networks(plan: DemoPlan) -> Iterator[Row]:
    for network, facts in zip(plan.networks, NETWORKS, strict=True):
        handle = network.code.lower()
        locales = [locale.value for locale in COUNTRIES[network.code].locales]
        country, founded = plan.shared(Country, network.code), facts.founded.year
        email, site = f"office.{handle}@demo.example", f"https://{handle}.demo.example"
        yield network.id, network.code, country, facts.name, founded, locales, email, site


def _organisations(plan: DemoPlan, units: Units) -> Rows:
    columns = "id network_id name acronym description registered_on website locale unit_id listed"
    safety = "hide_address hide_contacts do_not_list"
    return Rows(
        Organisation, [*columns.split(), *safety.split()], (_organisation(units, one) for one in plan.organisations)
    )


def _organisation(units: Units, one: PlannedOrganisation) -> Row:
    chance = one.random("directory")
    shelter = SHELTER in one.services
    return (
        one.id,
        one.network.id,
        one.name,
        _acronym(one) if chance.random() < 0.3 else None,
        _description(one),
        one.registered,
        f"https://{one.slug}.example.org" if chance.random() < 0.8 else None,
        one.locale,
        units.of(one.seat),
        one.listed,
        shelter,
        shelter and chance.random() < 0.3,
        chance.random() < 0.02 and not one.in_force,
    )


def _acronym(one: PlannedOrganisation) -> str:
    """The capitals of its handle: suncana-strana-cacak → SSC."""
    return "".join(word[0] for word in one.slug.split("-")).upper()


def _description(one: PlannedOrganisation) -> dict[str, str]:
    locales = (*(locale for locale in one.name if locale != "en"), "en")
    return {
        locale: f"{_LABELS[locale]}: {', '.join(_SERVICE_NAMES[locale][code] for code in one.services)}."
        for locale in locales
    }


def _services(plan: DemoPlan, units: Units, one: PlannedOrganisation) -> Iterator[Row]:
    """Each service since some day; one in fifteen has ended."""
    chance, unit = one.random("services"), units.of(one.seat)
    for code in one.services:
        since = between(chance, one.registered, plan.today - timedelta(60))
        until = between(chance, since, plan.today - timedelta(1)) if chance.random() < 1 / 15 else None
        yield plan.shared(ServiceType, code), unit, chance.choice(_CAPACITIES), Period(since, until)


def _groups(plan: DemoPlan, units: Units, one: PlannedOrganisation) -> Iterator[Row]:
    """One or two groups of every service, each once."""
    chance = one.random("groups")
    chosen = {chance.choice(GROUPS_OF_SERVICE[code]) for code in (*one.services, *one.services)}
    yield from ((plan.shared(BeneficiaryGroup, code),) for code in sorted(chosen))


def _contacts(plan: DemoPlan, units: Units, one: PlannedOrganisation) -> Iterator[Row]:
    """E-mail, phone, another for SOS lines, for some a page. Numbers begin with 000, which no subscriber's does."""
    chance, prefix = one.random("contacts"), COUNTRIES[one.network.code].phone_prefix + one.seat.area
    yield ContactKind.EMAIL, f"{one.slug}@example.org", None, True
    yield ContactKind.PHONE, f"{prefix}000{chance.randrange(1000):03d}", None, chance.random() < 0.9
    if SOS_LINE in one.services:
        yield ContactKind.PHONE, f"{prefix}000{chance.randrange(1000):03d}", "SOS", True
    if chance.random() < 0.4:
        yield ContactKind.FACEBOOK, f"https://social.example/{one.slug}", None, True


def _addresses(plan: DemoPlan, units: Units, one: PlannedOrganisation) -> Iterator[Row]:
    """Today's address; one organisation in eight has moved within its town."""
    chance, seat = one.random("addresses"), one.seat
    unit, written, streets = units.of(seat), LOCALE_OF_SPEECH[seat.speech], STREETS[seat.speech]
    moves = chance.random() < 1 / 8
    moved = between(chance, one.registered + timedelta(200), plan.today - timedelta(100)) if moves else None
    for valid in _stays(one.registered, moved):
        street = {written: f"{chance.choice(streets)} {chance.randrange(1, 120)}"}
        yield unit, street, seat.postcode, seat.name, valid


def _stays(first: date, moved: date | None) -> tuple[Period, ...]:
    if moved is None or moved <= first:
        return (Period(first),)
    return Period(first, moved - timedelta(1)), Period(moved)


def _identifier_maker() -> Callable[[DemoPlan, Units, PlannedOrganisation], Iterator[Row]]:
    """Numbers are given out in the order of the organisations, each once."""
    series = {scheme: numbers(scheme) for schemes in SCHEMES.values() for scheme, _ in schemes}

    def make(plan: DemoPlan, units: Units, one: PlannedOrganisation) -> Iterator[Row]:
        chance = one.random("identifiers")
        for scheme, authority in SCHEMES[one.network.code]:
            verified = between(chance, one.joined, plan.today) if chance.random() < 0.7 else None
            yield scheme, next(series[scheme]), authority, verified, "demo", Period(one.registered)

    return make
