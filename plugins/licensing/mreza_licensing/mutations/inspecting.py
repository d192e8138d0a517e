"""Inspections, findings, actions and measures."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation

from mreza_licensing import events, permissions
from mreza_licensing.models import (
    CorrectiveAction,
    CorrectiveActionState,
    FindingState,
    Inspection,
    InspectionFinding,
    InspectionMeasure,
    ServicePermission,
)
from mreza_licensing.mutations.acts import act, require_network
from mreza_licensing.service import inspecting
from mreza_licensing.service.inspecting import FindingFacts, InspectionFacts


@mutation(permission=permissions.INSPECT, emits=events.InspectionRecorded)
async def record_inspection(do: Do, organisation: Organisation, facts: InspectionFacts) -> Inspection:
    """Write down that an authority looked at an organisation or one of its services.

    Args:
        organisation: Which organisation.
        facts: What is known of it.
    """
    require_network(do, organisation.network_id, "Organisation")
    made = await inspecting.record(do.session, organisation, facts, act(do))
    do.emit(events.InspectionRecorded(made, made.on_day))
    return made


@mutation(permission=permissions.INSPECT)
async def add_inspection_finding(do: Do, inspection: Inspection, facts: FindingFacts) -> InspectionFinding:
    """Write down what an inspection found.

    Args:
        inspection: Which inspection.
        facts: What it found.
    """
    require_network(do, inspection.network_id, "Inspection")
    return await inspecting.add_finding(do.session, inspection, facts)


@mutation(permission=permissions.INSPECT)
async def resolve_finding(do: Do, finding: InspectionFinding, day: date | None = None) -> InspectionFinding:
    """Write down that a finding was put right.

    Args:
        finding: Which finding.
        day: When; today when left out.
    """
    require_network(do, finding.network_id, "Finding")
    return await inspecting.settle(do.session, finding, FindingState.RESOLVED, act(do, day))


@mutation(permission=permissions.INSPECT)
async def reopen_finding(do: Do, finding: InspectionFinding, reason: str) -> InspectionFinding:
    """Write down that a finding was not put right after all.

    Args:
        finding: Which finding.
        reason: Why.
    """
    require_network(do, finding.network_id, "Finding")
    return await inspecting.settle(do.session, finding, FindingState.OPEN, act(do))


@mutation(
    permission=permissions.INSPECT,
    emits=(
        events.InspectionMeasureTaken,
        events.PermissionSuspended,
        events.SuspensionLifted,
        events.PermissionEnded,
    ),
)
async def take_inspection_measure(
    do: Do, inspection: Inspection, measure: InspectionMeasure, reason: str, from_day: date | None = None
) -> Inspection:
    """Write down what an authority orders after an inspection. A suspension and a withdrawal touch the permission that
    the inspection was about, from a day on; NONE ends what was ordered and lifts a suspension.

    Args:
        inspection: Which inspection.
        measure: What is ordered.
        reason: Why.
        from_day: From which day on; today when left out.
    """
    require_network(do, inspection.network_id, "Inspection")
    when = act(do, from_day)
    moved, suspension = await inspecting.take_measure(do.session, inspection, measure, when, reason)
    do.emit(events.InspectionMeasureTaken(moved, measure.name, when.day))
    if moved.permission_id is not None:
        permission = await do.session.get_one(ServicePermission, moved.permission_id)
        # Who follows the permission is told as if it had been touched without an inspection.
        if suspension is not None and suspension.lifted_on is None:
            do.emit(events.PermissionSuspended(permission, when.day, suspension.valid.end))
        elif suspension is not None:
            do.emit(events.SuspensionLifted(permission, when.day))
        elif measure is InspectionMeasure.WITHDRAWAL:
            do.emit(events.PermissionEnded(permission, permission.state.name, permission.valid.end))
    return moved


@mutation(permission=permissions.APPLY)
async def plan_corrective_action(
    do: Do, finding: InspectionFinding, title: str, due_on: date, person: Person | None = None
) -> CorrectiveAction:
    """Plan what puts a finding right.

    Args:
        finding: Which finding.
        title: What is to be done.
        due_on: By when.
        person: Who sees to it.
    """
    return await inspecting.plan_action(do.session, finding, title, due_on, person)


@mutation(permission=permissions.APPLY)
async def complete_corrective_action(do: Do, action: CorrectiveAction, day: date | None = None) -> CorrectiveAction:
    """Say that an action was done.

    Args:
        action: Which action.
        day: When; today when left out.
    """
    return await inspecting.move_action(do.session, action, CorrectiveActionState.DONE, act(do, day))


@mutation(permission=permissions.APPLY)
async def drop_corrective_action(do: Do, action: CorrectiveAction, reason: str) -> CorrectiveAction:
    """Say that an action is not to be done any more.

    Args:
        action: Which action.
        reason: Why.
    """
    return await inspecting.move_action(do.session, action, CorrectiveActionState.DROPPED, act(do))


@mutation(permission=permissions.INSPECT)
async def verify_corrective_action(do: Do, action: CorrectiveAction, done: bool) -> CorrectiveAction:
    """Say what one saw of an action that is said to be done.

    Args:
        action: Which action.
        done: Whether it was done; else it is to be done again.
    """
    require_network(do, action.network_id, "Action")
    to = CorrectiveActionState.VERIFIED if done else CorrectiveActionState.PLANNED
    return await inspecting.move_action(do.session, action, to, act(do))
