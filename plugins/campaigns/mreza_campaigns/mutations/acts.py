"""When something is done, by whom and why, as a mutation says it; and in which network."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.mutation import Do
from sqlalchemy import select

from mreza_campaigns.models import Campaign, CampaignPlan
from mreza_campaigns.service.act import Act


def act(do: Do, day: date | None = None, reason: str | None = None) -> Act:
    """Now, on the given day or today, by the viewer, with the mutation's reason.

    Raises: UserError DAY_IN_FUTURE.
    """
    if day is not None and day > do.today:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("onDay",), day=day)
    return Act(do.now, day or do.today, do.user_id, reason or do.reason)


def require_network(do: Do, network: UUID, name: str) -> None:
    """What others see too, those look after who coordinate its network.

    Raises: NotFound, as for something that does not exist.
    """
    if network not in do.viewer.networks:
        raise NotFound(name, path=(f"{name[0].lower()}{name[1:]}Id",))


def require_lead(do: Do, campaign: Campaign) -> None:
    """A campaign is its leading network's.

    Raises: NotFound.
    """
    require_network(do, campaign.network_id, "Campaign")


async def require_all_plans(do: Do, campaign: Campaign) -> None:
    """What every plan gets, is given by somebody who coordinates all of them.

    Raises: NotFound; UserError REGIONAL_CAMPAIGN.
    """
    require_lead(do, campaign)
    if not await _networks(do, campaign) <= do.viewer.networks:
        raise UserError("REGIONAL_CAMPAIGN", "Other networks take part in this campaign. Let the secretariat do it.")


async def home(do: Do, campaign: Campaign, network: Network | None) -> UUID:
    """The network for which something is done in a campaign: the one named, else the leading one, else the viewer's.

    Raises: NotFound for one that does not take part, or is not the viewer's; UserError WHICH_NETWORK.
    """
    mine = await _networks(do, campaign) & do.viewer.networks
    if network is not None:
        if network.id not in mine:
            raise NotFound("Network", path=("networkId",))
        return network.id
    if not mine:
        raise NotFound("Campaign", path=("campaignId",))
    if campaign.network_id in mine:
        return campaign.network_id
    if len(mine) > 1:
        raise UserError(
            "WHICH_NETWORK", "You coordinate several networks of this campaign. Name one.", path=("networkId",)
        )
    return next(iter(mine))


async def _networks(do: Do, campaign: Campaign) -> set[UUID]:
    plans = select(CampaignPlan.network_id).where(CampaignPlan.campaign_id == campaign.id)
    return set(await do.session.scalars(plans))


__all__ = ["act", "home", "require_all_plans", "require_lead", "require_network"]
