"""What the demo data holds while it is being made: the seam at which plugins add theirs.

A plugin adds demo rows by the hook ``demo``: it gets the `DemoPlan`, may complete the planned organisations at once
(e.g. say on which days the directory lists one), and returns `Rows` that are written after core's and after those of
the plugins before it::

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        return rows(scenario)
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from mreza.demo.ids import Ids, id_of, random_of
from mreza.directory.people import Sex
from mreza.model.base import Base
from mreza.model.period import Period


@dataclass(frozen=True, slots=True)
class PlannedNetwork:
    """A national network: its code (RS, BA, …), the country's currency on the demo's day, and its first locale."""

    id: UUID
    code: str
    currency: str
    locale: str
    founded: date


@dataclass(slots=True)
class PlannedPerson:
    """A person, tied to one organisation today."""

    id: UUID
    given_name: str
    family_name: str
    female: bool
    locale: str
    email: str
    organisation: PlannedOrganisation
    since: date

    @property
    def sex(self) -> Sex:
        """As stated; some do not say."""
        return Sex.NOT_STATED if self._bits % 11 == 0 else Sex.FEMALE if self.female else Sex.MALE

    def birth_year(self, today: date) -> int | None:
        """The year of birth, of two people in three, on the demo's day."""
        return today.year - 24 - self._bits % 40 if self._bits % 3 else None

    @property
    def _bits(self) -> int:
        return self.id.int & 0xFFFFFF


@dataclass(slots=True)
class PlannedOrganisation:
    """An organisation with the facts that others build on; the rest is in its rows.

    Attributes:
        number: counts from 0 through the federation; the first 203 are the same at every scale.
        rank: counts from 0 within its network.
        joined: the day its first membership began.
        coordinates: the days on which it held the office of national coordinator, if ever.
        in_force: it coordinates today, so nothing bad may happen to its membership.
        listed: the days on which the public directory shows it; set by whoever manages memberships.
        name: its name by locale.
        services: codes of the services it provides.
        people: its people today, the director first.
    """

    id: UUID
    network: PlannedNetwork
    number: int
    rank: int
    joined: date
    registered: date
    locale: str
    name: dict[str, str]
    seat: Any
    slug: str
    services: tuple[str, ...]
    coordinates: Period | None = None
    in_force: bool = False
    listed: Period | None = None
    people: list[PlannedPerson] = field(default_factory=list)

    def random(self, purpose: str) -> random.Random:
        """A source of chance of its own: what one organisation draws moves nothing elsewhere."""
        return random_of(f"{purpose}:{self.number}")


@dataclass(frozen=True, slots=True)
class PlannedUser:
    """An account that can sign in."""

    id: UUID
    email: str
    role: str
    network: PlannedNetwork | None = None
    organisation: PlannedOrganisation | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table, made as they are written.

    Attributes:
        model: whose table.
        columns: attribute names; columns left out get the model's constant default (version 1, …), or are null.
        rows: tuples in the order of `columns`, holding what the model holds: periods, enum members, `{locale: text}`, …
        key: names a unique key; where rows with equal keys exist already, those stay and these are left out.
    """

    model: type[Base]
    columns: Sequence[str]
    rows: Iterable[tuple[Any, ...]]
    key: tuple[str, ...] = ()


@dataclass(slots=True)
class DemoPlan:
    """The demo data of one day and scale; equal arguments make equal plans."""

    today: date
    scale: int
    networks: tuple[PlannedNetwork, ...] = ()
    organisations: tuple[PlannedOrganisation, ...] = ()
    users: tuple[PlannedUser, ...] = ()
    ids: Ids = field(default_factory=Ids)
    existing: Mapping[str, Mapping[str, UUID]] = field(default_factory=dict)
    """Ids by code of what the database holds already of catalogues and roles, by table."""
    hooks: Any = None
    """The application's hooks, for what plugins know of countries."""

    def shared(self, model: type[Base], code: str) -> UUID:
        """The id of a catalogue's entry: that in the database, or the one to write it with (`Rows` with that key)."""
        table = model.__tablename__
        return self.existing.get(table, {}).get(code) or id_of(f"{table}:{code}", 0)

    def network(self, code: str) -> PlannedNetwork:
        """The network of this code."""
        return next(network for network in self.networks if network.code == code)

    def user(self, email: str) -> PlannedUser:
        """The user with this sign-in name."""
        return next(user for user in self.users if user.email == email)

    def coordinator(self, network: PlannedNetwork) -> PlannedUser:
        """The user who decides for a network."""
        return self.user(f"coordinator.{network.code.lower()}@demo.example")

    @property
    def secretariat(self) -> PlannedUser:
        """The user who decides for the federation."""
        return self.user("secretariat@demo.example")

    def organisations_of(self, network: PlannedNetwork) -> list[PlannedOrganisation]:
        """The network's organisations by rank."""
        return [one for one in self.organisations if one.network is network]
