"""What is to be done for materials, and was."""

from __future__ import annotations

from mreza.model.states import transition
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import CampaignTask, CampaignTaskState
from mreza_campaigns.service.act import Act, locked


async def settle(session: AsyncSession, task: CampaignTask, to: CampaignTaskState, act: Act) -> CampaignTask:
    """Say what became of a task.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    task = await locked(session, task)
    transition(session, task, to, day=act.day, by=act.by, reason=act.reason)
    task.done_on = act.day
    await session.flush()
    return task


__all__ = ["settle"]
