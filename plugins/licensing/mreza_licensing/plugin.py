"""What licensing answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_licensing.permissions import PERMISSIONS
from mreza_licensing.seeds import SEEDS


class LicensingPlugin:
    """The answers of licensing to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of licensing roles may allow."""
        return PERMISSIONS

    @hookimpl
    def licensing_rules(self) -> Iterable[object]:
        """What is known of countries for which no plugin speaks."""
        return SEEDS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Permissions in every standing, cases, inspections, staff."""
        from mreza_licensing.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return list(rows(scenario))
