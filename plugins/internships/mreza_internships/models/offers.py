"""Places that organisations offer, and who applies for them."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from mreza_calls.models import Call
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Integer,
    Numeric,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, aliased

from mreza_internships.models.universities import Faculty

LANGUAGE_POINTS, FIELD_POINTS, HOURS_POINTS = 40, 30, 30


class InternshipOfferState(enum.Enum):
    """Where an offer stands."""

    DRAFT = "being written"
    PUBLISHED = "announced"
    CLOSED = "takes no more interns"


class InternshipOffer(Model):
    """Places for interns at an organisation."""

    __personal__ = False
    __tablename__ = "internships_offer"

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=PUBLIC, reverse="internshipOffers", doc="Where one works."
    )
    call_id: Mapped[UUID | None] = link(
        Call, audience=PUBLIC, across=True, reverse="internshipOffers", doc="The call that it is part of, if one."
    )
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What it is.", search=True, sort=True)
    tasks: Mapped[Translated | None] = field(audience=PUBLIC, doc="What one does there.", search=True)
    outcomes: Mapped[Translated | None] = field(audience=PUBLIC, doc="What one learns.")
    safeguarding: Mapped[Translated | None] = field(
        audience=PUBLIC, doc="How people in care, and the intern, are kept from harm."
    )
    field_code: Mapped[str | None] = field(audience=PUBLIC, doc="What it is for, by code, e.g. SOCIAL_WORK.")
    places: Mapped[int] = field(audience=PUBLIC, doc="For how many interns.")
    languages: Mapped[list[str]] = field(
        audience=PUBLIC, doc="The locales in which one works; it is announced in each.", default=list, filter=False
    )
    hours_per_week: Mapped[Decimal] = field(audience=PUBLIC, doc="Hours a week.", type=Numeric(5, 2))
    required_hours: Mapped[Decimal] = field(audience=PUBLIC, doc="Hours altogether.", type=Numeric(7, 2))
    works_with_children: Mapped[bool] = field(
        audience=PUBLIC, doc="Whether one works with children; that takes a certificate of no criminal record."
    )
    mentor_id: Mapped[UUID | None] = link(
        Person, audience=MEMBERS, across=True, personal=True, doc="Who looks after the interns."
    )
    lasts: Mapped[Period | None] = period(audience=PUBLIC, doc="The days on which interns can be there.")
    standing_warning: Mapped[str | None] = field(
        audience=NETWORK, doc="What one was warned of when it was announced, e.g. GRACE: the host's standing."
    )
    published_on: Mapped[date | None] = field(audience=PUBLIC, doc="When it was announced.")
    state: Mapped[InternshipOfferState] = state(
        InternshipOfferState.DRAFT,
        audience=PUBLIC,
        doc="Where it stands.",
        transitions={
            InternshipOfferState.DRAFT: {InternshipOfferState.PUBLISHED, InternshipOfferState.CLOSED},
            InternshipOfferState.PUBLISHED: {InternshipOfferState.CLOSED},
        },
    )

    __table_args__ = (CheckConstraint("places > 0 AND hours_per_week > 0 AND required_hours > 0", name="numbers"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody, once it is announced; before, the network and the organisation itself."""
        announced = cls.state != InternshipOfferState.DRAFT
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id) | announced  # type: ignore[no-any-return]


class InternshipApplicationState(enum.Enum):
    """What came of an application."""

    SUBMITTED = "handed in"
    ACCEPTED = "has the place"
    DECLINED = "does not get it"
    WITHDRAWN = "taken back"


_A = InternshipApplicationState


