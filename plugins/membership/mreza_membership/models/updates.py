"""The yearly data update: what a member says of itself, each fact with its day, and when all of them were fresh."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import field, link
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_membership.models.ground import OfMember
from mreza_membership.models.memberships import Membership


class MemberFactCode(enum.Enum):
    """The facts that every member states once a year."""

    LEGAL_REPRESENTATIVE = "who represents it by law"
    CONTACT_PERSON = "who is to be asked"
    ADDRESS = "seat"
    EMAIL = "e-mail address"
    PHONE = "phone number"
    EMPLOYEES = "number of employees"
    VOLUNTEERS = "number of volunteers"
    YEARLY_BUDGET = "budget of the last year, with its currency"
    FUNDING_SOURCES = "where the money came from"
    BENEFICIARIES = "number of people served in the last year"
    SERVICES = "services provided"
    LICENCES = "licences held, or none"


#: How many facts make a data update complete.
REQUIRED_FACTS = len(MemberFactCode)


class MemberFact(OfMember):
    """One fact that a member stated of itself on a day; the newest one holds, and the older ones are the history."""

    __personal__ = True
    __subject__ = ("value",)

    membership_id: Mapped[UUID] = link(
        Membership, audience=NETWORK, reverse="facts", on_delete="CASCADE", doc="Of which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, reverse="memberFacts", doc="Whose fact.")
    code: Mapped[MemberFactCode] = field(audience=NETWORK, doc="Which fact.")
    value: Mapped[str] = field(audience=NETWORK, doc="What was stated.")
    stated_on: Mapped[date] = field(audience=NETWORK, doc="When; a fact is fresh for twelve months.")

    __table_args__ = (UniqueConstraint("membership_id", "code", "stated_on"),)

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the member itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]


class DataUpdate(OfMember):
    """A yearly data update that became complete: on this day all facts were fresh."""

    membership_id: Mapped[UUID] = link(
        Membership, audience=NETWORK, reverse="dataUpdates", on_delete="CASCADE", doc="Of which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, reverse="dataUpdates", doc="Which member.")
    completed_on: Mapped[date] = field(audience=NETWORK, doc="The day on which the last fact was stated.")

    __table_args__ = (UniqueConstraint("membership_id", "completed_on"),)

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the member itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]


__all__ = ["REQUIRED_FACTS", "DataUpdate", "MemberFact", "MemberFactCode"]
