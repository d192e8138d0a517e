"""Projects and the canonical codes of their activities, with what each source calls them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.base import SharedModel
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped


class _Public(SharedModel):
    """Catalogues of the federation."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody: donors ask that their projects be known."""
        return viewer.anyone  # type: ignore[no-any-return]


class Project(_Public):
    """A project that pays for events."""

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. IPA-2023-441.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    funder: Mapped[str] = field(audience=PUBLIC, doc="Who pays, e.g. European Union.")
    funding_statement: Mapped[Translated | None] = field(
        audience=PUBLIC, doc="The sentence that the funder wants on lists and invitations."
    )
    lasts: Mapped[Period] = period(audience=PUBLIC, doc="When it runs.", default=Period())


class ProjectActivity(_Public):
    """An activity of a project, under one canonical code."""

    __plural__ = "projectActivities"

    project_id: Mapped[UUID] = link(
        Project, audience=PUBLIC, reverse="activities", on_delete="CASCADE", doc="Of which project."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="The canonical code, e.g. A2.3.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What it is.", search=True, sort=True)

    __table_args__ = (UniqueConstraint("project_id", "code"),)


class ActivityLabel(_Public):
    """What one source calls an activity: applications, contracts and reports disagree in words and numbers."""

    activity_id: Mapped[UUID] = link(
        ProjectActivity, audience=PUBLIC, reverse="labels", on_delete="CASCADE", doc="Which activity."
    )
    source: Mapped[str] = field(audience=PUBLIC, doc="Whose words, e.g. grant contract, Macedonian application.")
    label: Mapped[str] = field(audience=PUBLIC, doc="The label as the source writes it, its own numbering included.")
    locale: Mapped[str] = field(audience=PUBLIC, doc="The language and script of the label.", default="en")
    stated_on: Mapped[date | None] = field(audience=PUBLIC, doc="The date of the source.")

    __table_args__ = (UniqueConstraint("activity_id", "source"),)


__all__ = ["ActivityLabel", "Project", "ProjectActivity"]
