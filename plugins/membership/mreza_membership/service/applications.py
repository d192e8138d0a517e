"""Applications: handing in, completing, screening, withdrawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mreza.directory.contacts import normal_email, normal_phone, normal_url
from mreza.directory.identifiers import CheckedIdentifier, GivenIdentifier, checked
from mreza.directory.organisations import Organisation
from mreza.directory.places import AdministrativeUnit, Network
from mreza.errors import NotFound, UserError
from mreza.model.states import transition
from mreza.plugin.hooks import Hooks
from mreza.text import Locale, Translated, to_latin
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    MembershipApplication,
    MembershipApplicationState,
    MembershipScheme,
    MembershipType,
)
from mreza_membership.service import numbers
from mreza_membership.service.act import Act
from mreza_membership.service.screening import examine, refuse_taken_identifiers

_S = MembershipApplicationState
USUAL_TYPE = "FULL"


@dataclass(frozen=True)
class Applicant:
    """What an organisation says of itself when it applies.

    Attributes:
        name: Its registered name, in the language and script of the register. Of Serbian Cyrillic, Latin is proposed.
        email: Where answers go.
        locale: The language and script it wants to be written to in; the country's usual one when left out.
        identifiers: Its official numbers.
        registered_on: When it was entered in the register of associations.
        acronym: Its short name.
        description: What it does.
        unit: The municipality of its seat.
        website: Its web site.
        phone: As +38111234567.
        contact_person: Who speaks for it.
        motivation: Why it wants to join.
        documents: Codes of the documents that it hands in.
    """

    name: Translated
    email: str
    locale: str | None = None
    identifiers: list[GivenIdentifier] = field(default_factory=list)
    registered_on: date | None = None
    acronym: str | None = None
    description: Translated | None = None
    unit: AdministrativeUnit | None = None
    website: str | None = None
    phone: str | None = None
    contact_person: str | None = None
    motivation: str | None = None
    documents: list[str] = field(default_factory=list)


async def submit(
    session: AsyncSession,
    hooks: Hooks,
    network: Network,
    applicant: Applicant,
    day: date,
    *,
    type_: MembershipType | None = None,
) -> MembershipApplication:
    """Hand an application in; the session must be the network's (see `Do.elevate`).

    Raises: UserErrors for each wrong number; UserError DUPLICATE_IDENTIFIER, DUPLICATE_APPLICATION, NO_SCHEME,
        UNKNOWN_LOCALE, EMAIL_INVALID, PHONE_INVALID, URL_INVALID.
    """
    identifiers = checked(hooks, applicant.identifiers, ("applicant", "identifiers"))
    await refuse_taken_identifiers(session, network.id, identifiers)
    scheme = await scheme_on(session, network, day)
    application = MembershipApplication(
        network_id=network.id,
        scheme_id=scheme.id,
        type_id=(type_ or await _usual_type(session)).id,
        reference=await numbers.application_reference(session, hooks, network, day.year),
        locale=await _locale(session, hooks, network, applicant.locale),
        submitted_on=day,
        **_stated(applicant, identifiers),
    )
    session.add(application)
    await session.flush()
    transition(session, application, _S.SUBMITTED, day=day, by=None)
    await examine(session, hooks, application, day, identifiers)
    return application


async def screen(
    session: AsyncSession, hooks: Hooks, application: MembershipApplication, act: Act
) -> MembershipApplication:
    """Check an application anew; what is found stands in its findings."""
    application = await locked(session, application)
    if application.state is not _S.SCREENING:
        _move(session, application, _S.SCREENING, act)
    await examine(session, hooks, application, act.day)
    return application


async def request_changes(session: AsyncSession, application: MembershipApplication, act: Act) -> MembershipApplication:
    """Ask the applicant to complete its application; the reason says with what.

    Raises: UserError REASON_MISSING.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say what the applicant is to complete.", path=("reason",))
    application = await locked(session, application)
    _move(session, application, _S.CHANGES_REQUESTED, act)
    return application


async def amend(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    applicant: Applicant,
    act: Act,
) -> MembershipApplication:
    """Write down what the applicant corrected; one that was asked for changes is thereby handed in again.

    Raises: as `submit`; UserError APPLICATION_CLOSED.
    """
    application = await locked(session, application)
    _require_open(application)
    identifiers = checked(hooks, applicant.identifiers, ("applicant", "identifiers"))
    await refuse_taken_identifiers(session, application.network_id, identifiers, besides=application)
    for name, value in _stated(applicant, identifiers).items():
        setattr(application, name, value)
    if applicant.locale is not None:
        application.locale = Locale.parse(applicant.locale).value
    if application.state is _S.CHANGES_REQUESTED:
        _move(session, application, _S.SUBMITTED, act)
    await examine(session, hooks, application, act.day, identifiers)
    return application


