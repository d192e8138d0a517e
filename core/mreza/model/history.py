"""The history of states: one row per transition, written in the transaction that makes it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza.model.audience import MEMBERS, NETWORK
from mreza.model.base import SharedModel
from mreza.model.fields import derived, field


class StateChange(SharedModel):
    """A change of state: from which to which, from what day on, decided by whom and why."""

    __personal__ = False
    __audited__ = False

    subject_type: Mapped[str] = field(audience=MEMBERS, doc="The type whose state changed, e.g. Membership.")
    subject_id: Mapped[UUID] = field(audience=MEMBERS, api=False, index=True)
    attribute: Mapped[str] = field(audience=MEMBERS, api=False)
    from_state: Mapped[str | None] = field(audience=MEMBERS, doc="The state before; null for the first.")
    to_state: Mapped[str] = field(audience=MEMBERS, doc="The state after.")
    on_day: Mapped[date] = field(audience=MEMBERS, doc="The civil date from which the new state holds.")
    reason: Mapped[str | None] = field(audience=MEMBERS, doc="Why, in the words of who decided.")
    body: Mapped[str | None] = field(audience=MEMBERS, doc="The body that decided, e.g. national or regional.")
    decided_by_id: Mapped[UUID | None] = field(audience=NETWORK, api=False, personal=True)
    network_id: Mapped[UUID | None] = field(audience=MEMBERS, api=False, index=True)
    organisation_id: Mapped[UUID | None] = field(audience=MEMBERS, api=False, index=True)

    @derived(audience=NETWORK, target="core.User", personal=True)
    def decided_by(cls) -> ColumnElement[UUID]:  # noqa: N805
        """The user who decided."""
        return cls.decided_by_id  # type: ignore[return-value]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network of the subject, and the organisation it concerns; the secretariat also what belongs to none."""
        circle = viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)
        return circle | viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever may change the subject writes its history."""
        return cls.visible(viewer)
