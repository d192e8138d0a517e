"""Who takes part in a campaign: said once for everything that hangs on one."""

from __future__ import annotations

from typing import Any

from mreza.model.base import Model, model_named
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased


def takes_part(viewer: Any, campaign: Any) -> ColumnElement[bool]:
    """The viewer coordinates a network with a plan in the campaign, or the one that leads it."""
    plan: Any = aliased(model_named("campaigns.CampaignPlan"))
    mine = viewer.in_network(plan.network_id) | viewer.in_network(plan.lead_network_id)
    return select(plan.id).where(plan.campaign_id == campaign, mine).exists()


class OfCampaign(Model):
    """Rows of a campaign. Each belongs to the network that made it; all networks that take part see it.

    So everyone who takes part counts the same figures. What is nobody else's business (money) has the audience NETWORK.
    """

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and the networks that take part in the campaign."""
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id)  # type: ignore[attr-defined, no-any-return]


__all__ = ["OfCampaign", "takes_part"]
