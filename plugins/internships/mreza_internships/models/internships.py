"""Internships and traineeships: who is where, from when to when, and how it ends."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, SharedModel
from mreza.model.fields import field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from mreza_calls.models import CallApplication
from sqlalchemy import CheckConstraint, ColumnElement, Numeric
from sqlalchemy.orm import Mapped

from mreza_internships.models.offers import InternshipApplication, InternshipOffer
from mreza_internships.models.universities import Faculty


class InternshipProgramme(SharedModel):
    """What the federation has promised to whom: so many people complete an internship by a day."""

    __personal__ = False
    __tablename__ = "internships_programme"

    code: Mapped[str] = field(audience=PUBLIC, doc="Its reference, e.g. PROGRESS-INT.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    target: Mapped[int | None] = field(audience=PUBLIC, doc="How many people are to complete.")
    lasts: Mapped[Period] = period(audience=PUBLIC, doc="Its first and last day.")

    __table_args__ = (CheckConstraint("target > 0", name="target"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class InternshipKind(enum.Enum):
    """What sort."""

    INTERNSHIP = "a student's, at a member organisation"
    TRAINEESHIP = "staff of a member organisation, at a host abroad"


class InternshipState(enum.Enum):
    """Where an internship stands."""

    PLANNED = "agreed on, has not begun"
    STARTED = "has begun"
    COMPLETED = "carried through"
    TERMINATED = "broken off after it had begun"
    CANCELLED = "called off before it began"


_S = InternshipState


class Internship(Model):
    """Somebody works somewhere for a while, to learn. It belongs to the network of the host, or of who sends abroad."""

    __personal__ = True
    __subject__ = "person_id"

    kind: Mapped[InternshipKind] = field(audience=NETWORK, doc="What sort.", personal=False)
    programme_id: Mapped[UUID | None] = link(
        InternshipProgramme, audience=NETWORK, reverse="internships", doc="For which programme.", personal=False
    )
    offer_id: Mapped[UUID | None] = link(
        InternshipOffer, audience=NETWORK, reverse="internships", doc="The offer that it comes from.", personal=False
    )
    application_id: Mapped[UUID | None] = link(
        InternshipApplication, audience=NETWORK, doc="The application that it comes from.", unique=True, personal=False
    )
    call_application_id: Mapped[UUID | None] = link(
        CallApplication,
        audience=NETWORK,
        across=True,
        reverse="internships",
        doc="The application to a call that it comes from.",
        unique=True,
        personal=False,
    )
    person_id: Mapped[UUID] = link(Person, audience=NETWORK, across=True, reverse="internships", doc="Who learns.")
    mentor_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, across=True, reverse="mentoredInternships", doc="Who looks after them."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, reverse="internships", doc="The host, where a member is one.", personal=False
    )
    host_name: Mapped[str | None] = field(audience=NETWORK, doc="The host, where no member is one.", personal=False)
    sender_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, reverse="sentTrainees", doc="The member that sends abroad.", personal=False
    )
    country_id: Mapped[UUID] = link(Country, audience=NETWORK, doc="The country for which it counts.", personal=False)
    faculty_id: Mapped[UUID | None] = link(
        Faculty, audience=NETWORK, across=True, reverse="internships", doc="Where they study.", personal=False
    )
    sex: Mapped[Sex] = field(audience=NETWORK, doc="As stated by the person when it was planned.")
    valid: Mapped[Period] = period(audience=NETWORK, doc="The days of the agreement.", personal=False)
    required_hours: Mapped[Decimal] = field(
        audience=NETWORK, doc="Approved hours without which it is not completed.", type=Numeric(7, 2), personal=False
    )
    works_with_children: Mapped[bool] = field(
        audience=NETWORK,
        doc="Whether one works with children; then a certificate of no criminal record must hold.",
        personal=False,
    )
    ects: Mapped[Decimal | None] = field(
        audience=NETWORK, doc="Points that the university gives for it.", type=Numeric(4, 1), personal=False
    )
    outcomes: Mapped[Translated | None] = field(audience=NETWORK, doc="What is learnt.", personal=False)
    alerted_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When the parties were told that the agreement is not signed.", personal=False
    )
    report_handed_in_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When the final report came.", personal=False
    )
    report_accepted_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was accepted.", personal=False)
    ended_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was completed or broken off.", personal=False)
    state: Mapped[InternshipState] = state(
        _S.PLANNED,
        audience=NETWORK,
        doc="Where it stands.",
        transitions={_S.PLANNED: {_S.STARTED, _S.CANCELLED}, _S.STARTED: {_S.COMPLETED, _S.TERMINATED}},
        personal=False,
    )

    __table_args__ = (
        CheckConstraint("required_hours > 0", name="hours"),
        CheckConstraint("organisation_id IS NOT NULL OR host_name IS NOT NULL", name="host"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The intern, the mentor, the host, and who sends."""
        people = viewer.is_person(cls.person_id) | viewer.is_person(cls.mentor_id)
        return people | viewer.owns(cls.organisation_id) | viewer.owns(cls.sender_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and those who take part."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class OfInternship(Model):
    """Rows that whoever sees the internship sees; the network writes them."""

    __abstract__ = True

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Those who take part in the internship."""
        return viewer.sees(cls.internship_id, Internship)  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and those who take part in the internship."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class OfIntern(Model):
    """Rows that are between the intern and the network: neither the host nor the mentor sees them."""

    __abstract__ = True

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The intern."""
        return viewer.sees(  # type: ignore[no-any-return]
            cls.internship_id,  # type: ignore[attr-defined]
            Internship,
            lambda internship: viewer.is_person(internship.person_id),
        )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the intern."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class InternshipTerminationGround(enum.Enum):
    """Why an internship was broken off."""

    ILLNESS = "illness"
    PERSONAL = "another reason of the intern's own"
    STUDIES = "the studies, or the work at home"
    HOST = "the host could not go on"
    CONDUCT = "a party did not keep to the agreement"
    OTHER = "something else"


class InternshipTermination(OfIntern):
    """Why an internship was broken off. It may tell of somebody's health, so neither host nor mentor sees it, and no
    event, history or figure for others repeats it."""

    __personal__ = True
    __tablename__ = "internships_termination"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="terminations", on_delete="CASCADE", unique=True, doc="Which internship."
    )
    ground: Mapped[InternshipTerminationGround] = field(audience=NETWORK, doc="Why.")
    note: Mapped[str | None] = field(audience=NETWORK, doc="Why, in words.")


class TraineeshipTransfer(OfInternship):
    """What a trainee passed on at home."""

    __personal__ = False
    __tablename__ = "internships_transfer"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="transfers", on_delete="CASCADE", doc="Of which traineeship."
    )
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.")
    title: Mapped[Translated] = field(audience=NETWORK, doc="What it was.")
    participants: Mapped[int] = field(audience=NETWORK, doc="How many came.")

    __table_args__ = (CheckConstraint("participants >= 0", name="participants"),)


__all__ = [
    "Internship",
    "InternshipKind",
    "InternshipProgramme",
    "InternshipState",
    "InternshipTermination",
    "InternshipTerminationGround",
    "OfIntern",
    "OfInternship",
    "TraineeshipTransfer",
]
