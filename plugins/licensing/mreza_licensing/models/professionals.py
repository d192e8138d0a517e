"""Professionals' own licences, and in which services they work."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.directory.people import Affiliation, Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, exists
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, aliased

from mreza_licensing.models import staffing, standing
from mreza_licensing.models.rules import LicensingAuthority, LicensingPermissionType, LicensingRuleSet


class ProfessionalLicenceState(enum.Enum):
    """What was last decided on a professional's licence."""

    ISSUED = "granted"
    WITHDRAWN = "taken back by the authority"
    VOIDED = "entered by mistake; counts for nothing"


_S = ProfessionalLicenceState


class ProfessionalLicence(Model):
    """A professional may do a kind of social work. It is the person's, wherever they work."""

    __personal__ = True

    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, across=True, reverse="professionalLicences", doc="Whose it is."
    )
    type_id: Mapped[UUID] = link(
        LicensingPermissionType, audience=NETWORK, doc="What it is, by which rules.", personal=False
    )
    rule_set_id: Mapped[UUID] = link(
        LicensingRuleSet, audience=NETWORK, doc="The rules of the day it was issued on.", personal=False
    )
    authority_id: Mapped[UUID | None] = link(
        LicensingAuthority, audience=NETWORK, doc="Who granted it.", personal=False
    )
    number: Mapped[str] = field(audience=NETWORK, doc="The authority's number.")
    issued_on: Mapped[date] = field(audience=NETWORK, doc="When it was issued.", personal=False)
    valid: Mapped[Period] = period(audience=NETWORK, doc="The days on which it holds.", personal=False)
    state: Mapped[ProfessionalLicenceState] = state(
        _S.ISSUED,
        audience=NETWORK,
        doc="What was last decided.",
        transitions={_S.ISSUED: {_S.WITHDRAWN, _S.VOIDED}},
        personal=False,
    )

    __table_args__ = (
        ExcludeConstraint(
            ("person_id", "="),
            ("type_id", "="),
            ("valid", "&&"),
            using="gist",
            where="state <> 'VOIDED'",
            name="ex_licensing_professional_licence_valid",
        ),
        ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_professional_licence_type_of_rule_set",
        ),
        CheckConstraint("NOT lower_inf(valid)", name="begins"),
    )

    @derived(audience=NETWORK)
    def days_left(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """How many days after the day it still holds: 0 on its last day, less after it; null without a last day."""
        return standing.days_left(cls, day)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The professional's own, and those of people who work for the viewer's organisation today."""
        tie = aliased(Affiliation)
        works = exists().where(
            tie.person_id == cls.person_id, tie.valid.contains(viewer.today), viewer.owns(tie.organisation_id)
        )
        return viewer.is_person(cls.person_id) | works  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, the professional, and who employs them today."""
        # Not cls.own: a rule is read of aliases too.
        return viewer.in_network(cls.network_id) | ProfessionalLicence.own.__func__(cls, viewer)  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and an organisation of the same network that employs the professional today; not themselves."""
        tie = aliased(Affiliation)
        works = exists().where(
            tie.person_id == cls.person_id,
            tie.network_id == cls.network_id,
            tie.valid.contains(viewer.today),
            viewer.owns(tie.organisation_id),
        )
        return viewer.in_network(cls.network_id) | works  # type: ignore[no-any-return]


class ServiceProfessional(Model):
    """Somebody works in a service. Whether they count as licensed on a day, their licences say."""

    __personal__ = True

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, on_delete="CASCADE", doc="Whose service.", personal=False
    )
    service_id: Mapped[UUID] = link(
        ProvidedService,
        audience=NETWORK,
        reverse="professionals",
        on_delete="CASCADE",
        doc="In which service.",
        personal=False,
    )
    person_id: Mapped[UUID] = link(Person, audience=NETWORK, across=True, reverse="servicesWorkedIn", doc="Who.")
    position: Mapped[str | None] = field(audience=NETWORK, doc="As what.")
    valid: Mapped[Period] = period(
        audience=NETWORK,
        doc="From when to when.",
        no_overlap=("service_id", "person_id"),
        personal=False,
    )

    @derived(audience=NETWORK, target="licensing.ProfessionalLicence")
    def licence(cls, day: Any) -> ColumnElement[UUID | None]:  # noqa: N805
        """The licence that the person holds on the day; the one that lasts longest."""
        return staffing.licence_of(cls, day)  # type: ignore[no-any-return]

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The organisation's, and the professional's own."""
        return viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, the organisation, and the professional."""
        own = viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)
        return viewer.in_network(cls.network_id) | own  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]


__all__ = ["ProfessionalLicence", "ProfessionalLicenceState", "ServiceProfessional"]
