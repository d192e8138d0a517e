"""Registering permissions, and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from mreza.model.states import transition
from mreza.text import Translated
from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import (
    LicensingAuthority,
    LicensingPermissionType,
    LicensingRuleSet,
    PermissionState,
    ServicePermission,
    ServiceUnit,
)
from mreza_licensing.service import rulebook
from mreza_licensing.service.act import Act, locked
from mreza_licensing.service.terms import Length, term

_S = PermissionState


@dataclass(frozen=True)
class PermissionFacts:
    """What an authority's act says of a permission.

    Attributes:
        type: The code of its type, e.g. LICENCE.
        number: The authority's number.
        issued_on: When it was issued; the rules of that day hold for its whole life.
        valid_from: Its first day; the day of issue when left out.
        valid_to: Its last day.
        months: How many months it holds, in place of its last day.
        open_ended: It has no last day; to be said where its rules do not establish how long it holds.
        unit: For which place of the service alone.
        authority: Who granted it, where it is not who its type names.
        capacity: For how many users.
        conditions: Under which conditions.
        source: Where it was taken from.
    """

    type: str
    number: str
    issued_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    months: int | None = None
    open_ended: bool = False
    unit: ServiceUnit | None = None
    authority: LicensingAuthority | None = None
    capacity: int | None = None
    conditions: Translated | None = None
    source: str | None = None


async def register(
    session: AsyncSession,
    service: ProvidedService,
    facts: PermissionFacts,
    act: Act,
    *,
    replaces: ServicePermission | None = None,
) -> ServicePermission:
    """Register a permission under the rules of the day it was issued on.

    Raises: UserError RULES_UNKNOWN, TYPE_UNKNOWN, TYPE_NOT_FOR_SERVICE, UNIT_OF_ANOTHER_SERVICE, LIMITED_ONLY_ONCE,
        LENGTH_TWICE, LENGTH_NEEDED, LENGTH_IMPOSSIBLE, LENGTH_UNKNOWN, TOO_LONG, NOT_THE_SAME_SERVICE; the
        database refuses days that overlap.
    """
    # What is granted once is so for all places of an organisation: two at a time wait for one another here.
    await locked(session, await session.get_one(Organisation, service.organisation_id))
    rules = await rulebook.rules_on(session, service, facts.issued_on)
    kind = await rulebook.type_of(session, rules, facts.type)
    await rulebook.require_for_service(session, kind, service)
    if facts.unit is not None and facts.unit.service_id != service.id:
        raise UserError("UNIT_OF_ANOTHER_SERVICE", "This place gives another service.", path=("facts", "unitId"))
    await require_first(session, kind, service, "facts", "type")
    days = _days(rules, kind, facts)
    if replaces is not None:
        await _follow(session, replaces, service, days, act)
    made = ServicePermission(
        network_id=service.network_id,
        organisation_id=service.organisation_id,
        service_id=service.id,
        unit_id=facts.unit.id if facts.unit else None,
        type_id=kind.id,
        rule_set_id=rules.id,
        authority_id=facts.authority.id if facts.authority else kind.authority_id,
        number=facts.number,
        issued_on=facts.issued_on,
        valid=days,
        granted_to=days.end,
        capacity=facts.capacity,
        conditions=facts.conditions,
        source=facts.source,
        replaces_id=replaces.id if replaces else None,
    )
    session.add(made)
    await session.flush()
    return made


async def known(session: AsyncSession, service: ProvidedService, facts: PermissionFacts) -> bool:
    """Whether a permission of the service, of the same type and number, is registered already."""
    same = (
        select(ServicePermission.id)
        .join(LicensingPermissionType, LicensingPermissionType.id == ServicePermission.type_id)
        .where(
            ServicePermission.service_id == service.id,
            LicensingPermissionType.code == facts.type,
            ServicePermission.number == facts.number,
            ServicePermission.state != _S.VOIDED,
        )
    )
    return await session.scalar(same.limit(1)) is not None


async def end(
    session: AsyncSession, permission: ServicePermission, how: PermissionState, act: Act
) -> ServicePermission:
    """A permission ends by a decision: the day before `act.day` is its last. One that was entered by mistake counts
    for nothing, and the one whose place it took holds again as it was granted.

    Raises: UserError ENDED_ALREADY, ENDS_BEFORE_BEGIN, TRANSITION_NOT_ALLOWED.
    """
    permission = await locked(session, permission)
    transition(session, permission, how, day=act.day, by=act.by, reason=act.reason)
    if how is not _S.VOIDED:
        _cut(permission, act.day - ONE_DAY)
    await session.flush()
    if how is _S.VOIDED and permission.replaces_id is not None:
        await _restore(session, await session.get_one(ServicePermission, permission.replaces_id), act)
    return permission


async def _restore(session: AsyncSession, before: ServicePermission, act: Act) -> None:
    """A permission that nothing replaces after all."""
    before = await locked(session, before)
    if before.state is _S.REPLACED:
        transition(session, before, _S.ISSUED, day=act.day, by=act.by, reason=act.reason)
        before.valid = Period(before.valid.start, before.granted_to)
        await session.flush()


def _cut(permission: ServicePermission, last: date) -> None:
    valid = permission.valid
    if valid.end is not None and valid.end < last:
        raise UserError(
            "ENDED_ALREADY",
            "{number} ended on {end}, before that day.",
            number=permission.number,
            end=valid.end.isoformat(),
        )
    if valid.start is not None and last < valid.start:
        raise UserError(
            "ENDS_BEFORE_BEGIN",
            "{number} begins on {start}. One that never held is entered as a mistake.",
            number=permission.number,
            start=valid.start.isoformat(),
        )
    permission.valid = valid.until(last)


async def require_first(
    session: AsyncSession, kind: LicensingPermissionType, service: ProvidedService, *path: str
) -> None:
    """What is granted once, under whatever rule set, is not granted again: neither by the same code, nor by another
    code of the same kind that is granted once too.

    Raises: UserError LIMITED_ONLY_ONCE.
    """
    if not kind.once:
        return
    same = (
        select(ServicePermission)
        .join(LicensingPermissionType, LicensingPermissionType.id == ServicePermission.type_id)
        .join(ProvidedService, ProvidedService.id == ServicePermission.service_id)
        .where(
            ServicePermission.organisation_id == service.organisation_id,
            ProvidedService.service_type_id == service.service_type_id,
            or_(
                LicensingPermissionType.code == kind.code,
                and_(LicensingPermissionType.kind == kind.kind, LicensingPermissionType.once),
            ),
            ServicePermission.state != _S.VOIDED,
        )
    )
    before = (await session.scalars(same.limit(1))).one_or_none()
    if before is not None:
        raise UserError(
            "LIMITED_ONLY_ONCE",
            "{number} was granted for this service already, and {type} is granted once.",
            path=path,
            number=before.number,
            type=kind.code,
        )


def _days(rules: LicensingRuleSet, kind: LicensingPermissionType, facts: PermissionFacts) -> Period:
    said = Length(facts.valid_to, facts.months, facts.open_ended)
    return term(rules, kind, facts.valid_from or facts.issued_on, said, ("facts",))


async def _follow(
    session: AsyncSession, before: ServicePermission, service: ProvidedService, days: Period, act: Act
) -> None:
    """The permission before ends where the new one begins.

    Raises: UserError NOT_THE_SAME_SERVICE.
    """
    before = await locked(session, before)
    if before.service_id != service.id:
        raise UserError("NOT_THE_SAME_SERVICE", "A permission follows one of the same service.", path=("replacesId",))
    begins = days.start
    assert begins is not None, "a permission has a first day"
    if before.state is _S.ISSUED and begins in before.valid and before.valid.start != begins:
        transition(session, before, _S.REPLACED, day=begins, by=act.by, reason=act.reason)
        _cut(before, begins - ONE_DAY)
        await session.flush()


__all__ = ["PermissionFacts", "end", "known", "register", "require_first"]
