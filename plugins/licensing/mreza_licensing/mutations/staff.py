"""Professionals: their licences, and in which services they work."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import ProvidedService
from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.mutation import Do, mutation

from mreza_licensing import permissions
from mreza_licensing.models import (
    LicensingAuthority,
    ProfessionalLicence,
    ProfessionalLicenceState,
    ServiceProfessional,
)
from mreza_licensing.mutations.acts import act, require_network, require_own
from mreza_licensing.service import professionals
from mreza_licensing.service.terms import Length


@mutation(permission=permissions.STAFF)
async def register_professional_licence(
    do: Do,
    person: Person,
    type: str,
    number: str,
    issued_on: date,
    valid_to: date | None = None,
    months: int | None = None,
    open_ended: bool = False,
    authority: LicensingAuthority | None = None,
) -> ProfessionalLicence:
    """Enter a professional's own licence, under the rules of the day it was issued on.

    Args:
        person: Whose it is.
        type: The code of its type.
        number: The authority's number.
        issued_on: When it was issued.
        valid_to: Its last day.
        months: How many months it holds, in place of its last day.
        open_ended: It has no last day; to be said where its rules do not establish how long it holds.
        authority: Who granted it, where it is not who its type names.
    """
    length = Length(valid_to, months, open_ended)
    return await professionals.register(do.session, person, type, number, issued_on, length=length, authority=authority)


@mutation(permission=permissions.REGISTER)
async def withdraw_professional_licence(
    do: Do, licence: ProfessionalLicence, from_day: date | None = None
) -> ProfessionalLicence:
    """Write down that an authority took a professional's licence back.

    Args:
        licence: Which licence.
        from_day: The first day on which it does not hold any more; today when left out.
    """
    require_network(do, licence.network_id, "Licence")
    return await professionals.end(do.session, licence, ProfessionalLicenceState.WITHDRAWN, act(do, from_day))


@mutation(permission=permissions.REGISTER)
async def void_professional_licence(do: Do, licence: ProfessionalLicence, reason: str) -> ProfessionalLicence:
    """Take back a licence that was entered by mistake; it counts for nothing.

    Args:
        licence: Which licence.
        reason: Why.
    """
    require_network(do, licence.network_id, "Licence")
    return await professionals.end(do.session, licence, ProfessionalLicenceState.VOIDED, act(do))


@mutation(permission=permissions.STAFF)
async def assign_professional(
    do: Do, service: ProvidedService, person: Person, days: Period, position: str | None = None
) -> ServiceProfessional:
    """Say that somebody who belongs to the organisation works in one of its services.

    Args:
        service: Which service.
        person: Who.
        days: From when to when.
        position: As what.
    """
    require_own(do, service)
    return await professionals.assign(do.session, service, person, days, position)


@mutation(permission=permissions.STAFF)
async def release_professional(do: Do, assignment: ServiceProfessional, last_day: date) -> ServiceProfessional:
    """Say when somebody's last day in a service is.

    Args:
        assignment: Who in which service.
        last_day: The last day.
    """
    return await professionals.release(do.session, assignment, last_day)


__all__ = [
    "assign_professional",
    "register_professional_licence",
    "release_professional",
    "void_professional_licence",
    "withdraw_professional_licence",
]
