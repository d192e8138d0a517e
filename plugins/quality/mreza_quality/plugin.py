"""What quality answers to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl

from mreza_quality.catalogue import STANDARDS
from mreza_quality.permissions import PERMISSIONS


class QualityPlugin:
    """The answers of quality to the hooks of core, and to its own."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of quality roles may allow."""
        return PERMISSIONS

    @hookimpl
    def quality_standards(self) -> Iterable[Mapping[str, Any]]:
        """EQUASS, E-Qalin, ISO 9001, CAF and EFQM."""
        return STANDARDS

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """A round of mentoring, assessments of two cycles, a peer review under way, an EQUASS certificate."""
        from mreza_quality.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
