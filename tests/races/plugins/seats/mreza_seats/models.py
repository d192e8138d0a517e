"""Courses, and who takes part or waits."""

from __future__ import annotations

import enum
from typing import ClassVar
from uuid import UUID

from mreza import NETWORK, Model, SqlViewer, field, link
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped


class Lesson(Model):
    """A course with so many seats."""

    __personal__ = False

    title: Mapped[str] = field(audience=NETWORK, doc="What it is called.")
    capacity: Mapped[int] = field(audience=NETWORK, doc="How many can take part.")

    @classmethod
    def visible(cls, viewer: SqlViewer) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)


class SeatState(enum.Enum):
    """What became of an enrolment."""

    SEATED = "takes part"
    WAITING = "waits for a seat"


class Seat(Model):
    """Somebody enrolled in a course."""

    __personal__ = False
    __table_args__: ClassVar = (UniqueConstraint("course_id", "place"), UniqueConstraint("course_id", "who"))

    course_id: Mapped[UUID] = link(Lesson, audience=NETWORK, reverse="seats", doc="Which course.")
    who: Mapped[str] = field(audience=NETWORK, doc="Who enrolled.")
    place: Mapped[int] = field(audience=NETWORK, doc="The number in the order of enrolment.")
    state: Mapped[SeatState] = field(audience=NETWORK, doc="Seated, or on the waiting list.")

    @classmethod
    def visible(cls, viewer: SqlViewer) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)
