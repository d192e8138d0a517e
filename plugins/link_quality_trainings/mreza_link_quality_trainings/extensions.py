"""What helps to close a gap, and when it is held."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from mreza_events.models import Event
from mreza_quality.models import QualityCriterion, QualityMark, QualityResult
from mreza_trainings.models import CourseEdition, EditionState
from sqlalchemy import ColumnElement, Date, Integer, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from mreza_link_quality_trainings.models import CourseSuggestion

_GAPS = (QualityMark.PARTLY, QualityMark.NOT_MET)
_ONE: ColumnElement[Any] = literal_column("1")


class GapCourses:
    """What helps to close a gap."""

    @derived(audience=NETWORK)
    def suggested_courses(cls) -> ColumnElement[int]:  # noqa: N805
        """How many courses help with the criterion's topic; 0 where the criterion is met."""
        one, criterion = aliased(CourseSuggestion), aliased(QualityCriterion)
        counted = select(func.count(one.course_id.distinct())).join(criterion, criterion.topic_id == one.topic_id)
        counted = counted.where(criterion.id == cls.criterion_id, cls.mark.in_(_GAPS))  # type: ignore[attr-defined]
        return cast(counted.scalar_subquery(), Integer)

    @derived(audience=NETWORK, target=CourseEdition)
    def next_edition(cls, day: Any) -> ColumnElement[UUID | None]:  # noqa: N805
        """The first edition, from the day on, of a course that helps to close the gap; null where there is none."""
        one, criterion = aliased(CourseSuggestion), aliased(QualityCriterion)
        edition, event = aliased(CourseEdition), aliased(Event)
        begins = func.lower(event.held, type_=Date())
        found = (
            select(edition.id)
            .join(event, event.id == edition.event_id)
            .join(one, one.course_id == edition.course_id)
            .join(criterion, criterion.topic_id == one.topic_id)
            .where(criterion.id == cls.criterion_id, cls.mark.in_(_GAPS))  # type: ignore[attr-defined]
            .where(edition.state == EditionState.OPEN, begins >= day)
        )
        return found.order_by(begins, edition.id).limit(_ONE).scalar_subquery()  # type: ignore[return-value]


EXTENSIONS = [(QualityResult, GapCourses)]
