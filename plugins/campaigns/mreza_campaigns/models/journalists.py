"""Journalists who take part, and what each of them is to deliver. Nothing of it is public."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from sqlalchemy import CheckConstraint, ColumnElement, String, UniqueConstraint, case, cast, literal_column
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.campaigns import Campaign
from mreza_campaigns.models.media import MediaOutlet, Placement


class CampaignJournalist(Model):
    """A journalist takes part in a campaign, as on a caravan. Where they were, the attendance of the stops says."""

    __personal__ = True
    __subject__ = "person_id"
    __tablename__ = "campaigns_journalist"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=NETWORK, reverse="journalists", across=True, doc="In which campaign.", personal=False
    )
    person_id: Mapped[UUID] = link(Person, audience=NETWORK, reverse="journalism", across=True, doc="Who.")
    outlet_id: Mapped[UUID | None] = link(
        MediaOutlet, audience=NETWORK, reverse="journalists", across=True, doc="For which outlet."
    )
    accredited_on: Mapped[date] = field(audience=NETWORK, doc="Since when.", personal=False)

    __table_args__ = (UniqueConstraint("campaign_id", "person_id"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the journalist."""
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


class DeliverableOutcome(enum.Enum):
    """What has come of something that was agreed on."""

    DUE = "its day has not come"
    ON_TIME = "published by its day"
    LATE = "published after its day"
    MISSING = "its day is over, and it was not published"


class Deliverable(Model):
    """Something that a journalist is to publish by a day."""

    __personal__ = False
    __subject__ = "journalist_id"
    __tablename__ = "campaigns_deliverable"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=NETWORK, reverse="deliverables", across=True, doc="In which campaign."
    )
    journalist_id: Mapped[UUID] = link(
        CampaignJournalist, audience=NETWORK, reverse="deliverables", on_delete="CASCADE", doc="Who owes it."
    )
    title: Mapped[str] = field(audience=NETWORK, doc="What it is.", personal=True)
    due_on: Mapped[date] = field(audience=NETWORK, doc="By when.")
    published_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was published.")
    url: Mapped[str | None] = field(audience=NETWORK, doc="Where.", personal=True)
    placement_id: Mapped[UUID | None] = link(
        Placement, audience=NETWORK, reverse="deliverables", across=True, doc="The clipping."
    )

    __table_args__ = (
        CheckConstraint("published_on IS NOT NULL OR placement_id IS NULL AND url IS NULL", name="published"),
    )

    @derived(audience=NETWORK)
    def outcome(cls: Any, day: Any) -> ColumnElement[DeliverableOutcome]:  # noqa: N805
        """What has come of it by the day: on time, late, due, or missing."""
        told = cls.published_on <= day
        found: ColumnElement[Any] = cast(
            case(
                (told & (cls.published_on <= cls.due_on), literal_column("'ON_TIME'")),
                (told, literal_column("'LATE'")),
                (day > cls.due_on, literal_column("'MISSING'")),
                else_=literal_column("'DUE'"),
            ),
            String(),
        )
        return found

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The journalist's own."""
        return viewer.sees(cls.journalist_id, CampaignJournalist, lambda one: viewer.is_person(one.person_id))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the journalist."""
        mine = viewer.sees(cls.journalist_id, CampaignJournalist, lambda one: viewer.is_person(one.person_id))
        return viewer.in_network(cls.network_id) | mine  # type: ignore[no-any-return]


__all__ = ["CampaignJournalist", "Deliverable", "DeliverableOutcome"]
