"""Campaigns: planned with all that they need, taken part in, moved from state to state."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.text import Locale, Translated
from mreza_documents.template import Funding
from mreza_events.models import ProjectActivity
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    Campaign,
    CampaignKind,
    CampaignMessage,
    CampaignPhase,
    CampaignPlan,
    CampaignState,
    CaravanFormat,
    PlanMessage,
)
from mreza_campaigns.service import kosovo
from mreza_campaigns.service.act import Act, locked

_S = CampaignState
_MOVING = (_S.PLANNED, _S.ACTIVE, _S.PAUSED)


@dataclass(frozen=True)
class CampaignFacts:
    """What a campaign is.

    Attributes:
        code: Its reference, e.g. AWARE-2025; none of the network's has the same.
        kind: What sort.
        title: Its title.
        caravan_format: Of caravans, which sort.
        slogan: In a few words.
        objective: What is to be different afterwards.
        target_groups: Whom it is for.
        lasts: Its first and last day.
        activity: The project's activity that it counts for.
        funding: How the European Union pays.
        locales: In which locales its materials come; all eight when left out.
        hashtag: As #uMREZavanje.
        public: Whether everybody is to know of it once it runs.
        people_target: How many people are to be reached.
        journalists_target: How many journalists are to take part.
        budget: What it may cost.
        currency: Of the budget, e.g. EUR.
    """

    code: str
    kind: CampaignKind
    title: Translated
    caravan_format: CaravanFormat | None = None
    slogan: Translated | None = None
    objective: Translated | None = None
    target_groups: Translated | None = None
    lasts: Period | None = None
    activity: ProjectActivity | None = None
    funding: Funding = Funding.FUNDED
    locales: list[str] = field(default_factory=list)
    hashtag: str | None = None
    public: bool = True
    people_target: int | None = None
    journalists_target: int | None = None
    budget: Decimal | None = None
    currency: str | None = None


async def plan(session: AsyncSession, network: Network, facts: CampaignFacts) -> Campaign:
    """A campaign that the network leads, with the network's own plan in it.

    Raises: UserError FORMAT_OF_CARAVANS, CURRENCY_MISSING, UNKNOWN_LOCALE; CAMPAIGN_CODE_TAKEN by the database.
    """
    made = Campaign(network_id=network.id, **_columns(facts))
    session.add(made)
    await session.flush()
    await take_part(session, made, network)
    return made


async def revise(session: AsyncSession, campaign: Campaign, facts: CampaignFacts) -> Campaign:
    """Say anew what a campaign is, until it has run.

    Raises: UserError CAMPAIGN_OVER, CAMPAIGN_INCOMPLETE, KOSOVO_ASTERISK_MISSING, and those of `plan`.
    """
    campaign = await locked(session, campaign)
    _require_moving(campaign)
    for name, value in _columns(facts).items():
        setattr(campaign, name, value)
    if campaign.state is not _S.PLANNED:
        _require_whole(campaign)
        await _require_marked(session, campaign)
    await session.flush()
    return campaign


async def take_part(session: AsyncSession, campaign: Campaign, network: Network) -> CampaignPlan:
    """The plan of a network, with all messages of the campaign."""
    made = CampaignPlan(
        network_id=network.id,
        campaign_id=campaign.id,
        lead_network_id=campaign.network_id,
        country_id=network.country_id,
    )
    session.add(made)
    await session.flush()
    said = await session.scalars(select(CampaignMessage).where(CampaignMessage.campaign_id == campaign.id))
    session.add_all([_inherited(made, message) for message in said])
    await session.flush()
    return made


async def say(session: AsyncSession, campaign: Campaign, text: Translated) -> CampaignMessage:
    """One more message, which all plans inherit.

    Raises: UserError CAMPAIGN_OVER, KOSOVO_ASTERISK_MISSING.
    """
    campaign = await locked(session, campaign)
    _require_moving(campaign)
    if campaign.public and campaign.state is not _S.PLANNED:
        kosovo.require_marked({"text": text})
    number = await session.scalar(
        select(func.count()).select_from(CampaignMessage).where(CampaignMessage.campaign_id == campaign.id)
    )
    made = CampaignMessage(network_id=campaign.network_id, campaign_id=campaign.id, number=(number or 0) + 1, text=text)
    session.add(made)
    await session.flush()
    plans = await session.scalars(select(CampaignPlan).where(CampaignPlan.campaign_id == campaign.id))
    session.add_all([_inherited(one, made) for one in plans])
    await session.flush()
    return made


async def add_phase(session: AsyncSession, campaign: Campaign, title: Translated, lasts: Period) -> CampaignPhase:
    """One more phase; the database refuses two that overlap.

    Raises: UserError CAMPAIGN_OVER, PHASE_OUTSIDE.
    """
    campaign = await locked(session, campaign)
    _require_moving(campaign)
    whole = campaign.lasts
    if whole is None or lasts.start is None or lasts.end is None or lasts.start not in whole or lasts.end not in whole:
        raise UserError(
            "PHASE_OUTSIDE", "A phase has a first and a last day within those of the campaign.", path=("lasts",)
        )
    phases = select(func.count()).select_from(CampaignPhase).where(CampaignPhase.campaign_id == campaign.id)
    number = (await session.scalar(phases) or 0) + 1
    made = CampaignPhase(
        network_id=campaign.network_id, campaign_id=campaign.id, number=number, title=title, lasts=lasts
    )
    session.add(made)
    await session.flush()
    return made


async def move(
    session: AsyncSession, campaign: Campaign, to: CampaignState, act: Act, evaluation: str | None = None
) -> Campaign:
    """Bring a campaign into another state. It runs only when it is whole, and by then everybody can read a public one.

    Raises: UserError CAMPAIGN_INCOMPLETE, KOSOVO_ASTERISK_MISSING, LESSONS_MISSING, TRANSITION_NOT_ALLOWED.
    """
    campaign = await locked(session, campaign)
    if to is _S.ACTIVE:
        _require_whole(campaign)
        await _require_marked(session, campaign)
    if to is _S.EVALUATED:
        if not (evaluation or "").strip():
            raise UserError("LESSONS_MISSING", "Write down what was learnt.", path=("evaluation",))
        campaign.evaluation = evaluation
    transition(session, campaign, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return campaign


def _inherited(plan: CampaignPlan, message: CampaignMessage) -> PlanMessage:
    return PlanMessage(
        network_id=plan.network_id, plan_id=plan.id, message_id=message.id, lead_network_id=message.network_id
    )


def _require_moving(campaign: Campaign) -> None:
    if campaign.state not in _MOVING:
        raise UserError("CAMPAIGN_OVER", "The campaign is {state}; it stays as it was.", state=campaign.state.name)


async def _require_marked(session: AsyncSession, campaign: Campaign) -> None:
    """What everybody is to read of a campaign names no country without its asterisk."""
    if not campaign.public:
        return
    texts = {
        "title": campaign.title,
        "slogan": campaign.slogan,
        "objective": campaign.objective,
        "targetGroups": campaign.target_groups,
    }
    of = select(CampaignMessage.number, CampaignMessage.text).where(CampaignMessage.campaign_id == campaign.id)
    messages = await session.execute(of.order_by(CampaignMessage.number))
    kosovo.require_marked(texts | {f"messages.{number}": text for number, text in messages})


def _require_whole(campaign: Campaign) -> None:
    needed = {
        "objective": campaign.objective,
        "targetGroups": campaign.target_groups,
        "lasts": campaign.lasts,
        "activity": campaign.activity_id,
    }
    missing = [name for name, value in needed.items() if value is None]
    if missing:
        raise UserError(
            "CAMPAIGN_INCOMPLETE", "Before it runs, the campaign needs: {missing}.", missing=", ".join(missing)
        )


def _columns(facts: CampaignFacts) -> dict[str, Any]:
    if (facts.kind is CampaignKind.CARAVAN) != (facts.caravan_format is not None):
        raise UserError(
            "FORMAT_OF_CARAVANS", "A caravan has a format, and nothing else has one.", path=("caravanFormat",)
        )
    if (facts.budget is None) != (facts.currency is None):
        raise UserError("CURRENCY_MISSING", "Say the amount and its currency together.", path=("currency",))
    values = {one.name: getattr(facts, one.name) for one in fields(facts)}
    values["activity_id"] = facts.activity.id if facts.activity else None
    del values["activity"]
    values["locales"] = [Locale.parse(one).value for one in facts.locales] or [one.value for one in Locale]
    return values


__all__ = ["CampaignFacts", "add_phase", "move", "plan", "revise", "say", "take_part"]
