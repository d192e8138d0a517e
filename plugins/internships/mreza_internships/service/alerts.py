"""What has to be told by a day: agreements that are not signed while the internship is about to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mreza_calls.service.act import Act
from sqlalchemy import Date, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.events import InternshipAgreementUnsigned
from mreza_internships.models import (
    Internship,
    InternshipAgreement,
    InternshipAgreementState,
    InternshipParty,
    InternshipState,
)
from mreza_internships.service import agreements

BEFORE_START = timedelta(days=7)


async def unsigned(session: AsyncSession, act: Act) -> list[InternshipAgreementUnsigned]:
    """Of each internship that begins within a week and whose agreement is not signed, one event for each of the three
    parties; of each internship once.
    """
    signed = select(InternshipAgreement.id).where(
        InternshipAgreement.internship_id == Internship.id,
        InternshipAgreement.state == InternshipAgreementState.SIGNED,
    )
    begins = cast(func.lower(Internship.valid), Date)
    waiting = select(Internship).where(
        Internship.state == InternshipState.PLANNED,
        Internship.alerted_on.is_(None),
        begins <= act.day + BEFORE_START,
        ~signed.exists(),
    )
    told = []
    for one in list(await session.scalars(waiting.order_by(Internship.id).with_for_update(skip_locked=True))):
        one.alerted_on = act.day
        told += list(_told(one, await agreements.of_internship(session, one)))
    await session.flush()
    return told


def _told(one: Internship, agreement: InternshipAgreement | None) -> Iterator[InternshipAgreementUnsigned]:
    starts: date | None = one.valid.start
    assert starts is not None
    for party in InternshipParty:
        has_signed = agreement is not None and agreement.signed(party) is not None
        yield InternshipAgreementUnsigned(one, party.name, has_signed, starts)
