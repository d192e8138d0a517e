"""The part of campaigns in the demo: a caravan through six countries that came to 210 people by name and 1,040 heads,
a tour of journalists and a caravan online; an awareness campaign with its three figures of reach; materials in every
state; what institutions were asked for.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, Rows
from mreza.demo.ids import id_of
from mreza.directory.reference import reference_id
from mreza.model.period import Period
from mreza_documents.models import DocumentKind
from mreza_documents.template import Funding
from mreza_events.models import ProjectActivity

from mreza_campaigns.demo import words
from mreza_campaigns.demo.ledger import Ledger
from mreza_campaigns.demo.materials import material_rows
from mreza_campaigns.demo.media import media_rows, relay_rows
from mreza_campaigns.demo.travel import tour, travel
from mreza_campaigns.models import (
    Campaign,
    CampaignKind,
    CampaignMessage,
    CampaignPhase,
    CampaignPlan,
    CampaignState,
    CaravanFormat,
    PlanMessage,
    Recommendation,
    RecommendationState,
    ReformLevel,
)

_S, _R, _F = CampaignState, RecommendationState, CaravanFormat
LEAD, NETWORKS = "RS", ("RS", "BA", "ME", "MK", "AL", "XK")


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    activity, project = plan.ids.next("campaigns' activity"), id_of("project", 0)
    caravan = _campaign(ledger, "CARAVAN", words.CARAVAN, activity, caravan=_F.COMMUNITY, people_target=1_200)
    journey = _campaign(ledger, "TOUR", words.TOUR, activity, caravan=_F.JOURNALISTS, journalists_target=3)
    relay = _campaign(ledger, "RELAY", words.RELAY, activity, caravan=_F.SOCIAL_MEDIA, people_target=5_000)
    aware = _campaign(ledger, "AWARE", words.AWARE, activity, people_target=1_000_000)
    travel(ledger, caravan, NETWORKS)
    journalists = tour(ledger, journey, NETWORKS[:2])
    release = material_rows(ledger, aware)
    media_rows(ledger, aware, journey, journalists, release)
    relay_rows(ledger, relay)
    _recommend(ledger, aware)
    # The project is that of the demo's events.
    return [
        Rows(ProjectActivity, ("id", "project_id", "code", "title"), [(activity, project, "A3.2", words.AWARE)]),
        *ledger.rows(),
    ]


def _campaign(
    ledger: Ledger,
    code: str,
    title: dict[str, str],
    activity: UUID,
    *,
    caravan: CaravanFormat | None = None,
    people_target: int | None = None,
    journalists_target: int | None = None,
) -> UUID:
    """A campaign that Serbia leads, with a plan and all messages in each country; a caravan is over."""
    plan, lead = ledger.plan, ledger.plan.network(LEAD)
    state = _S.COMPLETED if caravan else _S.ACTIVE
    lasts = Period(plan.today - timedelta(120), plan.today + timedelta(-20 if caravan else 180))
    id = ledger.add(
        Campaign,
        lead,
        code=f"{code}-{plan.today.year}",
        kind=CampaignKind.CARAVAN if caravan else CampaignKind.AWARENESS,
        caravan_format=caravan,
        title=title,
        slogan=words.MESSAGES[0],
        objective=words.CARAVAN_OBJECTIVE if caravan else words.AWARE_OBJECTIVE,
        target_groups=words.EVERYBODY,
        lasts=lasts,
        activity_id=activity,
        funding=Funding.FUNDED,
        locales=words.ALL,
        hashtag="#uMREZavanje",
        public=True,
        people_target=people_target,
        journalists_target=journalists_target,
        budget=Decimal(24_000 if caravan else 18_000),
        currency="EUR",
        state=state,
    )
    ways: list[Any] = [(_S.PLANNED, plan.today - timedelta(150)), (_S.ACTIVE, plan.today - timedelta(120))]
    ways += [(_S.COMPLETED, plan.today - timedelta(15))] if state is _S.COMPLETED else []
    ledger.past(Campaign, id, lead, *ways)
    plans = [(network, _plan(ledger, id, lead, network)) for network in map(plan.network, NETWORKS)]
    for number, text in enumerate(words.MESSAGES, 1):
        message = ledger.add(CampaignMessage, lead, campaign_id=id, number=number, text=text)
        for network, part in plans:
            own = {network.locale: f"{text[network.locale]}!"} if network.code == "AL" and number == 1 else None
            of = {"plan_id": part, "message_id": message, "lead_network_id": lead.id}
            ledger.add(PlanMessage, network, **of, own_words=own)
    if not caravan:
        for number, (called, first, last) in enumerate(zip(words.PHASES, (-120, -60), (-61, 180), strict=True), 1):
            days = Period(plan.today + timedelta(first), plan.today + timedelta(last))
            ledger.add(CampaignPhase, lead, campaign_id=id, number=number, title=called, lasts=days)
    return id


def _plan(ledger: Ledger, campaign: UUID, lead: PlannedNetwork, network: PlannedNetwork) -> UUID:
    country = reference_id("country", network.code)
    return ledger.add(CampaignPlan, network, campaign_id=campaign, lead_network_id=lead.id, country_id=country)


def _recommend(ledger: Ledger, campaign: UUID) -> None:
    """One that was adopted, one that was promised, one that was refused."""
    today = ledger.plan.today
    for code, state, level in (
        ("RS", _R.ADOPTED, ReformLevel.LOCAL),
        ("BA", _R.COMMITTED, ReformLevel.INTERMEDIATE),
        ("MK", _R.REFUSED, ReformLevel.NATIONAL),
    ):
        network = ledger.plan.network(code)
        addressed, decided = today - timedelta(90), today - timedelta(31)
        adopted = state is _R.ADOPTED
        decision = ledger.file(network, DocumentKind.OTHER, "Одлука 06-12", decided, public=True) if adopted else None
        id = ledger.add(
            Recommendation,
            network,
            campaign_id=campaign,
            text=words.ASK,
            institution=words.INSTITUTION,
            level=level,
            country_id=reference_id("country", code),
            is_reform=True,
            addressed_on=addressed,
            promised_by=today + timedelta(60) if state is _R.COMMITTED else None,
            decided_on=decided if state is not _R.COMMITTED else None,
            decision_id=decision,
            state=state,
        )
        ledger.past(Recommendation, id, network, (_R.DRAFTED, addressed), (_R.ADDRESSED, addressed), (state, decided))
