"""What mail tells others. Never an address, and nothing of what was written."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.outbox.event import Event

from mreza_mail.models import BounceKind, Mailing, MailMessage, MailSuppression


@dataclass(frozen=True)
class MailingFinished(Event):
    """Nothing of a mailing waits any more."""

    subject: Mailing
    sent: int
    suppressed: int
    failed: int


@dataclass(frozen=True)
class MailBounced(Event):
    """A letter came back."""

    subject: MailMessage
    kind: BounceKind
    status: str | None = None


@dataclass(frozen=True)
class MailOptedOut(Event):
    """Somebody wants no more mailings of a network."""

    subject: MailSuppression


__all__ = ["MailBounced", "MailOptedOut", "MailingFinished"]
