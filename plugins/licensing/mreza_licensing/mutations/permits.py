"""Registering permissions, suspending them, and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.directory.organisations import Address, BeneficiaryGroup, ProvidedService
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_licensing import events, permissions
from mreza_licensing.models import (
    PermissionState,
    PermissionSuspension,
    ServicePermission,
    ServiceUnit,
)
from mreza_licensing.mutations.acts import act, require_network, require_own
from mreza_licensing.service import permits, suspensions
from mreza_licensing.service.permits import PermissionFacts

_LONGEST_LIST = 200


@dataclass(frozen=True)
class RegisterEntry:
    """A line of an authority's register.

    Attributes:
        service: For which service.
        facts: What the register says.
    """

    service: ProvidedService
    facts: PermissionFacts


@dataclass(frozen=True)
class RegisterUpdate:
    """What came of an update of the register.

    Attributes:
        added: How many permissions are new.
        known: How many were there already, by service, type and number.
    """

    added: int
    known: int


@mutation(permission=permissions.REGISTER, emits=events.PermissionIssued)
async def register_permission(
    do: Do, service: ProvidedService, facts: PermissionFacts, replaces: ServicePermission | None = None
) -> ServicePermission:
    """Register a permission under the rules of the day it was issued on, which it keeps for life.

    Args:
        service: For which service.
        facts: What the authority's act says.
        replaces: The permission that it follows; it ends where the new one begins.
    """
    require_network(do, service.network_id, "Service")
    made = await permits.register(do.session, service, facts, act(do), replaces=replaces)
    do.emit(issued(made))
    return made


@mutation(permission=permissions.REGISTER, emits=events.PermissionIssued)
async def update_permission_register(do: Do, entries: list[RegisterEntry]) -> RegisterUpdate:
    """Take over what an authority's register says: what is there already, by service, type and number, stays; all of
    the rest is added, or nothing.

    Args:
        entries: The register's lines, 200 at most.
    """
    if len(entries) > _LONGEST_LIST:
        raise UserError("TOO_MANY_ENTRIES", "Send {most} lines at a time.", path=("entries",), most=_LONGEST_LIST)
    added = 0
    for place, one in enumerate(entries):
        require_network(do, one.service.network_id, "Service")
        try:
            if await permits.known(do.session, one.service, one.facts):
                continue
            made = await permits.register(do.session, one.service, one.facts, act(do))
        except UserError as error:
            error.path = ("entries", str(place), *error.path)
            raise
        do.emit(issued(made))
        added += 1
    return RegisterUpdate(added, len(entries) - added)


@mutation(permission=permissions.REGISTER, emits=events.PermissionSuspended)
async def suspend_permission(
    do: Do, permission: ServicePermission, reason: str, from_day: date | None = None, until: date | None = None
) -> PermissionSuspension:
    """Let a permission rest from a day on. It does so on that day by itself, also on one to come.

    Args:
        permission: Which permission.
        reason: Why.
        from_day: The first day on which it rests; today when left out.
        until: The last day on which it rests; until somebody lifts it when left out.
    """
    require_network(do, permission.network_id, "Permission")
    when = act(do, from_day)
    made = await suspensions.suspend(do.session, permission, when, reason, until=until)
    do.emit(events.PermissionSuspended(permission, when.day, until))
    return made


@mutation(permission=permissions.REGISTER, emits=events.SuspensionLifted)
async def lift_permission_suspension(
    do: Do, suspension: PermissionSuspension, from_day: date | None = None
) -> PermissionSuspension:
    """Let a permission hold again from a day on; its history stays. One that is lifted before it began never rests.

    Args:
        suspension: Which suspension.
        from_day: The first day on which the permission holds again; today when left out.
    """
    require_network(do, suspension.network_id, "Suspension")
    when = act(do, from_day)
    lifted = await suspensions.lift(do.session, suspension, when)
    permission = await do.session.get_one(ServicePermission, lifted.permission_id)
    do.emit(events.SuspensionLifted(permission, when.day))
    return lifted


@mutation(permission=permissions.REGISTER, emits=events.PermissionEnded)
async def withdraw_permission(
    do: Do, permission: ServicePermission, reason: str, from_day: date | None = None
) -> ServicePermission:
    """Write down that the authority took a permission back.

    Args:
        permission: Which permission.
        reason: Why.
        from_day: The first day on which it does not hold any more; today when left out.
    """
    return await _ended(do, permission, PermissionState.WITHDRAWN, from_day)


@mutation(permission=permissions.REGISTER, emits=events.PermissionEnded)
async def surrender_permission(
    do: Do, permission: ServicePermission, from_day: date | None = None
) -> ServicePermission:
    """Write down that the holder gave a permission back.

    Args:
        permission: Which permission.
        from_day: The first day on which it does not hold any more; today when left out.
    """
    return await _ended(do, permission, PermissionState.SURRENDERED, from_day)


@mutation(permission=permissions.REGISTER, emits=events.PermissionEnded)
async def void_permission(do: Do, permission: ServicePermission, reason: str) -> ServicePermission:
    """Take back a permission that was entered by mistake; it counts for nothing.

    Args:
        permission: Which permission.
        reason: Why.
    """
    return await _ended(do, permission, PermissionState.VOIDED, None)


@mutation(permission=permissions.APPLY)
async def add_service_unit(
    do: Do,
    service: ProvidedService,
    name: Translated,
    group: BeneficiaryGroup | None = None,
    address: Address | None = None,
    capacity: int | None = None,
    hours: str | None = None,
    valid_from: date | None = None,
) -> ServiceUnit:
    """Enter a place at which a service is given.

    Args:
        service: Which service.
        name: What it is called.
        group: Whom it is for.
        address: Where it is.
        capacity: How many people it can serve at once.
        hours: When it is open.
        valid_from: Since when it works.
    """
    require_own(do, service)
    if address is not None and address.organisation_id != service.organisation_id:
        raise UserError("OF_ANOTHER_ORGANISATION", "This belongs to another organisation.", path=("addressId",))
    made = ServiceUnit(
        network_id=service.network_id,
        organisation_id=service.organisation_id,
        service_id=service.id,
        name=name,
        group_id=group.id if group else None,
        address_id=address.id if address else None,
        capacity=capacity,
        hours=hours,
        valid=Period(valid_from),
    )
    do.session.add(made)
    return made


def issued(permission: ServicePermission) -> events.PermissionIssued:
    """That a permission was registered, as it is told."""
    start = permission.valid.start
    assert start is not None, "a permission has a first day"
    return events.PermissionIssued(permission, permission.number, start, permission.valid.end)


async def _ended(
    do: Do, permission: ServicePermission, how: PermissionState, from_day: date | None
) -> ServicePermission:
    require_network(do, permission.network_id, "Permission")
    ended = await permits.end(do.session, permission, how, act(do, from_day))
    last = None if how is PermissionState.VOIDED else ended.valid.end
    do.emit(events.PermissionEnded(ended, how.name, last))
    return ended
