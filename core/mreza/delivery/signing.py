"""Standard Webhooks: what a delivery says, and the signatures under it.

An endpoint's secret follows from the installation's key, the endpoint and a number. So no secret lies in the database,
in a backup or in the audit trail, and rotating it means counting on.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from standardwebhooks import Webhook

from mreza.model.global_id import encode

LARGEST = 20_000
"""Most bytes of a payload; one that would be larger says so instead of what the event says."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a delivery says."""

    endpoint_id: UUID
    event_id: UUID
    type: str
    subject_type: str
    subject: str
    network_id: UUID | None
    payload: Any
    occurred_at: datetime

    @property
    def id(self) -> str:
        """The ``webhook-id``: the same however often it is sent."""
        return f"{self.event_id.hex}-{self.endpoint_id.hex}"

    def body(self) -> bytes:
        """The JSON that is sent, of at most `LARGEST` bytes."""
        whole = orjson.dumps(self._content(self.payload))
        return whole if len(whole) <= LARGEST else orjson.dumps(self._content(None) | {"truncated": True})

    def _content(self, payload: Any) -> dict[str, Any]:
        network = None if self.network_id is None else encode("Network", self.network_id)
        return {
            "type": self.type,
            "timestamp": self.occurred_at,
            "data": {
                "event": encode("EventRecord", self.event_id),
                "subjectType": self.subject_type,
                "subject": self.subject,
                "network": network,
                "payload": payload,
            },
        }


def secret_of(key: bytes, endpoint_id: UUID, number: int) -> str:
    """The secret that the endpoint's owner is shown, ``whsec_…``.

    Args:
        key: the installation's (`Settings.load_secret`).
        number: counts from 1.
    """
    secret = hmac.digest(key, b"webhook " + endpoint_id.bytes + number.to_bytes(4, "big"), "sha256")
    return f"whsec_{base64.b64encode(secret).decode()}"


def headers_of(message: Message, body: bytes, secrets: Sequence[str], now: datetime) -> dict[str, str]:
    """The headers of one attempt, with a signature by each secret."""
    signatures = (Webhook(secret).sign(message.id, now, body.decode()) for secret in secrets)
    return {
        "content-type": "application/json",
        "user-agent": "Mreza-Webhooks/1",
        "webhook-id": message.id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
