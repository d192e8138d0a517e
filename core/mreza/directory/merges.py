"""Two records of one person, made into one: what was moved is kept, so that it can be moved back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Index, text
from sqlalchemy.orm import Mapped

from mreza.directory.people import Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model
from mreza.model.fields import field, link


class PersonMerge(Model):
    """Two records were found to be of one person: all that led to the second leads to the first, until it is undone."""

    __personal__ = False

    kept_id: Mapped[UUID] = link(Person, audience=NETWORK, reverse="merges", on_delete="CASCADE", doc="What stays.")
    merged_id: Mapped[UUID] = link(Person, audience=NETWORK, reverse="mergedBy", on_delete="CASCADE", doc="What went.")
    merged_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    undone_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When the two were parted again; null while they are one."
    )
    moved: Mapped[dict[str, Any]] = field(audience=NETWORK, api=False, filter=False)
    left_behind: Mapped[int] = field(
        audience=NETWORK, doc="How many rows stay with what went, because what stays has the same one.", default=0
    )

    __table_args__ = (
        Index(
            "uq_core_person_merge_merged_id",
            "merged_id",
            unique=True,
            postgresql_where=text("undone_on IS NULL"),
        ),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]
