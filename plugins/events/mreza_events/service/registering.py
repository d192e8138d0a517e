"""Registering people for events, and what they do with their seats."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mreza.errors import NotFound, UserError
from mreza.model.ids import uuid7
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import (
    Event,
    EventRegistration,
    EventState,
    NewcomerRule,
    RegistrationPolicy,
    RegistrationState,
)
from mreza_events.models.registrations import LIVE
from mreza_events.service import moves
from mreza_events.service.moves import Moment, Moves
from mreza_events.service.snapshots import Registrant

_R = RegistrationState
#: Nobody mistakes one of these for another when a code is read out.
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of a registration: the row, whether it was there before, and who moved by it."""

    registration: EventRegistration
    repeated: bool
    moves: Moves


async def register(
    session: AsyncSession, event: Event, policy_id: UUID, registrant: Registrant, moment: Moment
) -> Registered:
    """Give a person a seat or a place on the waiting list, as the policy says. Asking again changes nothing.

    Raises: UserError REGISTRATION_CLOSED.
    """
    policy = await moves.locked(session, policy_id)
    found = await _live(session, event, registrant.person_id)
    if found is not None:
        return Registered(found, True, Moves())
    _require_open(event, policy, moment)
    settled = await moves.settle(session, policy, moment)
    policy.last_number += 1
    one = _made(policy, registrant, moment)
    free, waiting = await moves.free_seats(session, policy), await moves.waiting(session, policy)
    session.add(one)
    if free and (policy.newcomers is NewcomerRule.SEAT or (policy.newcomers is NewcomerRule.QUEUE and not waiting)):
        await moves.seat(session, policy, one, moment)
        return Registered(one, False, settled)
    await session.flush()
    if not free:
        return Registered(one, False, settled)
    after = await moves.settle(session, policy, moment)
    return Registered(one, False, Moves(settled.offered + after.offered, settled.expired + after.expired))


async def admit(
    session: AsyncSession, event: Event, policy_id: UUID, columns: Mapping[str, Any], moment: Moment
) -> Registered:
    """Give a seat to a person who was chosen elsewhere, e.g. by a call: at any time, whoever waits.
    Doing it again changes nothing.

    Args:
        columns: those of the registration, as `Registrant` has them.

    Raises: UserError NO_SEAT_FREE.
    """
    policy = await moves.locked(session, policy_id)
    one = await _live(session, event, columns["person_id"])
    if one is not None and one.state is _R.CONFIRMED:
        return Registered(one, True, Moves())
    if one is not None and one.state is _R.OFFERED:
        return Registered(await accept(session, one, moment), False, Moves())
    if not await moves.free_seats(session, policy):
        raise _full(policy)
    if one is None:
        policy.last_number += 1
        one = _made(policy, Registrant(columns["person_id"], columns), moment)
        session.add(one)
    await moves.seat(session, policy, one, moment)
    return Registered(one, False, Moves())


async def accept(session: AsyncSession, registration: EventRegistration, moment: Moment) -> EventRegistration:
    """Take the offered seat. Taking it again changes nothing.

    Raises: UserError OFFER_EXPIRED, NO_OFFER.
    """
    one, _policy = await _locked(session, registration)
    if one.state is _R.CONFIRMED:
        return one
    if one.state is _R.EXPIRED or (one.offer_expires_at is not None and one.offer_expires_at <= moment.now):
        raise UserError("OFFER_EXPIRED", "The offer has expired. Register again, or write to the organiser.")
    if one.state is not _R.OFFERED:
        raise UserError("NO_OFFER", "No seat is offered: the registration is {state}.", state=one.state.name)
    one.offer_expires_at = None
    moves.move(session, one, _R.CONFIRMED, moment)
    return one


