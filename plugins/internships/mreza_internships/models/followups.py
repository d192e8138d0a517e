"""What became of people half a year later. Who does not answer is counted as that, and as nothing else."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped

from mreza_internships.models.internships import Internship


class FollowUpOutcome(enum.Enum):
    """What somebody does half a year later."""

    NO_ANSWER = "has not said"
    EMPLOYED = "works"
    STUDYING = "studies on"
    SEEKING = "looks for work"
    VOLUNTEERING = "volunteers"
    OTHER = "something else"


class FollowUpState(enum.Enum):
    """Whether somebody was asked, and has answered."""

    PLANNED = "its day has not come, or it was not sent yet"
    SENT = "was asked, has not answered"
    ANSWERED = "has answered"


_S = FollowUpState


class InternshipFollowUp(Model):
    """The question, half a year after an internship, what somebody does now. It is asked once."""

    __personal__ = True
    __tablename__ = "internships_follow_up"

    internship_id: Mapped[UUID] = link(
        Internship,
        audience=NETWORK,
        reverse="followUps",
        on_delete="CASCADE",
        unique=True,
        doc="After which internship.",
    )
    due_on: Mapped[date] = field(audience=NETWORK, doc="When it is to be asked.", personal=False)
    sent_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was asked.", personal=False)
    code_hash: Mapped[str | None] = field(audience=NETWORK, api=False, unique=True)
    answered_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was answered.", personal=False)
    outcome: Mapped[FollowUpOutcome] = field(
        audience=NETWORK,
        doc="What they do. Group by it where the question was sent: no answer is a group of its own.",
        default=FollowUpOutcome.NO_ANSWER,
    )
    related: Mapped[bool | None] = field(audience=NETWORK, doc="Whether it has to do with social services.")
    state: Mapped[FollowUpState] = state(
        _S.PLANNED,
        audience=NETWORK,
        doc="Whether they were asked, and have answered.",
        transitions={_S.PLANNED: {_S.SENT}, _S.SENT: {_S.ANSWERED}},
        personal=False,
    )

    __table_args__ = (
        CheckConstraint("state = 'ANSWERED' OR outcome = 'NO_ANSWER'", name="answered"),
        CheckConstraint("state = 'PLANNED' OR sent_on IS NOT NULL", name="sent"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The intern."""
        return viewer.sees(cls.internship_id, Internship, lambda one: viewer.is_person(one.person_id))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the intern."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


__all__ = ["FollowUpOutcome", "FollowUpState", "InternshipFollowUp"]
