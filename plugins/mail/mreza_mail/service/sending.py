"""Sending what waits. Each letter is taken on a lease, sent outside of any transaction, and then marked: if a worker
dies in between, the lease ends and another sends the same letter again, with the same Message-ID."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from mreza.clock import CIVIL_ZONE
from mreza.directory.places import Network
from mreza.model.states import transition
from mreza.text import Translated
from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_mail.models import BounceKind, Mailing, MailMessage, MailMessageState, SuppressionGround
from mreza_mail.service.bouncing import came_back
from mreza_mail.service.suppressing import grounds

BATCH = 10
"""So many letters are taken at once; so few may be sent twice when a worker dies."""
WAITS = (300, 1800, 7200, 21_600, 43_200, 86_400, 86_400)
"""Seconds between attempts: mail servers want to be asked again, for three days."""

_S = MailMessageState


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter that was taken to be sent, with what it is composed of."""

    message: MailMessage
    mailing: Mailing
    network: Translated


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the mail server said to a letter.

    Attributes:
        sent: It was handed over: taken, or refused for its recipient's sake.
        status: The code of the answer, without its words.
        bounce: It was refused, because there is no such recipient (HARD), or for now (SOFT).
        final: It was not taken, and will not be.
    """

    sent: bool = False
    status: str | None = None
    bounce: BounceKind | None = None
    final: bool = False


async def take(
    session: AsyncSession, mailing_id: UUID | None, necessary: frozenset[str], now: datetime, lease: timedelta
) -> list[Taken]:
    """Letters whose time has come, kept from other workers for a while. Whoever has opted out meanwhile gets none.

    Args:
        mailing_id: Of one mailing; None for all in sight.
        necessary: Codes of templates whose letters go to everybody.
    """
    asked = select(MailMessage).where(_due(now)).order_by(MailMessage.next_attempt_at, MailMessage.id).limit(BATCH)
    if mailing_id is not None:
        asked = asked.where(MailMessage.mailing_id == mailing_id)
    found = list(await session.scalars(asked.with_for_update(skip_locked=True)))
    mailings = {one.mailing_id: await session.get_one(Mailing, one.mailing_id) for one in found}
    networks = {one.network_id: await session.get_one(Network, one.network_id) for one in found}
    taken = []
    for message in found:
        mailing = mailings[message.mailing_id]
        ground = await _ground(session, message, necessary=mailing.template in necessary)
        if ground is not None:
            _end(session, message, _S.SUPPRESSED, now)
            message.suppressed_for = ground
        else:
            message.leased_until, message.attempts = now + lease, message.attempts + 1
            taken.append(Taken(message, mailing, networks[message.network_id].name))
    await session.flush()
    return taken


async def is_stopped(session: AsyncSession, hooks: Any, mailing_id: UUID) -> bool:
    """Whether a plugin says that nothing more is to be sent of a mailing."""
    for _, stopped in hooks.collect("mailings_to_stop"):
        if await session.scalar(select(Mailing.id).where(Mailing.id == mailing_id, Mailing.id.in_(stopped))):
            return True
    return False


async def stop(session: AsyncSession, mailing_id: UUID, now: datetime) -> None:
    """Give up what waits of a mailing; what another worker is about to send, it has taken before."""
    free = or_(MailMessage.leased_until.is_(None), MailMessage.leased_until <= now)
    waiting = select(MailMessage).where(MailMessage.mailing_id == mailing_id, MailMessage.state == _S.QUEUED, free)
    for message in await session.scalars(waiting.with_for_update(skip_locked=True)):
        _end(session, message, _S.FAILED, now)
        message.last_status = "STOPPED"
    await session.flush()


async def mark(session: AsyncSession, id: UUID, outcome: Outcome, now: datetime) -> MailMessage | None:
    """Write down what came of a letter. None when that is known already, as by a bounce that was faster."""
    message = await session.get(MailMessage, id, with_for_update=True, populate_existing=True)
    if message is None or message.state is not _S.QUEUED:
        return None
    message.leased_until, message.last_status = None, outcome.status
    if outcome.sent:
        _end(session, message, _S.SENT, now)
        message.sent_at = now
        if outcome.bounce is not None:
            await came_back(session, message, outcome.bounce, outcome.status, _day(now))
    elif outcome.final or message.attempts > len(WAITS):
        _end(session, message, _S.FAILED, now)
    else:
        message.next_attempt_at = now + timedelta(seconds=WAITS[message.attempts - 1])
    await session.flush()
    return message


async def put_off(session: AsyncSession, taken: Sequence[UUID], mailing_id: UUID, now: datetime) -> None:
    """Let everything of a mailing wait for a while, because no mail server answers. What was taken and not tried is
    given back; nothing of it counts as an attempt.
    """
    waiting = (MailMessage.mailing_id == mailing_id, MailMessage.state == _S.QUEUED)
    later = now + timedelta(seconds=WAITS[0])
    back = {"leased_until": None, "attempts": MailMessage.attempts - 1, "version": MailMessage.version + 1}
    await session.execute(update(MailMessage).where(*waiting, MailMessage.id.in_(taken)).values(back))
    due = (MailMessage.next_attempt_at < later, MailMessage.leased_until.is_(None))
    put = {"next_attempt_at": later, "version": MailMessage.version + 1}
    await session.execute(update(MailMessage).where(*waiting, *due).values(put))


async def next_time(session: AsyncSession, mailing_id: UUID) -> datetime | None:
    """When something of a mailing is to be tried next; None when nothing waits."""
    when = func.greatest(MailMessage.next_attempt_at, MailMessage.leased_until)
    asked = select(func.min(when)).where(MailMessage.mailing_id == mailing_id, MailMessage.state == _S.QUEUED)
    found: datetime | None = await session.scalar(asked)
    return found


async def finish(session: AsyncSession, mailing_id: UUID, now: datetime) -> dict[MailMessageState, int] | None:
    """Write down that nothing of a mailing waits any more, once; how many letters are in which state."""
    mailing = await session.get(Mailing, mailing_id, with_for_update=True, populate_existing=True)
    if mailing is None or mailing.finished_at is not None:
        return None
    counted = select(MailMessage.state, func.count()).where(MailMessage.mailing_id == mailing_id)
    counts = dict((await session.execute(counted.group_by(MailMessage.state))).all())
    if _S.QUEUED in counts:
        return None
    mailing.finished_at = now
    await session.flush()
    return counts


async def unfinished(session: AsyncSession, now: datetime) -> list[tuple[UUID, UUID]]:
    """Mailings of which something is due, or that only lack their end: (network, mailing)."""
    waits = select(MailMessage.id).where(MailMessage.mailing_id == Mailing.id, MailMessage.state == _S.QUEUED)
    due = waits.where(_due(now)).exists()
    rows = await session.execute(
        select(Mailing.network_id, Mailing.id).where(Mailing.finished_at.is_(None), or_(due, ~waits.exists()))
    )
    return [(network, mailing) for network, mailing in rows]


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(MailMessage.leased_until.is_(None), MailMessage.leased_until <= now)
    return (MailMessage.state == _S.QUEUED) & (MailMessage.next_attempt_at <= now) & free


async def _ground(session: AsyncSession, message: MailMessage, *, necessary: bool) -> SuppressionGround | None:
    if message.address is None:  # erased since
        return SuppressionGround.INVALID
    found = await grounds(session, message.network_id, [message.fingerprint], necessary=necessary)
    return found.get(message.fingerprint)


def _end(session: AsyncSession, message: MailMessage, state: MailMessageState, now: datetime) -> None:
    message.next_attempt_at = message.leased_until = None
    transition(session, message, state, day=_day(now), by=None)


def _day(now: datetime) -> date:
    return now.astimezone(CIVIL_ZONE).date()


__all__ = [
    "BATCH",
    "WAITS",
    "Outcome",
    "Taken",
    "finish",
    "is_stopped",
    "mark",
    "next_time",
    "put_off",
    "stop",
    "take",
    "unfinished",
]
