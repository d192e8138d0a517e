"""Whether an organisation can host: whoever knows of its standing answers the hook of calls."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.plugin.hooks import Hooks
from mreza.text import Locale
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

UNKNOWN = "STANDING_UNKNOWN"


async def require_can_host(session: AsyncSession, hooks: Hooks, organisation: Organisation, day: date) -> str | None:
    """What one is to be warned of when the organisation takes an intern on the day, e.g. ``GRACE``; None for nothing.

    Without a plugin that knows of standings that is ``STANDING_UNKNOWN``.

    Raises: UserError HOST_NOT_ACTIVE when one says that it is barred.
    """
    answers = hooks.collect("organisation_standing", organisation=organisation.id, day=day)
    warnings = []
    for answer in answers:
        bars, warns = (await session.execute(select(*answer.value))).one()
        if bars is not None:
            raise UserError(
                "HOST_NOT_ACTIVE",
                "{host} takes no interns: {standing}. Settle that with its network first, or choose another host.",
                path=("organisationId",),
                host=organisation.name.get(Locale.EN).text,
                standing=bars,
            )
        warnings += [warns] if warns is not None else []
    return next(iter(warnings), None) if answers else UNKNOWN
