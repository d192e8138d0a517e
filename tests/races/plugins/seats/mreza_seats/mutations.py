from __future__ import annotations

from mreza import Do, Network
from mreza.mutation import mutation

from mreza_seats.models import Lesson, Seat
from mreza_seats.service import take


@mutation(permission="seats.enrol")
async def open_course(do: Do, network: Network, title: str, capacity: int) -> Lesson:
    """Open a course.

    Args:
        network: whose course.
        title: what it is called.
        capacity: how many can take part.
    """
    course = Lesson(network_id=network.id, title=title, capacity=capacity)
    do.session.add(course)
    return course


@mutation(permission="seats.enrol")
async def enrol(do: Do, course: Lesson, who: str) -> Seat:
    """Take a seat in a course, or a place on its waiting list.

    Args:
        course: which course.
        who: who takes part.
    """
    return await take(do.session, course, who)
