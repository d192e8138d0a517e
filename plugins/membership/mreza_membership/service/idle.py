"""Applications in which nothing has happened for some time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.history import StateChange
from mreza.model.states import transition
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    AdmissionFinding,
    AdmissionReview,
    MembershipApplication,
    MembershipApplicationState,
)
from mreza_membership.service.act import Act

_S = MembershipApplicationState
_WAITS = (_S.DRAFT, _S.SUBMITTED, _S.CHANGES_REQUESTED, _S.SCREENING, _S.UNDER_REVIEW)


async def lapse(session: AsyncSession, network: Network, days: int, act: Act) -> list[MembershipApplication]:
    """Close the applications of a network in which nothing has happened for more than `days` days.

    Raises: UserError DAYS_TOO_FEW.
    """
    if days < 1:
        raise UserError("DAYS_TOO_FEW", "Give at least one day.", path=("olderThanDays",))
    idle = await _idle_since_before(session, network, act.day - timedelta(days=days))
    for one in idle:
        transition(session, one, _S.LAPSED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return idle


async def _idle_since_before(session: AsyncSession, network: Network, day: date) -> list[MembershipApplication]:
    """In the order of their references; kept from concurrent changes until the transaction ends."""
    rows = await session.scalars(
        select(MembershipApplication)
        .where(
            MembershipApplication.network_id == network.id,
            MembershipApplication.state.in_(_WAITS),
            _last_move() < day,
        )
        .order_by(MembershipApplication.reference)
        .with_for_update()
    )
    return list(rows)


def _last_move() -> ColumnElement[date | None]:
    """The last day of a change of state, a check or a review; the day of handing in, before any of them."""
    of = MembershipApplication.id
    moved = _latest(StateChange.on_day, StateChange.subject_id == of)
    found = _latest(AdmissionFinding.found_on, AdmissionFinding.application_id == of)
    asked = _latest(AdmissionReview.assigned_on, AdmissionReview.application_id == of)
    advised = _latest(AdmissionReview.recorded_on, AdmissionReview.application_id == of)
    return func.greatest(MembershipApplication.submitted_on, moved, found, asked, advised)


def _latest(day: Any, condition: ColumnElement[bool]) -> ColumnElement[date | None]:
    return select(func.max(day)).where(condition).scalar_subquery()
