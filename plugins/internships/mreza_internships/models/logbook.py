"""The logbook with its approved hours, and what mentor and intern say at the end."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_internships.models.internships import Internship, OfInternship


class LogbookEntryState(enum.Enum):
    """What the mentor says of an entry."""

    WRITTEN = "the mentor has not looked at it"
    APPROVED = "counts"
    REJECTED = "does not count"


_S = LogbookEntryState


class LogbookEntry(OfInternship):
    """Hours that an intern worked on a day. Those that the mentor approves count, and show who was there when."""

    __personal__ = False
    __plural__ = "logbookEntries"
    __tablename__ = "internships_logbook_entry"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="logbook", on_delete="CASCADE", doc="Of which internship."
    )
    on_day: Mapped[date] = field(audience=NETWORK, doc="Which day.", index=True)
    hours: Mapped[Decimal] = field(audience=NETWORK, doc="How many hours.", type=Numeric(4, 2))
    tasks: Mapped[str] = field(audience=NETWORK, doc="What was done; nothing of people in care.", personal=True)
    decided_on: Mapped[date | None] = field(audience=NETWORK, doc="When the mentor looked at it.")
    rejected_because: Mapped[str | None] = field(audience=NETWORK, doc="Why it does not count.", personal=True)
    state: Mapped[LogbookEntryState] = state(
        _S.WRITTEN,
        audience=NETWORK,
        doc="What the mentor says of it.",
        transitions={_S.WRITTEN: {_S.APPROVED, _S.REJECTED}},
    )

    __table_args__ = (CheckConstraint("hours > 0 AND hours <= 24", name="hours"),)


class InternshipEvaluator(enum.Enum):
    """Who looks back."""

    MENTOR = "the mentor, at the intern's work"
    INTERN = "the intern, at the internship"


class InternshipEvaluation(Model):
    """How an internship went, as the mentor or the intern sees it. The mentor does not see the intern's."""

    __personal__ = False
    __tablename__ = "internships_evaluation"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="evaluations", on_delete="CASCADE", doc="Of which internship."
    )
    evaluator: Mapped[InternshipEvaluator] = field(audience=NETWORK, doc="Who looks back.")
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.")
    learning: Mapped[int] = field(audience=NETWORK, doc="How much was learnt, from 1 to 5.")
    conditions: Mapped[int] = field(audience=NETWORK, doc="How the work and its conditions were, from 1 to 5.")
    satisfaction: Mapped[int] = field(audience=NETWORK, doc="How it was altogether, from 1 to 5.")
    comment: Mapped[str | None] = field(audience=NETWORK, doc="In words.", personal=True)

    __table_args__ = (
        UniqueConstraint("internship_id", "evaluator"),
        CheckConstraint(
            "learning BETWEEN 1 AND 5 AND conditions BETWEEN 1 AND 5 AND satisfaction BETWEEN 1 AND 5", name="marks"
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The intern; the mentor's own."""
        intern = viewer.sees(cls.internship_id, Internship, lambda one: viewer.is_person(one.person_id))
        mentor = viewer.sees(cls.internship_id, Internship, lambda one: viewer.is_person(one.mentor_id))
        return intern | (cls.evaluator == InternshipEvaluator.MENTOR) & mentor  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, the intern, and of the mentor's own the mentor."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


__all__ = ["InternshipEvaluation", "InternshipEvaluator", "LogbookEntry", "LogbookEntryState"]
