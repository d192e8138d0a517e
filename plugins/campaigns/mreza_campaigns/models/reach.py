"""How many people a campaign is declared to have reached, and by which method; and what social media say.

Three figures are never confused: the sum of all contacts, the lower bound, and a declared estimate.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.access.models import User
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Date,
    Integer,
    Numeric,
    UniqueConstraint,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, aliased

from mreza_campaigns.models.campaigns import Campaign
from mreza_campaigns.models.ground import OfCampaign, takes_part
from mreza_campaigns.models.media import Medium


class EstimateState(enum.Enum):
    """Whether an estimate is the one that is reported."""

    DECLARED = "declared, not approved"
    APPROVED = "the one that is reported"
    REPLACED = "another one took its place"


_S = EstimateState


class ReachEstimate(Model):
    """How many different people a campaign is declared to have reached. It keeps the figures from which it was made,
    and does not change when they do.
    """

    __personal__ = False

    campaign_id: Mapped[UUID] = link(Campaign, audience=NETWORK, reverse="estimates", doc="Of which campaign.")
    gross_contacts: Mapped[int] = field(
        audience=NETWORK, doc="The sum of all contacts as it was then.", type=BigInteger()
    )
    lower_bound: Mapped[int] = field(
        audience=NETWORK, doc="The lower bound of different people as it was then.", type=BigInteger()
    )
    outlet_audiences: Mapped[int] = field(
        audience=NETWORK,
        doc="The sum, over countries and outlets, of the greatest audience of each: what overlap is taken from.",
        type=BigInteger(),
    )
    overlap_percent: Mapped[Decimal] = field(
        audience=NETWORK, doc="How much of it is taken to be the same people.", type=Numeric(5, 2)
    )
    people: Mapped[int] = field(audience=NETWORK, doc="The estimate.", type=BigInteger())
    method: Mapped[str] = field(audience=NETWORK, doc="How the overlap was estimated.")
    declared_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    declared_by_id: Mapped[UUID | None] = link(
        User, audience=NETWORK, on_delete="SET NULL", personal=True, doc="Who declared it."
    )
    approved_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was approved.")
    state: Mapped[EstimateState] = state(
        _S.DECLARED,
        audience=NETWORK,
        doc="Whether it is the one that is reported.",
        transitions={_S.DECLARED: {_S.APPROVED, _S.REPLACED}, _S.APPROVED: {_S.REPLACED}},
    )

    __table_args__ = (
        CheckConstraint("btrim(method) <> ''", name="method"),
        CheckConstraint("overlap_percent >= 0 AND overlap_percent < 100", name="overlap"),
        CheckConstraint("gross_contacts >= 0 AND lower_bound >= 0 AND outlet_audiences >= 0", name="figures"),
        CheckConstraint("state <> 'APPROVED' OR approved_on IS NOT NULL", name="approved"),
        ExcludeConstraint(
            ("campaign_id", "="), using="gist", where="state = 'APPROVED'", name="ex_campaigns_reach_estimate_reported"
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part."""
        return takes_part(viewer, cls.campaign_id)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that leads the campaign, and those that take part."""
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id)  # type: ignore[no-any-return]


class SocialChannel(OfCampaign):
    """A page or an account in a social medium, whose figures count for a campaign."""

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="channels", across=True, doc="For which campaign."
    )
    platform: Mapped[str] = field(audience=PUBLIC, doc="Which medium, e.g. Facebook.", sort=True)
    handle: Mapped[str] = field(audience=PUBLIC, doc="The page's or account's name.")
    medium: Mapped[Medium] = field(audience=PUBLIC, doc="By what people are reached.", default=Medium.SOCIAL)

    __table_args__ = (UniqueConstraint("campaign_id", "platform", "handle"),)


class SocialSnapshot(OfCampaign):
    """What a platform showed on a day, counted from the beginning. What happened in between is a difference of two."""

    campaign_id: Mapped[UUID] = link(Campaign, audience=PUBLIC, across=True, doc="Of which campaign.")
    channel_id: Mapped[UUID] = link(
        SocialChannel, audience=PUBLIC, reverse="snapshots", on_delete="CASCADE", doc="Of which channel."
    )
    on_day: Mapped[date] = field(audience=PUBLIC, doc="When it was looked at, at the beginning of the day.")
    impressions: Mapped[int] = field(audience=PUBLIC, doc="Times shown, since the beginning.", type=BigInteger())
    views: Mapped[int | None] = field(audience=PUBLIC, doc="Views, since the beginning.", type=BigInteger())
    engagements: Mapped[int | None] = field(audience=PUBLIC, doc="Reactions, since the beginning.", type=BigInteger())
    evidence: Mapped[str] = field(audience=PUBLIC, doc="What shows it, e.g. the export's file name or address.")

    __table_args__ = (
        UniqueConstraint("channel_id", "on_day"),
        CheckConstraint("impressions >= 0 AND views >= 0 AND engagements >= 0", name="figures"),
        CheckConstraint("btrim(evidence) <> ''", name="evidence"),
    )


class SocialPeriod(OfCampaign):
    """What happened in a channel in a month or another period. Reach cannot be added up or taken apart, so it is what
    the platform says, or nothing.
    """

    campaign_id: Mapped[UUID] = link(Campaign, audience=PUBLIC, across=True, doc="Of which campaign.")
    channel_id: Mapped[UUID] = link(
        SocialChannel, audience=PUBLIC, reverse="periods", on_delete="CASCADE", doc="Of which channel."
    )
    lasts: Mapped[Period] = period(audience=PUBLIC, doc="Its first and last day.", no_overlap=("channel_id",))
    reach: Mapped[int | None] = field(
        audience=PUBLIC,
        doc="Different accounts, as the platform says; null where it was not entered.",
        type=BigInteger(),
    )
    reach_evidence: Mapped[str | None] = field(audience=PUBLIC, doc="What shows the reach.")

    __table_args__ = (
        CheckConstraint("NOT lower_inf(lasts) AND NOT upper_inf(lasts)", name="days"),
        CheckConstraint("reach >= 0 AND (reach IS NULL) = (reach_evidence IS NULL)", name="reach"),
    )

    @derived(audience=PUBLIC)
    def impressions(cls) -> ColumnElement[int | None]:  # noqa: N805
        """Times shown in the period: the snapshot after it less the one before; null without both."""
        return difference(cls, "impressions")

    @derived(audience=PUBLIC)
    def views(cls) -> ColumnElement[int | None]:  # noqa: N805
        """Views in the period, by the same difference."""
        return difference(cls, "views")

    @derived(audience=PUBLIC)
    def engagements(cls) -> ColumnElement[int | None]:  # noqa: N805
        """Reactions in the period, by the same difference."""
        return difference(cls, "engagements")


def difference(one: Any, attribute: str) -> ColumnElement[int | None]:
    """A snapshot shows the beginning of its day, so the period ends with that of the day after."""

    def at(day: Any) -> Any:
        snapshot: Any = aliased(SocialSnapshot)
        found = select(getattr(snapshot, attribute)).where(
            snapshot.channel_id == one.channel_id, snapshot.on_day == cast(day, Date)
        )
        return found.scalar_subquery()

    return cast(at(func.upper(one.lasts)) - at(func.lower(one.lasts)), Integer)


__all__ = ["EstimateState", "ReachEstimate", "SocialChannel", "SocialPeriod", "SocialSnapshot", "difference"]
