"""Membership's part of the demo, in the order in which its tables depend on one another."""

from __future__ import annotations

from collections.abc import Iterator

from mreza.demo import DemoPlan, Rows

from mreza_membership.demo.applications import Applications
from mreza_membership.demo.facts import fact_rows
from mreza_membership.demo.fees import Fees
from mreza_membership.demo.members import member_rows
from mreza_membership.demo.statutes import Statutes
from mreza_membership.demo.stories import tell
from mreza_membership.models import NumberSeries
from mreza_membership.service.numbers import APPLICATION, INVOICE, MEMBER, NEVER_ANEW


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers; says at once on which days the directory lists each planned organisation."""
    statutes = Statutes(plan)
    stories = tell(plan, statutes)
    applications = Applications(plan, statutes, stories)
    fees = Fees(plan, statutes, stories)
    return [
        *statutes.rows(plan),
        *member_rows(plan, statutes, stories),
        *applications.rows(plan),
        *fees.rows(plan),
        *fact_rows(plan, stories),
        Rows(NumberSeries, ("id", "network_id", "kind", "year", "last"), _series(plan, applications, fees)),
    ]


def _series(plan: DemoPlan, applications: Applications, fees: Fees) -> Iterator[tuple[object, ...]]:
    """The last numbers given out, so that the next ones follow on."""
    for network in plan.networks:
        yield plan.ids.next("series"), network.id, MEMBER, NEVER_ANEW, len(plan.organisations_of(network))
    for kind, numbers in ((APPLICATION, applications.last_numbers), (INVOICE, fees.last_numbers)):
        for (network_id, year), last in numbers.items():
            yield plan.ids.next("series"), network_id, kind, year, last
