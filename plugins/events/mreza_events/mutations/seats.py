"""How many seats an event has, and what its organiser does with them."""

from __future__ import annotations

from datetime import datetime

from mreza.mutation import UNSET, Do, mutation

from mreza_events import events, permissions
from mreza_events.models import (
    Event,
    EventRegistration,
    NewcomerRule,
    RegistrationPolicy,
    WaitingOrder,
)
from mreza_events.mutations.acts import MOVES, given, moment, tell
from mreza_events.service import moves, registering


@mutation(permission=permissions.MANAGE)
async def open_registration(
    do: Do,
    event: Event,
    *,
    capacity: int,
    closes_at: datetime,
    opens_at: datetime | None = None,
    waiting_order: WaitingOrder = WaitingOrder.FIRST_COME,
    newcomers: NewcomerRule = NewcomerRule.QUEUE,
    offer_hours: int = 48,
) -> RegistrationPolicy:
    """Let people register for an event, and say by which rules seats are given out.

    Args:
        event: Which event.
        capacity: How many seats there are.
        closes_at: Until when one can register.
        opens_at: From when on one can register; at once when left out.
        waiting_order: To whom a seat that becomes free is offered.
        newcomers: What somebody gets who registers while a seat is free.
        offer_hours: How long an offer holds, in hours.
    """
    made = RegistrationPolicy(
        network_id=event.network_id,
        event_id=event.id,
        capacity=capacity,
        opens_at=opens_at or do.now,
        closes_at=closes_at,
        waiting_order=waiting_order,
        newcomers=newcomers,
        offer_hours=offer_hours,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE, emits=MOVES)
async def change_registration(
    do: Do,
    policy: RegistrationPolicy,
    *,
    capacity: int = UNSET,
    opens_at: datetime = UNSET,
    closes_at: datetime = UNSET,
    waiting_order: WaitingOrder = UNSET,
    newcomers: NewcomerRule = UNSET,
    offer_hours: int = UNSET,
) -> RegistrationPolicy:
    """Change the rules of registration. More seats are offered at once to those who wait.

    Args:
        policy: Which rules.
        capacity: How many seats there are; no fewer than are taken or on offer.
        opens_at: From when on one can register.
        closes_at: Until when one can register.
        waiting_order: To whom a seat that becomes free is offered.
        newcomers: What somebody gets who registers while a seat is free.
        offer_hours: How long offers made from now on hold, in hours.
    """
    policy = await moves.locked(do.session, policy.id)
    changes = given(
        opens_at=opens_at,
        closes_at=closes_at,
        waiting_order=waiting_order,
        newcomers=newcomers,
        offer_hours=offer_hours,
    )
    for attribute, value in changes.items():
        setattr(policy, attribute, value)
    seats = policy.capacity if capacity is UNSET else capacity
    tell(do, await registering.change_capacity(do.session, policy, seats, moment(do)))
    return policy


@mutation(permission=permissions.MANAGE, emits=MOVES)
async def settle_waiting_list(do: Do, policy: RegistrationPolicy) -> RegistrationPolicy:
    """End the offers whose time has run out, and let others move up. Every other change of seats does so, too.

    Args:
        policy: Whose waiting list.
    """
    tell(do, await registering.settle(do.session, policy, moment(do)))
    return policy


@mutation(permission=permissions.MANAGE)
async def rank_registration(do: Do, registration: EventRegistration, rank: int | None) -> EventRegistration:
    """Give somebody who waits a rank; 1 is the best, null takes it away.

    Args:
        registration: Whose.
        rank: The rank.
    """
    registration.rank = rank
    return registration


@mutation(permission=permissions.MANAGE, emits=events.SeatOffered)
async def offer_seat(do: Do, registration: EventRegistration) -> EventRegistration:
    """Offer a free seat to somebody who waits, whatever the order.

    Args:
        registration: Whose.
    """
    made = await registering.offer_seat(do.session, registration, moment(do))
    assert made.offer_expires_at is not None  # an offer has a deadline; the database checks it
    do.emit(events.SeatOffered(made, made.offer_expires_at))
    return made


@mutation(permission=permissions.MANAGE, emits=(events.RegistrationEnded, *MOVES))
async def remove_registration(do: Do, registration: EventRegistration, reason: str) -> EventRegistration:
    """Take somebody off an event's list; others move up.

    Args:
        registration: Whose.
    """
    ended, moved = await registering.leave(do.session, registration, moment(do), removed=True)
    do.emit(events.RegistrationEnded(ended, ended.state.name))
    tell(do, moved)
    return ended
