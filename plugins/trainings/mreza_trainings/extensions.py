"""What follows from enrolments, sessions, tests and accreditation: nothing of it is stored."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.fields import derived
from mreza_documents.models import IssuedDocument
from mreza_events.models import Event, EventContributor
from sqlalchemy import ColumnElement, Date, Integer, Numeric, and_, case, cast, exists, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_trainings.models import CourseAccreditation, CourseEdition, Enrolment, EnrolmentState, outcome, reach
from mreza_trainings.models.certificates import certificates
from mreza_trainings.models.outcome import Shortfall

_COMPLETED: ColumnElement[Any] = literal_column("'COMPLETED'")
_ZERO: ColumnElement[Any] = literal_column("0")
_ONE_PLACE: ColumnElement[Any] = literal_column("1")
_TWO_PLACES: ColumnElement[Any] = literal_column("2")


class EnrolmentOutcome:
    """How somebody stands against the rules."""

    @derived(audience=NETWORK)
    def sessions_required(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many sessions count."""
        return outcome.of_edition(cls, outcome.sessions_required, Integer())  # type: ignore[no-any-return]

    @derived(audience=NETWORK)
    def sessions_needed(cls) -> ColumnElement[int | None]:  # noqa: N805
        """At how many of these one must be."""
        return outcome.of_edition(cls, outcome.sessions_needed, Integer())  # type: ignore[no-any-return]

    @derived(audience=NETWORK)
    def sessions_attended(cls) -> ColumnElement[int]:  # noqa: N805
        """At how many of these the person was."""
        return outcome.sessions_attended(cls)

    @derived(audience=NETWORK, personal=True)
    def best_score(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The best score in the test by which one passes."""
        return outcome.best_score(cls)

    @derived(audience=NETWORK)
    def shortfall(cls) -> ColumnElement[Shortfall | None]:  # noqa: N805
        """Which rule the person does not meet; null when it meets all of them."""
        return outcome.shortfall(cls)

    @derived(audience=NETWORK)
    def points(cls) -> ColumnElement[int]:  # noqa: N805
        """The accredited points that completing it was worth; 0 unless it is completed and was accredited."""
        return outcome.points(cls)

    @derived(audience=NETWORK, target=IssuedDocument)
    def certificate(cls) -> ColumnElement[UUID | None]:  # noqa: N805
        """The certificate that was issued for it."""
        return certificates(cls).scalar_subquery()  # type: ignore[return-value]

    @derived(audience=NETWORK)
    def has_delivered(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the person, having completed it, led an event within the next twelve months."""
        return reach.has_delivered(cls)


class EditionOutcome:
    """What an edition amounts to, of what the viewer may see."""

    @derived(audience=NETWORK)
    def enrolled(cls) -> ColumnElement[int]:  # noqa: N805
        """How many are enrolled and have not left."""
        return _count(cls, lambda one: one.state != literal_column("'WITHDRAWN'"))

    @derived(audience=NETWORK)
    def attended(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them were at a session."""
        return _attended(cls)

    @derived(audience=NETWORK)
    def completed(cls) -> ColumnElement[int]:  # noqa: N805
        """How many completed it."""
        return _count(cls, lambda one: one.state == _COMPLETED)

    @derived(audience=NETWORK)
    def completion_rate(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """Per cent of those who attended that completed it, with one decimal."""
        completed = _count(cls, lambda one: one.state == _COMPLETED)
        return _ratio(completed * literal_column("100.0"), _attended(cls), Numeric(6, 1), _ONE_PLACE)


class EditionGain:
    """What was learnt, of those who sat both tests; each person's first score counts."""

    @derived(audience=NETWORK)
    def paired_results(cls) -> ColumnElement[int]:  # noqa: N805
        """How many sat the test before and the one after."""
        return cast(_paired(cls, lambda pre, post: func.count()), Integer)

    @derived(audience=NETWORK)
    def unpaired_results(cls) -> ColumnElement[int]:  # noqa: N805
        """How many sat one of them only; they are left out of the means."""
        one = aliased(Enrolment)
        pre, post = outcome.first_score(one, "PRE"), outcome.first_score(one, "POST")
        counted = select(func.count()).select_from(one).where(one.edition_id == cls.id, pre.is_(None) != post.is_(None))  # type: ignore[attr-defined]
        return cast(counted.scalar_subquery(), Integer)

    @derived(audience=NETWORK)
    def pre_mean(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The mean score before."""
        return _mean(cls, lambda pre, post: pre)

    @derived(audience=NETWORK)
    def post_mean(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The mean score after."""
        return _mean(cls, lambda pre, post: post)

    @derived(audience=NETWORK)
    def knowledge_gain(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """By how many per cent points the mean has risen."""
        return _mean(cls, lambda pre, post: post - pre)


class EditionReach:
    """Of a training of trainers: what its graduates taught others within twelve months."""

    @derived(audience=NETWORK)
    def active_trainers(cls) -> ColumnElement[int]:  # noqa: N805
        """How many graduates led an event within twelve months."""
        return _count(cls, reach.has_delivered)

    @derived(audience=NETWORK)
    def delivered_participations(cls) -> ColumnElement[int]:  # noqa: N805
        """How often somebody took part in one of these events."""
        return reach.participations(cls)

    @derived(audience=NETWORK)
    def people_reached(cls) -> ColumnElement[int]:  # noqa: N805
        """How many different people took part in them."""
        return reach.people(cls)

    @derived(audience=NETWORK)
    def multiplier(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """People reached for each graduate, with one decimal."""
        graduates = _count(cls, lambda one: one.state == _COMPLETED)
        return _ratio(reach.people(cls) * literal_column("1.0"), graduates, Numeric(10, 1), _ONE_PLACE)


class AccreditationWarning(enum.Enum):
    """What is to be minded about an edition's accreditation."""

    ACCREDITATION_EXPIRED = "the course was accredited, but not on the edition's last day: ordinary certificates only"


class EditionAccreditation:
    """Whether an edition is accredited: what counts is its last day."""

    @derived(audience=PUBLIC, target=CourseAccreditation)
    def accreditation(cls) -> ColumnElement[UUID | None]:  # noqa: N805
        """The accreditation that holds on its last day."""
        return outcome.accreditations(cls, lambda one: one.id).limit(literal_column("1")).scalar_subquery()

    @derived(audience=PUBLIC)
    def accreditation_warning(cls) -> ColumnElement[AccreditationWarning | None]:  # noqa: N805
        """What is to be minded; null for nothing."""
        ever = aliased(CourseAccreditation)
        known = exists().where(ever.course_id == cls.course_id)  # type: ignore[attr-defined]
        lapsed = and_(known, ~outcome.accreditations(cls, lambda one: one.id).exists())
        return case((lapsed, literal_column("'ACCREDITATION_EXPIRED'")))


class PersonLearning:
    """What somebody has completed."""

    @derived(audience=NETWORK, personal=True)
    def completed_trainings(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many trainings the person had completed by the day; who completed one is an alumna or alumnus."""
        one = aliased(Enrolment)
        done = (one.person_id == cls.id, one.state == _COMPLETED, one.completed_on <= day)  # type: ignore[attr-defined]
        return cast(select(func.count()).select_from(one).where(*done).scalar_subquery(), Integer)

    @derived(audience=NETWORK, personal=True)
    def accredited_points(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """The accredited points that the person had gained by the day."""
        one = aliased(Enrolment)
        gained = select(func.sum(outcome.points(one))).where(one.person_id == cls.id, one.completed_on <= day)  # type: ignore[attr-defined]
        return func.coalesce(cast(gained.scalar_subquery(), Integer), _ZERO)


class ContributorLearning:
    """Who leads an event, as somebody who was taught before."""

    @derived(audience=NETWORK)
    def is_alumni(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the person had completed a training before the event began."""
        one, event = aliased(Enrolment), aliased(Event)
        before = select(one.id).join(event, func.lower(event.held, type_=Date()) > one.completed_on)
        return before.where(one.person_id == cls.person_id, event.id == cls.event_id).exists()  # type: ignore[attr-defined]


def _count(edition: Any, which: Any) -> ColumnElement[int]:
    one = aliased(Enrolment)
    counted = select(func.count()).select_from(one).where(one.edition_id == edition.id, which(one))
    return cast(counted.scalar_subquery(), Integer)


def _attended(edition: Any) -> ColumnElement[int]:
    return _count(edition, lambda one: and_(one.state != literal_column("'WITHDRAWN'"), outcome.was_there(one)))


def _ratio(part: Any, whole: Any, type_: Any, places: Any) -> ColumnElement[Decimal | None]:
    return cast(func.round(part / func.nullif(whole, _ZERO), places), type_)


def _paired(edition: Any, what: Any) -> Any:
    """An aggregate over those who sat both tests."""
    one = aliased(Enrolment)
    pre, post = outcome.first_score(one, "PRE"), outcome.first_score(one, "POST")
    figure = what(pre, post)
    both = (one.edition_id == edition.id, pre.is_not(None), post.is_not(None))
    return select(figure).select_from(one).where(*both).scalar_subquery()


def _mean(edition: Any, what: Any) -> ColumnElement[Decimal | None]:
    mean = _paired(edition, lambda pre, post: func.avg(what(pre, post)))
    return cast(func.round(mean, _TWO_PLACES), Numeric(6, 2))


class OrganisationLearning:
    """What an organisation's people learnt."""

    @derived(audience=NETWORK)
    def people_trained(cls, since: Any, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many different people completed an edition while they represented it."""
        one = aliased(Enrolment)
        counted = select(func.count(one.person_id.distinct())).where(
            one.organisation_id == cls.id,  # type: ignore[attr-defined]
            one.state == EnrolmentState.COMPLETED,
            one.completed_on.between(since, day),
        )
        return cast(counted.scalar_subquery(), Integer)


EXTENSIONS = [
    (Organisation, OrganisationLearning),
    (Enrolment, EnrolmentOutcome),
    (CourseEdition, EditionOutcome),
    (CourseEdition, EditionGain),
    (CourseEdition, EditionReach),
    (CourseEdition, EditionAccreditation),
    (Person, PersonLearning),
    (EventContributor, ContributorLearning),
]
