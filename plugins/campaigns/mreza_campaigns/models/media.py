"""Outlets, what they reported, and how many people each report is said to have reached.

The same text at several outlets is one story with several placements.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.places import Country
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from mreza_documents.models import Document
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    ForeignKeyConstraint,
    Integer,
    Numeric,
    UniqueConstraint,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.orm import Mapped, aliased

from mreza_campaigns.models.campaigns import Campaign
from mreza_campaigns.models.ground import OfCampaign
from mreza_campaigns.models.materials import Material


class Medium(enum.Enum):
    """By what people are reached."""

    PRINT = "newspaper or magazine"
    TELEVISION = "television"
    RADIO = "radio"
    PORTAL = "web site"
    SOCIAL = "social medium"
    OUTDOOR = "posters in the street"
    NEWSLETTER = "newsletter"


class MediaOutlet(Model):
    """A newspaper, a station, a web site, or a page in a social medium."""

    __personal__ = False
    __tablename__ = "campaigns_outlet"

    name: Mapped[str] = field(audience=PUBLIC, doc="What it is called.", search=True, sort=True)
    medium: Mapped[Medium] = field(audience=PUBLIC, doc="What sort.")
    country_id: Mapped[UUID] = link(Country, audience=PUBLIC, doc="The country whose people it is for.")
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its address on the web.")
    note: Mapped[str | None] = field(audience=NETWORK, doc="How to work with it.")

    __table_args__ = (UniqueConstraint("network_id", "name", "medium"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever is signed in: networks read of the placements of others."""
        return viewer.in_network(cls.network_id) | viewer.is_signed_in  # type: ignore[no-any-return]


class MediaStory(OfCampaign):
    """One text, wherever it was printed."""

    __plural__ = "mediaStories"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="stories", across=True, doc="Of which campaign."
    )
    title: Mapped[str] = field(audience=PUBLIC, doc="Its title where it was found first.", search=True, sort=True)
    agency: Mapped[str | None] = field(audience=PUBLIC, doc="The news agency whose text it is.")
    text_hash: Mapped[str | None] = field(
        audience=PUBLIC, doc="By which the same text is known again, in either script; null of what has no text."
    )

    __table_args__ = (UniqueConstraint("campaign_id", "text_hash"), UniqueConstraint("id", "campaign_id"))


class Tone(enum.Enum):
    """How it speaks of the cause."""

    POSITIVE = "well"
    NEUTRAL = "neither well nor ill"
    NEGATIVE = "ill"


class Payment(enum.Enum):
    """How it came about. What it would have cost as advertising is not kept: that is no accepted measure."""

    EARNED = "reported of its own accord"
    PAID = "paid for"
    OWNED = "in a channel of our own"


class PlacementVisibility(enum.Enum):
    """Whether it shows that the European Union pays."""

    UNCHECKED = "nobody has looked"
    PASSED = "it does"
    FAILED = "it does not"
    NOT_REQUIRED = "it need not, as what others report of their own accord"


