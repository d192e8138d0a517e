"""Who sees and writes what; said once for all rows of an organisation, of a mentoring and of a peer review."""

from __future__ import annotations

from typing import Any

from mreza.model.base import Model, model_named
from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased


class OfOwner(Model):
    """Rows between an organisation and its network: nobody else sees them, and both write them."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the organisation."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


def is_peer(review: Any, viewer: Any, *states: str) -> ColumnElement[bool]:
    """The viewer is a peer of the review; only while their part in it is in one of the states."""
    peer: Any = aliased(model_named("quality.PeerReviewPeer"))
    return exists().where(peer.peer_review_id == review.id, viewer.is_person(peer.person_id), peer.state.in_(states))


def reads_self_report(assessment: Any, viewer: Any) -> ColumnElement[bool]:
    """The viewer is a peer without conflicts in a review for which the assessment is the self-report."""
    review: Any = aliased(model_named("quality.PeerReview"))
    at_work = review.state.in_(("DESK_REVIEW", "VISIT", "DRAFT_REPORT", "FACTUAL_CHECK"))
    return exists().where(review.self_report_id == assessment.id, at_work, is_peer(review, viewer, "CLEARED"))


__all__ = ["OfOwner", "is_peer", "reads_self_report"]
