"""What the link between quality and trainings answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_link_quality_trainings.permissions import PERMISSIONS


class LinkPlugin:
    """The answers to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """Who may suggest courses."""
        return PERMISSIONS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """The course on rights of each network, for two topics."""
        from mreza_link_quality_trainings.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
