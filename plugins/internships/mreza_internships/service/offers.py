"""Offers: written by the host, announced when they are whole, and applied for."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.plugin.hooks import Hooks
from mreza.text import Locale, Translated
from mreza_calls.models import Call
from mreza_calls.service.act import Act, locked
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import (
    Faculty,
    Internship,
    InternshipApplication,
    InternshipApplicationState,
    InternshipOffer,
    InternshipOfferState,
    InternshipState,
)
from mreza_internships.service.standing import require_can_host

_O, _A = InternshipOfferState, InternshipApplicationState


@dataclass(frozen=True)
class OfferFacts:
    """What an offer says.

    Attributes:
        title: What it is.
        places: For how many interns.
        hours_per_week: Hours a week.
        required_hours: Hours altogether.
        works_with_children: Whether one works with children.
        languages: The locales in which one works; it is announced in each.
        tasks: What one does there.
        outcomes: What one learns.
        safeguarding: How people in care, and the intern, are kept from harm.
        field_code: What it is for, by code, e.g. SOCIAL_WORK.
        mentor: Who looks after the interns.
        lasts: The days on which interns can be there.
        call: The call that it is part of.
    """

    title: Translated
    places: int
    hours_per_week: Decimal
    required_hours: Decimal
    works_with_children: bool
    languages: list[str] = field(default_factory=list)
    tasks: Translated | None = None
    outcomes: Translated | None = None
    safeguarding: Translated | None = None
    field_code: str | None = None
    mentor: Person | None = None
    lasts: Period | None = None
    call: Call | None = None


@dataclass(frozen=True)
class ApplicantFacts:
    """What an applicant says.

    Attributes:
        languages: The locales in which they can work.
        hours_per_week: Hours a week that they have.
        field_code: What they study, by code, e.g. SOCIAL_WORK.
        faculty: Where they study.
        motivation: Why they want to.
    """

    languages: list[str]
    hours_per_week: Decimal
    field_code: str | None = None
    faculty: Faculty | None = None
    motivation: str | None = None


async def draft(session: AsyncSession, organisation: Organisation, facts: OfferFacts) -> InternshipOffer:
    """An offer that its host and the network see."""
    offer = InternshipOffer(network_id=organisation.network_id, organisation_id=organisation.id, **_columns(facts))
    session.add(offer)
    await session.flush()
    return offer


async def revise(session: AsyncSession, offer: InternshipOffer, facts: OfferFacts) -> InternshipOffer:
    """Say an offer anew, before it is announced.

    Raises: UserError OFFER_ANNOUNCED.
    """
    offer = await locked(session, offer)
    if offer.state is not _O.DRAFT:
        raise UserError("OFFER_ANNOUNCED", "The offer is announced. Close it, and write another one.")
    for name, value in _columns(facts).items():
        setattr(offer, name, value)
    await session.flush()
    return offer


async def publish(session: AsyncSession, hooks: Hooks, offer: InternshipOffer, act: Act) -> InternshipOffer:
    """Announce an offer that is whole, of a host that may take interns. What one is warned of stands in it.

    Raises: UserError HOST_NOT_ACTIVE, OFFER_INCOMPLETE, TRANSITION_NOT_ALLOWED.
    """
    offer = await locked(session, offer)
    host = await session.get_one(Organisation, offer.organisation_id)
    begins = offer.lasts.start if offer.lasts else None
    offer.standing_warning = await require_can_host(session, hooks, host, max(begins or act.day, act.day))
    missing = list(_missing(offer))
    if missing:
        raise UserError(
            "OFFER_INCOMPLETE", "Before it is announced, the offer needs: {missing}.", missing=", ".join(missing)
        )
    transition(session, offer, _O.PUBLISHED, day=act.day, by=act.by, reason=act.reason)
    offer.published_on = act.day
    await session.flush()
    return offer


async def close(session: AsyncSession, offer: InternshipOffer, act: Act) -> InternshipOffer:
    """Take no more applications.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    offer = await locked(session, offer)
    transition(session, offer, _O.CLOSED, day=act.day, by=act.by, reason=act.reason)
    return offer


async def apply(
    session: AsyncSession, offer: InternshipOffer, person: Person, facts: ApplicantFacts, act: Act
) -> InternshipApplication:
    """An application for a place; the database refuses a second one of the same person.

    Raises: UserError OFFER_NOT_OPEN.
    """
    offer = await locked(session, offer)
    if offer.state is not _O.PUBLISHED:
        raise UserError(
            "OFFER_NOT_OPEN",
            "The offer is {state}; one can apply once it is announced, until it is closed.",
            state=offer.state.name,
        )
    application = InternshipApplication(
        network_id=offer.network_id,
        offer_id=offer.id,
        person_id=person.id,
        faculty_id=facts.faculty.id if facts.faculty else None,
        field_code=facts.field_code,
        languages=_locales(facts.languages),
        hours_per_week=facts.hours_per_week,
        motivation=facts.motivation,
        submitted_on=act.day,
    )
    session.add(application)
    await session.flush()
    return application


async def settle(
    session: AsyncSession, application: InternshipApplication, state: InternshipApplicationState, act: Act
) -> InternshipApplication:
    """Accept, decline or take back an application.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    application = await locked(session, application)
    transition(session, application, state, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return application


async def take_place(session: AsyncSession, offer: InternshipOffer) -> InternshipOffer:
    """The offer, locked, with a place that is free.

    Raises: UserError OFFER_NOT_OPEN, NO_PLACE_LEFT.
    """
    offer = await locked(session, offer)
    if offer.state is _O.DRAFT:
        raise UserError(
            "OFFER_NOT_OPEN",
            "The offer is {state}; one can apply once it is announced, until it is closed.",
            state=offer.state.name,
        )
    taken = select(func.count()).where(Internship.offer_id == offer.id, Internship.state != InternshipState.CANCELLED)
    if (await session.scalar(taken) or 0) >= offer.places:
        raise UserError("NO_PLACE_LEFT", "All {places} places of the offer are taken.", places=offer.places)
    return offer


def _missing(offer: InternshipOffer) -> list[str]:
    """What an offer lacks, by the API's names; of texts, each language that one works in."""
    needed: dict[str, Any] = {"mentor": offer.mentor_id, "tasks": offer.tasks, "safeguarding": offer.safeguarding}
    lacking = [name for name, value in needed.items() if value is None]
    lacking += [] if offer.languages else ["languages"]
    texts = {"title": offer.title, "tasks": offer.tasks, "safeguarding": offer.safeguarding}
    for name, text in texts.items():
        lacking += [f"{name} ({code})" for code in offer.languages if text and _is_missing(text, Locale.parse(code))]
    return lacking


def _is_missing(text: Translated, locale: Locale) -> bool:
    return text.get(locale).is_fallback and not text.get(locale).derived


def _columns(facts: OfferFacts) -> dict[str, Any]:
    given = {one.name: getattr(facts, one.name) for one in fields(facts)}
    mentor, call = given.pop("mentor"), given.pop("call")
    return given | {
        "languages": _locales(facts.languages),
        "mentor_id": mentor.id if mentor else None,
        "call_id": call.id if call else None,
    }


def _locales(codes: list[str]) -> list[str]:
    return [Locale.parse(code).value for code in codes]
