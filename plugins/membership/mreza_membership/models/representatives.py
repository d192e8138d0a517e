"""Who speaks for a member."""

from __future__ import annotations

import enum
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import MEMBERS
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from sqlalchemy.orm import Mapped

from mreza_membership.models.ground import AmongMembers
from mreza_membership.models.memberships import Membership


class RepresentativeRole(enum.Enum):
    """What a representative is for."""

    DELEGATE = "speaks and votes at the assembly"
    ALTERNATE = "stands in for the delegate"
    FOCAL_POINT = "is asked in daily matters"
    DUES_CONTACT = "is asked about fees"


class Representative(AmongMembers):
    """A person who represents a member in the network, from a day to a day."""

    __personal__ = True

    membership_id: Mapped[UUID] = link(
        Membership, audience=MEMBERS, reverse="representatives", on_delete="CASCADE", doc="For which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, reverse="representatives", doc="Which member.")
    person_id: Mapped[UUID] = link(
        Person, audience=MEMBERS, reverse="represents", on_delete="CASCADE", across=True, doc="Who."
    )
    role: Mapped[RepresentativeRole] = field(audience=MEMBERS, doc="As what.")
    valid: Mapped[Period] = period(
        audience=MEMBERS, doc="From when to when.", no_overlap=("membership_id", "person_id", "role")
    )


__all__ = ["Representative", "RepresentativeRole"]
