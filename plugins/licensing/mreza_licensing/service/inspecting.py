"""Inspections: writing down what was found, putting it right, and what an authority orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_documents.models import Document
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import (
    CorrectiveAction,
    CorrectiveActionState,
    FindingFamily,
    FindingSeverity,
    FindingState,
    Inspection,
    InspectionFinding,
    InspectionMeasure,
    LicensingAuthority,
    PermissionState,
    PermissionSuspension,
    ServicePermission,
)
from mreza_licensing.service import permits, suspensions
from mreza_licensing.service.act import Act, locked

_M = InspectionMeasure


@dataclass(frozen=True)
class InspectionFacts:
    """What is known of an inspection.

    Attributes:
        on_day: When it took place.
        service: Which service; of the organisation as a whole when left out.
        permission: The permission that it was about.
        authority: Who looked.
        announced: Whether it was announced before.
        inspector: Who came, by name.
        reference: The authority's reference.
        report: The report.
    """

    on_day: date
    service: ProvidedService | None = None
    permission: ServicePermission | None = None
    authority: LicensingAuthority | None = None
    announced: bool = True
    inspector: str | None = None
    reference: str | None = None
    report: Document | None = None


@dataclass(frozen=True)
class FindingFacts:
    """What an inspection found.

    Attributes:
        finding: What it is.
        family: Which family of standards.
        severity: How much it weighs.
        criterion: The standard's criterion, by its code.
        deadline: The last day to put it right.
    """

    finding: str
    family: FindingFamily
    severity: FindingSeverity
    criterion: str | None = None
    deadline: date | None = None


async def record(session: AsyncSession, organisation: Organisation, facts: InspectionFacts, act: Act) -> Inspection:
    """Write an inspection down once it took place.

    Raises: UserError INSPECTION_IN_FUTURE, OF_ANOTHER_ORGANISATION.
    """
    if facts.on_day > act.today:
        raise UserError(
            "INSPECTION_IN_FUTURE",
            "{day} is still to come. Write an inspection down once it took place.",
            path=("facts", "onDay"),
            day=facts.on_day.isoformat(),
        )
    permission, service = facts.permission, facts.service
    for name, one in (("permissionId", permission), ("serviceId", service), ("reportId", facts.report)):
        if one is not None and one.organisation_id != organisation.id:
            raise UserError("OF_ANOTHER_ORGANISATION", "This belongs to another organisation.", path=("facts", name))
    service_id = service.id if service else permission.service_id if permission else None
    made = Inspection(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        service_id=service_id,
        permission_id=permission.id if permission else None,
        authority_id=facts.authority.id if facts.authority else None,
        on_day=facts.on_day,
        announced=facts.announced,
        inspector=facts.inspector,
        reference=facts.reference,
        report_id=facts.report.id if facts.report else None,
    )
    session.add(made)
    await session.flush()
    return made


async def add_finding(session: AsyncSession, inspection: Inspection, facts: FindingFacts) -> InspectionFinding:
    """Write down what an inspection found.

    Raises: UserError DEADLINE_BEFORE_INSPECTION.
    """
    if facts.deadline is not None and facts.deadline < inspection.on_day:
        raise UserError(
            "DEADLINE_BEFORE_INSPECTION",
            "The deadline lies before the inspection of {day}.",
            path=("facts", "deadline"),
            day=inspection.on_day.isoformat(),
        )
    made = InspectionFinding(
        network_id=inspection.network_id,
        inspection_id=inspection.id,
        organisation_id=inspection.organisation_id,
        criterion=facts.criterion,
        family=facts.family,
        severity=facts.severity,
        finding=facts.finding,
        deadline=facts.deadline,
    )
    session.add(made)
    await session.flush()
    return made


async def settle(session: AsyncSession, finding: InspectionFinding, to: FindingState, act: Act) -> InspectionFinding:
    """A finding was put right, or turns out not to have been.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    finding = await locked(session, finding)
    transition(session, finding, to, day=act.day, by=act.by, reason=act.reason)
    finding.resolved_on = act.day if to is FindingState.RESOLVED else None
    await session.flush()
    return finding


async def plan_action(
    session: AsyncSession, finding: InspectionFinding, title: str, due_on: date, person: Person | None
) -> CorrectiveAction:
    """Plan what puts a finding right.

    Raises: UserError FINDING_RESOLVED.
    """
    if finding.state is FindingState.RESOLVED:
        raise UserError("FINDING_RESOLVED", "This finding was put right already.", path=("findingId",))
    made = CorrectiveAction(
        network_id=finding.network_id,
        finding_id=finding.id,
        organisation_id=finding.organisation_id,
        title=title,
        person_id=person.id if person else None,
        due_on=due_on,
    )
    session.add(made)
    await session.flush()
    return made


async def move_action(
    session: AsyncSession, action: CorrectiveAction, to: CorrectiveActionState, act: Act
) -> CorrectiveAction:
    """An action was done, was seen to be done, is to be done again, or is dropped.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    action = await locked(session, action)
    transition(session, action, to, day=act.day, by=act.by, reason=act.reason)
    if to is CorrectiveActionState.DONE:
        action.done_on = act.day
    elif to is CorrectiveActionState.PLANNED:
        action.done_on = None
    await session.flush()
    return action


async def take_measure(
    session: AsyncSession, inspection: Inspection, measure: InspectionMeasure, act: Act, reason: str
) -> tuple[Inspection, PermissionSuspension | None]:
    """What an authority orders after an inspection. A suspension and a withdrawal touch the permission that it was
    about, from `act.day` on; NONE ends what was ordered, and lifts a suspension.

    Raises: UserError PERMISSION_NEEDED, TRANSITION_NOT_ALLOWED, and as of suspending, lifting and ending.
    """
    inspection = await locked(session, inspection)
    before = inspection.measure
    transition(session, inspection, measure, day=act.day, by=act.by, reason=reason, attribute="measure")
    suspended = None
    if measure is _M.SUSPENSION:
        permission = await _permission(session, inspection)
        suspended = await suspensions.suspend(session, permission, act, reason, inspection=inspection)
    elif measure is _M.WITHDRAWAL:
        await permits.end(session, await _permission(session, inspection), PermissionState.WITHDRAWN, act)
    if before is _M.SUSPENSION and measure is not _M.WITHDRAWAL:
        running = await suspensions.running_or_coming(session, inspection, act.day)
        if running is not None:
            suspended = await suspensions.lift(session, running, act)
    await session.flush()
    return inspection, suspended


async def _permission(session: AsyncSession, inspection: Inspection) -> ServicePermission:
    id: UUID | None = inspection.permission_id
    if id is None:
        raise UserError(
            "PERMISSION_NEEDED",
            "This inspection was about no permission. Suspend or withdraw the permission itself.",
            path=("measure",),
        )
    return await session.get_one(ServicePermission, id)


__all__ = [
    "FindingFacts",
    "InspectionFacts",
    "add_finding",
    "move_action",
    "plan_action",
    "record",
    "settle",
    "take_measure",
]
