from __future__ import annotations

from mreza import Permission, hookimpl


class Seats:
    """Who may enrol."""

    @hookimpl
    def permissions(self) -> list[Permission]:
        """Coordinators."""
        return [Permission("seats.enrol", "Enrol in courses", default_roles=("coordinator",))]