class Placement(OfCampaign):
    """A story was printed or broadcast somewhere on a day."""

    __tablename__ = "campaigns_placement"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="placements", across=True, doc="Of which campaign."
    )
    story_id: Mapped[UUID] = link(MediaStory, audience=PUBLIC, reverse="placements", across=True, doc="Which story.")
    outlet_id: Mapped[UUID] = link(MediaOutlet, audience=PUBLIC, reverse="placements", across=True, doc="Where.")
    material_id: Mapped[UUID | None] = link(
        Material, audience=PUBLIC, reverse="placements", across=True, doc="The material that it comes from."
    )
    on_day: Mapped[date] = field(audience=PUBLIC, doc="When.", index=True)
    medium: Mapped[Medium] = field(audience=PUBLIC, doc="By what.")
    country_id: Mapped[UUID] = link(Country, audience=PUBLIC, doc="The country whose people it reached.")
    locale: Mapped[str | None] = field(audience=PUBLIC, doc="Its language and script.")
    title: Mapped[str] = field(audience=PUBLIC, doc="Its title there.", search=True)
    url: Mapped[str | None] = field(audience=PUBLIC, doc="Where it is on the web.")
    archive_id: Mapped[UUID | None] = link(
        Document, audience=NETWORK, reverse="placements", doc="The copy that was kept."
    )
    archive_url: Mapped[str | None] = field(audience=PUBLIC, doc="Where a web archive keeps a copy.")
    seconds: Mapped[int | None] = field(audience=PUBLIC, doc="How long it was broadcast.")
    size: Mapped[str | None] = field(audience=PUBLIC, doc="How large it was printed, as the outlet says it.")
    tone: Mapped[Tone] = field(audience=PUBLIC, doc="How it speaks of the cause.", default=Tone.NEUTRAL)
    mentions_network: Mapped[bool] = field(audience=PUBLIC, doc="It names the network.", default=False)
    mentions_union: Mapped[bool] = field(audience=PUBLIC, doc="It names the European Union.", default=False)
    mentions_project: Mapped[bool] = field(audience=PUBLIC, doc="It names the project.", default=False)
    visibility: Mapped[PlacementVisibility] = field(
        audience=PUBLIC, doc="Whether it shows that the European Union pays.", default=PlacementVisibility.UNCHECKED
    )
    payment: Mapped[Payment] = field(audience=PUBLIC, doc="How it came about.", default=Payment.EARNED)
    cost: Mapped[Decimal | None] = field(audience=NETWORK, doc="What it cost.", unit="currency")
    currency: Mapped[str | None] = field(audience=NETWORK, doc="Of the cost, e.g. EUR.")

    __table_args__ = (
        ForeignKeyConstraint(
            ["story_id", "campaign_id"],
            ["campaigns_media_story.id", "campaigns_media_story.campaign_id"],
            name="fk_campaigns_placement_story",
        ),
        CheckConstraint("archive_id IS NOT NULL OR archive_url IS NOT NULL", name="archived"),
        CheckConstraint("(cost IS NULL) = (currency IS NULL) AND cost >= 0 AND seconds >= 0", name="figures"),
    )

    @derived(audience=PUBLIC)
    def contacts(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many people it is said to have reached: the greatest of its figures of people. They are never summed:
        circulation and readership measure the same."""
        metric: Any = aliased(PlacementMetric)
        most = select(func.max(metric.value)).where(metric.placement_id == cls.id, metric.kind.in_(OF_PEOPLE))
        return cast(most.scalar_subquery(), Integer)

    @derived(audience=PUBLIC)
    def visibility_percent(cls: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """100 where it shows that the European Union pays, 0 where it does not, null where nobody looked or it need
        not. Its average is the share that passed."""
        states = PlacementVisibility
        passed = case(
            (cls.visibility == states.PASSED, literal_column("100")),
            (cls.visibility == states.FAILED, literal_column("0")),
            else_=null(),
        )
        return cast(passed, Numeric(7, 1))


class MetricKind(enum.Enum):
    """What was measured."""

    CIRCULATION = "copies"
    READERSHIP = "readers"
    AUDIENCE = "viewers or listeners of one broadcast"
    UNIQUE_VISITORS = "different visitors"
    REACH = "different accounts that saw it"
    PAGE_VIEWS = "views of a page"
    IMPRESSIONS = "times it was shown"
    ENGAGEMENTS = "reactions, comments and shares"
    VIDEO_VIEWS = "views of a video"
    DOWNLOADS = "downloads"


_M = MetricKind
#: What counts people; the rest counts how often something happened, and is never made into people.
OF_PEOPLE = (_M.CIRCULATION, _M.READERSHIP, _M.AUDIENCE, _M.UNIQUE_VISITORS, _M.REACH)


class PlacementMetric(OfCampaign):
    """A figure of a placement: what was measured, when, by whom, how, and what shows it."""

    __tablename__ = "campaigns_metric"

    campaign_id: Mapped[UUID] = link(Campaign, audience=PUBLIC, across=True, doc="Of which campaign.")
    placement_id: Mapped[UUID] = link(
        Placement, audience=PUBLIC, reverse="metrics", on_delete="CASCADE", doc="Of which placement."
    )
    kind: Mapped[MetricKind] = field(audience=PUBLIC, doc="What was measured.")
    value: Mapped[int] = field(audience=PUBLIC, doc="How many.", type=BigInteger())
    measured_on: Mapped[date] = field(audience=PUBLIC, doc="As of when.")
    source: Mapped[str] = field(audience=PUBLIC, doc="Who says so.")
    method: Mapped[str] = field(audience=PUBLIC, doc="How it was measured.")
    threshold_seconds: Mapped[int | None] = field(
        audience=PUBLIC, doc="Of views of a video, after how many seconds one counts."
    )
    evidence_id: Mapped[UUID | None] = link(Document, audience=NETWORK, doc="What shows it.")
    evidence_url: Mapped[str | None] = field(audience=PUBLIC, doc="Where it can be looked up.")

    __table_args__ = (
        UniqueConstraint("placement_id", "kind", "measured_on", "source"),
        CheckConstraint("value >= 0 AND threshold_seconds >= 0", name="value"),
        CheckConstraint("btrim(source) <> '' AND btrim(method) <> ''", name="method"),
        CheckConstraint("evidence_id IS NOT NULL OR evidence_url IS NOT NULL", name="evidence"),
    )


__all__ = [
    "OF_PEOPLE",
    "MediaOutlet",
    "MediaStory",
    "Medium",
    "MetricKind",
    "Payment",
    "Placement",
    "PlacementMetric",
    "PlacementVisibility",
    "Tone",
]
