"""Anonymous evaluation. What is kept is how often each rating was given, and nothing of any single answer.

* A ticket is not tied to a person: as many are drawn as there are participants, and the organiser hands them out.
* An answer adds one to a counter of each question, in a row that every answer rewrites: neither an id nor an order, a
  time or the row's own marks in the database lead from a ticket to a rating.
* The trail leaves both tables out, or it would tell when who answered what.
* Figures are shown once the evaluation is closed: who watches while it runs learns nothing from a difference.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, model_named
from mreza.model.fields import derived, field, link, state
from mreza.text import Translated
from mreza_events.models import EventContributor
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Integer,
    Numeric,
    UniqueConstraint,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import Mapped, aliased

from mreza_trainings.models.editions import LEADS, CourseEdition

#: From so many answers on, it is told how often each rating was given.
FEWEST = 5
RATINGS = (1, 2, 3, 4, 5)


class EvaluationState(enum.Enum):
    """Whether one can answer."""

    OPEN = "one can answer"
    CLOSED = "one can see what was answered"


class Evaluation(Model):
    """An edition's anonymous questionnaire: ratings from 1 to 5."""

    __personal__ = False

    edition_id: Mapped[UUID] = link(
        CourseEdition, audience=PUBLIC, reverse="evaluations", on_delete="CASCADE", unique=True, doc="Of which edition."
    )
    invited: Mapped[int] = field(audience=NETWORK, doc="How many tickets were drawn: one a participant.", default=0)
    state: Mapped[EvaluationState] = state(
        EvaluationState.OPEN,
        audience=PUBLIC,
        doc="Whether one can answer.",
        transitions={EvaluationState.OPEN: {EvaluationState.CLOSED}},
    )

    @derived(audience=NETWORK)
    def answered(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many answered; told once it is closed."""
        return case((_closed(cls), _answered(cls)))

    @derived(audience=NETWORK)
    def response_rate(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """Per cent of the participants who answered, with one decimal; told once it is closed."""
        share = _answered(cls) * literal_column("100.0") / func.nullif(cls.invited, literal_column("0"))
        return case((_closed(cls), cast(func.round(share, literal_column("1")), Numeric(5, 1))))

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of an edition which the viewer led."""
        return _leads(cls.edition_id, viewer)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody while it is open, because whoever has a ticket answers without an account; then its network, and
        who led the edition."""
        known = viewer.in_network(cls.network_id) | (cls.state == EvaluationState.OPEN)
        return known | _leads(cls.edition_id, viewer)  # type: ignore[no-any-return]


class EvaluationQuestion(Model):
    """A question of an evaluation, with the counters of its ratings."""

    __personal__ = False
    __audited__ = False

    evaluation_id: Mapped[UUID] = link(
        Evaluation, audience=PUBLIC, reverse="questions", on_delete="CASCADE", doc="Of which evaluation."
    )
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place, from 1.")
    text: Mapped[Translated] = field(audience=PUBLIC, doc="What is to be rated.")
    rated_1: Mapped[int] = field(audience=NETWORK, api=False, default=0)
    rated_2: Mapped[int] = field(audience=NETWORK, api=False, default=0)
    rated_3: Mapped[int] = field(audience=NETWORK, api=False, default=0)
    rated_4: Mapped[int] = field(audience=NETWORK, api=False, default=0)
    rated_5: Mapped[int] = field(audience=NETWORK, api=False, default=0)

    __table_args__ = (
        UniqueConstraint("evaluation_id", "position"),
        CheckConstraint("least(rated_1, rated_2, rated_3, rated_4, rated_5) >= 0", name="counters"),
    )

    @derived(audience=NETWORK)
    def mean(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The mean rating, with two decimals; told once the evaluation is closed."""
        points = sum((_times(cls, one) * literal_column(str(one)) for one in RATINGS[1:]), _times(cls, 1))
        mean = points * literal_column("1.0") / func.nullif(times_answered(cls), literal_column("0"))
        return case((_is_closed(cls), cast(func.round(mean, literal_column("2")), Numeric(4, 2))))

    @derived(audience=NETWORK)
    def ones(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many gave a 1; told from five answers on, once the evaluation is closed."""
        return _told(cls, 1)

    @derived(audience=NETWORK)
    def twos(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many gave a 2; told from five answers on, once the evaluation is closed."""
        return _told(cls, 2)

    @derived(audience=NETWORK)
    def threes(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many gave a 3; told from five answers on, once the evaluation is closed."""
        return _told(cls, 3)

    @derived(audience=NETWORK)
    def fours(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many gave a 4; told from five answers on, once the evaluation is closed."""
        return _told(cls, 4)

    @derived(audience=NETWORK)
    def fives(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many gave a 5; told from five answers on, once the evaluation is closed."""
        return _told(cls, 5)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of an edition which the viewer led."""
        return viewer.sees(cls.evaluation_id, Evaluation, lambda one: _leads(one.edition_id, viewer))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and whoever sees the evaluation."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.evaluation_id, Evaluation)  # type: ignore[no-any-return]


class EvaluationTicket(Model):
    """The right to answer once; tied to no person. Of its code the hash is kept, and whether it was used."""

    __personal__ = False
    __audited__ = False
    __api__ = False

    evaluation_id: Mapped[UUID] = link(Evaluation, audience=NETWORK, on_delete="CASCADE", doc="Of which evaluation.")
    code_hash: Mapped[str] = field(audience=NETWORK, doc="SHA-256 of the code.", unique=True)
    spent: Mapped[bool] = field(audience=NETWORK, doc="Whether somebody answered with it.", default=False)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network; nobody by the API."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


def _leads(edition_id: Any, viewer: Any) -> ColumnElement[bool]:
    """The viewer is a trainer of the edition, as its event's programme names it."""
    contribution, edition = aliased(EventContributor), aliased(CourseEdition)
    led = select(contribution.id).where(
        edition.id == edition_id,
        contribution.event_id == edition.event_id,
        contribution.role.in_(LEADS),
        viewer.is_person(contribution.person_id),
    )
    return led.exists()


def times_answered(question: Any) -> ColumnElement[int]:
    """How often a question was answered."""
    return sum((_times(question, one) for one in RATINGS[1:]), _times(question, 1))


def _times(question: Any, rating: int) -> ColumnElement[int]:
    return getattr(question, f"rated_{rating}")  # type: ignore[no-any-return]


def _told(question: Any, rating: int) -> ColumnElement[int | None]:
    enough = times_answered(question) >= literal_column(str(FEWEST))
    return case((and_(_is_closed(question), enough), _times(question, rating)))


def _answered(evaluation: Any) -> ColumnElement[int]:
    """Every ticket answers all questions, so the first one tells."""
    question: Any = aliased(model_named("trainings.EvaluationQuestion"))
    asked = select(func.coalesce(func.max(times_answered(question)), literal_column("0")))
    return cast(asked.where(question.evaluation_id == evaluation.id).scalar_subquery(), Integer)


def _closed(evaluation: Any) -> ColumnElement[bool]:
    return evaluation.state == literal_column("'CLOSED'")  # type: ignore[no-any-return]


def _is_closed(question: Any) -> ColumnElement[bool]:
    evaluation = aliased(Evaluation)
    return exists().where(evaluation.id == question.evaluation_id, _closed(evaluation))


__all__ = ["FEWEST", "RATINGS", "Evaluation", "EvaluationQuestion", "EvaluationState", "EvaluationTicket"]
