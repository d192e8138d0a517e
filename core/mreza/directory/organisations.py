"""Organisations and what is said of them: services, groups they work with, contact points, addresses, identifiers."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza.directory.places import AdministrativeUnit
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model, SharedModel
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated


class ServiceType(SharedModel):
    """A kind of social service, by the federation's regional catalogue."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Code in the regional catalogue, e.g. S06.", unique=True)
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    category: Mapped[str] = field(audience=PUBLIC, doc="The group of services it belongs to, e.g. community.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class BeneficiaryGroup(SharedModel):
    """A group of people that services are for."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Stable code, e.g. OLDER_PERSONS.", unique=True)
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its label.", search=True, sort=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class Organisation(Model):
    """A civil-society organisation: a member of a network, a former one, or one that applies."""

    __personal__ = False

    name: Mapped[Translated] = field(
        audience=PUBLIC, doc="Its registered name, per language and script.", search=True, sort=True
    )
    acronym: Mapped[str | None] = field(audience=PUBLIC, doc="Its short name.", search=True)
    description: Mapped[Translated | None] = field(audience=PUBLIC, doc="What it does, in a few sentences.")
    registered_on: Mapped[date | None] = field(
        audience=MEMBERS, doc="When it was entered in the register of associations."
    )
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its web site.")
    locale: Mapped[str] = field(
        audience=MEMBERS, doc="The language and script it wants to be written to in.", default="en"
    )
    unit_id: Mapped[UUID | None] = link(
        AdministrativeUnit, audience=PUBLIC, reverse="organisations", doc="The municipality of its seat."
    )
    listed: Mapped[Period | None] = period(
        audience=NETWORK, doc="The days on which the public directory shows it; whoever manages memberships sets it."
    )
    hide_address: Mapped[bool] = field(
        audience=NETWORK,
        doc="Safety: its addresses are shown to nobody outside its network (safe houses).",
        default=False,
    )
    hide_contacts: Mapped[bool] = field(
        audience=NETWORK, doc="Safety: its contact points are shown to nobody outside its network.", default=False
    )
    do_not_list: Mapped[bool] = field(
        audience=NETWORK, doc="Safety: the public directory never shows it.", default=False
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The viewer's own organisation."""
        return viewer.owns(cls.id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody sees who is listed today; a network sees all of its own; an organisation itself."""
        listed = cls.listed.contains(viewer.today) & ~cls.do_not_list
        return viewer.in_network(cls.network_id) | viewer.owns(cls.id) | listed  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and the organisation itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.id)  # type: ignore[no-any-return]


class OfOrganisation(Model):
    """Ground of rows that belong to an organisation: seen with it, written by its network and by itself."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the organisation."""
        seen = viewer.sees(cls.organisation_id, Organisation)  # type: ignore[attr-defined]
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id) | seen  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and the organisation itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


class ProvidedService(OfOrganisation):
    """A service that an organisation provides."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="services", on_delete="CASCADE", doc="Who provides it."
    )
    service_type_id: Mapped[UUID] = link(ServiceType, audience=PUBLIC, reverse="providers", doc="The kind of service.")
    unit_id: Mapped[UUID | None] = link(
        AdministrativeUnit, audience=PUBLIC, reverse="services", doc="Where it is provided."
    )
    capacity: Mapped[int | None] = field(audience=PUBLIC, doc="How many people it can serve at once.")
    valid: Mapped[Period] = period(
        audience=PUBLIC,
        doc="When it is provided.",
        no_overlap=("organisation_id", "service_type_id", "unit_id"),
        default=Period(),
    )


class ServedGroup(OfOrganisation):
    """A beneficiary group that an organisation works with."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="groupsServed", on_delete="CASCADE", doc="The organisation."
    )
    group_id: Mapped[UUID] = link(BeneficiaryGroup, audience=PUBLIC, reverse="servedBy", doc="The group.")


class ContactKind(enum.Enum):
    """What sort of contact point."""

    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    OTHER = "other"


class ContactPoint(OfOrganisation):
    """A way to reach an organisation."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="contacts", on_delete="CASCADE", doc="Whose it is."
    )
    kind: Mapped[ContactKind] = field(audience=PUBLIC, doc="What sort.")
    value: Mapped[str] = field(audience=PUBLIC, doc="The address or number; phone numbers as +38111234567.")
    label: Mapped[str | None] = field(audience=PUBLIC, doc="What it is for, e.g. SOS line.")
    public: Mapped[bool] = field(audience=NETWORK, doc="Whether it is shown outside the network.", default=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network and itself; everybody when it is public and the organisation does not hide its contacts."""
        shown = cls.public & viewer.sees(
            cls.organisation_id, Organisation, lambda organisation: ~organisation.hide_contacts
        )
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id) | shown  # type: ignore[no-any-return]


class Address(OfOrganisation):
    """A postal address of an organisation."""

    __plural__ = "addresses"

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="addresses", on_delete="CASCADE", doc="Whose it is."
    )
    unit_id: Mapped[UUID | None] = link(AdministrativeUnit, audience=PUBLIC, doc="The municipality.")
    street: Mapped[Translated] = field(audience=PUBLIC, doc="Street and number.")
    postcode: Mapped[str] = field(audience=PUBLIC, doc="Postcode, without blanks.")
    town: Mapped[Translated] = field(audience=PUBLIC, doc="Town or village.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="When it holds.", default=Period())

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network and itself; everybody unless the organisation hides its addresses."""
        shown = viewer.sees(cls.organisation_id, Organisation, lambda organisation: ~organisation.hide_address)
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id) | shown  # type: ignore[no-any-return]


class Identifier(OfOrganisation):
    """An official number of an organisation; schemes and their checks come from the country plugins."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=MEMBERS, reverse="identifiers", on_delete="CASCADE", doc="Whose it is."
    )
    scheme: Mapped[str] = field(audience=MEMBERS, doc="The scheme, e.g. RS-PIB.", index=True)
    value: Mapped[str] = field(audience=MEMBERS, doc="The number in normal form; leading zeros count.")
    issued_by: Mapped[str | None] = field(audience=MEMBERS, doc="The register or authority.")
    verified_on: Mapped[date | None] = field(audience=NETWORK, doc="When somebody compared it with the register.")
    source: Mapped[str | None] = field(audience=NETWORK, doc="Where it was taken from.")
    warning: Mapped[str | None] = field(audience=NETWORK, doc="What the scheme's check found odd, if it only warns.")
    valid: Mapped[Period] = period(
        audience=MEMBERS, doc="When it holds.", no_overlap=("scheme", "value"), default=Period()
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Member organisations of the network, its coordinators, and itself."""
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]
