"""People, and how they are tied to organisations: affiliations and mandates, both dated."""

from __future__ import annotations

import enum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza.directory.organisations import OfOrganisation, Organisation
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, period
from mreza.model.period import Period


class Sex(enum.Enum):
    """As the person states it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_STATED = "not stated"


class Person(Model):
    """Somebody the federation works with; never a user of social services."""

    __personal__ = True
    __plural__ = "people"

    given_name: Mapped[str] = field(
        audience=MEMBERS, doc="Given name, as the person writes it.", search=True, sort=True
    )
    family_name: Mapped[str] = field(
        audience=MEMBERS, doc="Family name, as the person writes it.", search=True, sort=True
    )
    email: Mapped[str | None] = field(audience=NETWORK, doc="E-mail address.", search=True)
    phone: Mapped[str | None] = field(audience=NETWORK, doc="Phone number as +38111234567.")
    sex: Mapped[Sex] = field(audience=NETWORK, doc="As stated by the person.", default=Sex.NOT_STATED)
    birth_year: Mapped[int | None] = field(audience=NETWORK, doc="Year of birth, where it is needed for age bands.")
    locale: Mapped[str] = field(
        audience=NETWORK, doc="The language and script the person wants to be written to in.", default="en"
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The viewer's own person."""
        return viewer.is_person(cls.id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network the person belongs to (its member organisations by name only), and the person."""
        return viewer.member_of(cls.network_id) | viewer.is_person(cls.id)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the person."""
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.id)  # type: ignore[no-any-return]


class AffiliationKind(enum.Enum):
    """How a person is tied to an organisation."""

    EMPLOYEE = "employee"
    VOLUNTEER = "volunteer"
    BOARD_MEMBER = "board member"
    DIRECTOR = "director"
    CONTACT_PERSON = "contact person"
    EXPERT = "expert"


class Affiliation(OfOrganisation):
    """A person works for, volunteers with or leads an organisation, from a day to a day."""

    __personal__ = True

    person_id: Mapped[UUID] = link(
        Person, audience=MEMBERS, reverse="affiliations", on_delete="CASCADE", across=True, doc="Who."
    )
    organisation_id: Mapped[UUID] = link(
        Organisation, audience=MEMBERS, reverse="affiliations", on_delete="CASCADE", doc="With which organisation."
    )
    kind: Mapped[AffiliationKind] = field(audience=MEMBERS, doc="How.")
    position: Mapped[str | None] = field(audience=MEMBERS, doc="Job title, as the organisation writes it.")
    valid: Mapped[Period] = period(
        audience=MEMBERS, doc="From when to when.", no_overlap=("person_id", "organisation_id", "kind")
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Member organisations of the network, its coordinators, the organisation and the person."""
        own = viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)
        return viewer.member_of(cls.network_id) | own  # type: ignore[no-any-return]


class MandateKind(enum.Enum):
    """The offices that pass from hand to hand."""

    NATIONAL_COORDINATOR = "national coordinator"
    REGIONAL_SECRETARIAT = "regional secretariat"
    LEGAL_REPRESENTATIVE = "legal representative"


def _seat(context: Any) -> str:
    """What can be held by one holder at a time: an office of a network, or of an organisation."""
    row = context.get_current_parameters()
    kind = row["kind"].name if isinstance(row["kind"], enum.Enum) else row["kind"]
    if kind == MandateKind.LEGAL_REPRESENTATIVE.name:
        return f"{kind}:{row['organisation_id']}"
    return kind if kind == MandateKind.REGIONAL_SECRETARIAT.name else f"{kind}:{row['network_id']}"


class Mandate(Model):
    """An office held from a day to a day: national coordinator, regional secretariat, legal representative of an
    organisation."""

    __personal__ = False

    kind: Mapped[MandateKind] = field(audience=PUBLIC, doc="Which office.")
    organisation_id: Mapped[UUID] = link(
        Organisation,
        audience=PUBLIC,
        reverse="mandates",
        across=True,
        doc="The organisation that holds it, or is represented.",
    )
    person_id: Mapped[UUID | None] = link(
        Person,
        audience=MEMBERS,
        reverse="mandates",
        across=True,
        personal=True,
        doc="The person, for a legal representative.",
    )
    seat: Mapped[str] = field(audience=NETWORK, api=False, default=_seat)
    valid: Mapped[Period] = period(
        audience=PUBLIC, doc="From when to when; two holders of one office never overlap.", no_overlap=("seat",)
    )
    decision: Mapped[str | None] = field(audience=NETWORK, doc="The decision it rests on.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody sees who coordinates; who represents an organisation, its network's members."""
        public = cls.kind != MandateKind.LEGAL_REPRESENTATIVE
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id) | public  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network; who represents an organisation, only its own network; who is the regional secretariat, only the
        secretariat says."""
        regional, legal = cls.kind == MandateKind.REGIONAL_SECRETARIAT, cls.kind == MandateKind.LEGAL_REPRESENTATIVE
        at_home = viewer.sees(cls.organisation_id, Organisation, lambda held: held.network_id == cls.network_id)
        allowed = (~regional | viewer.is_secretariat) & (~legal | at_home)
        return viewer.in_network(cls.network_id) & allowed  # type: ignore[no-any-return]
