"""Hours of mentoring: of one, and of all that an organisation has received."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, Numeric, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_quality.models import Mentoring, MentoringSession

_HOURS = Numeric(8, 2)
_ZERO: ColumnElement[Any] = literal_column("0")


class MentoringHours:
    """What was done in a mentoring."""

    @derived(audience=NETWORK)
    def hours(cls, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """Hours of its sessions up to the day."""
        one = aliased(MentoringSession)
        total = select(func.coalesce(func.sum(one.hours), _ZERO)).where(one.mentoring_id == cls.id, one.on_day <= day)  # type: ignore[attr-defined]
        return cast(total.scalar_subquery(), _HOURS)

    @derived(audience=NETWORK)
    def session_count(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many sessions were held up to the day."""
        one = aliased(MentoringSession)
        counted = select(func.count()).select_from(one).where(one.mentoring_id == cls.id, one.on_day <= day)  # type: ignore[attr-defined]
        return cast(counted.scalar_subquery(), Integer)


class OrganisationMentoring:
    """What an organisation has received by mentoring."""

    @derived(audience=NETWORK)
    def mentoring_hours(cls, since: Any, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """Hours of sessions in which it was mentored."""
        one, mentoring = aliased(MentoringSession), aliased(Mentoring)
        total = select(func.coalesce(func.sum(one.hours), _ZERO)).join(mentoring, mentoring.id == one.mentoring_id)
        total = total.where(mentoring.organisation_id == cls.id, one.on_day.between(since, day))  # type: ignore[attr-defined]
        return cast(total.scalar_subquery(), _HOURS)


__all__ = ["MentoringHours", "OrganisationMentoring"]
