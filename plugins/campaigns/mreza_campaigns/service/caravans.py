"""Caravans: events as their stops, and what they came to when they were closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from mreza.errors import UserError
from mreza_events.models import Event, EventState
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import Campaign, CampaignKind, CampaignState, CaravanFormat, CaravanResult, CaravanStop
from mreza_campaigns.service.act import Act, locked
from mreza_campaigns.service.campaigns import move

DOCUMENT = "caravan-total"
_OVER = (EventState.HELD, EventState.CLOSED, EventState.CANCELLED)


async def add_stop(session: AsyncSession, campaign: Campaign, event: Event) -> CaravanStop:
    """An event becomes the next stop of a caravan.

    Raises: UserError NOT_A_CARAVAN, CAMPAIGN_OVER; STOP_ALREADY and, of two at once, STOP_TAKEN by the database.
    """
    if campaign.kind is not CampaignKind.CARAVAN:
        raise UserError("NOT_A_CARAVAN", "Only a caravan has stops.", path=("campaignId",))
    if campaign.state not in (CampaignState.PLANNED, CampaignState.ACTIVE, CampaignState.PAUSED):
        raise UserError("CAMPAIGN_OVER", "The campaign is {state}; it stays as it was.", state=campaign.state.name)
    last = await session.scalar(select(func.max(CaravanStop.number)).where(CaravanStop.campaign_id == campaign.id))
    made = CaravanStop(network_id=event.network_id, campaign_id=campaign.id, event_id=event.id, number=(last or 0) + 1)
    session.add(made)
    await session.flush()
    return made


async def require_all_seen(session: AsyncSession, campaign: Campaign, networks: Collection[UUID]) -> None:
    """Who closes a caravan sees who came at every stop. One in social media needs none.

    Raises: UserError NOT_A_CARAVAN, CAMPAIGN_NOT_RUNNING, CAMPAIGN_OVER, NO_STOPS, STOPS_ELSEWHERE, STOPS_TO_COME.
    """
    if campaign.kind is not CampaignKind.CARAVAN:
        raise UserError("NOT_A_CARAVAN", "Only a caravan has stops.", path=("campaignId",))
    state = campaign.state
    if state is CampaignState.PLANNED:
        raise UserError("CAMPAIGN_NOT_RUNNING", "The campaign is {state}. Let it run first.", state=state.name)
    if state is CampaignState.CANCELLED:
        raise UserError("CAMPAIGN_OVER", "The campaign is {state}; it stays as it was.", state=state.name)
    stops = list(await session.scalars(select(CaravanStop).where(CaravanStop.campaign_id == campaign.id)))
    if not stops and campaign.caravan_format is not CaravanFormat.SOCIAL_MEDIA:
        raise UserError("NO_STOPS", "The caravan has no stops.")
    if any(one.network_id not in networks for one in stops):
        raise UserError(
            "STOPS_ELSEWHERE", "Some of its stops are of other networks. Let the secretariat close the caravan."
        )
    events = await session.scalars(select(Event).where(Event.id.in_([one.event_id for one in stops])))
    open_ = sum(1 for one in events if one.state not in _OVER)
    if open_:
        raise UserError("STOPS_TO_COME", "Stops that are not over: {count}. Hold or cancel them first.", count=open_)


async def close(session: AsyncSession, campaign: Campaign, figures: Mapping[str, Any], act: Act) -> CaravanResult:
    """Keep what a caravan came to. Closed anew, there is one more result; what was reported stays.

    Args:
        figures: The caravan's, as the document `caravan-total` answers.
    """
    campaign = await locked(session, campaign)
    held = select(func.count()).select_from(CaravanStop).join(Event, Event.id == CaravanStop.event_id)
    held = held.where(CaravanStop.campaign_id == campaign.id, Event.state != EventState.CANCELLED)
    made = CaravanResult(
        network_id=campaign.network_id,
        campaign_id=campaign.id,
        stops=await session.scalar(held) or 0,
        registered_unique=figures["registeredUnique"],
        registered=figures["registered"],
        counted=figures["countedHeads"],
        journalists=figures["journalistsPresent"],
        contacts=figures["grossContacts"] or None,
        lower_bound=figures["lowerBoundUnique"] or None,
        impressions=figures["socialImpressions"],
        accounts=figures["socialReach"],
        closed_on=act.day,
    )
    session.add(made)
    await session.flush()
    if campaign.state in (CampaignState.ACTIVE, CampaignState.PAUSED):
        await move(session, campaign, CampaignState.COMPLETED, act)
    return made


__all__ = ["DOCUMENT", "add_stop", "close", "require_all_seen"]
