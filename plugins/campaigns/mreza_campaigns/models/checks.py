"""What is looked at before something is published, and what was published in spite of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.ground import takes_part
from mreza_campaigns.models.materials import Material, MaterialVersion


class _OfVersion(Model):
    """Rows that the networks that take part in the campaign see."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part in the campaign."""
        return viewer.sees(cls.material_id, Material, lambda one: takes_part(viewer, one.campaign_id))  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The material's network, and those that take part in the campaign."""
        takes = viewer.sees(cls.material_id, Material, lambda one: takes_part(viewer, one.campaign_id))  # type: ignore[attr-defined]
        return viewer.in_network(cls.network_id) | takes  # type: ignore[no-any-return]


class VisibilityCheck(_OfVersion):
    """Whether a version shows what the European Union wants to be shown. Emblem and statement go together."""

    material_id: Mapped[UUID] = link(
        Material, audience=NETWORK, reverse="visibilityChecks", on_delete="CASCADE", doc="Of which material."
    )
    material_version_id: Mapped[UUID] = link(
        MaterialVersion,
        audience=NETWORK,
        reverse="visibilityChecks",
        on_delete="CASCADE",
        unique=True,
        doc="Which version was looked at.",
    )
    emblem: Mapped[bool] = field(audience=NETWORK, doc="The emblem is there.")
    statement: Mapped[bool] = field(audience=NETWORK, doc="The funding statement is there, in the text's language.")
    disclaimer: Mapped[bool] = field(audience=NETWORK, doc="The sentence on whose views these are is there.")
    accessible: Mapped[bool] = field(
        audience=NETWORK, doc="People with disabilities can use it: contrast, captions, alternative texts."
    )
    kosovo: Mapped[bool] = field(
        audience=NETWORK,
        doc="Of a file: Kosovo* has its asterisk and the footnote wherever it is named, or is not named.",
    )
    checked_on: Mapped[date] = field(audience=NETWORK, doc="When it was looked at.")

    @derived(audience=NETWORK)
    def passed(cls: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether emblem and statement are there, both."""
        return cls.emblem & cls.statement  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever writes the version: a check is gone once what was checked is written anew."""
        return viewer.in_network(cls.network_id) | VisibilityCheck.own.__func__(cls, viewer)  # type: ignore[attr-defined, no-any-return]


class VisibilityOverride(_OfVersion):
    """Something was published although its visibility check does not pass: by the secretariat, with a reason."""

    material_id: Mapped[UUID] = link(
        Material, audience=NETWORK, reverse="visibilityOverrides", on_delete="CASCADE", doc="Of which material."
    )
    material_version_id: Mapped[UUID] = link(
        MaterialVersion,
        audience=NETWORK,
        reverse="visibilityOverrides",
        on_delete="CASCADE",
        doc="Which version was published.",
    )
    missing: Mapped[list[str]] = field(
        audience=NETWORK, doc="What was missing, by code, e.g. EU_STATEMENT_MISSING.", default=list, filter=False
    )
    reason: Mapped[str] = field(audience=NETWORK, doc="Why it was published all the same.")
    on_day: Mapped[date] = field(audience=NETWORK, doc="When.", index=True)

    __table_args__ = (CheckConstraint("btrim(reason) <> ''", name="reason"),)

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The secretariat."""
        return viewer.is_secretariat  # type: ignore[no-any-return]


__all__ = ["VisibilityCheck", "VisibilityOverride"]
