"""What of webhooks the API lets be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from mreza.access.permissions import WEBHOOKS
from mreza.delivery.addresses import checked_url
from mreza.delivery.events import WebhookTested
from mreza.delivery.jobs import redeliver_failed as redeliver_failed_job
from mreza.delivery.models import Delivery, EndpointState, Job, WebhookEndpoint
from mreza.delivery.signing import secret_of
from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.model.states import transition
from mreza.mutation import UNSET, Do, mutation, shown_once

LONGEST_OVERLAP = 24 * 7
_REDELIVER = text("SELECT mreza.redeliver(:id, :now)")


@dataclass(frozen=True)
class EndpointSecret:
    """An endpoint with the secret that was just made.

    Attributes:
        endpoint: the endpoint.
        secret: by which it checks signatures, whsec_…; shown this once, null when the request is repeated.
    """

    endpoint: WebhookEndpoint
    secret: str | None = shown_once()


@mutation(permission=WEBHOOKS)
async def create_webhook_endpoint(
    do: Do,
    url: str,
    network: Network | None = None,
    event_types: list[str] | None = None,
    description: str = "",
    matching: dict[str, Any] | None = None,
) -> EndpointSecret:
    """Tell a URL of events from now on, signed as Standard Webhooks says. The secret is shown this once.

    Args:
        url: Where to, https://…
        network: Whose events; left out, those of all networks, which only the secretariat may.
        event_types: Types of events, e.g. core.OrganisationAdded; left out or empty, all.
        description: Whose it is and what for.
        matching: Of these events only those whose payload contains this, e.g. {"university": "…"}; left out, all.
    """
    endpoint = WebhookEndpoint(
        network_id=None if network is None else network.id,
        url=checked_url(url, do.settings.webhook_targets),
        event_types=sorted(set(event_types or [])),
        description=description,
        matching=matching or {},
        state=EndpointState.ACTIVE,
        secret_number=1,
    )
    do.session.add(endpoint)
    await do.session.flush()
    return _with_secret(do, endpoint)


@mutation(permission=WEBHOOKS)
async def update_webhook_endpoint(
    do: Do,
    endpoint: WebhookEndpoint,
    url: str = UNSET,
    event_types: list[str] = UNSET,
    description: str = UNSET,
    matching: dict[str, Any] = UNSET,
) -> WebhookEndpoint:
    """Change where events go, or which; what waits already goes to the new URL.

    Args:
        endpoint: Which.
        url: The new URL.
        event_types: Types of events; empty for all.
        description: Whose it is and what for.
        matching: What the payload must contain; {} for nothing in particular.
    """
    if url is not UNSET:
        endpoint.url = checked_url(url, do.settings.webhook_targets)
    if event_types is not UNSET:
        endpoint.event_types = sorted(set(event_types))
    if description is not UNSET:
        endpoint.description = description
    if matching is not UNSET:
        endpoint.matching = matching
    return endpoint


@mutation(permission=WEBHOOKS)
async def rotate_webhook_secret(do: Do, endpoint: WebhookEndpoint, overlap_hours: int = 24) -> EndpointSecret:
    """Make a new secret. For a while every delivery is signed by both, so that the receiver can change over.

    Args:
        endpoint: Whose.
        overlap_hours: How many hours the old secret stays valid; 0 ends it at once, as when it was given away.
    """
    if not 0 <= overlap_hours <= LONGEST_OVERLAP:
        raise UserError(
            "OVERLAP_INVALID",
            "The old secret can stay valid from 0 to {longest} hours.",
            path=("overlapHours",),
            longest=LONGEST_OVERLAP,
        )
    endpoint.secret_number += 1
    endpoint.previous_secret_until = do.now + timedelta(hours=overlap_hours) if overlap_hours else None
    return _with_secret(do, endpoint)


@mutation(permission=WEBHOOKS)
async def pause_webhook_endpoint(do: Do, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Send nothing for a while. Deliveries are kept, and go out in order when it is resumed.

    Args:
        endpoint: Which.
    """
    return _to(do, endpoint, EndpointState.PAUSED)


@mutation(permission=WEBHOOKS)
async def resume_webhook_endpoint(do: Do, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Send again to an endpoint that was paused or disabled.

    Args:
        endpoint: Which.
    """
    return _to(do, endpoint, EndpointState.ACTIVE)


@mutation(permission=WEBHOOKS)
async def disable_webhook_endpoint(do: Do, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Send nothing more and keep nothing more; the log stays.

    Args:
        endpoint: Which.
    """
    return _to(do, endpoint, EndpointState.DISABLED)


@mutation(permission=WEBHOOKS, emits=WebhookTested)
async def test_webhook_endpoint(do: Do, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Send core.WebhookTested to this endpoint alone; its deliveries show what came of it.

    Args:
        endpoint: Which.
    """
    do.emit(WebhookTested(endpoint))
    return endpoint


@mutation(permission=WEBHOOKS)
async def redeliver(do: Do, delivery: Delivery) -> Delivery:
    """Send a delivery again, with the same id, whether it arrived or not.

    Args:
        delivery: Which.
    """
    if not await do.session.scalar(_REDELIVER, {"id": delivery.id, "now": do.now}):
        raise NotFound(Delivery.__name__, path=("deliveryId",))
    return delivery


@mutation(permission=WEBHOOKS)
async def redeliver_failed(do: Do, endpoint: WebhookEndpoint) -> Job:
    """Send again everything that was given up for an endpoint. It runs in the background and shows how far it is.

    Args:
        endpoint: Whose deliveries.
    """
    return await do.enqueue(redeliver_failed_job, endpoint.network_id, endpoint=str(endpoint.id))


def _with_secret(do: Do, endpoint: WebhookEndpoint) -> EndpointSecret:
    return EndpointSecret(endpoint, secret_of(do.settings.load_secret(), endpoint.id, endpoint.secret_number))


def _to(do: Do, endpoint: WebhookEndpoint, state: EndpointState) -> WebhookEndpoint:
    transition(do.session, endpoint, state, day=do.today, by=do.user_id, reason=do.reason)
    return endpoint