async def link_organisation(
    session: AsyncSession, application: MembershipApplication, organisation: Organisation
) -> MembershipApplication:
    """Say that the applicant is an organisation that is in the directory already; admission will then make no new one.

    Raises: UserError OTHER_NETWORK, APPLICATION_CLOSED.
    """
    if organisation.network_id != application.network_id:
        raise UserError(
            "OTHER_NETWORK",
            "The organisation belongs to another network than the application.",
            path=("organisationId",),
        )
    application = await locked(session, application)
    _require_open(application)
    application.organisation_id = organisation.id
    await session.flush()
    return application


async def withdraw(session: AsyncSession, application: MembershipApplication, act: Act) -> MembershipApplication:
    """Close an application that the applicant took back."""
    application = await locked(session, application)
    _move(session, application, _S.WITHDRAWN, act)
    return application


def _require_open(application: MembershipApplication) -> None:
    if application.state in (_S.APPROVED, _S.ADMITTED, _S.REJECTED, _S.WITHDRAWN, _S.LAPSED):
        raise UserError(
            "APPLICATION_CLOSED", "This application is {state}; it cannot be amended.", state=application.state.name
        )


async def locked(session: AsyncSession, application: MembershipApplication) -> MembershipApplication:
    """The application, kept from concurrent changes until the transaction ends.

    Raises: NotFound when it is not the viewer's to change.
    """
    await session.flush()
    row = await session.get(MembershipApplication, application.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("MembershipApplication")
    return row


async def scheme_on(session: AsyncSession, network: Network, day: date) -> MembershipScheme:
    """The scheme by which a network admits members on a day.

    Raises: UserError NO_SCHEME.
    """
    rows = await session.scalars(select(MembershipScheme).where(MembershipScheme.network_id == network.id))
    for scheme in rows:
        if day in scheme.valid:
            return scheme
    raise UserError(
        "NO_SCHEME",
        "The network {network} has no membership scheme on {day}. Its coordinator has to add one first.",
        path=("networkId",),
        network=network.code,
        day=day.isoformat(),
    )


def with_proposed_latin(name: Translated) -> Translated:
    """The name, with the Latin form of a Serbian Cyrillic one beside it where none was given."""
    if Locale.SR_CYRL in name and Locale.SR_LATN not in name:
        return name.replaced({Locale.SR_LATN.value: to_latin(name[Locale.SR_CYRL])})
    return name


def _stated(applicant: Applicant, identifiers: Sequence[CheckedIdentifier]) -> dict[str, Any]:
    """The application's columns that the applicant fills."""
    return {
        "name": with_proposed_latin(applicant.name),
        "acronym": applicant.acronym,
        "description": applicant.description,
        "identifiers": {one.scheme: one.value for one in identifiers},
        "registered_on": applicant.registered_on,
        "unit_id": applicant.unit.id if applicant.unit else None,
        "website": normal_url(applicant.website, path=("applicant", "website")) if applicant.website else None,
        "email": normal_email(applicant.email, path=("applicant", "email")),
        "phone": normal_phone(applicant.phone, path=("applicant", "phone")) if applicant.phone else None,
        "contact_person": applicant.contact_person,
        "motivation": applicant.motivation,
        "documents": applicant.documents,
    }


async def _locale(session: AsyncSession, hooks: Hooks, network: Network, wanted: str | None) -> str:
    """The wanted locale; else the usual one of the country's form, or of the network."""
    if wanted is not None:
        return Locale.parse(wanted).value
    answer = hooks.first("applicant_locales", country=await numbers.country_of(session, network))
    usual = [locale.value for locale in answer.value] if answer else network.locales
    return usual[0] if usual else Locale.EN.value


async def _usual_type(session: AsyncSession) -> MembershipType:
    found = (await session.scalars(select(MembershipType).where(MembershipType.code == USUAL_TYPE))).one_or_none()
    if found is None:
        raise UserError("REQUIRED", "Say which type of membership is applied for.", path=("typeId",))
    return found


def _move(session: AsyncSession, application: MembershipApplication, to: _S, act: Act) -> None:
    transition(session, application, to, day=act.day, by=act.by, reason=act.reason)
