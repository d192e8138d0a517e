"""What happened: the audit trail of every change, and the events that plugins tell. Both only grow."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza.access.permissions import READ_AUDIT
from mreza.model.audience import NETWORK, SECRETARIAT
from mreza.model.base import SharedModel
from mreza.model.fields import derived, field
from mreza.model.keep import Keep


class Action(enum.Enum):
    """What was done to a row."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


class AuditEntry(SharedModel):
    """One change of one row: by whom, when, why, and the values before and after. Written by the database itself."""

    __personal__ = True
    __keep__ = Keep.TRAIL
    __audited__ = False
    __plural__ = "auditTrail"

    subject_type: Mapped[str] = field(audience=NETWORK, doc="The type of what was changed, e.g. Membership.")
    subject: Mapped[str] = field(audience=NETWORK, doc="The id of what was changed.", index=True)
    table_name: Mapped[str] = field(audience=NETWORK, api=False)
    row_id: Mapped[UUID] = field(audience=NETWORK, api=False)
    network_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    organisation_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    action: Mapped[Action] = field(audience=NETWORK, doc="What was done.")
    before: Mapped[dict[str, Any] | None] = field(audience=NETWORK, doc="Changed values as they were.", filter=False)
    after: Mapped[dict[str, Any] | None] = field(audience=NETWORK, doc="Changed values as they became.", filter=False)
    restricted: Mapped[dict[str, Any] | None] = field(
        audience=SECRETARIAT, doc="Changed values that only the secretariat sees, `before` and `after`.", filter=False
    )
    actor_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    viewer_kind: Mapped[str] = field(audience=NETWORK, doc="As what the actor acted: coordinator, system, …")
    mutation: Mapped[str | None] = field(audience=NETWORK, doc="The mutation that did it; null for system work.")
    request_id: Mapped[str | None] = field(audience=NETWORK, doc="The request, as the logs call it.")
    reason: Mapped[str | None] = field(audience=NETWORK, doc="Why, in the words of the actor.")
    at: Mapped[datetime] = field(audience=NETWORK, doc="When.", index=True)

    @derived(audience=NETWORK, target="core.User", personal=True)
    def actor(cls) -> ColumnElement[UUID]:  # noqa: N805
        """The user who did it; null for visitors, partners and the system."""
        return cls.actor_id  # type: ignore[return-value]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Who may read the trail, in the networks they coordinate; the secretariat also what belongs to none."""
        circle = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return viewer.has(READ_AUDIT) & circle  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Nobody: the trigger writes it."""
        return viewer.nobody  # type: ignore[no-any-return]


class EventRecord(SharedModel):
    """Something that has happened, told by a plugin in the past tense. Its id stays the same wherever it is sent."""

    __personal__ = False
    __audited__ = False

    type: Mapped[str] = field(audience=NETWORK, doc="What happened, e.g. membership.MemberAdmitted.", index=True)
    subject_type: Mapped[str] = field(audience=NETWORK, doc="The type it happened to, e.g. Membership.")
    subject: Mapped[str] = field(audience=NETWORK, doc="The id of what it happened to.", index=True)
    subject_id: Mapped[UUID] = field(audience=NETWORK, api=False)
    network_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    organisation_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, index=True)
    payload: Mapped[dict[str, Any]] = field(audience=NETWORK, doc="What else the event says.", filter=False)
    occurred_at: Mapped[datetime] = field(audience=NETWORK, doc="When.", index=True)
    request_id: Mapped[str | None] = field(audience=NETWORK, doc="The request, as the logs call it.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network it happened in, and the organisation it concerns."""
        circle = viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)
        return circle | viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Nobody: `mreza.tell` writes it, for who belongs to the network."""
        return viewer.nobody  # type: ignore[no-any-return]
