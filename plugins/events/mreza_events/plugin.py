"""What events answer to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.answers import Rendering
from mreza.plugin.hooks import hookimpl

from mreza_events.permissions import PERMISSIONS
from mreza_events.rendering import RENDERINGS


class EventsPlugin:
    """Events' answers to the hooks of core."""

    @hookimpl
    def permissions(self) -> tuple[Permission, ...]:
        """What of events roles may allow."""
        return PERMISSIONS

    @hookimpl
    def renderings(self) -> tuple[Rendering, ...]:
        """Calendars, and the list to be signed."""
        return RENDERINGS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """Meetings, waiting lists and who came, for every network of the demonstration."""
        from mreza_events.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
