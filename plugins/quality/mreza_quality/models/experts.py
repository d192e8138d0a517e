"""Experts: who is ready to mentor or to review elsewhere. Here, and only here, other networks find them."""

from __future__ import annotations

import enum
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, model_named
from mreza.model.fields import field, link, state
from sqlalchemy import ColumnElement, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, aliased

from mreza_quality import permissions


class QualityExpertState(enum.Enum):
    """Whether somebody can be asked."""

    READY = "can be asked"
    RESTING = "is not to be asked now"


_S = QualityExpertState


class QualityExpert(Model):
    """Somebody who has agreed to be found by other networks, with what they let these know of them."""

    __personal__ = True

    person_id: Mapped[UUID] = link(
        Person, audience=NETWORK, reverse="qualityExperts", on_delete="CASCADE", unique=True, doc="Who it is."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=PUBLIC, reverse="qualityExperts", doc="Where they come from.", personal=False
    )
    name: Mapped[str] = field(audience=PUBLIC, doc="Their name, as other networks are to see it.", search=True)
    profile: Mapped[str | None] = field(audience=PUBLIC, doc="What they know, in a few sentences.", search=True)
    topics: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Codes of topics that they know.", default=list, filter=False, personal=False
    )
    languages: Mapped[list[str]] = field(
        audience=PUBLIC, doc="The locales in which they work.", default=list, filter=False, personal=False
    )
    mentors: Mapped[bool] = field(audience=PUBLIC, doc="Whether they mentor.", personal=False)
    reviews: Mapped[bool] = field(audience=PUBLIC, doc="Whether they take part in peer reviews.", personal=False)
    state: Mapped[QualityExpertState] = state(
        _S.READY,
        audience=PUBLIC,
        doc="Whether they can be asked.",
        transitions={_S.READY: {_S.RESTING}, _S.RESTING: {_S.READY}},
        personal=False,
    )

    __table_args__ = (UniqueConstraint("id", "person_id"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The expert."""
        return viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The expert, their network, whoever matches mentors or leads reviews in any network, and those with whom they
        work in a mentoring or a review."""
        mentoring: Any = aliased(model_named("quality.Mentoring"))
        peer: Any = aliased(model_named("quality.PeerReviewPeer"))
        works = exists().where(mentoring.expert_id == cls.id) | exists().where(peer.expert_id == cls.id)
        seeks = viewer.has(permissions.MATCH) | viewer.has(permissions.LEAD_REVIEWS)
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.person_id) | seeks | works  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The expert, and their network."""
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


__all__ = ["QualityExpert", "QualityExpertState"]
