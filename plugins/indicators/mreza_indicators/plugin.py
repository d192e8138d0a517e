"""What indicators answer to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_indicators.permissions import PERMISSIONS


class IndicatorsPlugin:
    """The answers of indicators to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of indicators roles may allow."""
        return PERMISSIONS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Indicators with targets and values, and published tables in which some cells are hidden."""
        from mreza_indicators.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
