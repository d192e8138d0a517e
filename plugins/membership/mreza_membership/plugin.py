"""What membership answers to others."""

from __future__ import annotations

from mreza.access.permissions import Permission
from mreza.plugin.hooks import hookimpl

from mreza_membership.permissions import PERMISSIONS


class MembershipPlugin:
    """Membership's answers to the hooks of core."""

    @hookimpl
    def permissions(self) -> tuple[Permission, ...]:
        """What of membership roles may allow."""
        return PERMISSIONS
