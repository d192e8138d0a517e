"""The demo's call for traineeships, in which a completed academy counts."""

from __future__ import annotations

from decimal import Decimal

from mreza.demo import DemoPlan, Rows
from mreza.demo.ids import id_of
from mreza_calls.models import Call

from mreza_link_academy_internships.models import AcademyBonus


def rows(plan: DemoPlan) -> list[Rows]:
    """Five points, as the applicants read before the deadline. The call is the second of the demo's."""
    call = id_of(Call.__tablename__, 1)
    id = plan.ids.next(AcademyBonus.__tablename__)
    columns = ("id", "network_id", "call_id", "points")
    return [Rows(AcademyBonus, columns, [(id, plan.network("RS").id, call, Decimal(5))])]


__all__ = ["rows"]
