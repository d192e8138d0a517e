"""Clippings: where a text appeared. The same text, in either script and whatever its punctuation, is one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from mreza.directory.places import Country
from mreza.errors import UserError
from mreza.model.ids import uuid7
from mreza.text import Locale, fold
from mreza_documents.models import Document, DocumentState
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    Campaign,
    Material,
    MediaOutlet,
    MediaStory,
    Medium,
    MetricKind,
    Payment,
    Placement,
    PlacementMetric,
    PlacementVisibility,
    Tone,
)

_ON_THE_WEB = (Medium.PORTAL, Medium.SOCIAL, Medium.NEWSLETTER)


@dataclass(frozen=True)
class ClippingFacts:
    """What was found where.

    Attributes:
        title: Its title there.
        on_day: When it appeared.
        text: The whole text, by which it is known again; it is not kept.
        story: The story, where it has no text, or is known to be the same.
        agency: The news agency whose text it is.
        medium: By what; the outlet's when left out.
        country: The country whose people it reached; the outlet's when left out.
        locale: Its language and script.
        url: Where it is on the web.
        archive: The copy that was kept.
        archive_url: Where a web archive keeps a copy.
        seconds: How long it was broadcast.
        size: How large it was printed.
        tone: How it speaks of the cause.
        mentions_network: It names the network.
        mentions_union: It names the European Union.
        mentions_project: It names the project.
        visibility: Whether it shows that the European Union pays.
        payment: How it came about.
        cost: What it cost.
        currency: Of the cost, e.g. EUR.
        material: The material that it comes from.
    """

    title: str
    on_day: date
    text: str | None = None
    story: MediaStory | None = None
    agency: str | None = None
    medium: Medium | None = None
    country: Country | None = None
    locale: str | None = None
    url: str | None = None
    archive: Document | None = None
    archive_url: str | None = None
    seconds: int | None = None
    size: str | None = None
    tone: Tone = Tone.NEUTRAL
    mentions_network: bool = False
    mentions_union: bool = False
    mentions_project: bool = False
    visibility: PlacementVisibility = PlacementVisibility.UNCHECKED
    payment: Payment = Payment.EARNED
    cost: Decimal | None = None
    currency: str | None = None
    material: Material | None = None


@dataclass(frozen=True)
class MetricFacts:
    """A figure.

    Attributes:
        kind: What was measured.
        value: How many.
        measured_on: As of when.
        source: Who says so.
        method: How it was measured.
        evidence: What shows it.
        evidence_url: Where it can be looked up.
        threshold_seconds: Of views of a video, after how many seconds one counts.
    """

    kind: MetricKind
    value: int
    measured_on: date
    source: str
    method: str
    evidence: Document | None = None
    evidence_url: str | None = None
    threshold_seconds: int | None = None


async def clip(
    session: AsyncSession, campaign: Campaign, outlet: MediaOutlet, facts: ClippingFacts, network_id: UUID, today: date
) -> Placement:
    """A placement, of a story that is known already or of a new one.

    Raises: UserError DAY_IN_FUTURE, ARCHIVE_MISSING, LINK_MISSING, OTHER_CAMPAIGN, CURRENCY_MISSING,
    NOT_AN_ARCHIVE, UNKNOWN_LOCALE.
    """
    _require_whole(facts, facts.medium or outlet.medium, network_id, today)
    for other, name in ((facts.story, "storyId"), (facts.material, "materialId")):
        if other is not None and other.campaign_id != campaign.id:
            raise UserError("OTHER_CAMPAIGN", "This belongs to another campaign.", path=("clipping", name))
    story = facts.story or await _story(session, campaign, facts, network_id)
    made = Placement(
        network_id=network_id,
        campaign_id=campaign.id,
        story_id=story.id,
        outlet_id=outlet.id,
        material_id=facts.material.id if facts.material else None,
        on_day=facts.on_day,
        medium=facts.medium or outlet.medium,
        country_id=facts.country.id if facts.country else outlet.country_id,
        locale=Locale.parse(facts.locale).value if facts.locale else None,
        title=facts.title,
        url=facts.url,
        archive_id=facts.archive.id if facts.archive else None,
        archive_url=facts.archive_url,
        seconds=facts.seconds,
        size=facts.size,
        tone=facts.tone,
        mentions_network=facts.mentions_network,
        mentions_union=facts.mentions_union,
        mentions_project=facts.mentions_project,
        visibility=facts.visibility,
        payment=facts.payment,
        cost=facts.cost,
        currency=facts.currency,
    )
    session.add(made)
    await session.flush()
    return made


async def measure(session: AsyncSession, placement: Placement, facts: MetricFacts, today: date) -> PlacementMetric:
    """A figure of a placement, with who says so, how it was measured, and what shows it.

    Raises: UserError METHOD_MISSING, EVIDENCE_MISSING, NUMBER_NEGATIVE; MEASURED_ALREADY by the
    database.
    """
    if not facts.source.strip() or not facts.method.strip():
        raise UserError("METHOD_MISSING", "Say who measured it, and how.", path=("metric", "method"))
    if facts.evidence is None and facts.evidence_url is None:
        raise UserError(
            "EVIDENCE_MISSING", "Say what shows it: a document, or an address.", path=("metric", "evidence")
        )
    if facts.evidence is not None and facts.evidence.network_id != placement.network_id:
        raise UserError(
            "NOT_AN_ARCHIVE",
            "The copy is filed in the network that records the clipping.",
            path=("metric", "evidenceId"),
        )
    if facts.value < 0:
        raise UserError("NUMBER_NEGATIVE", "The number cannot be less than nothing.", path=("metric", "value"))
    if facts.measured_on > today:
        raise UserError(
            "DAY_IN_FUTURE", "{day} is still to come.", path=("metric", "measuredOn"), day=facts.measured_on
        )
    made = PlacementMetric(
        network_id=placement.network_id,
        campaign_id=placement.campaign_id,
        placement_id=placement.id,
        kind=facts.kind,
        value=facts.value,
        measured_on=facts.measured_on,
        source=facts.source.strip(),
        method=facts.method.strip(),
        threshold_seconds=facts.threshold_seconds,
        evidence_id=facts.evidence.id if facts.evidence else None,
        evidence_url=facts.evidence_url,
    )
    session.add(made)
    await session.flush()
    return made


def text_hash(text: str) -> str:
    """By which the same text is known again: letters and digits alone count, without script, case and diacritics."""
    return sha256(fold(text).encode()).hexdigest()


async def _story(session: AsyncSession, campaign: Campaign, facts: ClippingFacts, network_id: UUID) -> MediaStory:
    """The campaign's story of this text, or a new one; two who find the same text at once get the same."""
    known = text_hash(facts.text) if facts.text and fold(facts.text) else None
    new = insert(MediaStory).values(
        id=uuid7(),
        version=1,
        network_id=network_id,
        campaign_id=campaign.id,
        title=facts.title,
        agency=facts.agency,
        text_hash=known,
    )
    if known is not None:
        new = new.on_conflict_do_nothing(index_elements=["campaign_id", "text_hash"])
    id = (await session.scalars(new.returning(MediaStory.id))).one_or_none()
    if id is not None:
        return await session.get_one(MediaStory, id)
    same = (MediaStory.campaign_id == campaign.id, MediaStory.text_hash == known)
    return (await session.scalars(select(MediaStory).where(*same))).one()


def _require_whole(facts: ClippingFacts, medium: Medium, network_id: UUID, today: date) -> None:
    if facts.on_day > today:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("clipping", "onDay"), day=facts.on_day)
    if facts.archive is None and facts.archive_url is None:
        raise UserError(
            "ARCHIVE_MISSING",
            "Keep a copy: file it, or say where a web archive has it.",
            path=("clipping", "archiveId"),
        )
    if facts.archive is not None and (
        facts.archive.network_id != network_id or facts.archive.state is not DocumentState.FILED
    ):
        raise UserError(
            "NOT_AN_ARCHIVE",
            "The copy is filed in the network that records the clipping.",
            path=("clipping", "archiveId"),
        )
    if medium in _ON_THE_WEB and not facts.url:
        raise UserError("LINK_MISSING", "Say where it is on the web.", path=("clipping", "url"))
    if (facts.cost is None) != (facts.currency is None):
        raise UserError("CURRENCY_MISSING", "Say the amount and its currency together.", path=("clipping", "currency"))


__all__ = ["ClippingFacts", "MetricFacts", "clip", "measure", "text_hash"]
