"""Campaigns with their phases and messages, and the plan of each country in them."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.places import Country, Network
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from mreza_documents.template import Funding
from mreza_events.models import ProjectActivity
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.ground import OfCampaign, takes_part


class CampaignKind(enum.Enum):
    """What sort. Sources call advocacy campaigns promotional or support campaigns as well."""

    AWARENESS = "tells people something"
    ADVOCACY = "asks institutions for something"
    MEDIA = "through the media"
    CARAVAN = "travels from place to place"


class CaravanFormat(enum.Enum):
    """Three different things are called caravan."""

    JOURNALISTS = "journalists travel, and report"
    COMMUNITY = "one-day events in communities"
    SOCIAL_MEDIA = "passes from network to network online"


class CampaignState(enum.Enum):
    """Where a campaign stands."""

    PLANNED = "being prepared"
    ACTIVE = "runs"
    PAUSED = "stands still"
    COMPLETED = "has run"
    EVALUATED = "has run, and was looked back at"
    CANCELLED = "will not run"


_S = CampaignState
#: What others are to know of.
ANNOUNCED = (_S.ACTIVE, _S.PAUSED, _S.COMPLETED, _S.EVALUATED)


class Campaign(Model):
    """A campaign or a caravan. It belongs to the network that leads it; other networks take part by their plans."""

    __personal__ = False
    __tablename__ = "campaigns_campaign"

    code: Mapped[str] = field(audience=PUBLIC, doc="Its reference, e.g. AWARE-2025.", unique=True, search=True)
    kind: Mapped[CampaignKind] = field(audience=PUBLIC, doc="What sort.")
    caravan_format: Mapped[CaravanFormat | None] = field(audience=PUBLIC, doc="Of caravans, which sort.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    slogan: Mapped[Translated | None] = field(audience=PUBLIC, doc="In a few words.")
    objective: Mapped[Translated | None] = field(audience=PUBLIC, doc="What is to be different afterwards.")
    target_groups: Mapped[Translated | None] = field(audience=PUBLIC, doc="Whom it is for.")
    lasts: Mapped[Period | None] = period(audience=PUBLIC, doc="Its first and last day.")
    activity_id: Mapped[UUID | None] = link(
        ProjectActivity, audience=PUBLIC, reverse="campaigns", doc="The project's activity that it counts for."
    )
    funding: Mapped[Funding] = field(
        audience=PUBLIC,
        doc="How the European Union pays; unless it does not, everything that is published says so.",
        default=Funding.FUNDED,
    )
    locales: Mapped[list[str]] = field(
        audience=PUBLIC, doc="In which locales its materials come.", default=list, filter=False
    )
    hashtag: Mapped[str | None] = field(audience=PUBLIC, doc="As #uMREZavanje.")
    public: Mapped[bool] = field(audience=NETWORK, doc="Whether everybody is to know of it once it runs.", default=True)
    people_target: Mapped[int | None] = field(audience=PUBLIC, doc="How many people are to be reached.")
    journalists_target: Mapped[int | None] = field(audience=PUBLIC, doc="How many journalists are to take part.")
    budget: Mapped[Decimal | None] = field(audience=NETWORK, doc="What it may cost.", unit="currency")
    currency: Mapped[str | None] = field(audience=NETWORK, doc="Of the budget, e.g. EUR.")
    evaluation: Mapped[str | None] = field(audience=NETWORK, doc="What was learnt.")
    state: Mapped[CampaignState] = state(
        _S.PLANNED,
        audience=PUBLIC,
        doc="Where it stands.",
        transitions={
            _S.PLANNED: {_S.ACTIVE, _S.CANCELLED},
            _S.ACTIVE: {_S.PAUSED, _S.COMPLETED},
            _S.PAUSED: {_S.ACTIVE, _S.COMPLETED, _S.CANCELLED},
            _S.COMPLETED: {_S.EVALUATED},
        },
    )

    __table_args__ = (
        CheckConstraint("(kind = 'CARAVAN') = (caravan_format IS NOT NULL)", name="format"),
        CheckConstraint("people_target > 0 AND journalists_target > 0 AND budget >= 0", name="figures"),
        CheckConstraint("(budget IS NULL) = (currency IS NULL)", name="money"),
        CheckConstraint(
            "state IN ('PLANNED', 'CANCELLED') OR objective IS NOT NULL AND target_groups IS NOT NULL "
            "AND lasts IS NOT NULL AND activity_id IS NOT NULL",
            name="whole",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part."""
        return takes_part(viewer, cls.id)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that leads it and those that take part; everybody, once a public one runs."""
        known = cls.public & cls.state.in_(ANNOUNCED)
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.id) | known  # type: ignore[no-any-return]


class CampaignPhase(OfCampaign):
    """A part of a campaign with its own days."""

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="phases", on_delete="CASCADE", doc="Of which campaign."
    )
    number: Mapped[int] = field(audience=PUBLIC, doc="Its place, from 1.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What it is called.")
    lasts: Mapped[Period] = period(audience=PUBLIC, doc="Its first and last day.", no_overlap=("campaign_id",))

    __table_args__ = (UniqueConstraint("campaign_id", "number"), CheckConstraint("number > 0", name="number"))


class CampaignMessage(OfCampaign):
    """What a campaign says. Every country's plan says the same, unless it has words of its own."""

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="messages", on_delete="CASCADE", doc="Of which campaign."
    )
    number: Mapped[int] = field(audience=PUBLIC, doc="Its place, from 1.")
    text: Mapped[Translated] = field(audience=PUBLIC, doc="What is said.")

    __table_args__ = (UniqueConstraint("campaign_id", "number"), CheckConstraint("number > 0", name="number"))


