"""Selection: rankings with what the quotas make of them, the rules that they break, and the decision."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_calls.models.applications import CallApplication
from mreza_calls.models.calls import Call
from mreza_calls.models.ground import is_applicant


class CallRankingState(enum.Enum):
    """Whether a ranking holds."""

    PROPOSED = "computed; the body can still move applications"
    CONFIRMED = "decided"
    SUPERSEDED = "replaced by a newer one"


class CallRanking(Model):
    """One ranking of a call's applications. A newer one replaces it until one is confirmed."""

    __personal__ = False

    call_id: Mapped[UUID] = link(Call, audience=PUBLIC, reverse="rankings", on_delete="CASCADE", doc="Of which call.")
    number: Mapped[int] = field(audience=PUBLIC, doc="The how-manieth ranking of the call it is, from 1.")
    made_at: Mapped[datetime] = field(audience=PUBLIC, doc="When it was computed.")
    state: Mapped[CallRankingState] = state(
        CallRankingState.PROPOSED,
        audience=PUBLIC,
        doc="Whether it holds.",
        transitions={CallRankingState.PROPOSED: {CallRankingState.CONFIRMED, CallRankingState.SUPERSEDED}},
    )

    __table_args__ = (UniqueConstraint("call_id", "number"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call; that one was confirmed, whoever sees the call."""
        confirmed = (cls.state == CallRankingState.CONFIRMED) & viewer.sees(cls.call_id, Call)
        return viewer.in_network(cls.network_id) | confirmed  # type: ignore[no-any-return]


class CallPlacement(enum.Enum):
    """What a ranking makes of an application."""

    SELECTED = "chosen"
    RESERVE = "on the reserve list"
    BELOW_THRESHOLD = "too few points"


class CallPlacementBasis(enum.Enum):
    """On what ground."""

    QUOTA = "a country's minimum"
    MERIT = "its points"
    BODY = "moved by the deciding body"


class CallRank(Model):
    """An application's line in a ranking: the score sheet. The applicant sees its own, once it is confirmed."""

    __personal__ = False

    ranking_id: Mapped[UUID] = link(
        CallRanking, audience=NETWORK, reverse="ranks", on_delete="CASCADE", doc="Of which ranking."
    )
    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="ranks", on_delete="CASCADE", doc="Which application."
    )
    position: Mapped[int] = field(audience=NETWORK, doc="Its place by points, from 1.")
    points: Mapped[Decimal] = field(audience=NETWORK, doc="The mean of the assessors' weighted points.")
    bonus: Mapped[Decimal] = field(audience=NETWORK, doc="Bonus points.")
    total: Mapped[Decimal] = field(audience=NETWORK, doc="Both together.")
    placement: Mapped[CallPlacement] = field(audience=NETWORK, doc="What came of it.")
    basis: Mapped[CallPlacementBasis] = field(audience=NETWORK, doc="On what ground.")
    reserve_rank: Mapped[int | None] = field(audience=NETWORK, doc="Its place on the reserve list, from 1.")
    moved_because: Mapped[str | None] = field(audience=NETWORK, doc="Why the body moved it.", personal=False)

    __table_args__ = (UniqueConstraint("ranking_id", "application_id"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The applicant's own line of a confirmed ranking."""
        theirs = viewer.sees(cls.application_id, CallApplication, lambda one: is_applicant(one, viewer))
        confirmed = viewer.sees(cls.ranking_id, CallRanking, lambda one: one.state == CallRankingState.CONFIRMED)
        return theirs & confirmed  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call; of a confirmed ranking the applicant, too."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class CallViolationCode(enum.Enum):
    """The rules that a ranking can break."""

    COUNTRY_MINIMUM_UNMET = "fewer from a country than its minimum"
    COUNTRY_MAXIMUM_EXCEEDED = "more from a country than its maximum"
    ORGANISATION_MAXIMUM_EXCEEDED = "more from one organisation than may be"
    PLACES_EXCEEDED = "more chosen than there are places"
    BELOW_THRESHOLD = "chosen with too few points"
    OUT_OF_ORDER = "chosen before somebody who ranks higher and could have been chosen"
    TOO_FEW_ASSESSMENTS = "judged by fewer assessors than the call asks for"


class CallViolation(Model):
    """A rule that a ranking breaks; all are listed before a decision, and confirming it in spite of them needs a
    reason."""

    __personal__ = False

    ranking_id: Mapped[UUID] = link(
        CallRanking, audience=NETWORK, reverse="violations", on_delete="CASCADE", doc="Of which ranking."
    )
    application_id: Mapped[UUID | None] = link(
        CallApplication, audience=NETWORK, on_delete="CASCADE", doc="The application that it is about, if one."
    )
    code: Mapped[CallViolationCode] = field(audience=NETWORK, doc="Which rule.")
    detail: Mapped[str] = field(audience=NETWORK, doc="The violation in a sentence, without names of people.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class CallDecision(Model):
    """A body's decision that a ranking holds."""

    __personal__ = False

    ranking_id: Mapped[UUID] = link(
        CallRanking, audience=PUBLIC, reverse="decisions", on_delete="CASCADE", unique=True, doc="On which ranking."
    )
    body: Mapped[str] = field(audience=PUBLIC, doc="Who decided, e.g. selection committee.")
    decided_on: Mapped[date] = field(audience=PUBLIC, doc="When.")
    minutes: Mapped[str | None] = field(audience=NETWORK, doc="Reference of the minutes.")
    override_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why it holds in spite of the violations listed.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the ranking."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.ranking_id, CallRanking)  # type: ignore[no-any-return]


__all__ = [
    "CallDecision",
    "CallPlacement",
    "CallPlacementBasis",
    "CallRank",
    "CallRanking",
    "CallRankingState",
    "CallViolation",
    "CallViolationCode",
]
