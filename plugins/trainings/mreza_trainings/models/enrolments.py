"""Who takes part in an edition, what was scored, and who completed it."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country, Network
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from mreza_calls.models import CallApplication
from mreza_events.models import AgeBand, EventRegistration
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_trainings.models.editions import CourseEdition


class EnrolmentState(enum.Enum):
    """What came of somebody's part in an edition."""

    ENROLLED = "takes part"
    COMPLETED = "met all the rules"
    NOT_COMPLETED = "did not meet a rule"
    WITHDRAWN = "left before the end, or never came"


_S = EnrolmentState
_TRANSITIONS = {
    _S.ENROLLED: {_S.COMPLETED, _S.NOT_COMPLETED, _S.WITHDRAWN},
    _S.NOT_COMPLETED: {_S.COMPLETED, _S.ENROLLED},
    _S.COMPLETED: {_S.ENROLLED},
    _S.WITHDRAWN: {_S.ENROLLED},
}


class Enrolment(Model):
    """A person's part in an edition. Whom the person represents, from where and at what age, is as of that time: from
    completion on, as of the day of completion."""

    __personal__ = True
    __subject__ = "person_id"

    edition_id: Mapped[UUID] = link(CourseEdition, audience=NETWORK, reverse="enrolments", doc="In which edition.")
    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, reverse="enrolments", on_delete="CASCADE", across=True, doc="Who."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, reverse="enrolments", across=True, doc="The organisation represented then."
    )
    home_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The network that the person comes from; it sees the enrolment as well."
    )
    country_id: Mapped[UUID] = link(Country, audience=NETWORK, doc="The country of the organisation represented.")
    registration_id: Mapped[UUID | None] = link(
        EventRegistration, audience=NETWORK, reverse="enrolments", doc="The seat at the event."
    )
    application_id: Mapped[UUID | None] = link(
        CallApplication, audience=NETWORK, reverse="enrolments", across=True, doc="The application that was selected."
    )
    sex: Mapped[Sex] = field(audience=NETWORK, doc="As stated by then.", default=Sex.NOT_STATED)
    age_band: Mapped[AgeBand] = field(audience=NETWORK, doc="On the first day.", default=AgeBand.NOT_STATED)
    enrolled_on: Mapped[date] = field(audience=NETWORK, doc="When the person was enrolled.", personal=False)
    completed_on: Mapped[date | None] = field(
        audience=NETWORK, doc="The day of completion.", index=True, personal=False
    )
    state: Mapped[EnrolmentState] = state(
        _S.ENROLLED, audience=NETWORK, doc="What came of it.", transitions=_TRANSITIONS, personal=False
    )

    __table_args__ = (
        UniqueConstraint("edition_id", "person_id"),
        CheckConstraint("(completed_on IS NOT NULL) = (state = 'COMPLETED')", name="completed"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The person's, its organisation's and its network's."""
        home = viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the edition, the one that the person comes from, the organisation, and the person."""
        home = viewer.in_network(cls.network_id) | viewer.in_network(cls.home_network_id)
        return home | viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


class TestKind(enum.Enum):
    """Which of an edition's tests."""

    __test__ = False  # no test of pytest's

    PRE = "before the edition; to see what was learnt"
    POST = "after it, a resit included; by which one passes"


class TestResult(Model):
    """What somebody scored in a test. Who sits it again has one more; the best one counts for passing."""

    __test__ = False
    __personal__ = True
    __subject__ = "enrolment_id"

    enrolment_id: Mapped[UUID] = link(
        Enrolment, audience=NETWORK, reverse="testResults", on_delete="CASCADE", doc="Whose."
    )
    kind: Mapped[TestKind] = field(audience=NETWORK, doc="Of which test.", personal=False)
    taken_on: Mapped[date] = field(audience=NETWORK, doc="When.", personal=False)
    score: Mapped[Decimal] = field(audience=NETWORK, doc="Per cent of what could be scored.")

    __table_args__ = (
        UniqueConstraint("enrolment_id", "kind", "taken_on"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of an enrolment that the viewer sees."""
        return viewer.sees(cls.enrolment_id, Enrolment)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the enrolment."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.enrolment_id, Enrolment)  # type: ignore[no-any-return]


__all__ = ["Enrolment", "EnrolmentState", "TestKind", "TestResult"]
