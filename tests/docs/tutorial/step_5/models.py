from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza import MEMBERS, NETWORK, Model, Organisation, SqlViewer, field, link
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped


class Visit(Model):
    """A coordinator visited a member organisation."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(
        Organisation, audience=MEMBERS, reverse="visits", on_delete="CASCADE", doc="Who was visited."
    )
    on_day: Mapped[date] = field(audience=MEMBERS, doc="When.")
    impression: Mapped[str | None] = field(audience=NETWORK, doc="What the coordinator noted.")
    promises: Mapped[str | None] = field(audience=MEMBERS, doc="What was agreed, for both sides to keep.")

    @classmethod
    def visible(cls, viewer: SqlViewer) -> ColumnElement[bool]:
        """The network, and the organisation itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)
