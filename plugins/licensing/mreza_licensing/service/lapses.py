"""Telling that a permission ends: on each of the days that its rules name, once."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from mreza.outbox.event import Event
from sqlalchemy import Date, Integer, cast, exists, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.events import PermissionLapsing, ProfessionalLicenceLapsing
from mreza_licensing.models import (
    LapseAlert,
    LicensingRuleSet,
    PermissionState,
    ProfessionalLicence,
    ProfessionalLicenceState,
    ServicePermission,
    standing,
)
from mreza_licensing.service.act import on

BATCH = 100
#: A day that passed longer ago than so many days, as of what was entered late, is not told of any more.
CATCH_UP = 30
M = TypeVar("M", ServicePermission, ProfessionalLicence)


async def due(session: AsyncSession, today: date) -> list[Event]:
    """What is to be told today of some permissions and licences; none is left when nothing comes.

    Of several days that have passed at once, as when nothing ran for a while, the last is told and the others count as
    told: nobody is woken three times for one thing.
    """
    permissions = await _passed(session, ServicePermission, LapseAlert.permission_id, today)
    licences = await _passed(session, ProfessionalLicence, LapseAlert.licence_id, today)
    events: list[Event] = []
    for permission, days in permissions:
        last = permission.valid.end
        assert last is not None, "what has no end does not lapse"
        facts = select(standing.renewable(ServicePermission), standing.case_open(ServicePermission, on(today)))
        renewable, open_ = (await session.execute(facts.where(ServicePermission.id == permission.id))).one()
        events.append(PermissionLapsing(permission, days, last, renewable, open_))
    for licence, days in licences:
        last = licence.valid.end
        assert last is not None, "what has no end does not lapse"
        events.append(ProfessionalLicenceLapsing(licence, days, last))
    await session.flush()
    return events


async def _passed(session: AsyncSession, model: type[M], link: Any, today: date) -> list[tuple[M, int]]:
    """Rows of which a day has passed that was not told, each with the last such day; they are marked as told."""
    thresholds = func.jsonb_array_elements_text(LicensingRuleSet.alert_days).table_valued("days").render_derived()
    days: Any = cast(thresholds.c.days, Integer)
    last = cast(func.upper(model.valid), Date) - standing.ONE
    left = last - on(today)
    told = exists().where(link == model.id, LapseAlert.last_day == last, LapseAlert.days == days)
    found = (
        select(model.id, func.array_agg(days))
        .select_from(model)
        .join(LicensingRuleSet, LicensingRuleSet.id == model.rule_set_id)
        .join(thresholds, true())
        .where(*_stands(model), left.between(days - CATCH_UP, days), ~told)
        .group_by(model.id)
        .order_by(model.id)
        .limit(BATCH)
    )
    passed: list[tuple[M, int]] = []
    for id, untold in await session.execute(found):
        row = await session.get(model, id, with_for_update=True, populate_existing=True)
        if row is None or row.valid.end is None:
            continue
        session.add_all(
            LapseAlert(
                network_id=row.network_id,
                **{link.key: row.id},
                last_day=row.valid.end,
                days=one,
                on_day=today,
            )
            for one in set(untold)
        )
        passed.append((row, min(untold)))
    return passed


def _stands(model: type[M]) -> list[Any]:
    """What is to be told of: what was not ended by a decision, and nothing follows."""
    if model is ServicePermission:
        return [ServicePermission.state == PermissionState.ISSUED, ~standing.renewed(ServicePermission)]
    return [ProfessionalLicence.state == ProfessionalLicenceState.ISSUED]


__all__ = ["BATCH", "due"]