class CampaignPlan(Model):
    """The part of a network in a campaign: what it does in its country. By it, the network takes part."""

    __personal__ = False
    __tablename__ = "campaigns_plan"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=NETWORK, reverse="plans", on_delete="CASCADE", across=True, doc="In which campaign."
    )
    lead_network_id: Mapped[UUID] = link(Network, audience=NETWORK, doc="The network that leads the campaign.")
    country_id: Mapped[UUID] = link(Country, audience=NETWORK, doc="The country that it is for.")
    note: Mapped[Translated | None] = field(audience=NETWORK, doc="What is special there.")

    __table_args__ = (
        UniqueConstraint("campaign_id", "network_id"),
        # Who leads, nobody can say otherwise: a network gains sight of no campaign by claiming to lead it.
        ForeignKeyConstraint(
            ["campaign_id", "lead_network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name="fk_campaigns_plan_lead",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the network that leads."""
        return viewer.in_network(cls.lead_network_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and the one that leads."""
        return viewer.in_network(cls.network_id) | viewer.in_network(cls.lead_network_id)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that leads, its own; plans of others the secretariat, which coordinates both."""
        return viewer.in_network(cls.network_id) & viewer.in_network(cls.lead_network_id)  # type: ignore[no-any-return]


class PlanMessage(Model):
    """A message of the campaign in a country's plan. Its words are those of `message`, unless there are own ones."""

    __personal__ = False

    plan_id: Mapped[UUID] = link(
        CampaignPlan, audience=NETWORK, reverse="messages", on_delete="CASCADE", doc="In which plan."
    )
    message_id: Mapped[UUID] = link(
        CampaignMessage, audience=NETWORK, on_delete="CASCADE", across=True, doc="Which message of the campaign."
    )
    lead_network_id: Mapped[UUID] = link(Network, audience=NETWORK, doc="The network that leads the campaign.")
    own_words: Mapped[Translated | None] = field(
        audience=NETWORK, doc="What is said there instead; null where it is what the campaign says."
    )

    __table_args__ = (
        UniqueConstraint("plan_id", "message_id"),
        ForeignKeyConstraint(
            ["message_id", "lead_network_id"],
            ["campaigns_campaign_message.id", "campaigns_campaign_message.network_id"],
            name="fk_campaigns_plan_message_lead",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the network that leads."""
        return viewer.in_network(cls.lead_network_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The plan's network, and the one that leads."""
        return viewer.in_network(cls.network_id) | viewer.in_network(cls.lead_network_id)  # type: ignore[no-any-return]


__all__ = [
    "ANNOUNCED",
    "Campaign",
    "CampaignKind",
    "CampaignMessage",
    "CampaignPhase",
    "CampaignPlan",
    "CampaignState",
    "CaravanFormat",
    "PlanMessage",
]
