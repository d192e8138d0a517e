"""The part of campaigns in the demo: a caravan through six countries that came to 210 people by name and 1,040 heads;
an awareness campaign with its three figures of reach; materials in every state; what institutions were asked for.
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
from mreza_campaigns.demo.media import media_rows
from mreza_campaigns.demo.travel import travel
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

_S, _R = CampaignState, RecommendationState
LEAD, NETWORKS = "RS", ("RS", "BA", "ME", "MK", "AL", "XK")


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    activity, project = plan.ids.next("campaigns' activity"), id_of("project", 0)
    caravan = _campaign(ledger, "CARAVAN", CampaignKind.CARAVAN, words.CARAVAN, activity, _S.COMPLETED)
    aware = _campaign(ledger, "AWARE", CampaignKind.AWARENESS, words.AWARE, activity, _S.ACTIVE)
    travel(ledger, caravan, NETWORKS)
    release = material_rows(ledger, aware)
    media_rows(ledger, aware, caravan, release)
    _recommend(ledger, aware)
    # The project is that of the demo's events.
    return [
        Rows(ProjectActivity, ("id", "project_id", "code", "title"), [(activity, project, "A3.2", words.AWARE)]),
        *ledger.rows(),
    ]


def _campaign(
    ledger: Ledger, code: str, kind: CampaignKind, title: dict[str, str], activity: UUID, state: CampaignState
) -> UUID:
    """A campaign that Serbia leads, with a plan and all messages in each country."""
    plan, lead = ledger.plan, ledger.plan.network(LEAD)
    caravan = kind is CampaignKind.CARAVAN
    lasts = Period(plan.today - timedelta(120), plan.today + timedelta(-20 if caravan else 180))
    id = ledger.add(
        Campaign,
        lead,
        code=f"{code}-{plan.today.year}",
        kind=kind,
        caravan_format=CaravanFormat.COMMUNITY if caravan else None,
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
        people_target=1_200 if caravan else 1_000_000,
        journalists_target=20 if caravan else None,
        budget=Decimal(24_000 if caravan else 18_000),
        currency="EUR",
        state=state,
    )
    ways: list[Any] = [(_S.PLANNED, plan.today - timedelta(150)), (_S.ACTIVE, plan.today - timedelta(120))]
    ways += [(_S.COMPLETED, plan.today - timedelta(15))] if state is _S.COMPLETED else []
    ledger.history(Campaign, id, lead, *ways)
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
        ledger.history(
            Recommendation, id, network, (_R.DRAFTED, addressed), (_R.ADDRESSED, addressed), (state, decided)
        )
