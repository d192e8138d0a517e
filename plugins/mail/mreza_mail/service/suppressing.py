"""To whom a network sends no more: asked for before each letter, said once and for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from mreza.model.ids import uuid7
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_mail.models import MailMessage, MailSuppression, SuppressionGround

_G = SuppressionGround


async def grounds(
    session: AsyncSession, network_id: UUID, fingerprints: Iterable[str], *, necessary: bool
) -> dict[str, SuppressionGround]:
    """Why nothing is sent to some of these addresses. A necessary letter goes to who wants no mailings, too."""
    asked = select(MailSuppression.fingerprint, MailSuppression.ground).where(
        MailSuppression.network_id == network_id, MailSuppression.fingerprint.in_(list(fingerprints))
    )
    if necessary:
        asked = asked.where(MailSuppression.ground == _G.BOUNCED)
    # Who opted out is named so, even if the address does not exist any more either.
    rows = await session.execute(asked.order_by(MailSuppression.ground.desc()))
    found: dict[str, SuppressionGround] = {}
    for fingerprint, ground in rows:
        found.setdefault(fingerprint, ground)
    return found


async def suppress(
    session: AsyncSession,
    network_id: UUID,
    fingerprint: str,
    ground: SuppressionGround,
    day: date,
    message: MailMessage | None = None,
) -> MailSuppression | None:
    """Send nothing more to an address; None when nothing is sent to it already. Two who say it at once say it once."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "version": 1,
        "network_id": network_id,
        "fingerprint": fingerprint,
        "ground": ground,
        "since": day,
        "message_id": message.id if message else None,
    }
    await session.flush()
    made = insert(MailSuppression).values(values).on_conflict_do_nothing()
    id = (await session.execute(made.returning(MailSuppression.id))).scalar_one_or_none()
    return None if id is None else cast(MailSuppression, await session.get(MailSuppression, id))


async def of_address(
    session: AsyncSession, network_id: UUID, fingerprint: str, ground: SuppressionGround
) -> MailSuppression:
    """What there is of an address."""
    asked = select(MailSuppression).where(
        MailSuppression.network_id == network_id,
        MailSuppression.fingerprint == fingerprint,
        MailSuppression.ground == ground,
    )
    return (await session.scalars(asked)).one()


__all__ = ["grounds", "of_address", "suppress"]
