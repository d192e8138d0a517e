"""What the link answers to others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from sqlalchemy import Select

from mreza_link_academy_internships.service import points_of_alumni


class TrainingsAndInternships:
    """The answers to the hooks of calls and of core."""

    @hookimpl
    def bonus_points(self, call: UUID, day: date) -> Select[UUID, str, Decimal, str | None]:
        """Who applies for an internship after an academy."""
        return points_of_alumni(call, day)

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """What an academy is worth in the demo's calls for traineeships."""
        from mreza_link_academy_internships.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
