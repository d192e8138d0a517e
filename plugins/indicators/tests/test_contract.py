from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import ANNOUNCED, Given, day_of
from mreza_indicators.models import CellMark, IndicatorValueState, PublishedTableState


def announced(serial: int) -> bool:
    return not serial % ANNOUNCED


def at_noon(serial: int) -> datetime:
    return datetime.combine(day_of(serial), time(12), UTC)


def either(yes: Any, no: Any) -> Any:
    return lambda serial: yes if announced(serial) else no


@pytest.fixture
def given() -> Given:
    """Published tables and values beside those that are not, hidden cells beside shown ones."""
    return {
        "Indicator.baseline": lambda serial: serial,
        "IndicatorTarget.year": lambda serial: 2000 + serial,
        "IndicatorValue.country_id": None,
        "IndicatorValue.state": either(IndicatorValueState.PUBLISHED, IndicatorValueState.FROZEN),
        "IndicatorValue.frozen_at": at_noon,
        "PublishedTable.threshold": lambda serial: serial + 2,
        "PublishedTable.counted_at": at_noon,
        "PublishedTable.state": either(PublishedTableState.PUBLISHED, PublishedTableState.DRAFT),
        "PublishedCell.count": lambda serial: None if serial % 5 else serial,
        "PublishedCell.suppressed": lambda serial: CellMark.SMALL if serial % 5 else None,
    }
