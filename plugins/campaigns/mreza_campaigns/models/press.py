"""Whom press releases go to, and which were sent. Contacts are a network's own business."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link
from mreza_mail.models import Mailing
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.campaigns import Campaign
from mreza_campaigns.models.materials import Material
from mreza_campaigns.models.media import MediaOutlet


class MediaContact(Model):
    """Whom to write to at an outlet."""

    __personal__ = True
    __subject__ = ("email", "name")
    __tablename__ = "campaigns_media_contact"

    outlet_id: Mapped[UUID] = link(
        MediaOutlet, audience=NETWORK, reverse="contacts", on_delete="CASCADE", doc="At which outlet.", personal=False
    )
    name: Mapped[str | None] = field(audience=NETWORK, doc="Who reads it.", search=True)
    email: Mapped[str] = field(audience=NETWORK, doc="The address.", search=True)
    locale: Mapped[str] = field(audience=NETWORK, doc="The language and script to write in.", personal=False)
    active: Mapped[bool] = field(audience=NETWORK, doc="Whether to write there.", default=True, personal=False)

    __table_args__ = (UniqueConstraint("network_id", "email"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class PressDispatch(Model):
    """A press release was sent to a segment of a network's contacts. To whom, and what came of it, its mailing says."""

    __personal__ = False
    __plural__ = "pressDispatches"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=NETWORK, reverse="pressDispatches", across=True, doc="Of which campaign."
    )
    material_id: Mapped[UUID] = link(
        Material, audience=NETWORK, reverse="pressDispatches", across=True, doc="Which press release."
    )
    mailing_id: Mapped[UUID] = link(
        Mailing, audience=NETWORK, reverse="pressDispatches", unique=True, doc="The mailing, with its figures."
    )
    media: Mapped[list[str]] = field(audience=NETWORK, doc="To which media; empty for all.", default=list, filter=False)
    countries: Mapped[list[str]] = field(
        audience=NETWORK, doc="To outlets of which countries; empty for all.", default=list, filter=False
    )
    locales: Mapped[list[str]] = field(
        audience=NETWORK, doc="To contacts of which languages; empty for all.", default=list, filter=False
    )
    sent_on: Mapped[date] = field(audience=NETWORK, doc="When.", index=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["MediaContact", "PressDispatch"]
