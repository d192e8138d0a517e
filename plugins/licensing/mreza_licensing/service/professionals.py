"""Professionals' licences, and who works in which service."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import ProvidedService
from mreza.directory.people import Affiliation, Person
from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.model.states import transition
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import (
    LicensingAuthority,
    ProfessionalLicence,
    ProfessionalLicenceState,
    ServiceProfessional,
)
from mreza_licensing.service import rulebook
from mreza_licensing.service.act import Act, locked, on
from mreza_licensing.service.terms import Length, term


async def register(
    session: AsyncSession,
    person: Person,
    type: str,
    number: str,
    issued_on: date,
    *,
    length: Length,
    authority: LicensingAuthority | None = None,
) -> ProfessionalLicence:
    """Enter a professional's licence under the rules of the day it was issued on.

    Raises: UserError RULES_UNKNOWN, TYPE_UNKNOWN, LENGTH_TWICE, LENGTH_NEEDED, LENGTH_UNKNOWN, TOO_LONG; the database
        refuses days that overlap.
    """
    rules = await rulebook.rules_at(session, person.network_id, None, issued_on)
    kind = await rulebook.type_of(session, rules, type, personal=True)
    made = ProfessionalLicence(
        network_id=person.network_id,
        person_id=person.id,
        type_id=kind.id,
        rule_set_id=rules.id,
        authority_id=authority.id if authority else kind.authority_id,
        number=number,
        issued_on=issued_on,
        valid=term(rules, kind, issued_on, length),
    )
    session.add(made)
    await session.flush()
    return made


async def end(
    session: AsyncSession, licence: ProfessionalLicence, how: ProfessionalLicenceState, act: Act
) -> ProfessionalLicence:
    """A licence ends by a decision: the day before `act.day` is its last. One entered by mistake counts for nothing.

    Raises: UserError LICENCE_NOT_IN_FORCE, TRANSITION_NOT_ALLOWED.
    """
    licence = await locked(session, licence)
    transition(session, licence, how, day=act.day, by=act.by, reason=act.reason)
    if how is ProfessionalLicenceState.WITHDRAWN:
        last, valid = act.day - ONE_DAY, licence.valid
        if last not in valid:
            raise UserError(
                "LICENCE_NOT_IN_FORCE",
                "The licence does not hold before {day}.",
                path=("day",),
                day=act.day.isoformat(),
            )
        licence.valid = valid.until(last)
    await session.flush()
    return licence


async def assign(
    session: AsyncSession, service: ProvidedService, person: Person, valid: Period, position: str | None
) -> ServiceProfessional:
    """Say that somebody who belongs to the organisation works in one of its services.

    Raises: UserError NOT_AFFILIATED, DAYS_NEEDED; the database refuses the same person twice at a time.
    """
    if valid.start is None:
        raise UserError("DAYS_NEEDED", "Say since when.", path=("days",))
    tie = select(Affiliation.id).where(
        Affiliation.person_id == person.id,
        Affiliation.organisation_id == service.organisation_id,
        Affiliation.valid.contains(on(valid.start)),
    )
    if await session.scalar(tie.limit(1)) is None:
        raise UserError(
            "NOT_AFFILIATED",
            "This person does not belong to the organisation on {day}. Enter the tie first.",
            path=("personId",),
            day=valid.start.isoformat(),
        )
    made = ServiceProfessional(
        network_id=service.network_id,
        organisation_id=service.organisation_id,
        service_id=service.id,
        person_id=person.id,
        position=position,
        valid=valid,
    )
    session.add(made)
    await session.flush()
    return made


async def release(session: AsyncSession, assignment: ServiceProfessional, last: date) -> ServiceProfessional:
    """Say that somebody's last day in a service is the day.

    Raises: UserError PERIOD_REVERSED.
    """
    assignment = await locked(session, assignment)
    assignment.valid = Period(assignment.valid.start, last)
    await session.flush()
    return assignment


__all__ = ["assign", "end", "register", "release"]
