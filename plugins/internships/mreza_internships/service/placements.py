"""Placing interns, and the way of an internship from its plan to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Country, Network
from mreza.errors import UserError
from mreza.model.base import Base
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.plugin.hooks import Hooks
from mreza.text import Translated
from mreza_calls.models import CallApplication, CallApplicationState
from mreza_calls.service.act import Act, locked
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import (
    Faculty,
    Internship,
    InternshipApplication,
    InternshipApplicationState,
    InternshipFollowUp,
    InternshipKind,
    InternshipOffer,
    InternshipProgramme,
    InternshipState,
    InternshipTermination,
    InternshipTerminationGround,
)
from mreza_internships.service import agreements, clearances, logbook, offers, stipends
from mreza_internships.service.months import months_after
from mreza_internships.service.standing import require_can_host

_S = InternshipState
FOLLOW_UP_MONTHS = 6
M = TypeVar("M", bound=Base)


@dataclass(frozen=True)
class InternshipFacts:
    """What is agreed on.

    Attributes:
        days: Its first and last day.
        required_hours: Approved hours without which it is not completed.
        works_with_children: Whether one works with children.
        mentor: Who looks after the intern.
        faculty: Where the intern studies.
        programme: For which programme.
        ects: Points that the university gives for it.
        outcomes: What is learnt.
        call_application: The application to a call that it comes from.
    """

    days: Period
    required_hours: Decimal
    works_with_children: bool = False
    mentor: Person | None = None
    faculty: Faculty | None = None
    programme: InternshipProgramme | None = None
    ects: Decimal | None = None
    outcomes: Translated | None = None
    call_application: CallApplication | None = None


@dataclass(frozen=True)
class Abroad:
    """A host that is no member.

    Attributes:
        host: Its name.
        country: The country it works in, where it is one of the federation's; else that of who sends counts.
    """

    host: str
    country: Country | None = None


async def place(
    session: AsyncSession, hooks: Hooks, organisation: Organisation, person: Person, facts: InternshipFacts, act: Act
) -> Internship:
    """An internship at a member that may take interns.

    Raises: UserError HOST_NOT_ACTIVE, DAYS_MISSING, NOT_CHOSEN.
    """
    begins, _ = _days(facts.days)
    await require_can_host(session, hooks, organisation, max(begins, act.day))
    country = (await session.get_one(Network, organisation.network_id)).country_id
    made = await _planned(session, InternshipKind.INTERNSHIP, organisation, person, facts)
    made.organisation_id, made.country_id = organisation.id, country
    return await _added(session, made)


async def place_applicant(
    session: AsyncSession,
    hooks: Hooks,
    application: InternshipApplication,
    days: Period,
    programme: InternshipProgramme | None,
    ects: Decimal | None,
    act: Act,
) -> Internship:
    """Give an applicant one of the offer's places, as the offer says it.

    Raises: UserError NO_PLACE_LEFT, OFFER_NOT_OPEN, HOST_NOT_ACTIVE, TRANSITION_NOT_ALLOWED.
    """
    offer = await offers.take_place(session, await session.get_one(InternshipOffer, application.offer_id))
    accepted = InternshipApplicationState.ACCEPTED
    application = await offers.settle(session, application, accepted, act)
    host = await session.get_one(Organisation, offer.organisation_id)
    facts = InternshipFacts(
        days,
        offer.required_hours,
        offer.works_with_children,
        await _one(session, Person, offer.mentor_id),
        await _one(session, Faculty, application.faculty_id),
        programme,
        ects,
        offer.outcomes,
    )
    made = await place(session, hooks, host, await session.get_one(Person, application.person_id), facts, act)
    made.offer_id, made.application_id = offer.id, application.id
    await session.flush()
    return made


async def send(
    session: AsyncSession, sender: Organisation, person: Person, abroad: Abroad, facts: InternshipFacts
) -> Internship:
    """A traineeship of a member's staff at a host abroad.

    Raises: UserError DAYS_MISSING, NOT_CHOSEN.
    """
    _days(facts.days)
    home = (await session.get_one(Network, sender.network_id)).country_id
    made = await _planned(session, InternshipKind.TRAINEESHIP, sender, person, facts)
    made.sender_id, made.host_name = sender.id, abroad.host
    made.country_id = abroad.country.id if abroad.country else home
    return await _added(session, made)


async def start(session: AsyncSession, hooks: Hooks, internship: Internship, act: Act) -> Internship:
    """Begin: the agreement is signed by all three, the host may take interns, and who works with children has shown a
    certificate of no criminal record.

    Raises: UserError AGREEMENT_NOT_SIGNED, HOST_NOT_ACTIVE, CLEARANCE_MISSING, TRANSITION_NOT_ALLOWED.
    """
    internship = await locked(session, internship)
    transition(session, internship, _S.STARTED, day=act.day, by=act.by, reason=act.reason)
    await agreements.require_signed(session, internship, act.day)
    if internship.organisation_id is not None:
        host = await session.get_one(Organisation, internship.organisation_id)
        await require_can_host(session, hooks, host, act.day)
    if internship.works_with_children:
        await clearances.require(session, internship, act.day)
    await session.flush()
    return internship


async def complete(session: AsyncSession, internship: Internship, act: Act) -> Internship:
    """End well: enough hours are approved, and both sides have looked back. Half a year later one is asked what one
    does.

    Raises: UserError HOURS_MISSING, EVALUATION_MISSING, TRANSITION_NOT_ALLOWED.
    """
    internship = await locked(session, internship)
    transition(session, internship, _S.COMPLETED, day=act.day, by=act.by, reason=act.reason)
    await logbook.require_hours(session, internship)
    await logbook.require_evaluations(session, internship)
    internship.ended_on = act.day
    await clearances.release(session, internship, act)
    session.add(
        InternshipFollowUp(
            network_id=internship.network_id,
            internship_id=internship.id,
            due_on=months_after(act.day, FOLLOW_UP_MONTHS),
        )
    )
    await session.flush()
    return internship


async def terminate(
    session: AsyncSession, internship: Internship, ground: InternshipTerminationGround, note: str | None, act: Act
) -> Internship:
    """Break off. Why, is kept apart from the history, because it may tell of somebody's health.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    internship = await locked(session, internship)
    transition(session, internship, _S.TERMINATED, day=act.day, by=act.by)
    internship.ended_on = act.day
    of = {"network_id": internship.network_id, "internship_id": internship.id}
    session.add(InternshipTermination(**of, ground=ground, note=note))
    await stipends.cancel_open(session, internship, act)
    await clearances.release(session, internship, act)
    await session.flush()
    return internship


