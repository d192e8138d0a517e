"""Whose people somebody is: affiliations in an organisation, as of a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.people import Affiliation
from mreza_calls.service.act import on
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession


async def is_of(session: AsyncSession, person: UUID, organisation: UUID, day: date) -> bool:
    """Whether the person works for, volunteers with or leads the organisation on the day."""
    tied = (Affiliation.person_id == person, Affiliation.organisation_id == organisation)
    found = select(Affiliation.id).where(*tied, Affiliation.valid.contains(on(day))).limit(1)
    return await session.scalar(found) is not None


async def was_of(session: AsyncSession, person: UUID, organisation: UUID) -> bool:
    """Whether the person ever did."""
    tied = (Affiliation.person_id == person, Affiliation.organisation_id == organisation)
    return await session.scalar(select(Affiliation.id).where(*tied).limit(1)) is not None
