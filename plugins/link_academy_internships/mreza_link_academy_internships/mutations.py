"""What of it the API offers. Who manages calls decides what counts in them."""

from __future__ import annotations

from decimal import Decimal

from mreza.errors import NotFound
from mreza.mutation import Do, mutation
from mreza_calls import permissions
from mreza_calls.models import Call

from mreza_link_academy_internships import service
from mreza_link_academy_internships.models import AcademyBonus


@mutation(permission=permissions.MANAGE)
async def set_academy_bonus(do: Do, call: Call, points: Decimal) -> AcademyBonus:
    """Let a completed academy count in a call for internships. Each ranking gives the points anew, to whoever has
    completed an academy by then.

    Args:
        call: In which call.
        points: How many points; 100 at most.
    """
    _require_holder(do, call)
    return await service.set_bonus(do.session, call, points)


@mutation(permission=permissions.MANAGE)
async def withdraw_academy_bonus(do: Do, academy_bonus: AcademyBonus) -> None:
    """Let academies count no more in a call; the next ranking is without these points.

    Args:
        academy_bonus: Of which call.
    """
    _require_holder(do, await do.get(Call, academy_bonus.call_id))
    await service.withdraw_bonus(do.session, academy_bonus)


def _require_holder(do: Do, call: Call) -> None:
    """A call is public; what counts in it, decides the network that holds it."""
    if call.network_id not in do.viewer.networks:
        raise NotFound("Call", path=("callId",))
