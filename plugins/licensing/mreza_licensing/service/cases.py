"""Asking for a permission: the case from its opening to the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mreza.directory.organisations import ProvidedService
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_documents.service import uses
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import (
    DossierItem,
    LicensingPermissionType,
    LicensingRequirement,
    LicensingRuleSet,
    PermissionApplication,
    PermissionApplicationState,
    PermissionState,
    ServicePermission,
    ServiceUnit,
)
from mreza_licensing.rules import Occasion
from mreza_licensing.service import dossiers, permits, rulebook
from mreza_licensing.service.act import Act, locked
from mreza_licensing.service.permits import PermissionFacts

_S = PermissionApplicationState
_CLOSED = (_S.GRANTED, _S.REFUSED, _S.WITHDRAWN)


async def open_case(
    session: AsyncSession,
    service: ProvidedService,
    type: str,
    act: Act,
    *,
    unit: ServiceUnit | None = None,
    renews: ServicePermission | None = None,
    employees: int | None = None,
) -> PermissionApplication:
    """Open a case with the file that the rules of the day ask for.

    Raises: UserError RULES_UNKNOWN, TYPE_UNKNOWN, TYPE_NOT_FOR_SERVICE, NOT_THE_SAME_SERVICE, NOT_RENEWABLE,
        RENEWAL_NOT_OPEN, LIMITED_ONLY_ONCE, UNIT_OF_ANOTHER_SERVICE, EMPLOYEES_NEEDED; the database refuses a
        second open case.
    """
    rules = await rulebook.rules_on(session, service, act.day)
    kind = await rulebook.type_of(session, rules, type)
    await rulebook.require_for_service(session, kind, service)
    if unit is not None and unit.service_id != service.id:
        raise UserError("UNIT_OF_ANOTHER_SERVICE", "This place gives another service.", path=("unitId",))
    occasion = Occasion.FIRST
    if renews is not None:
        occasion = Occasion.RENEWAL
        await _require_renewable(session, renews, service, kind, act.day)
    await permits.require_first(session, kind, service, "type")
    asked = await _asked(session, rules, kind, occasion)
    if employees is None and any(one.employees_over is not None for one in asked):
        raise UserError(
            "EMPLOYEES_NEEDED",
            "What belongs to the file depends on the number of employees. Say how many there are.",
            path=("employees",),
        )
    made = PermissionApplication(
        network_id=service.network_id,
        organisation_id=service.organisation_id,
        service_id=service.id,
        unit_id=unit.id if unit else None,
        type_id=kind.id,
        rule_set_id=rules.id,
        occasion=occasion,
        renews_id=renews.id if renews else None,
        employees=employees,
        opened_on=act.day,
    )
    session.add(made)
    await session.flush()
    of = {"network_id": made.network_id, "organisation_id": made.organisation_id, "application_id": made.id}
    session.add_all(DossierItem(**of, requirement_id=one.id) for one in asked)
    await session.flush()
    return made


async def submit(
    session: AsyncSession, application: PermissionApplication, act: Act, reference: str | None
) -> PermissionApplication:
    """Hand the file in; it must be complete on the day.

    Raises: UserError DOSSIER_INCOMPLETE, RENEWAL_TOO_LATE, TRANSITION_NOT_ALLOWED.
    """
    application = await locked(session, application)
    transition(session, application, _S.SUBMITTED, day=act.day, by=act.by, reason=act.reason)
    await dossiers.require_complete(session, application, act.day)
    await _require_in_time(session, application, act.day)
    application.submitted_on, application.remark = act.day, None
    application.reference = reference or application.reference
    await session.flush()
    return application


async def send_back(
    session: AsyncSession, application: PermissionApplication, act: Act, remark: str
) -> PermissionApplication:
    """The authority wants something completed.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    return await _moved(session, application, _S.RETURNED, act, remark)


async def refuse(
    session: AsyncSession, application: PermissionApplication, act: Act, remark: str | None
) -> PermissionApplication:
    """The authority said no. Who appeals opens the case again.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    return await _moved(session, application, _S.REFUSED, act, remark)


async def appeal(session: AsyncSession, application: PermissionApplication, act: Act) -> PermissionApplication:
    """The refusal is looked at again.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    return await _moved(session, application, _S.APPEALED, act, application.remark)


