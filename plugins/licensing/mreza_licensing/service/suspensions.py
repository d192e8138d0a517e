"""Suspending permissions, and lifting that. Both take effect by their days: nothing has to happen on them."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import Inspection, PermissionState, PermissionSuspension, ServicePermission
from mreza_licensing.service.act import Act, locked


async def suspend(
    session: AsyncSession,
    permission: ServicePermission,
    act: Act,
    reason: str,
    *,
    until: date | None = None,
    inspection: Inspection | None = None,
) -> PermissionSuspension:
    """A permission rests from `act.day` on, until somebody lifts that, or to a day.

    Raises: UserError NOT_IN_FORCE, INSPECTION_OF_ANOTHER; the database refuses days that overlap with another
        suspension's.
    """
    permission = await locked(session, permission)
    if permission.state is PermissionState.VOIDED or act.day not in permission.valid:
        raise UserError(
            "NOT_IN_FORCE",
            "{number} does not hold on {day}. Only what holds can rest.",
            path=("fromDay",),
            number=permission.number,
            day=act.day.isoformat(),
        )
    if inspection is not None and inspection.organisation_id != permission.organisation_id:
        raise UserError("INSPECTION_OF_ANOTHER", "This inspection was of another organisation.", path=("inspectionId",))
    made = PermissionSuspension(
        network_id=permission.network_id,
        permission_id=permission.id,
        organisation_id=permission.organisation_id,
        inspection_id=inspection.id if inspection else None,
        valid=Period(act.day, until),
        reason=reason,
        decided_on=act.today,
    )
    session.add(made)
    await session.flush()
    return made


async def lift(session: AsyncSession, suspension: PermissionSuspension, act: Act) -> PermissionSuspension:
    """The permission holds again from `act.day` on. A suspension that is lifted before it begins never runs.

    Raises: UserError NOT_SUSPENDED.
    """
    await locked(session, await session.get_one(ServicePermission, suspension.permission_id))
    suspension = await locked(session, suspension)
    start, end = suspension.valid.start, suspension.valid.end
    assert start is not None, "a suspension has a first day"
    if suspension.lifted_on is not None or (end is not None and end < act.day):
        raise UserError(
            "NOT_SUSPENDED",
            "This suspension does not run on {day} any more.",
            path=("suspensionId",),
            day=act.day.isoformat(),
        )
    suspension.lifted_on, suspension.lifted_reason = act.day, act.reason
    if act.day > start:
        suspension.valid = Period(start, act.day - ONE_DAY)
    await session.flush()
    return suspension


async def running_or_coming(session: AsyncSession, inspection: Inspection, day: date) -> PermissionSuspension | None:
    """The suspension by an inspection that runs on the day, or the next that will; others are not its to lift."""
    open_ = select(PermissionSuspension).where(
        PermissionSuspension.inspection_id == inspection.id, PermissionSuspension.lifted_on.is_(None)
    )
    coming = [one for one in await session.scalars(open_) if one.valid.end is None or one.valid.end >= day]
    return min(coming, key=lambda one: one.valid.start or date.min, default=None)


__all__ = ["lift", "running_or_coming", "suspend"]
