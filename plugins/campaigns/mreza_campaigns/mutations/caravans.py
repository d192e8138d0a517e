"""Caravans, the calendar, and what is recommended to institutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza.model.states import transition
from mreza.mutation import Do, mutation
from mreza.text import Locale, Translated
from mreza_documents.models import Document
from mreza_events.models import Event

from mreza_campaigns import events, permissions
from mreza_campaigns.models import (
    CalendarEntry,
    CalendarEntryState,
    Campaign,
    CampaignPhase,
    CaravanResult,
    CaravanStop,
    Material,
    MediaOutlet,
    Medium,
    Recommendation,
    RecommendationState,
)
from mreza_campaigns.mutations.acts import act, home, require_lead, require_network
from mreza_campaigns.service import advocacy, caravans
from mreza_campaigns.service.act import locked
from mreza_campaigns.service.advocacy import RecommendationFacts


@dataclass(frozen=True)
class CalendarFacts:
    """What is to appear.

    Attributes:
        title: What.
        on_day: When.
        medium: By what.
        locale: In which language and script.
        phase: In which phase, if one.
        material: Which material, if there is one.
        outlet: Where, if it is known.
    """

    title: Translated
    on_day: date
    medium: Medium
    locale: str | None = None
    phase: CampaignPhase | None = None
    material: Material | None = None
    outlet: MediaOutlet | None = None


@mutation(permission=permissions.MANAGE)
async def add_caravan_stop(do: Do, campaign: Campaign, event: Event) -> CaravanStop:
    """Make an event the next stop of a caravan.

    Args:
        campaign: Which caravan.
        event: Which event; of a network that takes part.
    """
    require_network(do, event.network_id, "Event")
    await home(do, campaign, await do.get(Network, event.network_id))
    return await caravans.add_stop(do.session, campaign, event)


@mutation(permission=permissions.MANAGE, emits=events.CaravanClosed)
async def close_caravan(do: Do, campaign: Campaign) -> CaravanResult:
    """Close a caravan: different people by name, and heads without names, are kept as they are now. What is corrected
    later shows as a difference, until the caravan is closed anew.

    Args:
        campaign: Which caravan.
    """
    require_lead(do, campaign)
    await caravans.require_all_seen(do.session, campaign, do.viewer.networks)
    answer = await do.ask(caravans.DOCUMENT, {"campaign": encode("Campaign", campaign.id)})
    result = await caravans.close(do.session, campaign, answer.data["campaign"], act(do))
    do.emit(events.CaravanClosed(campaign, result.registered_unique, result.counted))
    return result


@mutation(permission=permissions.MANAGE)
async def plan_content(
    do: Do, campaign: Campaign, entry: CalendarFacts, network: Network | None = None
) -> CalendarEntry:
    """Put something into a campaign's calendar.

    Args:
        campaign: Which campaign.
        entry: What is to appear.
        network: The network that sees to it; the leading one when left out, or one's own.
    """
    where = await home(do, campaign, network)
    for linked, name in ((entry.phase, "phaseId"), (entry.material, "materialId")):
        if linked is not None and linked.campaign_id != campaign.id:
            raise UserError("OTHER_CAMPAIGN", "This belongs to another campaign.", path=("entry", name))
    made = CalendarEntry(
        network_id=where,
        campaign_id=campaign.id,
        phase_id=entry.phase.id if entry.phase else None,
        material_id=entry.material.id if entry.material else None,
        outlet_id=entry.outlet.id if entry.outlet else None,
        on_day=entry.on_day,
        medium=entry.medium,
        locale=Locale.parse(entry.locale).value if entry.locale else None,
        title=entry.title,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def settle_content(
    do: Do, entry: CalendarEntry, to: CalendarEntryState, on_day: date | None = None
) -> CalendarEntry:
    """Say that something of the calendar appeared, or will not.

    Args:
        entry: Which entry.
        to: What became of it.
        on_day: When it appeared, where that was another day than planned.
    """
    require_network(do, entry.network_id, "CalendarEntry")
    entry = await locked(do.session, entry)
    done = act(do, on_day)
    transition(do.session, entry, to, day=done.day, by=done.by, reason=done.reason)
    entry.on_day = on_day or entry.on_day
    return entry


@mutation(permission=permissions.MANAGE)
async def draft_recommendation(
    do: Do, campaign: Campaign, recommendation: RecommendationFacts, network: Network | None = None
) -> Recommendation:
    """Draft what a campaign recommends to an institution.

    Args:
        campaign: Which campaign.
        recommendation: What is recommended to whom.
        network: The network that does; the leading one when left out, or one's own.
    """
    return await advocacy.draft(do.session, campaign, await home(do, campaign, network), recommendation)


@mutation(permission=permissions.MANAGE, emits=events.RecommendationDecided)
async def move_recommendation(
    do: Do,
    recommendation: Recommendation,
    to: RecommendationState,
    on_day: date | None = None,
    decision: Document | None = None,
    promised_by: date | None = None,
) -> Recommendation:
    """Write down what became of a recommendation: handed over, answered, promised, adopted, refused.

    Args:
        recommendation: Which recommendation.
        to: What became of it.
        on_day: When; today when left out.
        decision: The decision; what was adopted has one.
        promised_by: By when the institution promised to act.
    """
    require_network(do, recommendation.network_id, "Recommendation")
    done = act(do, on_day)
    moved = await advocacy.answer(do.session, recommendation, to, done, decision=decision, promised_by=promised_by)
    if to in advocacy.DECIDED:
        do.emit(events.RecommendationDecided(moved, moved.state.name, moved.level.name, done.day))
    return moved
