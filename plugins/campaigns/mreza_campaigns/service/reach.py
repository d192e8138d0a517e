"""Reach: what is declared of it, from figures that are asked for by a named document; and what platforms show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    Campaign,
    EstimateState,
    ReachEstimate,
    SocialChannel,
    SocialPeriod,
    SocialSnapshot,
)
from mreza_campaigns.service.act import Act, locked

DOCUMENT = "campaign-reach"
_COUNTED = ("impressions", "views", "engagements")


async def declare(
    session: AsyncSession, campaign: Campaign, figures: Mapping[str, Any], overlap: Decimal, method: str, act: Act
) -> ReachEstimate:
    """An estimate of different people: what the outlets reach, less the part that is taken to be the same people.

    Args:
        figures: The campaign's, as the document `campaign-reach` answers.

    Raises: UserError METHOD_MISSING, AUDIENCE_OVERLAP_INVALID, NOTHING_MEASURED.
    """
    if not method.strip():
        raise UserError("METHOD_MISSING", "Say who measured it, and how.", path=("method",))
    if not 0 <= overlap < 100:
        raise UserError(
            "AUDIENCE_OVERLAP_INVALID", "The overlap is 0 per cent or more, and less than 100.", path=("overlap",)
        )
    reached = int(figures["outletAudiences"])
    if reached == 0:
        raise UserError("NOTHING_MEASURED", "No placement of the campaign has a figure of people yet.")
    people = (reached * (100 - overlap) / 100).quantize(Decimal(1), ROUND_HALF_UP)
    made = ReachEstimate(
        network_id=campaign.network_id,
        campaign_id=campaign.id,
        gross_contacts=int(figures["grossContacts"]),
        lower_bound=int(figures["lowerBoundUnique"]),
        outlet_audiences=reached,
        overlap_percent=overlap,
        people=int(people),
        method=method.strip(),
        declared_on=act.day,
        declared_by_id=act.by,
    )
    session.add(made)
    await session.flush()
    return made


async def approve(session: AsyncSession, estimate: ReachEstimate, act: Act) -> ReachEstimate:
    """Let an estimate be the one that is reported; the one before is replaced. Nobody approves their own.

    Raises: UserError OWN_ESTIMATE, TRANSITION_NOT_ALLOWED.
    """
    await locked(session, await session.get_one(Campaign, estimate.campaign_id))
    estimate = await locked(session, estimate)
    if estimate.declared_by_id is not None and estimate.declared_by_id == act.by:
        raise UserError("OWN_ESTIMATE", "Let somebody else approve the estimate.")
    same = (ReachEstimate.campaign_id == estimate.campaign_id, ReachEstimate.state == EstimateState.APPROVED)
    for old in await session.scalars(select(ReachEstimate).where(*same)):
        transition(session, old, EstimateState.REPLACED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    transition(session, estimate, EstimateState.APPROVED, day=act.day, by=act.by, reason=act.reason)
    estimate.approved_on = act.day
    await session.flush()
    return estimate


async def snapshot(
    session: AsyncSession, channel: SocialChannel, on_day: date, counts: Mapping[str, int | None], evidence: str
) -> SocialSnapshot:
    """What a platform showed on a day. It counts from the beginning, so it never falls.

    Raises: UserError SNAPSHOT_FALLS, EVIDENCE_MISSING; SNAPSHOT_TAKEN by the database.
    """
    if not evidence.strip():
        raise UserError("EVIDENCE_MISSING", "Say what shows it: a document, or an address.", path=("evidence",))
    channel = await locked(session, channel)
    others = await session.scalars(select(SocialSnapshot).where(SocialSnapshot.channel_id == channel.id))
    for other in others:
        for name in _COUNTED:
            old, new = getattr(other, name), counts[name]
            falls = old is not None and new is not None and (new < old if other.on_day < on_day else new > old)
            if falls and other.on_day != on_day:
                raise UserError(
                    "SNAPSHOT_FALLS",
                    "Counted from the beginning, {name} cannot fall: it was {count} on {day}.",
                    path=(name,),
                    name=name,
                    count=old,
                    day=other.on_day,
                )
    made = SocialSnapshot(
        network_id=channel.network_id,
        campaign_id=channel.campaign_id,
        channel_id=channel.id,
        on_day=on_day,
        evidence=evidence.strip(),
        **counts,
    )
    session.add(made)
    await session.flush()
    return made


async def look_at(
    session: AsyncSession, channel: SocialChannel, lasts: Period, reach: int | None, reach_evidence: str | None
) -> SocialPeriod:
    """A period of a channel; asked again for the same days, its reach is what is said now.

    Raises: UserError DAYS_MISSING, EVIDENCE_MISSING, NUMBER_NEGATIVE; PERIODS_OVERLAP by the database.
    """
    if lasts.start is None or lasts.end is None:
        raise UserError("DAYS_MISSING", "Give the first and the last day.", path=("lasts",))
    if (reach is None) != (reach_evidence is None):
        raise UserError("EVIDENCE_MISSING", "Say what shows it: a document, or an address.", path=("reachEvidence",))
    if reach is not None and reach < 0:
        raise UserError("NUMBER_NEGATIVE", "The number cannot be less than nothing.", path=("reach",))
    channel = await locked(session, channel)
    of = await session.scalars(select(SocialPeriod).where(SocialPeriod.channel_id == channel.id))
    found = next((one for one in of if one.lasts == lasts), None)
    if found is None:
        found = SocialPeriod(
            network_id=channel.network_id, campaign_id=channel.campaign_id, channel_id=channel.id, lasts=lasts
        )
        session.add(found)
    found.reach, found.reach_evidence = reach, reach_evidence
    await session.flush()
    return found


__all__ = ["DOCUMENT", "approve", "declare", "look_at", "snapshot"]
