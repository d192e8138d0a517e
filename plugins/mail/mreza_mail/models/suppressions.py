"""Addresses to which a network sends no more."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_mail.models.grounds import SuppressionGround
from mreza_mail.models.mailings import MailMessage


class MailSuppression(Model):
    """An address to which a network sends nothing more. It is kept as a fingerprint, which outlasts the address: who
    was erased, or is entered anew, is still not written to. `message` shows the address while that is kept."""

    __personal__ = False
    __tablename__ = "mail_suppression"

    fingerprint: Mapped[str] = field(audience=NETWORK, api=False)
    ground: Mapped[SuppressionGround] = field(audience=NETWORK, doc="Why.")
    since: Mapped[date] = field(audience=NETWORK, doc="Since when.")
    message_id: Mapped[UUID | None] = link(
        MailMessage, audience=NETWORK, doc="The letter by which it was said; null when somebody said it otherwise."
    )

    __table_args__ = (
        UniqueConstraint("network_id", "fingerprint", "ground"),
        CheckConstraint("ground IN ('OPTED_OUT', 'BOUNCED')", name="lasting"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that sends nothing more."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["MailSuppression", "SuppressionGround"]
