"""From the rows of a list to people: by the code on the ticket, by id or by e-mail address; for all rows at once."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.errors import NotFound
from mreza.model.global_id import decode_as
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_events.models import AgeBand, Event, EventRegistration, EventRole, RegistrationState
from mreza_events.models.ages import age_band
from mreza_events.models.registrations import LIVE
from mreza_events.service.snapshots import Ties, countries_of_networks, ties_on


class AttendanceProblem(enum.Enum):
    """Why a row of a list could not be recorded."""

    NOBODY_NAMED = "gives neither a code nor a person nor an e-mail address"
    UNKNOWN_CODE = "no registration of this event has the code"
    NO_SEAT = "the registration has no confirmed seat"
    UNKNOWN_PERSON = "nobody was found, or nobody whom the viewer sees"
    PERSON_AMBIGUOUS = "several people have the e-mail address"
    UNKNOWN_ORGANISATION = "no such organisation was found"
    ORGANISATION_AMBIGUOUS = "the person is tied to several organisations on that day; name one"
    FIGURE_IMPOSSIBLE = "minutes must be 0 or more, page and line 1 or more"


@dataclass(frozen=True)
class AttendanceRow:
    """A row of a list. The person is named by the code of its registration, by its id or by its e-mail address.

    Attributes:
        code: The code on the ticket.
        person_id: The person's id.
        email: The person's e-mail address.
        organisation_id: Whom it represented; left out, the organisation registered for or tied to on that day.
        role: As what; left out, as registered, else as participant.
        at: When it was checked in.
        minutes: How long it was there; left out for the whole session.
        page: Page of the signed list.
        line: Line on that page.
    """

    code: str | None = None
    person_id: str | None = None
    email: str | None = None
    organisation_id: str | None = None
    role: EventRole | None = None
    at: datetime | None = None
    minutes: int | None = None
    page: int | None = None
    line: int | None = None

    @property
    def given(self) -> str:
        """What it says of the person."""
        return self.code or self.person_id or self.email or ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A row whose person is found, with what is true of the person on that day."""

    row: AttendanceRow
    person_id: UUID
    registration_id: UUID | None
    organisation_id: UUID | None
    network_id: UUID
    role: EventRole
    sex: Sex
    age_band: AgeBand


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows of one list refer to, read once."""

    day: date
    by_code: Mapping[str, EventRegistration]
    by_person: Mapping[UUID, EventRegistration]
    people: Mapping[UUID, Person]
    by_email: Mapping[str, list[Person]]
    organisations: Mapping[UUID, UUID]
    ties: Ties
    countries: Mapping[UUID, UUID]


async def known(session: AsyncSession, event: Event, rows: Sequence[AttendanceRow], day: date) -> Known:
    """Read what a list refers to, as far as the viewer sees it: six statements, however long the list."""
    emails = {row.email.strip().lower() for row in rows if row.email}
    ids = {id for row in rows if (id := _id("Person", row.person_id))}
    mails = func.lower(Person.email).in_(emails)
    people = {one.id: one for one in await session.scalars(select(Person).where(or_(Person.id.in_(ids), mails)))}
    registrations = await _registrations(session, event, rows, set(people) | ids)
    by_email: dict[str, list[Person]] = {}
    for one in people.values():
        by_email.setdefault((one.email or "").lower(), []).append(one)
    latest = {one.person_id: one for one in registrations if one.state in LIVE}
    everybody = set(people) | {one.person_id for one in registrations}
    return Known(
        day=day,
        by_code={one.code: one for one in registrations},
        by_person=latest,
        people=people,
        by_email=by_email,
        organisations=await _organisations(session, rows),
        ties=await ties_on(session, everybody, day),
        countries=await countries_of_networks(session),
    )


def resolved(row: AttendanceRow, facts: Known) -> Resolved | AttendanceProblem:
    """The person of a row, or what is wrong with the row."""
    if (row.minutes or 0) < 0 or min(row.page or 1, row.line or 1) < 1 or 0 in (row.page, row.line):
        return AttendanceProblem.FIGURE_IMPOSSIBLE
    registration: EventRegistration | None
    if row.code:
        registration = facts.by_code.get(row.code.strip().upper())
        if registration is None:
            return AttendanceProblem.UNKNOWN_CODE
        if registration.state is not RegistrationState.CONFIRMED:
            return AttendanceProblem.NO_SEAT
        return _represented(row, facts, registration.person_id, registration)
    person = _person(row, facts)
    if isinstance(person, AttendanceProblem):
        return person
    return _represented(row, facts, person.id, facts.by_person.get(person.id), person)


def _person(row: AttendanceRow, facts: Known) -> Person | AttendanceProblem:
    if row.person_id:
        id = _id("Person", row.person_id)
        return facts.people.get(id, AttendanceProblem.UNKNOWN_PERSON) if id else AttendanceProblem.UNKNOWN_PERSON
    if not row.email:
        return AttendanceProblem.NOBODY_NAMED
    named = facts.by_email.get(row.email.strip().lower(), [])
    if len(named) > 1:
        return AttendanceProblem.PERSON_AMBIGUOUS
    return named[0] if named else AttendanceProblem.UNKNOWN_PERSON


def _represented(
    row: AttendanceRow,
    facts: Known,
    person_id: UUID,
    registration: EventRegistration | None,
    person: Person | None = None,
) -> Resolved | AttendanceProblem:
    """Whom the person represented: whom the row names; else whom it registered for, unless it has left; else whom it is
    tied to."""
    home = registration.home_network_id if registration else person.network_id if person else None
    assert home is not None  # a row is resolved by a registration or by a person
    tied = facts.ties.get(person_id, {})
    registered = registration.organisation_id if registration else None
    organisation: UUID | None
    if row.organisation_id:
        named = _id("Organisation", row.organisation_id)
        if named is None or named not in facts.organisations:
            return AttendanceProblem.UNKNOWN_ORGANISATION
        organisation, network = named, facts.organisations[named]
    elif registered and (registered in tied or len(tied) != 1):
        organisation, network = registered, home
    elif len(tied) > 1:
        return AttendanceProblem.ORGANISATION_AMBIGUOUS
    else:
        organisation, network = next(iter(tied.items()), (None, home))
    sex, age = _traits(facts, registration, person)
    role = row.role or (registration.role if registration else EventRole.PARTICIPANT)
    return Resolved(
        row,
        person_id,
        registration.id if registration else None,
        organisation,
        network,
        role=role,
        sex=sex,
        age_band=age,
    )


def _traits(facts: Known, registration: EventRegistration | None, person: Person | None) -> tuple[Sex, AgeBand]:
    if person is not None:
        return person.sex, age_band(person.birth_year, facts.day.year)
    assert registration is not None
    return registration.sex, registration.age_band


async def _registrations(
    session: AsyncSession, event: Event, rows: Sequence[AttendanceRow], people: set[UUID]
) -> list[EventRegistration]:
    codes = {row.code.strip().upper() for row in rows if row.code}
    which = or_(EventRegistration.code.in_(codes), EventRegistration.person_id.in_(people))
    asked = select(EventRegistration).where(EventRegistration.event_id == event.id, which)
    return list(await session.scalars(asked))


async def _organisations(session: AsyncSession, rows: Sequence[AttendanceRow]) -> dict[UUID, UUID]:
    """The networks of the organisations that rows name."""
    ids = {id for row in rows if (id := _id("Organisation", row.organisation_id))}
    asked = select(Organisation.id, Organisation.network_id).where(Organisation.id.in_(ids))
    return dict((await session.execute(asked)).all())


def _id(type_name: str, given: str | None) -> UUID | None:
    """The UUID of a global id; None for what is none."""
    if not given:
        return None
    try:
        return decode_as(type_name, given)
    except NotFound:
        return None