async def leave(
    session: AsyncSession, registration: EventRegistration, moment: Moment, *, removed: bool = False
) -> tuple[EventRegistration, Moves]:
    """Give up a seat, an offer or a place on the waiting list, or be taken off by the organiser; others move up.

    Raises: UserError REGISTRATION_ENDED.
    """
    one, policy = await _locked(session, registration)
    ends = {_R.WAITING: _R.WITHDRAWN, _R.OFFERED: _R.DECLINED, _R.CONFIRMED: _R.CANCELLED}
    if one.state not in ends:
        raise UserError("REGISTRATION_ENDED", "The registration has ended: {state}.", state=one.state.name)
    held = await moves.give_up(session, one, _R.REMOVED if removed else ends[one.state], moment)
    freed = [one.country_id] if held else []
    return one, await moves.settle(session, policy, Moment(moment.now), freed)


async def offer_seat(session: AsyncSession, registration: EventRegistration, moment: Moment) -> EventRegistration:
    """Offer a free seat to somebody who waits, whatever the order. Offering it again changes nothing.

    Raises: UserError NO_SEAT_FREE, NOT_WAITING, EVENT_BEGUN.
    """
    one, policy = await _locked(session, registration)
    if one.state is _R.OFFERED:
        return one
    if one.state is not _R.WAITING:
        raise UserError("NOT_WAITING", "The registration does not wait: {state}.", state=one.state.name)
    if not await moves.free_seats(session, policy):
        raise _full(policy)
    if not await moves.offer(session, policy, one, moment):
        raise UserError("EVENT_BEGUN", "The event has begun; nobody moves up any more.")
    return one


async def change_capacity(session: AsyncSession, policy: RegistrationPolicy, capacity: int, moment: Moment) -> Moves:
    """Have more seats, or fewer as long as the taken ones fit; others move up.

    Raises: UserError CAPACITY_BELOW_TAKEN.
    """
    policy = await moves.locked(session, policy.id)
    if not await moves.renumber(session, policy, capacity):
        raise UserError(
            "CAPACITY_BELOW_TAKEN",
            "More than {capacity} seats are taken or on offer. Take people off first.",
            path=("capacity",),
            capacity=capacity,
        )
    policy.capacity = capacity
    await session.flush()
    return await moves.settle(session, policy, moment)


async def settle(session: AsyncSession, policy: RegistrationPolicy, moment: Moment) -> Moves:
    """End offers whose time has run out; others move up."""
    return await moves.settle(session, await moves.locked(session, policy.id), moment)


async def _locked(
    session: AsyncSession, registration: EventRegistration
) -> tuple[EventRegistration, RegistrationPolicy]:
    policy = await moves.locked(session, registration.policy_id)
    one = await session.get(EventRegistration, registration.id, populate_existing=True)
    if one is None:
        raise NotFound("EventRegistration", path=("registrationId",))
    return one, policy


async def _live(session: AsyncSession, event: Event, person_id: UUID) -> EventRegistration | None:
    rows = await session.scalars(
        select(EventRegistration).where(
            EventRegistration.event_id == event.id,
            EventRegistration.person_id == person_id,
            EventRegistration.state.in_(LIVE),
        )
    )
    return rows.one_or_none()


def _full(policy: RegistrationPolicy) -> UserError:
    return UserError("NO_SEAT_FREE", "All {capacity} seats are taken or on offer.", capacity=policy.capacity)


def _require_open(event: Event, policy: RegistrationPolicy, moment: Moment) -> None:
    if event.state is not EventState.ANNOUNCED or not policy.opens_at <= moment.now < policy.closes_at:
        raise UserError(
            "REGISTRATION_CLOSED",
            "Registration is open from {opens} to {closes}, while the event is announced.",
            opens=policy.opens_at.isoformat(timespec="minutes"),
            closes=policy.closes_at.isoformat(timespec="minutes"),
        )


def _made(policy: RegistrationPolicy, registrant: Registrant, moment: Moment) -> EventRegistration:
    return EventRegistration(
        id=uuid7(),
        network_id=policy.network_id,
        event_id=policy.event_id,
        policy_id=policy.id,
        capacity=policy.capacity,
        number=policy.last_number,
        state=_R.WAITING,
        registered_at=moment.now,
        code="".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH)),
        **registrant.columns,
    )
