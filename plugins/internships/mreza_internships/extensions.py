"""What follows from an internship's rows, from a programme's internships, and from a person's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import NETWORK, SECRETARIAT
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Date, Integer, Numeric, and_, case, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_internships.models import (
    Internship,
    InternshipOffer,
    InternshipProgramme,
    InternshipState,
    LogbookEntry,
    LogbookEntryState,
)

_HOURS = Numeric(9, 2)
_ONE: ColumnElement[int] = literal_column("1")
_ZERO: ColumnElement[int] = literal_column("0")
_S = InternshipState
_STARTED = (_S.STARTED, _S.COMPLETED, _S.TERMINATED)


class InternshipTime:
    """An internship's days and hours."""

    @derived(audience=NETWORK)
    def running(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether the intern is there on the day: it has begun, has not ended, and the agreement covers the day."""
        return and_(cls.state == _S.STARTED, cls.valid.contains(day))  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def days_left(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """How many days after the day the agreement still runs, while it runs; 0 on its last day."""
        last = cast(func.upper(cls.valid), Date) - _ONE  # type: ignore[attr-defined]
        there = and_(cls.state == _S.STARTED, cls.valid.contains(day))  # type: ignore[attr-defined]
        return cast(case((there, last - day)), Integer)

    @derived(audience=NETWORK)
    def approved_hours(cls) -> ColumnElement[Decimal]:  # noqa: N805
        """Hours of the logbook that the mentor approved."""
        return _approved(cls)

    @derived(audience=NETWORK)
    def missing_hours(cls) -> ColumnElement[Decimal]:  # noqa: N805
        """Hours that are still to be approved before it can be completed."""
        return cast(func.greatest(cls.required_hours - _approved(cls), _ZERO), _HOURS)  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def first_day_present(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The first day on which the intern was there, by the approved logbook."""
        return _present(cls, func.min)

    @derived(audience=NETWORK)
    def last_day_present(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The last day on which the intern was there, by the approved logbook."""
        return _present(cls, func.max)

    @derived(audience=NETWORK)
    def weeks(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How many weeks the agreement covers, with one decimal."""
        first, after = cast(func.lower(cls.valid), Date), cast(func.upper(cls.valid), Date)  # type: ignore[attr-defined]
        return cast(func.round((after - first) / literal_column("7.0"), _ONE), Numeric(6, 1))


class OfferPlaces:
    """An offer's places."""

    @derived(audience=NETWORK)
    def free_places(cls) -> ColumnElement[int]:  # noqa: N805
        """How many places nobody has."""
        one = aliased(Internship)
        taken = select(func.count()).where(one.offer_id == cls.id, one.state != _S.CANCELLED)  # type: ignore[attr-defined]
        return cast(cls.places - taken.scalar_subquery(), Integer)  # type: ignore[attr-defined]


class ProgrammeFigures:
    """How far a programme is. Who broke off stays in sight: they started, and do not count as completed."""

    @derived(audience=SECRETARIAT)
    def started(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people began, whatever came of it."""
        return _people(cls, *_STARTED)

    @derived(audience=SECRETARIAT)
    def completed(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people completed."""
        return _people(cls, _S.COMPLETED)

    @derived(audience=SECRETARIAT)
    def running(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people are under way."""
        return _people(cls, _S.STARTED)

    @derived(audience=SECRETARIAT)
    def terminated(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people broke off."""
        return _people(cls, _S.TERMINATED)

    @derived(audience=SECRETARIAT)
    def forecast(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people will have completed, if all who are under way do."""
        return _people(cls, _S.COMPLETED, _S.STARTED)

    @derived(audience=SECRETARIAT)
    def target_percent(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """People who completed, in per cent of the target, with one decimal."""
        share = _people(cls, _S.COMPLETED) * literal_column("100.0") / cls.target  # type: ignore[attr-defined]
        return cast(func.round(share, _ONE), Numeric(7, 1))


class PersonAsMentor:
    """A person who once was an intern."""

    @derived(audience=NETWORK, personal=True)
    def became_mentor_on(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The first day on which somebody who had completed an internship mentored another intern; null for nobody."""
        own, mentored = aliased(Internship), aliased(Internship)
        begins = cast(func.lower(mentored.valid), Date)
        after = select(own.id).where(
            own.person_id == cls.id,  # type: ignore[attr-defined]
            own.state == _S.COMPLETED,
            own.ended_on <= begins,
        )
        led = (mentored.mentor_id == cls.id, mentored.state.in_(_STARTED), after.exists())  # type: ignore[attr-defined]
        return cast(select(func.min(begins)).where(*led).scalar_subquery(), Date)


class OrganisationAsHost:
    """An organisation that has interns."""

    @derived(audience=NETWORK)
    def interns_hosted(cls, since: Any, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many different people worked there as interns or trainees on some of the days."""
        one = aliased(Internship)
        there = func.daterange(since, day, literal_column("'[]'")).op("&&", is_comparison=True)(one.valid)
        counted = select(func.count(one.person_id.distinct())).where(
            one.organisation_id == cls.id,  # type: ignore[attr-defined]
            one.state.in_(_STARTED),
            there,
        )
        return cast(counted.scalar_subquery(), Integer)


def _entries(internship: Any) -> Any:
    entry = aliased(LogbookEntry)
    return entry, (entry.internship_id == internship.id, entry.state == LogbookEntryState.APPROVED)


def _approved(internship: Any) -> ColumnElement[Decimal]:
    entry, approved = _entries(internship)
    total = select(func.coalesce(func.sum(entry.hours), _ZERO)).where(*approved)
    return cast(total.scalar_subquery(), _HOURS)


def _present(internship: Any, function: Any) -> ColumnElement[date | None]:
    entry, approved = _entries(internship)
    return cast(select(function(entry.on_day)).where(*approved).scalar_subquery(), Date)


def _people(programme: Any, *states: InternshipState) -> ColumnElement[int]:
    """Different people with an internship of the programme in one of the states."""
    one = aliased(Internship)
    counted = select(func.count(one.person_id.distinct()))
    counted = counted.where(one.programme_id == programme.id, one.state.in_(states))
    return cast(counted.scalar_subquery(), Integer)


EXTENSIONS = [
    (Internship, InternshipTime),
    (InternshipOffer, OfferPlaces),
    (InternshipProgramme, ProgrammeFigures),
    (Organisation, OrganisationAsHost),
    (Person, PersonAsMentor),
]

__all__ = ["EXTENSIONS"]
