"""Mailings, and their letters: one to each recipient."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from mreza.model.keep import Keep
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped

from mreza_mail.models.grounds import SuppressionGround


class Mailing(Model):
    """A letter to many, or to one."""

    __personal__ = False

    template: Mapped[str] = field(audience=NETWORK, doc="Code of its template, e.g. campaigns.release.")
    title: Mapped[str] = field(audience=NETWORK, doc="What it is called, in lists.", search=True)
    about: Mapped[str | None] = field(audience=NETWORK, doc="The id of what it is about, an object of any type.")
    sender: Mapped[str] = field(audience=NETWORK, doc="Who it is from, as its recipients read it.")
    contents: Mapped[dict[str, Any]] = field(audience=NETWORK, api=False, filter=False)
    queued_at: Mapped[datetime] = field(audience=NETWORK, doc="When it was asked for.")
    finished_at: Mapped[datetime | None] = field(
        audience=NETWORK, doc="When nothing of it waited any more; null while something does."
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network whose mailing it is."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class MailMessageState(enum.Enum):
    """How far a letter is."""

    QUEUED = "waits to be sent"
    SENT = "was handed to a mail server; `bounce` says whether it came back"
    FAILED = "was given up: no mail server took it, or what it tells of was taken back"
    SUPPRESSED = "is not sent; `suppressedFor` says why"


class BounceKind(enum.Enum):
    """In what way a letter came back."""

    HARD = "there is no such address: nothing is sent to it any more"
    SOFT = "it could not be delivered this time, as to a mailbox that is full"


_S = MailMessageState


class MailMessage(Model):
    """A letter to one recipient. Its address and words are cleared some time after it has left."""

    __personal__ = False
    __audited__ = False  # its states are kept with their days, and a mailing would fill the trail with addresses
    __subject__ = ("address",)

    mailing_id: Mapped[UUID] = link(
        Mailing, audience=NETWORK, reverse="messages", on_delete="CASCADE", doc="Which mailing it is part of."
    )
    address: Mapped[str | None] = field(
        audience=NETWORK, doc="To which address.", personal=True, keep=Keep.CONTACT, search=True
    )
    name: Mapped[str | None] = field(audience=NETWORK, doc="The recipient's name.", personal=True, keep=Keep.CONTACT)
    locale: Mapped[str] = field(audience=NETWORK, doc="The language and script that it is written in.")
    values: Mapped[dict[str, Any] | None] = field(
        audience=NETWORK, api=False, filter=False, personal=True, keep=Keep.CONTACT
    )
    fingerprint: Mapped[str] = field(audience=NETWORK, api=False)
    suppressed_for: Mapped[SuppressionGround | None] = field(audience=NETWORK, doc="Why it is not sent.")
    attempts: Mapped[int] = field(audience=NETWORK, doc="How often it was tried to send it.", default=0)
    next_attempt_at: Mapped[datetime | None] = field(
        audience=NETWORK, doc="When it is tried next, while it waits.", index=True
    )
    leased_until: Mapped[datetime | None] = field(audience=NETWORK, api=False)
    last_status: Mapped[str | None] = field(
        audience=NETWORK, doc="What the mail server answered last, as a code without its words, e.g. 451 4.7.1."
    )
    sent_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it was handed to a mail server.")
    bounce: Mapped[BounceKind | None] = field(audience=NETWORK, doc="In what way it came back; null: it did not.")
    bounce_status: Mapped[str | None] = field(audience=NETWORK, doc="The code that said so, e.g. 5.1.1.")
    bounced_on: Mapped[date | None] = field(audience=NETWORK, doc="When it became known that it came back.")
    state: Mapped[MailMessageState] = state(
        _S.QUEUED,
        audience=NETWORK,
        doc="How far it is.",
        transitions={_S.QUEUED: {_S.SENT, _S.FAILED, _S.SUPPRESSED}},
    )

    __table_args__ = (
        CheckConstraint("(state = 'SUPPRESSED') = (suppressed_for IS NOT NULL)", name="suppressed"),
        CheckConstraint("(state = 'QUEUED') = (next_attempt_at IS NOT NULL)", name="waits"),
        CheckConstraint("(bounce IS NULL) = (bounced_on IS NULL)", name="bounced"),
        CheckConstraint("bounce IS NULL OR state = 'SENT'", name="left"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network whose mailing it is."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["BounceKind", "MailMessage", "MailMessageState", "Mailing"]