async def take_back(session: AsyncSession, application: PermissionApplication, act: Act) -> PermissionApplication:
    """Take an application back.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    return await _moved(session, application, _S.WITHDRAWN, act, application.remark)


async def grant(
    session: AsyncSession, application: PermissionApplication, facts: PermissionFacts, act: Act
) -> tuple[PermissionApplication, ServicePermission]:
    """Register the permission that came of it; it follows the one that was to be renewed.

    Raises: UserError as of `permits.register`, TRANSITION_NOT_ALLOWED.
    """
    application = await _moved(session, application, _S.GRANTED, act, None)
    service = await session.get_one(ProvidedService, application.service_id)
    before = None if application.renews_id is None else await session.get_one(ServicePermission, application.renews_id)
    unit = None if application.unit_id is None else await session.get_one(ServiceUnit, application.unit_id)
    facts = replace(facts, unit=facts.unit or unit)
    permission = await permits.register(session, service, facts, act, replaces=before)
    application.permission_id = permission.id
    await session.flush()
    return application, permission


async def state_employees(
    session: AsyncSession, application: PermissionApplication, employees: int
) -> PermissionApplication:
    """Say how many employees there are; what belongs to the file follows.

    Raises: UserError CASE_CLOSED.
    """
    application = await locked(session, application)
    require_open(application)
    application.employees = employees
    await session.flush()
    return application


def require_open(application: PermissionApplication) -> None:
    """That the file can still be changed: before it is handed in, and where it was returned.

    Raises: UserError CASE_CLOSED.
    """
    if application.state not in (_S.OPEN, _S.RETURNED):
        raise UserError(
            "CASE_CLOSED",
            "The file is {state}. It can be changed before it is handed in, and when it was returned.",
            path=("applicationId",),
            state=application.state.name,
        )


async def _moved(
    session: AsyncSession,
    application: PermissionApplication,
    to: PermissionApplicationState,
    act: Act,
    remark: str | None,
) -> PermissionApplication:
    application = await locked(session, application)
    transition(session, application, to, day=act.day, by=act.by, reason=act.reason)
    application.remark = remark
    application.closed_on = act.day if to in _CLOSED else None
    if to in (_S.GRANTED, _S.WITHDRAWN):
        await uses.end(session, await dossiers.uses_of(session, application), act.day)
    await session.flush()
    return application


async def _asked(
    session: AsyncSession, rules: LicensingRuleSet, kind: LicensingPermissionType, occasion: Occasion
) -> list[LicensingRequirement]:
    """What the rules ask for in a file; what depends on the number of employees is among it."""
    of = select(LicensingRequirement).where(LicensingRequirement.rule_set_id == rules.id)
    found = await session.scalars(of.order_by(LicensingRequirement.code))
    return [one for one in found if (not one.types or kind.code in one.types) and one.occasion in (None, occasion)]


async def _require_renewable(
    session: AsyncSession,
    permission: ServicePermission,
    service: ProvidedService,
    kind: LicensingPermissionType,
    day: date,
) -> None:
    if permission.service_id != service.id:
        raise UserError("NOT_THE_SAME_SERVICE", "A permission follows one of the same service.", path=("renewsId",))
    old = await session.get_one(LicensingPermissionType, permission.type_id)
    if old.code == kind.code and not old.renewable:
        raise UserError(
            "NOT_RENEWABLE",
            "{number} cannot be renewed: {type} is followed by another type of permission only.",
            path=("renewsId",),
            number=permission.number,
            type=old.code,
        )
    if permission.state is PermissionState.VOIDED:
        raise UserError(
            "ENTERED_BY_MISTAKE", "{number} was entered by mistake.", path=("renewsId",), number=permission.number
        )
    rules = await session.get_one(LicensingRuleSet, permission.rule_set_id)
    last = permission.valid.end
    if last is not None and rules.renewal_opens_days is not None:
        opens = last - timedelta(rules.renewal_opens_days)
        if day < opens:
            raise UserError(
                "RENEWAL_NOT_OPEN",
                "The renewal of {number} can be asked for from {day} on.",
                path=("renewsId",),
                number=permission.number,
                day=opens.isoformat(),
            )


async def _require_in_time(session: AsyncSession, application: PermissionApplication, day: date) -> None:
    """A renewal is handed in by the last day that the rules of the old permission set.

    Raises: UserError RENEWAL_TOO_LATE.
    """
    if application.renews_id is None:
        return
    permission = await session.get_one(ServicePermission, application.renews_id)
    rules = await session.get_one(LicensingRuleSet, permission.rule_set_id)
    last = permission.valid.end
    if last is None or rules.renewal_closes_days is None:
        return
    closes = last - timedelta(rules.renewal_closes_days)
    if day > closes:
        raise UserError(
            "RENEWAL_TOO_LATE",
            "The renewal of {number} was to be handed in by {day}. Ask for a new permission instead.",
            number=permission.number,
            day=closes.isoformat(),
        )


__all__ = [
    "appeal",
    "grant",
    "open_case",
    "refuse",
    "require_open",
    "send_back",
    "state_employees",
    "submit",
    "take_back",
]
