"""Published tables: counts for everybody, with small ones and what gives them away hidden."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.fields import derived, field, link, state
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, Text, UniqueConstraint, case, cast, func, literal_column, select
from sqlalchemy.orm import Mapped, aliased

from mreza_indicators.models.ground import OfPublisher

FEWEST = 3
"""With a threshold of two, the mark of a small count would say the count."""


class PublishedTableState(enum.Enum):
    """Who knows of a table."""

    DRAFT = "counted; to be looked at before it is shown"
    PUBLISHED = "shown to everybody"
    WITHDRAWN = "shown no longer, or given up before it was"


class CellMark(enum.Enum):
    """What stands in place of a hidden count."""

    SMALL = "below the threshold, and not zero"
    HIDDEN = "hidden so that a small one cannot be worked out"


_S = PublishedTableState


class PublishedTable(OfPublisher):
    """Counts as they stood at a moment, broken down, for everybody. It does not change when the data do."""

    title: Mapped[Translated] = field(audience=PUBLIC, doc="What is counted.", search=True, sort=True)
    note: Mapped[Translated | None] = field(audience=PUBLIC, doc="What readers must know of it.")
    document: Mapped[str] = field(audience=PUBLIC, doc="The named document that counted.")
    variables: Mapped[dict[str, Any]] = field(
        audience=PUBLIC, doc="What it was asked with, defaults included.", default=dict, filter=False
    )
    query: Mapped[str] = field(audience=PUBLIC, doc="The question, word for word as it stood then.", filter=False)
    measure: Mapped[str] = field(audience=PUBLIC, doc="Which of the document's counts it shows.")
    threshold: Mapped[int] = field(audience=PUBLIC, doc="The smallest count that is shown, zero apart.")
    counted_at: Mapped[datetime] = field(audience=PUBLIC, doc="When it was counted.")
    data_hash: Mapped[str] = field(
        audience=NETWORK,
        doc="SHA-256 of everything that was counted. By it, who knows the rest could try out a hidden count.",
    )
    state: Mapped[PublishedTableState] = state(
        _S.DRAFT,
        audience=PUBLIC,
        doc="Who knows of it.",
        transitions={_S.DRAFT: {_S.PUBLISHED, _S.WITHDRAWN}, _S.PUBLISHED: {_S.WITHDRAWN}},
    )

    __table_args__ = (CheckConstraint(f"threshold >= {FEWEST}", name="threshold"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whose it is; everybody, while it is published."""
        own = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return own | (cls.state == _S.PUBLISHED)  # type: ignore[no-any-return]


class PublishedCell(OfPublisher):
    """A count of a published table: in all, by one dimension, or by two."""

    table_id: Mapped[UUID] = link(
        PublishedTable, audience=PUBLIC, reverse="cells", on_delete="CASCADE", doc="Of which table."
    )
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place in the table, from 1.")
    dimension: Mapped[str | None] = field(audience=PUBLIC, doc="By what it is broken down, e.g. sex; null in all.")
    key: Mapped[str | None] = field(audience=PUBLIC, doc="Which value of it, e.g. FEMALE; empty for not known.")
    label: Mapped[Translated | None] = field(audience=PUBLIC, doc="That value in words.")
    other_dimension: Mapped[str | None] = field(audience=PUBLIC, doc="By what else it is broken down, e.g. country.")
    other_key: Mapped[str | None] = field(audience=PUBLIC, doc="Which value of that, e.g. RS; empty for not known.")
    other_label: Mapped[Translated | None] = field(audience=PUBLIC, doc="That value in words.")
    count: Mapped[int | None] = field(audience=PUBLIC, doc="The count; null where it is hidden.")
    suppressed: Mapped[CellMark | None] = field(audience=PUBLIC, doc="Why it is hidden; null where it is shown.")
    exact: Mapped[int] = field(audience=NETWORK, doc="The count, hidden or not, for those whose figures they are.")

    __table_args__ = (
        UniqueConstraint("table_id", "position"),
        CheckConstraint("(count IS NULL) <> (suppressed IS NULL)", name="suppressed"),
    )

    @derived(audience=PUBLIC)
    def shown(cls) -> ColumnElement[str]:  # noqa: N805
        """What to print: the count, `<5` for a small one, `x` for one that is hidden with it."""
        table = aliased(PublishedTable)
        threshold = select(cast(table.threshold, Text)).where(table.id == cls.table_id).scalar_subquery()
        small = literal_column("'<'", Text()).concat(threshold)
        is_small: ColumnElement[bool] = cls.suppressed == literal_column("'SMALL'")  # type: ignore[assignment]
        hidden = case((is_small, small), else_=literal_column("'x'", Text()))
        return func.coalesce(cast(cls.count, Text), hidden, type_=Text())

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Who sees the table."""
        own = viewer.in_network(cls.network_id) | viewer.is_secretariat
        return own | viewer.sees(cls.table_id, PublishedTable)  # type: ignore[no-any-return]


__all__ = ["FEWEST", "CellMark", "PublishedCell", "PublishedTable", "PublishedTableState"]
