"""Offers: places are offered in order, expire to the second, and go to the reserve when they become free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mreza.errors import UserError
from mreza.model.states import transition
from mreza.outbox.event import Event
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.events import OfferExpired, OfferMade
from mreza_calls.models import (
    Call,
    CallApplication,
    CallApplicationState,
    CallOffer,
    CallOfferState,
    CallRank,
    CallRanking,
    CallRankingState,
    CallReserveRule,
    CallState,
)
from mreza_calls.service.act import Act, locked
from mreza_calls.service.ranking import Candidate, Seats, next_in_reserve
from mreza_calls.service.scores import candidate, criteria_of, quotas_of, sheets

_A, _O = CallApplicationState, CallOfferState
_HOLDING = (_O.OPEN, _O.ACCEPTED)


async def make_offers(session: AsyncSession, call: Call, act: Act) -> list[CallOffer]:
    """Offer a place to all who were chosen and have none yet, the best first.

    Raises: UserError NOT_DECIDED, PLACES_TAKEN.
    """
    call = await _decided(session, call)
    waiting = await _ranked(session, call, _A.SELECTED)
    free = await _free_places(session, call)
    if len(waiting) > len(free):
        raise UserError(
            "PLACES_TAKEN",
            "{wanted} were chosen, but {free} places are free.",
            wanted=len(waiting),
            free=len(free),
        )
    return [await _offer(session, call, one, place, act) for one, place in zip(waiting, free, strict=False)]


async def accept(session: AsyncSession, offer: CallOffer, act: Act) -> CallOffer:
    """Take a place, by the last instant of the offer.

    Raises: UserError OFFER_EXPIRED, TRANSITION_NOT_ALLOWED.
    """
    offer = await _answerable(session, offer, act)
    await _answer(session, offer, _O.ACCEPTED, _A.ACCEPTED, act)
    return offer


async def decline(session: AsyncSession, offer: CallOffer, act: Act) -> list[CallOffer]:
    """Do not want a place; it goes to the reserve. Returns the offers that follow.

    Raises: UserError OFFER_EXPIRED, TRANSITION_NOT_ALLOWED.
    """
    offer = await _answerable(session, offer, act)
    await _answer(session, offer, _O.DECLINED, _A.DECLINED, act)
    return await move_up(session, offer, act)


async def expire(session: AsyncSession, call: Call, act: Act) -> tuple[list[CallOffer], list[CallOffer]]:
    """Close the offers that nobody answered in time; their places go to the reserve.

    Returns: the expired offers, and those that follow.
    """
    call = await locked(session, call)
    due = select(CallOffer).where(
        CallOffer.call_id == call.id, CallOffer.state == _O.OPEN, CallOffer.expires_at < act.now
    )
    expired = [await locked(session, one) for one in await session.scalars(due.order_by(CallOffer.place))]
    followed: list[CallOffer] = []
    for offer in expired:
        await _answer(session, offer, _O.EXPIRED, _A.EXPIRED, act)
        followed += await move_up(session, offer, act)
    return expired, followed


async def due(session: AsyncSession, now: datetime) -> list[Call]:
    """Calls with offers that nobody answered in time."""
    late = select(CallOffer.call_id).where(CallOffer.state == _O.OPEN, CallOffer.expires_at < now)
    return list(await session.scalars(select(Call).where(Call.id.in_(late)).order_by(Call.id)))


async def told_of(session: AsyncSession, made: Sequence[CallOffer], expired: Sequence[CallOffer] = ()) -> list[Event]:
    """What is told of offers that were made, and of those that expired."""
    told: list[Event] = [OfferExpired(one) for one in expired]
    for one in made:
        application = await session.get_one(CallApplication, one.application_id)
        told.append(OfferMade(one, one.expires_at, application.locale))
    return told


async def give_up(session: AsyncSession, application: CallApplication, act: Act) -> list[CallOffer]:
    """Free the place of an application that was taken back. Returns the offers that follow."""
    held = select(CallOffer).where(CallOffer.application_id == application.id, CallOffer.state.in_(_HOLDING))
    followed: list[CallOffer] = []
    for offer in list(await session.scalars(held)):
        await locked(session, await session.get_one(Call, offer.call_id))
        transition(session, await locked(session, offer), _O.REVOKED, day=act.day, by=act.by, reason=act.reason)
        followed += await move_up(session, offer, act)
    return followed


async def move_up(session: AsyncSession, freed: CallOffer, act: Act) -> list[CallOffer]:
    """Offer a place that has become free to the next of the reserve, by the call's rule; none when its time is over."""
    call = await locked(session, await session.get_one(Call, freed.call_id))
    too_late = call.reserve_until is not None and act.now > call.reserve_until
    if call.state is not CallState.DECIDED or too_late:
        return []
    reserve = {one.id: one for one in await _ranked(session, call, _A.RESERVE)}
    holders = select(CallApplication).join(CallOffer, CallOffer.application_id == CallApplication.id)
    holding = holders.where(CallOffer.call_id == call.id, CallOffer.state.in_(_HOLDING))
    seats = Seats(
        await quotas_of(session, call), await _candidates(session, call, list(await session.scalars(holding)))
    )
    before = await session.get_one(CallApplication, freed.application_id)
    [left] = await _candidates(session, call, [before])
    country = left.country if call.reserve_rule is CallReserveRule.SAME_COUNTRY_FIRST else None
    following = next_in_reserve(await _candidates(session, call, list(reserve.values())), seats, country)
    if following is None:
        return []
    return [await _offer(session, call, reserve[following.id], freed.place, act)]


