"""Peers: who reviews, and what ties them to the host."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_quality.models.experts import QualityExpert
from mreza_quality.models.peer_reviews import PeerReview

FEWEST_PEERS, MOST_PEERS = 2, 3


class PeerState(enum.Enum):
    """A peer's part in a review."""

    ASKED = "was asked, and has declared nothing yet"
    CLEARED = "has declared that nothing ties them to the host"
    CONFLICTED = "has a conflict of interest"
    DECLINED = "does not want to"
    RELEASED = "was relieved of it"


_S = PeerState


class PeerReviewPeer(Model):
    """Somebody asked to review a host. They hold one of three seats, so that there are never more."""

    __personal__ = True
    __subject__ = "person_id"
    __tablename__ = "quality_peer"

    peer_review_id: Mapped[UUID] = link(
        PeerReview, audience=NETWORK, reverse="peers", on_delete="CASCADE", doc="In which review.", personal=False
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="The host of the review.", personal=False)
    expert_id: Mapped[UUID] = link(
        QualityExpert,
        audience=NETWORK,
        across=True,
        reverse="peerReviews",
        doc="The peer, as they let themselves be known.",
        personal=False,
    )
    person_id: Mapped[UUID] = link(Person, audience=NETWORK, across=True, reverse="peerReviews", doc="The peer.")
    seat: Mapped[int] = field(audience=NETWORK, doc="Which of the three seats.", personal=False)
    asked_on: Mapped[date] = field(audience=NETWORK, doc="When they were asked.", personal=False)
    declared_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When they declared what ties them to the host.", personal=False
    )
    state: Mapped[PeerState] = state(
        _S.ASKED,
        audience=NETWORK,
        doc="Their part in it.",
        transitions={
            _S.ASKED: {_S.CLEARED, _S.CONFLICTED, _S.DECLINED, _S.RELEASED},
            _S.CLEARED: {_S.CONFLICTED, _S.RELEASED},
        },
        personal=False,
    )

    __table_args__ = (
        UniqueConstraint("peer_review_id", "person_id"),
        CheckConstraint(f"seat BETWEEN 1 AND {MOST_PEERS}", name="seat"),
        CheckConstraint("state <> 'CLEARED' OR declared_on IS NOT NULL", name="declared"),
        ExcludeConstraint(
            ("peer_review_id", "="),
            ("seat", "="),
            using="gist",
            where="state IN ('ASKED', 'CLEARED')",
            name="ex_quality_peer_seat",
        ),
        # Whose review it is, and who the expert is, nobody can say otherwise: by these, others read this row.
        ForeignKeyConstraint(
            ["peer_review_id", "organisation_id"],
            ["quality_peer_review.id", "quality_peer_review.organisation_id"],
            name="fk_quality_peer_host_of_review",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            ["expert_id", "person_id"],
            ["quality_expert.id", "quality_expert.person_id"],
            name="fk_quality_peer_person_of_expert",
            onupdate="CASCADE",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The peer, and the host."""
        return viewer.is_person(cls.person_id) | viewer.owns(cls.organisation_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The host's network, the host, and the peer."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class PeerTieKind(enum.Enum):
    """What ties somebody to a host."""

    FAMILY = "is related to somebody there"
    WORK = "works, worked or volunteers there"
    PARTNERSHIP = "their organisation works with it on something in common"
    FINANCIAL = "money goes between them"
    OTHER = "something else"


class PeerTie(Model):
    """What ties a peer to the host, as they declared it. The host does not read it."""

    __personal__ = True
    __tablename__ = "quality_peer_tie"

    peer_id: Mapped[UUID] = link(
        PeerReviewPeer, audience=NETWORK, reverse="ties", on_delete="CASCADE", doc="Which peer."
    )
    kind: Mapped[PeerTieKind] = field(audience=NETWORK, doc="What sort.")
    note: Mapped[str | None] = field(audience=NETWORK, doc="In words.")

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The peer's."""
        return viewer.sees(cls.peer_id, PeerReviewPeer, lambda one: viewer.is_person(one.person_id))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The host's network, and the peer."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


__all__ = ["FEWEST_PEERS", "MOST_PEERS", "PeerReviewPeer", "PeerState", "PeerTie", "PeerTieKind"]
