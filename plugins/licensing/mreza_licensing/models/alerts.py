"""What was told of which last day, so that it is told once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_licensing.models.permissions import ServicePermission
from mreza_licensing.models.professionals import ProfessionalLicence


class LapseAlert(Model):
    """That a permission or a licence ends was told, so many days before."""

    __personal__ = False
    __api__ = False
    __audited__ = False

    permission_id: Mapped[UUID | None] = link(
        ServicePermission, audience=NETWORK, on_delete="CASCADE", doc="Of which permission."
    )
    licence_id: Mapped[UUID | None] = link(
        ProfessionalLicence, audience=NETWORK, on_delete="CASCADE", doc="Of which professional's licence."
    )
    last_day: Mapped[date] = field(audience=NETWORK, doc="The last day that was told.")
    days: Mapped[int] = field(audience=NETWORK, doc="How many days before it; negative after it.")
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.")

    __table_args__ = (
        UniqueConstraint("permission_id", "last_day", "days"),
        UniqueConstraint("licence_id", "last_day", "days"),
        CheckConstraint("num_nonnulls(permission_id, licence_id) = 1", name="subject"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["LapseAlert"]
