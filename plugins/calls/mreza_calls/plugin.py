"""What calls answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_calls.permissions import PERMISSIONS


class CallsPlugin:
    """The answers of calls to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of calls roles may allow."""
        return PERMISSIONS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """An academy, a traineeship, mentoring and a grant, each at another stage."""
        from mreza_calls.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
