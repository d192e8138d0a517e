"""Frozen values: what an indicator came to when it was reported. A correction is a difference, not another value."""

from __future__ import annotations

import enum
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.access.models import User
from mreza.directory.places import Country
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.fields import derived, field, link, state
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Numeric,
    UniqueConstraint,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
)
from sqlalchemy.orm import Mapped

from mreza_indicators.models.ground import OfPublisher
from mreza_indicators.models.indicators import Indicator, IndicatorCount, IndicatorOperator


class IndicatorValueState(enum.Enum):
    """Who knows of a value."""

    FROZEN = "kept for reports"
    PUBLISHED = "shown to everybody"
    WITHDRAWN = "was shown to everybody, and is no longer"


_S = IndicatorValueState
_UNIQUE: ColumnElement[str] = literal_column("'UNIQUE'")
_AT_LEAST: ColumnElement[str] = literal_column("'AT_LEAST'")


class IndicatorValue(OfPublisher):
    """What an indicator came to at a moment: in all, or in one country."""

    indicator_id: Mapped[UUID] = link(Indicator, audience=PUBLIC, reverse="values", doc="Of which indicator.")
    country_id: Mapped[UUID | None] = link(Country, audience=PUBLIC, doc="In which country; null for all together.")
    number: Mapped[int] = field(audience=PUBLIC, doc="The how-manieth time that the indicator was frozen, from 1.")
    participations: Mapped[int] = field(audience=PUBLIC, doc="Each time counted.")
    unique_count: Mapped[int] = field(audience=PUBLIC, doc="Each person or organisation counted once.")
    decided_by: Mapped[IndicatorCount] = field(audience=PUBLIC, doc="Which of the two was held against the target.")
    operator: Mapped[IndicatorOperator] = field(audience=PUBLIC, doc="How the target was to be met.")
    target: Mapped[int | None] = field(audience=PUBLIC, doc="What was aimed at then.")
    document: Mapped[str] = field(audience=PUBLIC, doc="The named document that counted.")
    query: Mapped[str] = field(audience=PUBLIC, doc="The question, word for word as it stood then.", filter=False)
    variables: Mapped[dict[str, Any]] = field(
        audience=PUBLIC, doc="What it was asked with, defaults included.", default=dict, filter=False
    )
    data_hash: Mapped[str] = field(
        audience=NETWORK,
        doc="SHA-256 of everything that the document counted. By it, who knows the rest could try out a small count.",
    )
    frozen_at: Mapped[datetime] = field(audience=PUBLIC, doc="When.")
    frozen_by_id: Mapped[UUID | None] = link(
        User, audience=NETWORK, on_delete="SET NULL", personal=True, doc="Who froze it."
    )
    state: Mapped[IndicatorValueState] = state(
        _S.FROZEN,
        audience=PUBLIC,
        doc="Who knows of it.",
        transitions={_S.FROZEN: {_S.PUBLISHED}, _S.PUBLISHED: {_S.WITHDRAWN}, _S.WITHDRAWN: {_S.PUBLISHED}},
    )

    __table_args__ = (
        UniqueConstraint("indicator_id", "network_id", "number", "country_id"),
        CheckConstraint("unique_count >= 0 AND participations >= unique_count", name="counts"),
        # Parts are published in tables only, where small ones are hidden.
        CheckConstraint("country_id IS NULL OR state = 'FROZEN'", name="parts"),
    )

    @derived(audience=PUBLIC)
    def value(cls) -> ColumnElement[int]:  # noqa: N805
        """The count that decides."""
        return _deciding(cls)

    @derived(audience=PUBLIC)
    def percent(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How much of the target the deciding count is, in percent; more than 100 is shown as it is."""
        return _percent(_deciding(cls), cls.target)

    @derived(audience=PUBLIC)
    def percent_by_participations(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How much of the target the participations are, in percent."""
        return _percent(cls.participations, cls.target)

    @derived(audience=PUBLIC)
    def percent_by_unique(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How much of the target the unique persons or organisations are, in percent."""
        return _percent(cls.unique_count, cls.target)

    @derived(audience=PUBLIC)
    def met(cls) -> ColumnElement[bool | None]:  # noqa: N805
        """Whether the deciding count meets the target; null without one."""
        return _met(cls, _deciding(cls))

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whose it is; everybody, once it is published."""
        own = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return own | (cls.state == _S.PUBLISHED)  # type: ignore[no-any-return]


def _deciding(cls: Any) -> ColumnElement[int]:
    return case((cls.decided_by == _UNIQUE, cls.unique_count), else_=cls.participations)


def _met(cls: Any, counted: ColumnElement[int]) -> ColumnElement[Any]:
    return or_(and_(cls.operator == _AT_LEAST, counted >= cls.target), counted == cls.target)


def _percent(counted: Any, target: Any) -> ColumnElement[Decimal | None]:
    share = literal_column("100.0") * counted / func.nullif(target, literal_column("0"))
    return func.round(cast(share, Numeric), literal_column("1"))


__all__ = ["IndicatorValue", "IndicatorValueState"]
