"""What a campaign recommends, handed over and decided on; a decision is kept with its document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mreza.directory.places import AdministrativeUnit, Country
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Translated
from mreza_documents.models import Document
from mreza_documents.service.uses import use
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import Campaign, Recommendation, RecommendationState, ReformLevel
from mreza_campaigns.service import kosovo
from mreza_campaigns.service.act import Act, locked

_S = RecommendationState
DECIDED = (_S.ADOPTED, _S.PARTLY_ADOPTED, _S.REFUSED)
PURPOSE = "campaigns.decision"


@dataclass(frozen=True)
class RecommendationFacts:
    """What is recommended to whom.

    Attributes:
        text: What is recommended.
        institution: To which institution.
        level: For whom the decision holds.
        country: In which country.
        unit: In which municipality or region.
        is_reform: Whether it changes a law, a policy, a budget or a public service.
    """

    text: Translated
    institution: Translated
    level: ReformLevel
    country: Country
    unit: AdministrativeUnit | None = None
    is_reform: bool = True


async def draft(
    session: AsyncSession, campaign: Campaign, network_id: UUID, facts: RecommendationFacts
) -> Recommendation:
    """A recommendation that is not handed over yet."""
    made = Recommendation(
        network_id=network_id,
        campaign_id=campaign.id,
        text=facts.text,
        institution=facts.institution,
        level=facts.level,
        country_id=facts.country.id,
        unit_id=facts.unit.id if facts.unit else None,
        is_reform=facts.is_reform,
    )
    session.add(made)
    await session.flush()
    return made


async def answer(
    session: AsyncSession,
    recommendation: Recommendation,
    to: RecommendationState,
    act: Act,
    *,
    decision: Document | None,
    promised_by: date | None,
) -> Recommendation:
    """Write down what became of a recommendation on a day. What was adopted has its decision on file.

    Raises: UserError DECISION_MISSING, DECISION_OF_OTHERS, DECIDED_BEFORE_ADDRESSED, TRANSITION_NOT_ALLOWED,
    DOCUMENT_NOT_USABLE, KOSOVO_ASTERISK_MISSING.
    """
    recommendation = await locked(session, recommendation)
    if recommendation.addressed_on is not None and act.day < recommendation.addressed_on:
        raise UserError(
            "DECIDED_BEFORE_ADDRESSED",
            "It was handed over on {day}.",
            path=("onDay",),
            day=recommendation.addressed_on,
        )
    if decision is not None and decision.network_id != recommendation.network_id:
        raise UserError("DECISION_OF_OTHERS", "File the decision where the recommendation is.", path=("decisionId",))
    if to in (_S.ADOPTED, _S.PARTLY_ADOPTED):
        if decision is None:
            raise UserError("DECISION_MISSING", "File the decision, and name it here.", path=("decisionId",))
        await use(session, decision, recommendation, PURPOSE, act.day)
    if to is _S.ADDRESSED:
        kosovo.require_marked({"text": recommendation.text, "institution": recommendation.institution})
        recommendation.addressed_on = act.day
    if to in DECIDED:
        recommendation.decided_on = act.day
    recommendation.decision_id = decision.id if decision else recommendation.decision_id
    recommendation.promised_by = promised_by or recommendation.promised_by
    transition(session, recommendation, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return recommendation


__all__ = ["DECIDED", "RecommendationFacts", "answer", "draft"]
