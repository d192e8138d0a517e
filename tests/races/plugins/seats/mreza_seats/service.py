"""Seats are given away one after the other: the course is locked while it is counted."""

from __future__ import annotations

from mreza.errors import NotFound
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_seats.models import Lesson, Seat, SeatState


async def locked(session: AsyncSession, course: Lesson) -> Lesson:
    """The course, kept from others until the transaction ends."""
    row = await session.get(Lesson, course.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("Lesson")
    return row


async def take(session: AsyncSession, course: Lesson, who: str) -> Seat:
    """A seat, or the next place of the waiting list."""
    course = await locked(session, course)
    taken = (await session.execute(select(func.count()).where(Seat.course_id == course.id))).scalar_one()
    state = SeatState.SEATED if taken < course.capacity else SeatState.WAITING
    seat = Seat(network_id=course.network_id, course_id=course.id, who=who, place=taken + 1, state=state)
    session.add(seat)
    return seat
