"""What follows from a campaign's rows: its three reach figures, and what a caravan comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from mreza_events.models import Attendance, EventRole, Headcount
from mreza_events.models.programme import RUNS_IT
from sqlalchemy import BigInteger, ColumnElement, Integer, Numeric, Select, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_campaigns.models import (
    OF_PEOPLE,
    Campaign,
    CaravanStop,
    Deliverable,
    EstimateState,
    Placement,
    PlacementMetric,
    ReachEstimate,
    SocialPeriod,
)
from mreza_campaigns.models.reach import difference

_ZERO: ColumnElement[int] = literal_column("0")


class CampaignReach:
    """How far a campaign reaches. Three figures, which are never mixed."""

    @derived(audience=NETWORK)
    def gross_contacts(cls) -> ColumnElement[int]:  # noqa: N805
        """All contacts added up: whoever saw two broadcasts counts twice. Contacts are not people."""
        return _sum_of_greatest(cls, "placement")

    @derived(audience=NETWORK)
    def lower_bound_unique(cls) -> ColumnElement[int]:  # noqa: N805
        """At least so many different people: in each country the greatest single audience, and these added up."""
        return _sum_of_greatest(cls, "country")

    @derived(audience=NETWORK)
    def outlet_audiences(cls) -> ColumnElement[int]:  # noqa: N805
        """The greatest audience of each outlet in each country, added up: what an estimate takes the overlap from."""
        return _sum_of_greatest(cls, "outlet")

    @derived(audience=NETWORK)
    def social_impressions(cls) -> ColumnElement[int | None]:  # noqa: N805
        """Times shown in the periods of its channels, added up; null without one that lies between two snapshots."""
        one: Any = aliased(SocialPeriod)
        total = select(func.sum(difference(one, "impressions"))).select_from(one)
        return cast(total.where(one.campaign_id == cls.id).scalar_subquery(), BigInteger)  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def social_reach(cls) -> ColumnElement[int | None]:  # noqa: N805
        """The greatest reach of one period of a channel: at least so many accounts. Reach is never added up."""
        one = aliased(SocialPeriod)
        greatest = select(func.max(one.reach)).where(one.campaign_id == cls.id)  # type: ignore[attr-defined]
        return cast(greatest.scalar_subquery(), BigInteger)

    @derived(audience=NETWORK)
    def declared_estimate(cls) -> ColumnElement[int | None]:  # noqa: N805
        """The approved estimate of different people; null without one. Its method is in `estimates`."""
        return _approved(cls)

    @derived(audience=NETWORK)
    def estimate_percent(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The approved estimate, in per cent of the people who are to be reached, with one decimal."""
        share = _approved(cls) * literal_column("100.0") / cls.people_target  # type: ignore[attr-defined]
        return cast(func.round(share, literal_column("1")), Numeric(30, 1))


class CaravanFigures:
    """What a caravan comes to, of the attendance that the viewer may read: all of it for the secretariat,
    and where the stops are of the viewer's networks. What was reported is in `results`.
    """

    @derived(audience=NETWORK)
    def registered_unique(cls) -> ColumnElement[int]:  # noqa: N805
        """Different people who came by name; whoever was at three stops counts once."""
        return _count(_came(cls, lambda one: func.count(one.person_id.distinct())))

    @derived(audience=NETWORK)
    def registered(cls) -> ColumnElement[int]:  # noqa: N805
        """People who came by name, at each stop anew."""
        return _count(_came(cls, lambda one: func.count(func.row(one.event_id, one.person_id).distinct())))

    @derived(audience=NETWORK)
    def counted_heads(cls) -> ColumnElement[int]:  # noqa: N805
        """Heads that were counted at the stops without names; how, each of the stops' `headcounts` says."""
        head, stop = aliased(Headcount), aliased(CaravanStop)
        total = select(func.coalesce(func.sum(head.people), _ZERO)).join(stop, stop.event_id == head.event_id)
        return _count(total.where(stop.campaign_id == cls.id, head.role.not_in(RUNS_IT)))  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def journalists_present(cls) -> ColumnElement[int]:  # noqa: N805
        """Different journalists who came to the stops, each once."""
        count = _came(cls, lambda one: func.count(one.person_id.distinct()), EventRole.JOURNALIST)
        return _count(count)


class CampaignDeliverables:
    """What journalists were to publish, and did."""

    @derived(audience=NETWORK)
    def deliverables_agreed(cls) -> ColumnElement[int]:  # noqa: N805
        """How many reports were agreed on."""
        one = aliased(Deliverable)
        return _count(select(func.count()).select_from(one).where(one.campaign_id == cls.id))  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def deliverables_published(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of them were published by the day, on time or late."""
        one = aliased(Deliverable)
        published = select(func.count()).select_from(one)
        return _count(published.where(one.campaign_id == cls.id, one.published_on <= day))  # type: ignore[attr-defined]


def _count(statement: Select[Any]) -> ColumnElement[int]:
    return cast(statement.scalar_subquery(), Integer)


def _sum_of_greatest(campaign: Any, per: str) -> ColumnElement[int]:
    """The greatest number of people per placement, outlet or country, added up."""
    placement: Any = aliased(Placement)
    metric: Any = aliased(PlacementMetric)
    keys = {
        "placement": (placement.id,),
        "outlet": (placement.country_id, placement.outlet_id),
        "country": (placement.country_id,),
    }
    greatest = (
        select(func.max(metric.value).label("people"))
        .join(placement, placement.id == metric.placement_id)
        .where(placement.campaign_id == campaign.id, metric.kind.in_(OF_PEOPLE))
        .group_by(*keys[per])
        .correlate(campaign)
        .subquery()
    )
    total = select(func.coalesce(func.sum(greatest.c.people), _ZERO))
    return cast(total.scalar_subquery(), BigInteger)  # one slip of the pen adds up to more than an Integer holds


def _approved(campaign: Any) -> ColumnElement[int | None]:
    one = aliased(ReachEstimate)
    found = select(one.people).where(one.campaign_id == campaign.id, one.state == EstimateState.APPROVED)
    return cast(found.scalar_subquery(), BigInteger)


def _came(campaign: Any, measure: Any, role: EventRole | None = None) -> Select[Any]:
    one, stop = aliased(Attendance), aliased(CaravanStop)
    counts = one.role.not_in(RUNS_IT) if role is None else one.role == role
    return (
        select(measure(one))
        .join(stop, stop.event_id == one.event_id)
        .where(stop.campaign_id == campaign.id, counts)
        .correlate(campaign)
    )


EXTENSIONS = [(Campaign, CampaignReach), (Campaign, CaravanFigures), (Campaign, CampaignDeliverables)]
