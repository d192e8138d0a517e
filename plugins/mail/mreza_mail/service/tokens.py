"""What stands behind a link for unsubscribing: which letter, of which network, signed. It holds no address."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from uuid import UUID

from mreza.errors import UserError
from mreza.settings import Settings

_SIGNATURE = 16
_PURPOSE = b"mreza.mail.unsubscribe"


@dataclass(frozen=True, slots=True)
class Subscription:
    """The letter by which somebody unsubscribes."""

    message_id: UUID
    network_id: UUID


def token(subscription: Subscription, settings: Settings) -> str:
    """The token of a letter; the same every time."""
    said = subscription.message_id.bytes + subscription.network_id.bytes
    return base64.urlsafe_b64encode(said + _signature(said, settings)).decode()


def read(text: str, settings: Settings) -> Subscription:
    """The letter behind a token.

    Raises: UserError UNSUBSCRIBE_UNKNOWN when it is not one of ours.
    """
    try:
        raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raw = b""
    said, signature = raw[:-_SIGNATURE], raw[-_SIGNATURE:]
    if len(said) != 32 or not hmac.compare_digest(signature, _signature(said, settings)):
        raise UserError(
            "UNSUBSCRIBE_UNKNOWN",
            "This link for unsubscribing is not ours, or not whole. Copy all of it from the message.",
            path=("token",),
        )
    return Subscription(UUID(bytes=said[:16]), UUID(bytes=said[16:]))


def _signature(said: bytes, settings: Settings) -> bytes:
    key = hmac.digest(settings.load_secret(), _PURPOSE, hashlib.sha256)
    return hmac.digest(key, said, hashlib.sha256)[:_SIGNATURE]


__all__ = ["Subscription", "read", "token"]
