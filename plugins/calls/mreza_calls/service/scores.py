"""From assessors' points to totals, and from applications to candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from mreza.directory.places import Country
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    Call,
    CallApplication,
    CallAssessment,
    CallAssessmentState,
    CallBonus,
    CallCriterion,
    CallQuota,
    CallQuotaKind,
    CallScore,
    CallTieRule,
)
from mreza_calls.service.ranking import Candidate, Quotas

_CENT = Decimal("0.01")
_NOTHING = Decimal(0)


@dataclass(slots=True)
class Sheet:
    """An application's score sheet.

    Attributes:
        assessments: how many assessors have finished.
        means: mean points by criterion, in the grid's order.
        points: the mean of the assessors' weighted points, rounded to cents.
        bonus: bonus points.
    """

    application: CallApplication
    country: str
    assessments: int = 0
    means: dict[UUID, Decimal] = field(default_factory=dict)
    points: Decimal = _NOTHING
    bonus: Decimal = _NOTHING

    @property
    def total(self) -> Decimal:
        """Points and bonus together."""
        return self.points + self.bonus


async def sheets(session: AsyncSession, call: Call, applications: Sequence[CallApplication]) -> list[Sheet]:
    """The score sheets of applications. Only finished assessments count."""
    countries = dict((await session.execute(select(Country.id, Country.code))).all())
    found = {one.id: Sheet(one, countries[one.country_id]) for one in applications}
    grid = await criteria_of(session, call)
    given: defaultdict[UUID, defaultdict[UUID, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    finished = (CallAssessment.application_id.in_(found), CallAssessment.state == CallAssessmentState.FINISHED)
    counted = select(CallAssessment.application_id, func.count()).where(*finished)
    for application_id, count in await session.execute(counted.group_by(CallAssessment.application_id)):
        found[application_id].assessments = count
    scored = select(CallScore).join(CallAssessment, CallAssessment.id == CallScore.assessment_id).where(*finished)
    for score in await session.scalars(scored):
        given[score.application_id][score.criterion_id].append(score.points)
    for id, sheet in found.items():
        sheet.means = {one.id: _mean(given[id][one.id]) for one in grid}
        weighted = (sheet.means[one.id] * one.weight / one.maximum for one in grid)
        sheet.points = sum(weighted, _NOTHING).quantize(_CENT, ROUND_HALF_UP)
    awarded = select(CallBonus.application_id, func.sum(CallBonus.points)).where(CallBonus.application_id.in_(found))
    for application_id, points in await session.execute(awarded.group_by(CallBonus.application_id)):
        found[application_id].bonus = points
    return list(found.values())


async def quotas_of(session: AsyncSession, call: Call) -> Quotas:
    """How a call's places are shared out."""
    countries = dict((await session.execute(select(Country.id, Country.code))).all())
    minima: dict[str, int] = {}
    maxima: dict[str, int] = {}
    each: dict[CallQuotaKind, int] = {}
    for one in await session.scalars(select(CallQuota).where(CallQuota.call_id == call.id)):
        if one.country_id is None:
            each[one.kind] = one.places
        else:
            named = minima if one.kind is CallQuotaKind.COUNTRY_MINIMUM else maxima
            named[countries[one.country_id]] = one.places
    return Quotas(
        call.places,
        minima,
        maxima,
        each.get(CallQuotaKind.COUNTRY_MAXIMUM),
        each.get(CallQuotaKind.ORGANISATION_MAXIMUM),
    )


async def criteria_of(session: AsyncSession, call: Call) -> list[CallCriterion]:
    """The grid, in its order."""
    lines = select(CallCriterion).where(CallCriterion.call_id == call.id).order_by(CallCriterion.position)
    return list(await session.scalars(lines))


def candidate(call: Call, grid: Sequence[CallCriterion], sheet: Sheet) -> Candidate:
    """An application as it is ranked, with the call's declared rule for ties and its thresholds."""
    short = [one for one in grid if one.threshold is not None and sheet.means[one.id] < one.threshold]
    fit = not short and (call.threshold is None or sheet.total >= call.threshold)
    one = sheet.application
    return Candidate(one.id, sheet.country, one.organisation_id, sheet.total, _tie(call, grid, sheet), fit)


def _tie(call: Call, grid: Sequence[CallCriterion], sheet: Sheet) -> tuple[Any, ...]:
    """Sorts first who comes first; the reference makes any two differ."""
    one = sheet.application
    submitted = one.submitted_at or datetime.max.replace(tzinfo=UTC)
    if call.tie_rule is CallTieRule.LOT:
        return sha256(f"{call.code}:{one.reference}".encode()).hexdigest(), one.reference
    if call.tie_rule is CallTieRule.FIRST_CRITERION:
        return *(-sheet.means[line.id] for line in grid), submitted, one.reference
    return submitted, one.reference


def _mean(points: Sequence[Decimal]) -> Decimal:
    return sum(points, _NOTHING) / len(points) if points else _NOTHING