async def _offer(session: AsyncSession, call: Call, application: CallApplication, place: int, act: Act) -> CallOffer:
    offer = CallOffer(
        network_id=call.network_id,
        call_id=call.id,
        application_id=application.id,
        place=place,
        made_at=act.now,
        expires_at=act.now + timedelta(hours=call.offer_hours),
    )
    session.add(offer)
    application = await locked(session, application)
    transition(session, application, _A.OFFERED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return offer


async def _answerable(session: AsyncSession, offer: CallOffer, act: Act) -> CallOffer:
    """The offer, locked after its call, in the order in which all that change places lock."""
    await locked(session, await session.get_one(Call, offer.call_id))
    offer = await locked(session, offer)
    if offer.state is _O.EXPIRED or (offer.state is _O.OPEN and act.now > offer.expires_at):
        raise UserError(
            "OFFER_EXPIRED",
            "The offer could be answered until {until}. The place goes to the reserve.",
            until=offer.expires_at.isoformat(),
        )
    return offer


async def _answer(
    session: AsyncSession, offer: CallOffer, state: CallOfferState, application_state: CallApplicationState, act: Act
) -> None:
    application = await locked(session, await session.get_one(CallApplication, offer.application_id))
    transition(session, offer, state, day=act.day, by=act.by, reason=act.reason)
    transition(session, application, application_state, day=act.day, by=act.by, reason=act.reason)
    offer.answered_at = None if state is _O.EXPIRED else act.now
    await session.flush()


async def _decided(session: AsyncSession, call: Call) -> Call:
    call = await locked(session, call)
    if call.state is not CallState.DECIDED:
        raise UserError(
            "NOT_DECIDED", "{call} is {state}; offers follow a decision.", call=call.code, state=call.state.name
        )
    return call


async def _free_places(session: AsyncSession, call: Call) -> list[int]:
    held = select(CallOffer.place).where(CallOffer.call_id == call.id, CallOffer.state.in_(_HOLDING))
    taken = set(await session.scalars(held))
    return [place for place in range(1, call.places + 1) if place not in taken]


async def _ranked(session: AsyncSession, call: Call, state: CallApplicationState) -> list[CallApplication]:
    """Applications in a state, in the order of the confirmed ranking."""
    lines = (
        select(CallApplication)
        .join(CallRank, CallRank.application_id == CallApplication.id)
        .join(CallRanking, CallRanking.id == CallRank.ranking_id)
        .where(
            CallApplication.call_id == call.id,
            CallApplication.state == state,
            CallRanking.state == CallRankingState.CONFIRMED,
        )
    )
    return list(await session.scalars(lines.order_by(CallRank.position)))


async def _candidates(session: AsyncSession, call: Call, applications: Sequence[CallApplication]) -> list[Candidate]:
    """Applications as they are ranked, in the given order."""
    grid = await criteria_of(session, call)
    found = {one.application.id: candidate(call, grid, one) for one in await sheets(session, call, applications)}
    return [found[one.id] for one in applications]
