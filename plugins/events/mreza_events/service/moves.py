"""Who waits and who moves up. Every path to and from a seat goes through here, with the policy's row locked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import chain, count, repeat
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from mreza.errors import NotFound
from mreza.model.states import transition
from mreza.outbox.event import Event as Told
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.events import SeatOffered, SeatOfferExpired
from mreza_events.models import Event, EventRegistration, RegistrationPolicy, RegistrationState, WaitingOrder

_R = RegistrationState


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done, by whom and why."""

    now: datetime
    by: UUID | None = None
    reason: str | None = None


@dataclass(slots=True)
class Moves:
    """Who moved: registrations in the order in which it happened."""

    offered: list[EventRegistration] = field(default_factory=list)
    expired: list[EventRegistration] = field(default_factory=list)


def told_of(moves: Moves) -> list[Told]:
    """What is told of those who moved."""
    told: list[Told] = [SeatOfferExpired(one) for one in moves.expired]
    for one in moves.offered:
        assert one.offer_expires_at is not None  # an offer has a deadline; the database checks it
        told.append(SeatOffered(one, one.offer_expires_at))
    return told


async def due(session: AsyncSession, now: datetime) -> list[UUID]:
    """Policies with offers whose time has run out."""
    late = select(EventRegistration.policy_id).where(
        EventRegistration.state == _R.OFFERED, EventRegistration.offer_expires_at <= now
    )
    return list(await session.scalars(late.distinct().order_by(EventRegistration.policy_id)))


async def locked(session: AsyncSession, policy_id: UUID) -> RegistrationPolicy:
    """The policy, kept from concurrent changes until the transaction ends: whoever wants a seat stands in line here.

    Raises: NotFound.
    """
    await session.flush()
    policy = await session.get(RegistrationPolicy, policy_id, with_for_update=True, populate_existing=True)
    if policy is None:
        raise NotFound("RegistrationPolicy", path=("policyId",))
    return policy


async def settle(
    session: AsyncSession, policy: RegistrationPolicy, moment: Moment, freed: Iterable[UUID] = ()
) -> Moves:
    """End the offers whose time has run out, and offer what is free as the policy says.

    Args:
        policy: locked.
        freed: the countries of those who have just given up a seat.
    """
    moves = Moves()
    moves.expired = await _expire(session, policy, moment)
    if policy.waiting_order is WaitingOrder.BY_ORGANISER:
        return moves
    left = chain(freed, (one.country_id for one in moves.expired), repeat(None))
    free = await free_seats(session, policy)
    while free and (candidate := await _next(session, policy, next(left))) is not None:
        if not await offer(session, policy, candidate, moment):
            break
        moves.offered.append(candidate)
        free -= 1
    return moves


async def offer(
    session: AsyncSession, policy: RegistrationPolicy, candidate: EventRegistration, moment: Moment
) -> bool:
    """Keep a free seat for somebody who waits; False when the event has begun. At least one seat must be free."""
    event = await session.get_one(Event, policy.event_id, populate_existing=True)
    begins = _beginning(event)
    if moment.now >= begins:
        return False
    candidate.seat = await _free_number(session, policy)
    candidate.offer_expires_at = min(moment.now + timedelta(hours=policy.offer_hours), begins)
    move(session, candidate, _R.OFFERED, moment)
    await session.flush()
    return True


async def seat(
    session: AsyncSession, policy: RegistrationPolicy, registration: EventRegistration, moment: Moment
) -> None:
    """Give somebody a free seat at once."""
    registration.seat = await _free_number(session, policy)
    move(session, registration, _R.CONFIRMED, moment)
    await session.flush()


async def give_up(
    session: AsyncSession, registration: EventRegistration, to: RegistrationState, moment: Moment
) -> bool:
    """End a registration; says whether it held a seat."""
    held = registration.seat is not None
    registration.seat = registration.offer_expires_at = None
    move(session, registration, to, moment)
    await session.flush()
    return held


def move(session: AsyncSession, registration: EventRegistration, to: RegistrationState, moment: Moment) -> None:
    """The registration's next state, with when, by whom and why."""
    transition(session, registration, to, day=moment.now.date(), by=moment.by, reason=moment.reason)


async def free_seats(session: AsyncSession, policy: RegistrationPolicy) -> int:
    """How many seats are neither confirmed nor on offer."""
    return policy.capacity - len(await _taken(session, policy))


async def waiting(session: AsyncSession, policy: RegistrationPolicy) -> int:
    """How many wait."""
    asked = select(func.count()).select_from(EventRegistration).where(*_waits(policy))
    return (await session.execute(asked)).scalar_one()


async def renumber(session: AsyncSession, policy: RegistrationPolicy, capacity: int) -> bool:
    """Move seats with numbers beyond a smaller capacity to free ones; False when there are more than fit."""
    taken = await _taken(session, policy)
    if len(taken) > capacity:
        return False
    free = (number for number in range(1, capacity + 1) if number not in taken)
    beyond = EventRegistration.policy_id == policy.id, EventRegistration.seat > capacity
    for one in await session.scalars(select(EventRegistration).where(*beyond)):
        one.seat = next(free)
    await session.flush()
    return True


async def _expire(session: AsyncSession, policy: RegistrationPolicy, moment: Moment) -> list[EventRegistration]:
    late = (
        EventRegistration.policy_id == policy.id,
        EventRegistration.state == _R.OFFERED,
        EventRegistration.offer_expires_at <= moment.now,
    )
    ended = list(await session.scalars(_fresh(select(EventRegistration).where(*late).order_by("number"))))
    for one in ended:
        await give_up(session, one, _R.EXPIRED, Moment(moment.now, reason=moment.reason))
    return ended


async def _next(session: AsyncSession, policy: RegistrationPolicy, country: UUID | None) -> EventRegistration | None:
    """Who is next in line for a seat that somebody from `country` gave up."""
    ranked = EventRegistration.rank.asc().nulls_last()
    order: tuple[Any, ...] = {
        WaitingOrder.FIRST_COME: (),
        WaitingOrder.RANKED: (ranked,),
        WaitingOrder.COUNTRY_FIRST: ((EventRegistration.country_id == country).desc().nulls_last(), ranked),
    }[policy.waiting_order]
    line = select(EventRegistration).where(*_waits(policy)).order_by(*order, EventRegistration.number).limit(1)
    return (await session.scalars(_fresh(line))).one_or_none()


def _waits(policy: RegistrationPolicy) -> tuple[Any, ...]:
    return EventRegistration.policy_id == policy.id, EventRegistration.state == _R.WAITING


async def _free_number(session: AsyncSession, policy: RegistrationPolicy) -> int:
    taken = await _taken(session, policy)
    return next(number for number in count(1) if number not in taken)


async def _taken(session: AsyncSession, policy: RegistrationPolicy) -> set[int]:
    held = select(EventRegistration.seat).where(
        EventRegistration.policy_id == policy.id, EventRegistration.seat.is_not(None)
    )
    return {number for number in await session.scalars(held) if number is not None}


def _fresh(statement: Any) -> Any:
    """Rows as they are under the lock, whatever the session saw before."""
    return statement.execution_options(populate_existing=True)


def _beginning(event: Event) -> datetime:
    assert event.held.start is not None  # every event has days; the database checks it
    return datetime.combine(event.held.start, time(), ZoneInfo(event.time_zone))
