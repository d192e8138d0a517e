"""Which course helps with which topic, as each network sees it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link
from mreza.text import Translated
from mreza_quality.models import QualityTopic
from mreza_trainings.models import Course
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped


class CourseSuggestion(Model):
    """A course, of whatever network, helps with a topic: so says a network to its members."""

    __personal__ = False

    topic_id: Mapped[UUID] = link(
        QualityTopic,
        audience=PUBLIC,
        reverse="courseSuggestions",
        on_delete="CASCADE",
        doc="What criteria of quality are about.",
    )
    course_id: Mapped[UUID] = link(
        Course,
        audience=PUBLIC,
        reverse="topicSuggestions",
        on_delete="CASCADE",
        across=True,
        doc="The course that helps.",
    )
    reason: Mapped[Translated | None] = field(audience=PUBLIC, doc="How it helps.")

    __table_args__ = (
        UniqueConstraint("network_id", "topic_id", "course_id", name="uq_link_quality_trainings_course_suggestion_one"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's members and coordinators."""
        return viewer.member_of(cls.network_id)  # type: ignore[no-any-return]


__all__ = ["CourseSuggestion"]
