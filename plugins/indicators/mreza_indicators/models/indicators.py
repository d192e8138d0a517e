"""Indicators: what is counted, by which question, and what is aimed at."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.places import Country
from mreza.model.audience import PUBLIC
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_indicators.models.ground import OfPublisher


class IndicatorLevel(enum.Enum):
    """Where in the chain of results it stands."""

    IMPACT = "what changes for people in the long run"
    OUTCOME = "what those who took part do differently"
    OUTPUT = "what was done"


class IndicatorCount(enum.Enum):
    """Which of the two counts decides. Both are always kept and shown."""

    PARTICIPATIONS = "each time counts"
    UNIQUE = "each person or organisation counts once"


class IndicatorOperator(enum.Enum):
    """How a value meets its target."""

    AT_LEAST = "≥: the target or more"
    EXACTLY = "=: the target, and no more"


class Indicator(OfPublisher):
    """Something that is measured, by a question that can be asked again."""

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code in the federation, e.g. OP1.2.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What is measured.", search=True, sort=True)
    project: Mapped[str | None] = field(audience=PUBLIC, doc="The code of the project it reports on.")
    level: Mapped[IndicatorLevel] = field(
        audience=PUBLIC, doc="Where in the chain of results it stands.", default=IndicatorLevel.OUTPUT
    )
    unit: Mapped[Translated] = field(audience=PUBLIC, doc="What is counted, e.g. persons.")
    document: Mapped[str] = field(audience=PUBLIC, doc="The named document that counts.")
    variables: Mapped[dict[str, Any]] = field(
        audience=PUBLIC, doc="What the document is asked with.", default=dict, filter=False
    )
    participations_as: Mapped[str] = field(
        audience=PUBLIC, doc="What the document calls the count of each time.", default="participations"
    )
    unique_as: Mapped[str] = field(
        audience=PUBLIC, doc="What the document calls the count of each person or organisation once.", default="unique"
    )
    decided_by: Mapped[IndicatorCount] = field(
        audience=PUBLIC, doc="Which of the two counts the target is held against.", default=IndicatorCount.UNIQUE
    )
    operator: Mapped[IndicatorOperator] = field(
        audience=PUBLIC, doc="How a value meets the target.", default=IndicatorOperator.AT_LEAST
    )
    target: Mapped[int | None] = field(audience=PUBLIC, doc="What is aimed at over the whole period, everywhere.")
    baseline: Mapped[int | None] = field(audience=PUBLIC, doc="What it was before.")
    baseline_on: Mapped[date | None] = field(audience=PUBLIC, doc="When it was that.")
    lasts: Mapped[Period] = period(
        audience=PUBLIC, doc="The days over which the target is to be met.", default=Period()
    )

    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("target > 0 AND baseline >= 0", name="figures"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody: what is measured, and by which question, is no secret. Values are."""
        return viewer.anyone  # type: ignore[no-any-return]


class IndicatorTarget(OfPublisher):
    """A part of an indicator's target: of a country, of a year, or of both."""

    indicator_id: Mapped[UUID] = link(
        Indicator, audience=PUBLIC, reverse="targets", on_delete="CASCADE", doc="Of which indicator."
    )
    country_id: Mapped[UUID | None] = link(Country, audience=PUBLIC, doc="Of which country; null for all together.")
    year: Mapped[int | None] = field(audience=PUBLIC, doc="Of which year; null for the whole period.")
    target: Mapped[int] = field(audience=PUBLIC, doc="What is aimed at.")

    __table_args__ = (
        UniqueConstraint("indicator_id", "country_id", "year"),
        CheckConstraint("target > 0", name="target"),
        CheckConstraint("country_id IS NOT NULL OR year IS NOT NULL", name="part"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody, as the indicator itself."""
        return viewer.anyone  # type: ignore[no-any-return]


__all__ = ["Indicator", "IndicatorCount", "IndicatorLevel", "IndicatorOperator", "IndicatorTarget"]
