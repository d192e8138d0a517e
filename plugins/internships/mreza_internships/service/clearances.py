"""Certificates of no criminal record: who works with children has shown one that holds."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Internship


async def require(session: AsyncSession, internship: Internship, day: date) -> None:
    """That a certificate holds on the day.

    Raises: UserError CLEARANCE_MISSING.
    """
    raise UserError(
        "CLEARANCE_MISSING",
        "The place works with children, and no certificate of no criminal record holds "
        "on {day}. File one with its last day first.",
        day=day.isoformat(),
    )
