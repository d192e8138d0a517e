"""What a completed academy is worth in a call."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link
from mreza_calls.models import Call
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped


class AcademyBonus(Model):
    """The points that applicants for an internship have who completed an academy. Whoever reads the call reads it."""

    __personal__ = False
    __tablename__ = "link_academy_internships_bonus"
    __plural__ = "academyBonuses"

    call_id: Mapped[UUID] = link(
        Call, audience=PUBLIC, reverse="academyBonuses", on_delete="CASCADE", unique=True, doc="In which call."
    )
    points: Mapped[Decimal] = field(audience=PUBLIC, doc="How many points; they are added to the total.")

    __table_args__ = (CheckConstraint("points > 0", name="points"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, and whoever sees the call."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.call_id, Call)  # type: ignore[no-any-return]


__all__ = ["AcademyBonus"]
