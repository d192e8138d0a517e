"""Points beside the grid that other plugins give: asked for at each ranking, taken back where the ground is gone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.errors import ConfigurationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import Call, CallApplication, CallBonus
from mreza_calls.service.act import Act
from mreza_calls.service.assessments import award


async def renew(session: AsyncSession, call: Call, hooks: Any, act: Act) -> None:
    """Let the score sheets of a call say what other plugins give now. What somebody gave by hand under the same code
    stands, and is not added to.

    Raises: ConfigurationError naming a plugin that gives points to applications of another call.
    """
    applications = {
        one.id: one for one in await session.scalars(select(CallApplication).where(CallApplication.call_id == call.id))
    }
    there = await session.scalars(select(CallBonus).where(CallBonus.application_id.in_(applications)))
    kept: dict[tuple[UUID, str], CallBonus] = {(one.application_id, one.code): one for one in there}
    for plugin, statement in hooks.collect("bonus_points", call=call.id, day=act.day):
        given = set()
        for id, code, points, detail in await session.execute(statement):
            if id not in applications:
                raise ConfigurationError(f"The plugin {plugin} gives points in another call than {call.code}.")
            given.add((id, code))
            before = kept.get((id, code))
            if before is None or before.source == plugin:
                await award(session, applications[id], code, points, source=plugin, detail=detail)
        for key, bonus in kept.items():
            if bonus.source == plugin and key not in given:
                await session.delete(bonus)
    await session.flush()


__all__ = ["renew"]
