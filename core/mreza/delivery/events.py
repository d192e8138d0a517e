"""What deliveries tell."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.delivery.models import WebhookEndpoint
from mreza.outbox.event import Event


@dataclass(frozen=True)
class WebhookTested(Event):
    """Somebody wants to see whether an endpoint answers; sent to that endpoint alone."""

    subject: WebhookEndpoint
