"""Stipends and the report that the last instalment waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.mutation import Do, mutation

from mreza_internships import events, permissions
from mreza_internships.models import Internship, StipendInstalment
from mreza_internships.mutations.acts import act, require_network
from mreza_internships.service import stipends
from mreza_internships.service.stipends import GivenInstalment, GivenRate


@dataclass(frozen=True)
class StipendPlan:
    """A stipend.

    Attributes:
        instalments: Its parts, in their order.
    """

    instalments: list[StipendInstalment]


@mutation(permission=permissions.FINANCE)
async def plan_stipend(
    do: Do,
    internship: Internship,
    instalments: list[GivenInstalment],
    currency: str = "EUR",
    rate: GivenRate | None = None,
) -> StipendPlan:
    """Plan a stipend; it is paid in the currency of the internship's country, by a rate that stands beside it.

    Args:
        internship: For which internship.
        instalments: Its parts.
        currency: ISO 4217 code of the amounts.
        rate: By what rate it is paid; none where the currency is the country's own.
    """
    require_network(do, internship.network_id, "Internship")
    return StipendPlan(await stipends.plan(do.session, internship, instalments, currency, rate))


@mutation(permission=permissions.MANAGE)
async def receive_internship_report(do: Do, internship: Internship, day: date | None = None) -> Internship:
    """Write down that the final report came.

    Args:
        internship: Of which internship.
        day: When it came.
    """
    require_network(do, internship.network_id, "Internship")
    internship.report_handed_in_on = day or do.today
    return internship


@mutation(permission=permissions.FINANCE)
async def accept_internship_report(do: Do, internship: Internship, day: date | None = None) -> Internship:
    """Accept the final report; what was held for it can be paid.

    Args:
        internship: Of which internship.
        day: When it was accepted.
    """
    require_network(do, internship.network_id, "Internship")
    return await stipends.accept_report(do.session, internship, act(do, day))


@mutation(permission=permissions.FINANCE, emits=events.StipendPaid)
async def pay_stipend_instalment(
    do: Do, instalment: StipendInstalment, reference: str | None = None, day: date | None = None
) -> StipendInstalment:
    """Write down that an instalment was paid.

    Args:
        instalment: Which instalment.
        reference: As on the bank statement.
        day: When.
    """
    require_network(do, instalment.network_id, "StipendInstalment")
    paid = await stipends.pay(do.session, instalment, reference, act(do, day))
    do.emit(events.StipendPaid(paid, paid.number, stipends.local_amount(paid), paid.local_currency))
    return paid
