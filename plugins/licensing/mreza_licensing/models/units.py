"""Where a service is given: the unit whose places, hours and users a permission may be about."""

from __future__ import annotations

from uuid import UUID

from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    OfOrganisation,
    Organisation,
    ProvidedService,
)
from mreza.model.audience import MEMBERS, PUBLIC
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped


class ServiceUnit(OfOrganisation):
    """A place at which an organisation gives one of its services: a home, a day centre, a team."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="serviceUnits", on_delete="CASCADE", doc="Whose."
    )
    service_id: Mapped[UUID] = link(
        ProvidedService,
        audience=PUBLIC,
        reverse="serviceUnits",
        on_delete="CASCADE",
        doc="Which service is given there.",
    )
    name: Mapped[Translated] = field(audience=PUBLIC, doc="What it is called.", search=True, sort=True)
    group_id: Mapped[UUID | None] = link(BeneficiaryGroup, audience=PUBLIC, doc="Whom it is for; null for all.")
    address_id: Mapped[UUID | None] = link(
        Address, audience=MEMBERS, doc="Where it is. Who may not see the address, does not see it here either."
    )
    capacity: Mapped[int | None] = field(audience=PUBLIC, doc="How many people it can serve at once.")
    hours: Mapped[str | None] = field(audience=PUBLIC, doc="When it is open, e.g. Mon-Fri 8-16.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="When it works.", default=Period())

    __table_args__ = (
        UniqueConstraint("id", "service_id"),
        CheckConstraint("capacity > 0", name="capacity"),
    )


__all__ = ["ServiceUnit"]