class InternshipApplication(Model):
    """Somebody wants one of an offer's places. How well they fit, the points say, each with its ground."""

    __personal__ = True
    __tablename__ = "internships_application"

    offer_id: Mapped[UUID] = link(
        InternshipOffer, audience=NETWORK, reverse="applications", doc="Which offer.", personal=False
    )
    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, across=True, reverse="internshipApplications", doc="Who applies."
    )
    faculty_id: Mapped[UUID | None] = link(
        Faculty, audience=NETWORK, across=True, doc="Where they study.", personal=False
    )
    field_code: Mapped[str | None] = field(audience=NETWORK, doc="What they study, by code, e.g. SOCIAL_WORK.")
    languages: Mapped[list[str]] = field(
        audience=NETWORK, doc="The locales in which they can work.", default=list, filter=False
    )
    hours_per_week: Mapped[Decimal] = field(
        audience=NETWORK, doc="Hours a week that they have.", type=Numeric(5, 2), personal=False
    )
    motivation: Mapped[str | None] = field(audience=NETWORK, doc="Why they want to.")
    submitted_on: Mapped[date] = field(audience=NETWORK, doc="When.", personal=False)
    state: Mapped[InternshipApplicationState] = state(
        _A.SUBMITTED,
        audience=NETWORK,
        doc="What came of it.",
        transitions={_A.SUBMITTED: {_A.ACCEPTED, _A.DECLINED, _A.WITHDRAWN}, _A.ACCEPTED: {_A.WITHDRAWN}},
    )

    __table_args__ = (
        ExcludeConstraint(
            ("offer_id", "="),
            ("person_id", "="),
            using="gist",
            where="state <> 'WITHDRAWN'",
            name="ex_internships_application_applicant",
        ),
    )

    @derived(audience=NETWORK)
    def language_points(cls) -> ColumnElement[int]:  # noqa: N805
        """Of 40 points, as many as the applicant speaks of the offer's languages."""
        return _language_points(cls)

    @derived(audience=NETWORK)
    def field_points(cls) -> ColumnElement[int]:  # noqa: N805
        """30 points where the applicant studies what the offer is for."""
        return _of_offer(cls, lambda offer: offer.field_code == cls.field_code, FIELD_POINTS)

    @derived(audience=NETWORK)
    def hours_points(cls) -> ColumnElement[int]:  # noqa: N805
        """30 points where the applicant has the hours that the offer asks for."""
        return _of_offer(cls, lambda offer: offer.hours_per_week <= cls.hours_per_week, HOURS_POINTS)

    @derived(audience=NETWORK)
    def match_points(cls) -> ColumnElement[int]:  # noqa: N805
        """How well the applicant fits, of 100: languages, field and hours together. Order by it for suggestions."""
        fits = _of_offer(cls, lambda offer: offer.field_code == cls.field_code, FIELD_POINTS)
        has = _of_offer(cls, lambda offer: offer.hours_per_week <= cls.hours_per_week, HOURS_POINTS)
        return _language_points(cls) + fits + has

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The applicant's own, and those for places at the viewer's organisation."""
        hosted = viewer.sees(cls.offer_id, InternshipOffer, lambda offer: viewer.owns(offer.organisation_id))
        return viewer.is_person(cls.person_id) | hosted  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network of the offer, the host, and who applies."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


def _language_points(application: Any) -> ColumnElement[int]:
    offer = aliased(InternshipOffer)
    spoken = func.jsonb_array_elements_text(application.languages).column_valued("spoken")
    shared = select(func.count(spoken.distinct())).where(offer.languages.op("?")(spoken)).scalar_subquery()
    asked = func.greatest(func.jsonb_array_length(offer.languages), literal_column("1"))
    points = select(literal_column(str(LANGUAGE_POINTS)) * shared / asked).where(offer.id == application.offer_id)
    return cast(func.coalesce(points.scalar_subquery(), literal_column("0")), Integer)


def _of_offer(application: Any, met: Any, points: int) -> ColumnElement[int]:
    """The points when what is asked of the application's offer holds, else none."""
    offer = aliased(InternshipOffer)
    held = select(offer.id).where(offer.id == application.offer_id, met(offer)).exists()
    return cast(case((held, literal_column(str(points))), else_=literal_column("0")), Integer)


__all__ = ["InternshipApplication", "InternshipApplicationState", "InternshipOffer", "InternshipOfferState"]
