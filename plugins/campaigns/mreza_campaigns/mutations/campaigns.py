"""Campaigns, their phases and messages, and the plans of the networks in them."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_campaigns import events, permissions
from mreza_campaigns.models import (
    Campaign,
    CampaignMessage,
    CampaignPhase,
    CampaignPlan,
    CampaignState,
    PlanMessage,
)
from mreza_campaigns.mutations.acts import act, require_all_plans, require_lead, require_network
from mreza_campaigns.service import campaigns
from mreza_campaigns.service.campaigns import CampaignFacts


@mutation(permission=permissions.MANAGE)
async def plan_campaign(do: Do, network: Network, campaign: CampaignFacts) -> Campaign:
    """Plan a campaign or a caravan, which the network leads.

    Args:
        network: The network that leads it.
        campaign: What it is.
    """
    require_network(do, network.id, "Network")
    return await campaigns.plan(do.session, network, campaign)


@mutation(permission=permissions.MANAGE)
async def revise_campaign(do: Do, campaign: Campaign, facts: CampaignFacts) -> Campaign:
    """Say anew what a campaign is, until it has run; what is left out is cleared.

    Args:
        campaign: Which campaign.
        facts: All that it is.
    """
    require_lead(do, campaign)
    return await campaigns.revise(do.session, campaign, facts)


@mutation(permission=permissions.MANAGE, emits=events.CampaignMoved)
async def move_campaign(do: Do, campaign: Campaign, to: CampaignState, evaluation: str | None = None) -> Campaign:
    """Let a campaign run, pause, end, be cancelled, or be looked back at. It runs only with an objective, target
    groups, its days and the project's activity that it counts for.

    Args:
        campaign: Which campaign.
        to: Where it is to stand.
        evaluation: What was learnt, once it is looked back at.
    """
    require_lead(do, campaign)
    moved = await campaigns.move(do.session, campaign, to, act(do), evaluation)
    do.emit(events.CampaignMoved(moved, moved.code, moved.state.name))
    return moved


@mutation(permission=permissions.REGIONAL, emits=events.NetworkTookPart)
async def take_network_into_campaign(do: Do, campaign: Campaign, network: Network) -> CampaignPlan:
    """Let a network take part in another's campaign: it gets a plan with all messages, and sees the campaign.

    Args:
        campaign: Which campaign.
        network: Which network.
    """
    require_lead(do, campaign)
    require_network(do, network.id, "Network")
    made = await campaigns.take_part(do.session, campaign, network)
    do.emit(events.NetworkTookPart(made, network.code))
    return made


@mutation(permission=permissions.MANAGE)
async def add_campaign_phase(do: Do, campaign: Campaign, title: Translated, lasts: Period) -> CampaignPhase:
    """Add a phase to a campaign.

    Args:
        campaign: Which campaign.
        title: What it is called.
        lasts: Its first and last day.
    """
    require_lead(do, campaign)
    return await campaigns.add_phase(do.session, campaign, title, lasts)


@mutation(permission=permissions.MANAGE)
async def add_campaign_message(do: Do, campaign: Campaign, text: Translated) -> CampaignMessage:
    """Add a message to a campaign; all plans inherit it.

    Args:
        campaign: Which campaign.
        text: What is said.
    """
    await require_all_plans(do, campaign)
    return await campaigns.say(do.session, campaign, text)


@mutation(permission=permissions.MANAGE)
async def say_in_own_words(do: Do, plan_message: PlanMessage, own_words: Translated | None) -> PlanMessage:
    """Say a message in words of the country's own, or again as the campaign says it.

    Args:
        plan_message: Which message of which plan.
        own_words: What is said there; null for what the campaign says.
    """
    require_network(do, plan_message.network_id, "PlanMessage")
    plan_message.own_words = own_words
    return plan_message
