"""Practices: what an organisation does as it should, with a document that shows it."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import field, link, state
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_quality.models.ground import OfOwner


class QualityPracticeKind(enum.Enum):
    """What is practised."""

    RIGHTS_BASED_APPROACH = "works by people's rights, not by their needs alone"
    USER_PARTICIPATION = "those who use its services take part in decisions"
    SAFEGUARDING = "keeps people in its care from harm, by written rules"


class QualityPracticeState(enum.Enum):
    """Whether it counts."""

    RECORDED = "the organisation says so, with a document"
    CONFIRMED = "the network has looked at the document; it counts"
    ENDED = "does not count any more"


_S = QualityPracticeState


class QualityPractice(OfOwner):
    """An organisation practises something. It counts once the network has looked at the evidence."""

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=NETWORK, reverse="qualityPractices", doc="Which organisation."
    )
    kind: Mapped[QualityPracticeKind] = field(audience=NETWORK, doc="What is practised.")
    document_id: Mapped[UUID] = link(Document, audience=NETWORK, doc="What shows it.")
    since: Mapped[date] = field(audience=NETWORK, doc="Since when.")
    confirmed_on: Mapped[date | None] = field(audience=NETWORK, doc="When the network confirmed it.")
    state: Mapped[QualityPracticeState] = state(
        _S.RECORDED,
        audience=NETWORK,
        doc="Whether it counts.",
        transitions={_S.RECORDED: {_S.CONFIRMED, _S.ENDED}, _S.CONFIRMED: {_S.ENDED}},
    )

    __table_args__ = (
        CheckConstraint("state <> 'CONFIRMED' OR confirmed_on IS NOT NULL", name="confirmed"),
        ExcludeConstraint(
            ("organisation_id", "="),
            ("kind", "="),
            using="gist",
            where="state <> 'ENDED'",
            name="ex_quality_practice_one",
        ),
    )


__all__ = ["QualityPractice", "QualityPracticeKind", "QualityPracticeState"]