async def cancel(session: AsyncSession, internship: Internship, act: Act) -> Internship:
    """Call off before it began; the place is free again.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    internship = await locked(session, internship)
    transition(session, internship, _S.CANCELLED, day=act.day, by=act.by, reason=act.reason)
    await stipends.cancel_open(session, internship, act)
    await clearances.release(session, internship, act)
    await agreements.void(session, internship, act)
    await session.flush()
    return internship


async def _planned(
    session: AsyncSession, kind: InternshipKind, home: Organisation, person: Person, facts: InternshipFacts
) -> Internship:
    if facts.call_application is not None:
        _require_chosen(facts.call_application, person)
    return Internship(
        network_id=home.network_id,
        kind=kind,
        person_id=person.id,
        sex=person.sex,
        mentor_id=facts.mentor.id if facts.mentor else None,
        faculty_id=facts.faculty.id if facts.faculty else None,
        programme_id=facts.programme.id if facts.programme else None,
        call_application_id=facts.call_application.id if facts.call_application else None,
        valid=facts.days,
        required_hours=facts.required_hours,
        works_with_children=facts.works_with_children,
        ects=facts.ects,
        outcomes=facts.outcomes,
    )


async def _added(session: AsyncSession, made: Internship) -> Internship:
    session.add(made)
    await session.flush()
    return made


def _require_chosen(application: CallApplication, person: Person) -> None:
    taken = (CallApplicationState.ACCEPTED, CallApplicationState.AGREED)
    if application.person_id != person.id or application.state not in taken:
        raise UserError(
            "NOT_CHOSEN",
            "{reference} is {state}. Place who has accepted the call's offer, under their own application.",
            path=("facts", "callApplicationId"),
            reference=application.reference,
            state=application.state.name,
        )


def _days(days: Period) -> tuple[date, date]:
    if days.start is None or days.end is None:
        raise UserError("DAYS_MISSING", "Say the first and the last day.", path=("facts", "days"))
    return days.start, days.end


async def _one(session: AsyncSession, model: type[M], id: UUID | None) -> M | None:
    return None if id is None else await session.get(model, id)
