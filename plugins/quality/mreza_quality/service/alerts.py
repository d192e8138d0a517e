"""What is told when its day has come, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mreza_calls.service.act import Act
from sqlalchemy import Date, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality import events
from mreza_quality.models import (
    PeerReview,
    PeerReviewState,
    QualityAction,
    QualityActionState,
    QualityCertificate,
    QualityCertificateState,
    QualityPlan,
    QualityPlanState,
)
from mreza_quality.models.peer_reviews import follow_up_due

CERTIFICATE_DAYS = 90
"""How long before its last day it is told of a certificate."""


async def overdue(session: AsyncSession, act: Act) -> Iterator[events.QualityActionOverdue]:
    """Actions of adopted plans that were to be done before today."""
    found = select(QualityAction).join(QualityPlan, QualityPlan.id == QualityAction.plan_id)
    found = found.where(
        QualityPlan.state == QualityPlanState.APPROVED,
        QualityAction.state == QualityActionState.OPEN,
        QualityAction.due_on < act.day,
        QualityAction.told_on.is_(None),
    )
    rows = list(await session.scalars(found.with_for_update(of=QualityAction, skip_locked=True)))
    for one in rows:
        one.told_on = act.day
    return (events.QualityActionOverdue(one, one.due_on) for one in rows)


async def expiring(session: AsyncSession, act: Act) -> Iterator[events.QualityCertificateExpiring]:
    """Certificates that end soon."""
    after = func.upper(QualityCertificate.valid, type_=Date())
    found = select(QualityCertificate).where(
        QualityCertificate.state == QualityCertificateState.ISSUED,
        QualityCertificate.told_on.is_(None),
        after > act.day,
        after <= act.day + timedelta(CERTIFICATE_DAYS + 1),
    )
    rows = list(await session.scalars(found.with_for_update(skip_locked=True)))
    for one in rows:
        one.told_on = act.day
    return (events.QualityCertificateExpiring(one, one.valid.end) for one in rows if one.valid.end)


async def follow_ups(session: AsyncSession, act: Act) -> Iterator[events.PeerFollowUpDue]:
    """Reviews that are to be looked at again."""
    due, reported = follow_up_due(PeerReview), (PeerReviewState.FINAL_REPORT, PeerReviewState.RESPONDED)
    found = select(PeerReview, due).where(PeerReview.state.in_(reported), PeerReview.told_on.is_(None), due <= act.day)
    rows = [(one, day) for one, day in await session.execute(found.with_for_update(skip_locked=True))]
    for one, _ in rows:
        one.told_on = act.day
    return (events.PeerFollowUpDue(one, day) for one, day in rows if day)
