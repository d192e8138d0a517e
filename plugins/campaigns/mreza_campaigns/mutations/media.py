"""Outlets and clippings, journalists and what they deliver, reach, and what platforms show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.directory.people import Person
from mreza.directory.places import Country, Network
from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.mutation import Do, mutation

from mreza_campaigns import events, permissions
from mreza_campaigns.models import (
    Campaign,
    CampaignJournalist,
    Deliverable,
    MediaOutlet,
    Medium,
    Placement,
    PlacementMetric,
    PlacementVisibility,
    ReachEstimate,
    SocialChannel,
    SocialPeriod,
    SocialSnapshot,
)
from mreza_campaigns.mutations.acts import act, home, require_lead, require_network
from mreza_campaigns.service import media, reach
from mreza_campaigns.service.act import locked
from mreza_campaigns.service.media import ClippingFacts, MetricFacts


@mutation(permission=permissions.MEDIA)
async def add_media_outlet(
    do: Do,
    network: Network,
    name: str,
    medium: Medium,
    country: Country | None = None,
    website: str | None = None,
    note: str | None = None,
) -> MediaOutlet:
    """Add an outlet to a network's register.

    Args:
        network: Whose register.
        name: What it is called.
        medium: What sort.
        country: The country whose people it is for; the network's when left out.
        website: Its address on the web.
        note: How to work with it.
    """
    require_network(do, network.id, "Network")
    made = MediaOutlet(
        network_id=network.id,
        name=name.strip(),
        medium=medium,
        country_id=country.id if country else network.country_id,
        website=website,
        note=note,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MEDIA, emits=events.ClippingRecorded)
async def record_clipping(
    do: Do, campaign: Campaign, outlet: MediaOutlet, clipping: ClippingFacts, network: Network | None = None
) -> Placement:
    """Record that something appeared, with its link and the copy that was kept. The same text is the same story, in
    either script and whatever its punctuation.

    Args:
        campaign: Of which campaign.
        outlet: Where.
        clipping: What was found.
        network: The network that records it; the leading one when left out, or one's own.
    """
    where = await home(do, campaign, network)
    made = await media.clip(do.session, campaign, outlet, clipping, where, do.today)
    do.emit(events.ClippingRecorded(made, encode("MediaStory", made.story_id)))
    return made


@mutation(permission=permissions.MEDIA)
async def record_metric(do: Do, placement: Placement, metric: MetricFacts) -> PlacementMetric:
    """Record a figure of a placement, with who says so, how it was measured, and what shows it.

    Args:
        placement: Of which placement.
        metric: The figure.
    """
    require_network(do, placement.network_id, "Placement")
    return await media.measure(do.session, placement, metric, do.today)


@mutation(permission=permissions.MEDIA)
async def check_placement(do: Do, placement: Placement, visibility: PlacementVisibility) -> Placement:
    """Write down whether a placement shows that the European Union pays.

    Args:
        placement: Which placement.
        visibility: Whether it does.
    """
    require_network(do, placement.network_id, "Placement")
    placement.visibility = visibility
    return placement


@mutation(permission=permissions.MEDIA)
async def accredit_journalist(
    do: Do, campaign: Campaign, person: Person, outlet: MediaOutlet | None = None, network: Network | None = None
) -> CampaignJournalist:
    """Let a journalist take part in a campaign, as on a caravan.

    Args:
        campaign: Which campaign.
        person: Who.
        outlet: For which outlet.
        network: The network that looks after them; the leading one when left out, or one's own.
    """
    where = await home(do, campaign, network)
    made = CampaignJournalist(
        network_id=where,
        campaign_id=campaign.id,
        person_id=person.id,
        outlet_id=outlet.id if outlet else None,
        accredited_on=do.today,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MEDIA)
async def agree_deliverable(do: Do, journalist: CampaignJournalist, title: str, due_on: date) -> Deliverable:
    """Agree with a journalist on something to be published.

    Args:
        journalist: Who.
        title: What.
        due_on: By when.
    """
    require_network(do, journalist.network_id, "CampaignJournalist")
    made = Deliverable(
        network_id=journalist.network_id,
        campaign_id=journalist.campaign_id,
        journalist_id=journalist.id,
        title=title.strip(),
        due_on=due_on,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MEDIA)
async def receive_deliverable(
    do: Do,
    deliverable: Deliverable,
    published_on: date,
    url: str | None = None,
    placement: Placement | None = None,
) -> Deliverable:
    """Write down that a journalist has published what was agreed on.

    Args:
        deliverable: What.
        published_on: When.
        url: Where.
        placement: The clipping.
    """
    require_network(do, deliverable.network_id, "Deliverable")
    if placement is not None and placement.campaign_id != deliverable.campaign_id:
        raise UserError("OTHER_CAMPAIGN", "This belongs to another campaign.", path=("placementId",))
    deliverable = await locked(do.session, deliverable)
    deliverable.published_on = act(do, published_on).day
    deliverable.url, deliverable.placement_id = url, placement.id if placement else None
    return deliverable


@mutation(permission=permissions.MEDIA)
async def declare_reach(do: Do, campaign: Campaign, overlap_percent: Decimal, method: str) -> ReachEstimate:
    """Declare how many different people a campaign has reached: the greatest audience of each outlet in each country,
    added up, less the overlap. It keeps the figures that it was made from, and counts once it is approved.

    Args:
        campaign: Which campaign.
        overlap_percent: How much of it is taken to be the same people.
        method: How that was estimated, in words that a donor can check.
    """
    require_lead(do, campaign)
    answer = await do.ask(reach.DOCUMENT, {"campaign": encode("Campaign", campaign.id)})
    return await reach.declare(do.session, campaign, answer.data["campaign"], overlap_percent, method, act(do))


@mutation(permission=permissions.REGIONAL, emits=events.EstimateApproved)
async def approve_reach(do: Do, estimate: ReachEstimate) -> ReachEstimate:
    """Let an estimate be the one that is reported; nobody approves their own.

    Args:
        estimate: Which estimate.
    """
    approved = await reach.approve(do.session, estimate, act(do))
    do.emit(events.EstimateApproved(approved, approved.people))
    return approved


@mutation(permission=permissions.MEDIA)
async def add_social_channel(
    do: Do, campaign: Campaign, platform: str, handle: str, network: Network | None = None
) -> SocialChannel:
    """Add a page or an account whose figures count for a campaign.

    Args:
        campaign: Which campaign.
        platform: Which medium, e.g. Facebook.
        handle: The page's or account's name.
        network: Whose page it is; the leading network's when left out, or one's own.
    """
    where = await home(do, campaign, network)
    made = SocialChannel(network_id=where, campaign_id=campaign.id, platform=platform.strip(), handle=handle.strip())
    do.session.add(made)
    return made


@mutation(permission=permissions.MEDIA)
async def record_social_snapshot(
    do: Do,
    channel: SocialChannel,
    on_day: date,
    impressions: int,
    evidence: str,
    views: int | None = None,
    engagements: int | None = None,
) -> SocialSnapshot:
    """Write down what a platform showed at the beginning of a day, counted from the beginning.

    Args:
        channel: Of which channel.
        on_day: When it was looked at.
        impressions: Times shown.
        evidence: What shows it, e.g. the export's file name or address.
        views: Views.
        engagements: Reactions.
    """
    require_network(do, channel.network_id, "SocialChannel")
    counts = {"impressions": impressions, "views": views, "engagements": engagements}
    if any(one is not None and one < 0 for one in counts.values()):
        raise UserError("NUMBER_NEGATIVE", "The number cannot be less than nothing.", path=("impressions",))
    return await reach.snapshot(do.session, channel, act(do, on_day).day, counts, evidence)


@mutation(permission=permissions.MEDIA)
async def look_at_social_period(
    do: Do, channel: SocialChannel, lasts: Period, reach_count: int | None = None, reach_evidence: str | None = None
) -> SocialPeriod:
    """Look at a month or another period of a channel. Its figures are differences of snapshots; its reach is what the
    platform says, or nothing.

    Args:
        channel: Of which channel.
        lasts: The first and the last day.
        reach_count: Different accounts, as the platform says.
        reach_evidence: What shows the reach.
    """
    require_network(do, channel.network_id, "SocialChannel")
    return await reach.look_at(do.session, channel, lasts, reach_count, reach_evidence)
