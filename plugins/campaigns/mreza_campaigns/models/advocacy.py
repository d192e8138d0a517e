"""What a campaign asks of an institution, and what the institution did."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.places import AdministrativeUnit, Country
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from mreza.text import Translated
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.campaigns import Campaign
from mreza_campaigns.models.ground import takes_part


class ReformLevel(enum.Enum):
    """For whom a decision holds."""

    LOCAL = "a municipality or city"
    INTERMEDIATE = "a canton, county, entity or province"
    NATIONAL = "a country"
    REGIONAL = "several countries"


class RecommendationState(enum.Enum):
    """Where a recommendation stands."""

    DRAFTED = "written, not handed over"
    ADDRESSED = "handed over"
    ACKNOWLEDGED = "the institution has answered"
    COMMITTED = "the institution has promised something"
    ADOPTED = "the institution has decided so"
    PARTLY_ADOPTED = "the institution has decided a part of it"
    REFUSED = "the institution has decided against it"


_S = RecommendationState
_DECIDED = {_S.ADOPTED, _S.PARTLY_ADOPTED, _S.REFUSED}
#: What has changed something.
INFLUENCED = (_S.ADOPTED, _S.PARTLY_ADOPTED)


class Recommendation(Model):
    """What a campaign recommends to an institution."""

    __personal__ = False
    __tablename__ = "campaigns_recommendation"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="recommendations", across=True, doc="Of which campaign."
    )
    text: Mapped[Translated] = field(audience=PUBLIC, doc="What is recommended.", search=True)
    institution: Mapped[Translated] = field(audience=PUBLIC, doc="To which institution.", search=True)
    level: Mapped[ReformLevel] = field(audience=PUBLIC, doc="For whom the decision holds.")
    country_id: Mapped[UUID] = link(Country, audience=PUBLIC, doc="In which country.")
    unit_id: Mapped[UUID | None] = link(AdministrativeUnit, audience=PUBLIC, doc="In which municipality or region.")
    is_reform: Mapped[bool] = field(
        audience=PUBLIC, doc="Whether it changes a law, a policy, a budget or a public service.", default=True
    )
    addressed_on: Mapped[date | None] = field(audience=PUBLIC, doc="When it was handed over.")
    promised_by: Mapped[date | None] = field(audience=NETWORK, doc="By when the institution promised to act.")
    decided_on: Mapped[date | None] = field(audience=PUBLIC, doc="When the institution decided.")
    decision_id: Mapped[UUID | None] = link(Document, audience=PUBLIC, doc="The decision.")
    state: Mapped[RecommendationState] = state(
        _S.DRAFTED,
        audience=PUBLIC,
        doc="Where it stands.",
        transitions={
            _S.DRAFTED: {_S.ADDRESSED},
            _S.ADDRESSED: {_S.ACKNOWLEDGED, _S.COMMITTED, *_DECIDED},
            _S.ACKNOWLEDGED: {_S.COMMITTED, *_DECIDED},
            _S.COMMITTED: _DECIDED,
            _S.PARTLY_ADOPTED: {_S.ADOPTED},
        },
    )

    __table_args__ = (
        CheckConstraint("state = 'DRAFTED' OR addressed_on IS NOT NULL", name="addressed"),
        CheckConstraint(
            "state NOT IN ('ADOPTED', 'PARTLY_ADOPTED') OR decision_id IS NOT NULL AND decided_on IS NOT NULL",
            name="decision",
        ),
        CheckConstraint("decided_on >= addressed_on", name="order"),
    )

    @derived(audience=PUBLIC)
    def influenced_reform(cls: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it is a reform that was adopted, in whole or in part."""
        return cls.is_reform & cls.state.in_(INFLUENCED)  # type: ignore[no-any-return]

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part."""
        return takes_part(viewer, cls.campaign_id)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, those that take part; once it is handed over, whoever sees the campaign."""
        known = (cls.state != RecommendationState.DRAFTED) & viewer.sees(cls.campaign_id, Campaign)
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id) | known  # type: ignore[no-any-return]


__all__ = ["INFLUENCED", "Recommendation", "RecommendationState", "ReformLevel"]
