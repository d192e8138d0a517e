"""What comes back: noted at its letter, and, where there is no such address, remembered by the network."""

from __future__ import annotations

import re
from datetime import date

from mreza.errors import UserError
from mreza.model.states import transition
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_mail.models import BounceKind, MailMessage, MailMessageState, SuppressionGround
from mreza_mail.service.suppressing import suppress

_S = MailMessageState
#: Refusals of the recipient, where a server sends no enhanced code: RFC 5321.
_NO_SUCH = ("550", "551", "553")
_GONE = ("5.2.1", "5.0.0")
_CODE = re.compile(r"[245]\d\d|([245]\d\d )?[245]\.\d{1,3}\.\d{1,3}", re.ASCII)


def kind_of(status: str) -> BounceKind:
    """What a code says of an address: ``5.1.1``, ``550``, or both with a blank between.

    Only what says that the mailbox does not exist is HARD (RFC 3463: 5.1.x, 5.2.1, 5.0.0). A full mailbox, a letter
    that is too long, and a server that does not like us say nothing against the address.
    """
    code = status.rpartition(" ")[2]
    gone = code.startswith("5.1.") or code in (*_GONE, *_NO_SUCH)
    return BounceKind.HARD if gone else BounceKind.SOFT


async def record(session: AsyncSession, message: MailMessage, kind: BounceKind, status: str | None, day: date) -> bool:
    """Note that a letter came back; whether that is news. A letter that seemed to wait was sent, as it came back.

    Raises: UserError MESSAGE_NOT_SENT, STATUS_INVALID: a code is told to others, words may name somebody.
    """
    if status is not None and not _CODE.fullmatch(status):
        raise UserError(
            "STATUS_INVALID", "A code is like 550, 5.1.1, or 550 5.1.1. Leave out the words.", path=("status",)
        )
    await session.refresh(message, with_for_update=True)
    if message.state is _S.QUEUED and message.attempts:
        message.next_attempt_at = message.leased_until = None
        transition(session, message, _S.SENT, day=day, by=None)
    if message.state is not _S.SENT:
        raise UserError(
            "MESSAGE_NOT_SENT", "This letter was not sent, so it cannot have come back.", path=("mailMessageId",)
        )
    if message.bounce is BounceKind.HARD or message.bounce is kind:
        return False
    await came_back(session, message, kind, status, day)
    await session.flush()
    return True


async def came_back(
    session: AsyncSession, message: MailMessage, kind: BounceKind, status: str | None, day: date
) -> None:
    """Note it at the letter, and remember an address that does not exist."""
    message.bounce, message.bounce_status, message.bounced_on = kind, status, day
    if kind is BounceKind.HARD:
        await suppress(session, message.network_id, message.fingerprint, SuppressionGround.BOUNCED, day, message)


__all__ = ["came_back", "kind_of", "record"]
