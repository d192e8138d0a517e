"""What indicators tell others. None holds a figure that is not public, nor personal data."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.outbox.event import Event

from mreza_indicators.models import IndicatorValue, PublishedTable


@dataclass(frozen=True)
class TablePublished(Event):
    """A table is shown to everybody; sites can fetch it."""

    subject: PublishedTable
    document: str


@dataclass(frozen=True)
class TableWithdrawn(Event):
    """A table is no longer shown; sites are to take it down."""

    subject: PublishedTable
    document: str


@dataclass(frozen=True)
class IndicatorFrozen(Event):
    """An indicator's value was kept for a report."""

    subject: IndicatorValue
    code: str
    number: int


@dataclass(frozen=True)
class IndicatorValuePublished(Event):
    """An indicator's value is shown to everybody."""

    subject: IndicatorValue
    code: str
    number: int


@dataclass(frozen=True)
class IndicatorValueWithdrawn(Event):
    """An indicator's value is no longer shown; sites are to take it down."""

    subject: IndicatorValue
    code: str
    number: int
