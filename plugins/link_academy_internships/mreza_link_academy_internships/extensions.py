"""What an offer says of academies."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mreza.model.audience import PUBLIC
from mreza.model.fields import derived
from mreza_internships.models import InternshipOffer
from sqlalchemy import ColumnElement, Numeric, cast, select
from sqlalchemy.orm import aliased

from mreza_link_academy_internships.models import AcademyBonus


class OfferBonus:
    """An offer as alumni of academies read it."""

    @derived(audience=PUBLIC)
    def academy_points(cls: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How many points a completed academy is worth in the call that the offer is part of; null for none."""
        bonus = aliased(AcademyBonus)
        points = select(bonus.points).where(bonus.call_id == cls.call_id)
        return cast(points.scalar_subquery(), Numeric(14, 2))


EXTENSIONS = [(InternshipOffer, OfferBonus)]

__all__ = ["EXTENSIONS"]
