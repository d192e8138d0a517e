"""All models of indicators, and the words for their states."""

from mreza_indicators.models.indicators import (
    Indicator,
    IndicatorCount,
    IndicatorLevel,
    IndicatorOperator,
    IndicatorTarget,
)
from mreza_indicators.models.tables import CellMark, PublishedCell, PublishedTable, PublishedTableState
from mreza_indicators.models.values import IndicatorValue, IndicatorValueState

__all__ = [
    "CellMark",
    "Indicator",
    "IndicatorCount",
    "IndicatorLevel",
    "IndicatorOperator",
    "IndicatorTarget",
    "IndicatorValue",
    "IndicatorValueState",
    "PublishedCell",
    "PublishedTable",
    "PublishedTableState",
]
