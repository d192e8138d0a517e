"""What interrupts a permission: from a day on it rests, until somebody lifts that."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import MEMBERS, NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, or_
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_licensing.models.inspections import Inspection
from mreza_licensing.models.permissions import ServicePermission


class PermissionSuspension(Model):
    """Days on which a permission rests."""

    __personal__ = False

    permission_id: Mapped[UUID] = link(
        ServicePermission, audience=MEMBERS, reverse="suspensions", on_delete="CASCADE", doc="Which permission."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, doc="Who holds it.")
    inspection_id: Mapped[UUID | None] = link(
        Inspection, audience=NETWORK, reverse="suspensions", doc="The inspection that it follows from."
    )
    valid: Mapped[Period] = period(
        audience=MEMBERS, doc="From when to when; lifting ends it on the day before.", default=Period()
    )
    reason: Mapped[str] = field(audience=NETWORK, doc="Why.")
    decided_on: Mapped[date] = field(audience=MEMBERS, doc="When it was decided.")
    lifted_on: Mapped[date | None] = field(
        audience=MEMBERS, doc="The first day on which the permission holds again; null while nobody lifted it."
    )
    lifted_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why it was lifted.")

    __table_args__ = (
        ExcludeConstraint(
            ("permission_id", "="),
            ("valid", "&&"),
            using="gist",
            where="lifted_on IS NULL OR lifted_on > lower(valid)",
            name="ex_licensing_permission_suspension_valid",
        ),
        ForeignKeyConstraint(
            ["permission_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_permission_suspension_holder",
            ondelete="CASCADE",
        ),
        CheckConstraint("NOT lower_inf(valid)", name="begins"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's members and the holder. That one runs today must be known where the permission is not shown
        for it, and none of its columns is."""
        runs = cls.valid.contains(viewer.today) & or_(cls.lifted_on.is_(None), cls.lifted_on > viewer.today)
        listed = viewer.sees(cls.organisation_id, Organisation) & runs
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id) | listed  # type: ignore[no-any-return]


__all__ = ["PermissionSuspension"]
