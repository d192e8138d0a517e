"""Who is told of events, what was sent to them, and the jobs that run in the background."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from mreza.access.models import User
from mreza.access.permissions import WEBHOOKS
from mreza.directory.places import Network
from mreza.model.audience import NETWORK
from mreza.model.base import SharedModel
from mreza.model.fields import field, link, state
from mreza.outbox.models import EventRecord


class EndpointState(enum.Enum):
    """Whether an endpoint is sent to."""

    ACTIVE = "is sent to"
    PAUSED = "deliveries are kept until it is resumed"
    DISABLED = "nothing is sent or kept"


class WebhookEndpoint(SharedModel):
    """A URL that is told of events: those of one network, or all of the federation's."""

    __personal__ = False

    network_id: Mapped[UUID | None] = link(
        Network, audience=NETWORK, doc="Whose events it is told of; null for the events of all networks."
    )
    url: Mapped[str] = field(audience=NETWORK, doc="Where events are sent, by POST.")
    description: Mapped[str] = field(audience=NETWORK, doc="Whose it is and what for.", default="")
    event_types: Mapped[list[str]] = field(
        audience=NETWORK, doc="Types of the events it is told of; empty for all.", default=list, filter=False
    )
    matching: Mapped[dict[str, Any]] = field(
        audience=NETWORK,
        doc="Of these events it is told of those whose payload contains this; empty for all.",
        default=dict,
        filter=False,
    )
    state: Mapped[EndpointState] = state(
        EndpointState.ACTIVE,
        transitions={
            EndpointState.ACTIVE: {EndpointState.PAUSED, EndpointState.DISABLED},
            EndpointState.PAUSED: {EndpointState.ACTIVE, EndpointState.DISABLED},
            EndpointState.DISABLED: {EndpointState.ACTIVE},
        },
        audience=NETWORK,
        doc="Whether it is sent to.",
    )
    secret_number: Mapped[int] = field(audience=NETWORK, doc="Which of its secrets is valid: 1, 2, …", default=1)
    previous_secret_until: Mapped[datetime | None] = field(
        audience=NETWORK, doc="Until when the secret before it is valid as well."
    )
    failing_since: Mapped[datetime | None] = field(
        audience=NETWORK, doc="Since when nothing has arrived; null when the last delivery did."
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The secretariat's, also where it belongs to no network."""
        return viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Who manages webhooks, in the networks they coordinate; the secretariat also those of the federation."""
        circle = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return viewer.has(WEBHOOKS) & circle  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The same."""
        return cls.visible(viewer)


class DeliveryState(enum.Enum):
    """How far a delivery is."""

    PENDING = "waits for its first attempt"
    DELIVERED = "was taken by the endpoint"
    FAILED = "waits for another attempt"
    GIVEN_UP = "will not be tried again by itself"


_OPEN = text("state IN ('PENDING', 'FAILED')")


class Delivery(SharedModel):
    """One event on its way to one endpoint. Made in the transaction of the event, and kept as a log."""

    __personal__ = False
    __audited__ = False
    __plural__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "event_id"),
        Index("ix_core_delivery_next", "endpoint_id", "position", postgresql_where=_OPEN),
        Index(
            "ix_core_delivery_open",
            "endpoint_id",
            "subject",
            "position",
            postgresql_where=_OPEN,
        ),
    )

    endpoint_id: Mapped[UUID] = link(
        WebhookEndpoint,
        audience=NETWORK,
        reverse="deliveries",
        reverse_doc="What was sent to it, and what waits.",
        on_delete="CASCADE",
        doc="Where it is sent.",
    )
    event_id: Mapped[UUID] = link(EventRecord, audience=NETWORK, on_delete="CASCADE", doc="What it tells.")
    network_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    type: Mapped[str] = field(audience=NETWORK, doc="The event's type.")
    subject: Mapped[str] = field(audience=NETWORK, doc="The id of what it happened to.")
    position: Mapped[int] = field(audience=NETWORK, api=False, type=BigInteger())
    state: Mapped[DeliveryState] = field(audience=NETWORK, doc="How far it is.", default=DeliveryState.PENDING)
    attempts: Mapped[int] = field(audience=NETWORK, doc="How often it was tried.", default=0)
    created_at: Mapped[datetime] = field(audience=NETWORK, doc="When the event happened.", index=True)
    next_attempt_at: Mapped[datetime] = field(audience=NETWORK, doc="When it is tried next, while it is open.")
    last_attempt_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it was tried last.")
    last_status: Mapped[int | None] = field(audience=NETWORK, doc="The HTTP status that came back last.")
    last_error: Mapped[str | None] = field(audience=NETWORK, doc="Why the last attempt failed.")
    delivered_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When the endpoint took it.")
    leased_until: Mapped[datetime | None] = field(audience=NETWORK, api=False)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The secretariat's, also where it belongs to no network."""
        return viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Who sees the endpoint."""
        circle = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return viewer.has(WEBHOOKS) & circle  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Nobody: events make them, the worker marks them, and `mreza.redeliver` sends them again."""
        return viewer.nobody  # type: ignore[no-any-return]


class JobState(enum.Enum):
    """How far a job is."""

    QUEUED = "waits"
    RUNNING = "is being done"
    DONE = "is done"
    FAILED = "could not be done"


class Job(SharedModel):
    """Work that takes longer than a request, begun by a mutation. It shows how far it is."""

    __personal__ = False
    __audited__ = False

    kind: Mapped[str] = field(audience=NETWORK, doc="What is done, e.g. core.redeliver_failed.")
    owner_id: Mapped[UUID | None] = link(
        User, audience=NETWORK, on_delete="SET NULL", personal=True, doc="Who asked for it."
    )
    network_id: Mapped[UUID | None] = link(Network, audience=NETWORK, doc="The network it works in; null for all.")
    arguments: Mapped[dict[str, Any]] = field(audience=NETWORK, api=False, filter=False)
    state: Mapped[JobState] = field(audience=NETWORK, doc="How far it is.", default=JobState.QUEUED)
    done: Mapped[int] = field(audience=NETWORK, doc="How many steps are done.", default=0)
    total: Mapped[int | None] = field(audience=NETWORK, doc="Of how many; null while that is not known.")
    message: Mapped[str | None] = field(audience=NETWORK, doc="What it is at, what came of it, or why it failed.")
    created_at: Mapped[datetime] = field(audience=NETWORK, doc="When it was asked for.", index=True)
    started_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it began.")
    finished_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it ended.")

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Who asked for it; the secretariat sees all."""
        return viewer.is_user(cls.owner_id) | viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Who asked for it, and the secretariat."""
        return viewer.is_user(cls.owner_id) | viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Nobody: `mreza.enqueue` makes it for a mutation, and the worker goes on with it."""
        return viewer.nobody  # type: ignore[no-any-return]
