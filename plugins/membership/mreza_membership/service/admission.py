"""Decisions on applications, national and regional, and what an approval makes: organisation, membership, term."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.organisations import ContactKind, ContactPoint, Identifier, Organisation
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.plugin.hooks import Hooks
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    DecidingBody,
    Membership,
    MembershipApplication,
    MembershipApplicationState,
    MembershipDecision,
    MembershipDecisionOutcome,
    MembershipDecisionSubject,
    MembershipScheme,
    MembershipState,
)
from mreza_membership.service import exits, numbers
from mreza_membership.service.act import Act
from mreza_membership.service.applications import locked
from mreza_membership.service.screening import require_eligible

_S = MembershipApplicationState
_APPROVED = MembershipDecisionOutcome.APPROVED
_FOR_GOOD = (MembershipState.DISSOLVED, MembershipState.TRANSFERRED)
_WAITS = (_S.RECOMMENDED, _S.NOT_RECOMMENDED, _S.DECISION_PENDING)


async def decide_nationally(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    act: Act,
    *,
    minutes: str | None = None,
) -> MembershipApplication:
    """Write down the national network's decision: with a scheme of two steps a recommendation, else final.

    Raises: UserError NOT_ELIGIBLE, DECISION_TOO_EARLY, TRANSITION_NOT_ALLOWED, STILL_A_MEMBER.
    """
    application = await locked(session, application)
    scheme = await session.get_one(MembershipScheme, application.scheme_id)
    if outcome is _APPROVED:
        await require_eligible(session, application)
    _require_order(application.submitted_on, act.day)
    body = DecidingBody.NATIONAL
    _move(session, application, _S.RECOMMENDED if outcome is _APPROVED else _S.NOT_RECOMMENDED, body, act)
    decision = _decision(application, body, outcome, minutes, act)
    session.add(decision)
    await session.flush()  # the database sees each step, and refuses a leap
    if not scheme.two_step:
        await _conclude(session, hooks, application, decision, act)
    await session.flush()
    return application


async def decide_regionally(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    act: Act,
    *,
    minutes: str | None = None,
) -> MembershipApplication:
    """Write down the regional body's decision on what the national network decided; the membership begins on its day.

    Raises: UserError NATIONAL_DECISION_MISSING, DECISION_TOO_EARLY, NOT_ELIGIBLE, TRANSITION_NOT_ALLOWED,
    STILL_A_MEMBER.
    """
    application = await locked(session, application)
    if application.state not in _WAITS:
        raise UserError(
            "NATIONAL_DECISION_MISSING",
            "The application is {state}; the national network has to decide first.",
            state=application.state.name,
        )
    _require_order(await _national_day(session, application), act.day)
    if outcome is _APPROVED:
        await require_eligible(session, application)
    decision = _decision(application, DecidingBody.REGIONAL, outcome, minutes, act)
    session.add(decision)
    await _conclude(session, hooks, application, decision, act)
    await session.flush()
    return application


async def admit(
    session: AsyncSession, hooks: Hooks, application: MembershipApplication, body: DecidingBody, act: Act
) -> Membership:
    """Make the applicant a member from the act's day on.

    A former member of the network gets its membership back, with its number and its first day, under the scheme and
    the type that it applied for now.

    Raises: UserError STILL_A_MEMBER, TRANSITION_NOT_ALLOWED.
    """
    network = await session.get_one(Network, application.network_id)
    organisation_id = application.organisation_id or await _enter(session, application)
    membership = await _membership(session, application, organisation_id)
    if membership.member_number is None:
        membership.member_number = await numbers.member_number(session, hooks, network)
    await exits.begin(session, membership, body, act)
    application.organisation_id = organisation_id
    _move(session, application, _S.ADMITTED, body, act)
    await session.flush()
    return membership


async def membership_of(session: AsyncSession, application: MembershipApplication) -> Membership | None:
    """The membership that an application led to."""
    found = await session.scalars(
        select(Membership).where(
            Membership.organisation_id == application.organisation_id, Membership.scheme_id == application.scheme_id
        )
    )
    return found.one_or_none()


async def _conclude(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    decision: MembershipDecision,
    act: Act,
) -> None:
    body = decision.body
    if decision.outcome is not _APPROVED:
        _move(session, application, _S.REJECTED, body, act)
        return
    _move(session, application, _S.APPROVED, body, act)
    await session.flush()
    await admit(session, hooks, application, body, act)


async def _enter(session: AsyncSession, application: MembershipApplication) -> UUID:
    """Enter the applicant in the directory, with what it said of itself."""
    organisation = Organisation(
        network_id=application.network_id,
        name=application.name,
        acronym=application.acronym,
        description=application.description,
        registered_on=application.registered_on,
        website=application.website,
        locale=application.locale,
        unit_id=application.unit_id,
    )
    session.add(organisation)
    await session.flush()
    of = {"network_id": application.network_id, "organisation_id": organisation.id}
    session.add(ContactPoint(**of, kind=ContactKind.EMAIL, value=application.email, public=False))
    source = f"application {application.reference}"
    for scheme, value in application.identifiers.items():
        session.add(Identifier(**of, scheme=scheme, value=value, source=source))
    await session.flush()
    return organisation.id


async def _membership(session: AsyncSession, application: MembershipApplication, organisation_id: UUID) -> Membership:
    """The applicant's membership under the scheme of its application: one from before, whatever scheme it was under."""
    same_scheme = Membership.scheme_id == application.scheme_id
    found = await session.scalars(
        select(Membership)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.network_id == application.network_id,
            same_scheme | Membership.state.not_in(_FOR_GOOD),
        )
        .order_by(same_scheme.desc(), Membership.id)
    )
    membership = found.first() or Membership(network_id=application.network_id, organisation_id=organisation_id)
    membership.scheme_id, membership.type_id = application.scheme_id, application.type_id
    session.add(membership)
    await session.flush()
    return membership


async def _national_day(session: AsyncSession, application: MembershipApplication) -> date | None:
    rows = await session.scalars(
        select(MembershipDecision.decided_on)
        .where(MembershipDecision.application_id == application.id, MembershipDecision.body == DecidingBody.NATIONAL)
        .order_by(MembershipDecision.decided_on.desc())
    )
    return rows.first()


def _require_order(before: date | None, day: date) -> None:
    if before is not None and day < before:
        raise UserError(
            "DECISION_TOO_EARLY",
            "The decision of {day} lies before what it decides on ({before}). Choose {before} or a later day.",
            path=("day",),
            day=day.isoformat(),
            before=before.isoformat(),
        )


def _decision(
    application: MembershipApplication,
    body: DecidingBody,
    outcome: MembershipDecisionOutcome,
    minutes: str | None,
    act: Act,
) -> MembershipDecision:
    return MembershipDecision(
        network_id=application.network_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        subject=MembershipDecisionSubject.ADMISSION,
        body=body,
        outcome=outcome,
        decided_on=act.day,
        reason=act.reason,
        minutes=minutes,
    )


def _move(session: AsyncSession, application: MembershipApplication, to: _S, body: DecidingBody, act: Act) -> None:
    transition(session, application, to, day=act.day, by=act.by, reason=act.reason, body=body.name)
