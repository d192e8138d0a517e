"""What membership answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_membership.permissions import PERMISSIONS


class MembershipPlugin:
    """Membership's answers to the hooks of core."""

    @hookimpl
    def permissions(self) -> tuple[Permission, ...]:
        """What of membership roles may allow."""
        return PERMISSIONS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """A story of years for every organisation of the demonstration."""
        from mreza_membership.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
