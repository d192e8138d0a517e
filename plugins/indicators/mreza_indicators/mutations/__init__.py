"""What of indicators the API changes. Each mutation names its permission; the services do the work."""

from mreza_indicators.mutations.indicators import (
    compare_indicator_value,
    create_indicator,
    drop_indicator_target,
    freeze_indicator,
    publish_indicator_value,
    redefine_indicator,
    set_indicator_target,
    withdraw_indicator_value,
)
from mreza_indicators.mutations.tables import draft_table, publish_table, withdraw_table

__all__ = [
    "compare_indicator_value",
    "create_indicator",
    "draft_table",
    "drop_indicator_target",
    "freeze_indicator",
    "publish_indicator_value",
    "publish_table",
    "redefine_indicator",
    "set_indicator_target",
    "withdraw_indicator_value",
    "withdraw_table",
]
