"""The consent of people who are shown, and what is to be done when one is withdrawn."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.materials import Material


class ConsentState(enum.Enum):
    """Whether a consent holds."""

    GIVEN = "holds"
    WITHDRAWN = "was withdrawn"


_S = ConsentState


class DepictionConsent(Model):
    """A person agrees to be shown. It can be withdrawn at any time, by the code of the form and without an account."""

    __personal__ = True
    __subject__ = "person_id"
    __tablename__ = "campaigns_consent"

    person_id: Mapped[UUID] = link(Person, audience=NETWORK, reverse="depictionConsents", across=True, doc="Who.")
    document_id: Mapped[UUID] = link(Document, audience=NETWORK, across=True, doc="The signed form.", personal=False)
    covers: Mapped[str] = field(audience=NETWORK, doc="What the person agreed to.")
    by_guardian: Mapped[bool] = field(
        audience=NETWORK, doc="Whether somebody agreed for the person, as for a child.", default=False
    )
    given_on: Mapped[date] = field(audience=NETWORK, doc="When.", personal=False)
    withdrawn_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was withdrawn.", personal=False)
    code_hash: Mapped[str | None] = field(audience=NETWORK, api=False, unique=True)
    # The files that showed the person when the consent was withdrawn; none of them is shown again.
    files: Mapped[list[str]] = field(audience=NETWORK, api=False, default=list, filter=False, personal=False)
    state: Mapped[ConsentState] = state(
        _S.GIVEN,
        audience=NETWORK,
        doc="Whether it holds.",
        transitions={_S.GIVEN: {_S.WITHDRAWN}},
        personal=False,
    )

    __table_args__ = (
        CheckConstraint("withdrawn_on >= given_on", name="order"),
        CheckConstraint("(state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)", name="withdrawn"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The person's own."""
        return viewer.is_person(cls.person_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the person."""
        return viewer.in_network(cls.network_id) | viewer.is_person(cls.person_id)  # type: ignore[no-any-return]


class Depiction(Model):
    """A material shows a person who has consented."""

    __personal__ = True
    __subject__ = "consent_id"

    material_id: Mapped[UUID] = link(
        Material, audience=NETWORK, reverse="depictions", on_delete="CASCADE", doc="Where.", personal=False
    )
    consent_id: Mapped[UUID] = link(DepictionConsent, audience=NETWORK, reverse="depictions", doc="By which consent.")

    __table_args__ = (UniqueConstraint("material_id", "consent_id"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The person's own."""
        return viewer.sees(cls.consent_id, DepictionConsent, lambda one: viewer.is_person(one.person_id))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network, and the person."""
        mine = viewer.sees(cls.consent_id, DepictionConsent, lambda one: viewer.is_person(one.person_id))
        return viewer.in_network(cls.network_id) | mine  # type: ignore[no-any-return]


class CampaignTaskKind(enum.Enum):
    """What is to be done."""

    REPLACE = "put something else in the place of what was taken down"
    TRANSLATE = "bring a translation up to date"


class CampaignTaskState(enum.Enum):
    """Whether it was done."""

    OPEN = "is to be done"
    DONE = "was done"
    DROPPED = "is not needed any more"


_T = CampaignTaskState


class CampaignTask(Model):
    """Something that is to be done for a material. It says nothing of the people in it."""

    __personal__ = False

    material_id: Mapped[UUID] = link(
        Material, audience=NETWORK, reverse="tasks", on_delete="CASCADE", doc="For which material."
    )
    kind: Mapped[CampaignTaskKind] = field(audience=NETWORK, doc="What.")
    made_on: Mapped[date] = field(audience=NETWORK, doc="Since when.")
    due_on: Mapped[date] = field(audience=NETWORK, doc="By when.", index=True)
    done_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was done.")
    state: Mapped[CampaignTaskState] = state(
        _T.OPEN,
        audience=NETWORK,
        doc="Whether it was done.",
        transitions={_T.OPEN: {_T.DONE, _T.DROPPED}},
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


__all__ = [
    "CampaignTask",
    "CampaignTaskKind",
    "CampaignTaskState",
    "ConsentState",
    "Depiction",
    "DepictionConsent",
]
