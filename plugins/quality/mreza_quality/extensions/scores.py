"""Scores of assessments, and each mark beside the one of the cycle before."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, Numeric, Text, case, cast, func, literal_column, or_, select
from sqlalchemy.orm import aliased

from mreza_quality.models import (
    QualityAction,
    QualityActionState,
    QualityAssessment,
    QualityAssessmentKind,
    QualityCriterion,
    QualityFrameworkVersion,
    QualityMark,
    QualityResult,
)
from mreza_quality.models.plans import overdue

_M = QualityMark
_GAPS = (_M.PARTLY, _M.NOT_MET)
_HUNDRED: ColumnElement[Any] = literal_column("100.0")
_ZERO: ColumnElement[Any] = literal_column("0")
_ONE: ColumnElement[Any] = literal_column("1")


class AssessmentScore:
    """What the marks of an assessment come to."""

    @derived(audience=NETWORK)
    def criteria_asked(cls) -> ColumnElement[int]:  # noqa: N805
        """How many criteria its version asks, for all services or for this one."""
        return _asked(cls)

    @derived(audience=NETWORK)
    def met(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many criteria are met; null for an audit of which only what is unmet was written down."""
        return _known(cls, _marked(cls, _M.MET))

    @derived(audience=NETWORK)
    def partly(cls) -> ColumnElement[int]:  # noqa: N805
        """How many criteria are met in part."""
        return _marked(cls, _M.PARTLY)

    @derived(audience=NETWORK)
    def not_met(cls) -> ColumnElement[int]:  # noqa: N805
        """How many criteria are not met."""
        return _marked(cls, _M.NOT_MET)

    @derived(audience=NETWORK)
    def not_applicable(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many criteria are not asked of this organisation; null where `met` is."""
        return _known(cls, _marked(cls, _M.NOT_APPLICABLE))

    @derived(audience=NETWORK)
    def gaps(cls) -> ColumnElement[int]:  # noqa: N805
        """How many criteria are not met, or only in part."""
        return _marked(cls, *_GAPS)

    @derived(audience=NETWORK)
    def score(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """Per cent of the applicable criteria that were marked, one met in part counting as its version says; with one
        decimal. Null where `met` is."""
        return _score(cls)

    @derived(audience=NETWORK)
    def previous_score(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """The score of the cycle before, which is the last one that counts."""
        before = aliased(QualityAssessment)
        found = select(_score(before)).where(before.id == cls.previous_id)  # type: ignore[attr-defined]
        return cast(found.scalar_subquery(), Numeric(5, 1))

    @derived(audience=NETWORK)
    def open_gaps(cls) -> ColumnElement[int]:  # noqa: N805
        """Of the gaps, those for which no action was verified."""
        one, action = aliased(QualityResult), aliased(QualityAction)
        verified = select(action.id).where(action.result_id == one.id, action.state == QualityActionState.VERIFIED)
        of = (one.assessment_id == cls.id, one.mark.in_(_GAPS), ~verified.exists())  # type: ignore[attr-defined]
        return cast(select(func.count()).select_from(one).where(*of).scalar_subquery(), Integer)


class MarkChange(enum.Enum):
    """How a criterion stands against the cycle before."""

    BETTER = "is met further than before"
    SAME = "as before"
    WORSE = "is met less than before"


class ResultCompared:
    """A mark, and the one of the cycle before."""

    @derived(audience=NETWORK)
    def is_gap(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the criterion is not met, or only in part."""
        return cls.mark.in_(_GAPS)  # type: ignore[attr-defined, no-any-return]

    @derived(audience=NETWORK)
    def previous_mark(cls) -> ColumnElement[QualityMark | None]:  # noqa: N805
        """The mark of the same criterion, by its code, in the cycle before; null where it was not asked then."""
        before = _before(cls, lambda one: one.mark)
        return cast(before.scalar_subquery(), QualityResult.__table__.c.mark.type)

    @derived(audience=NETWORK)
    def change(cls) -> ColumnElement[MarkChange | None]:  # noqa: N805
        """How it stands against the cycle before; null where there is nothing to compare."""
        before = _before(cls, lambda one: _rank(one.mark)).scalar_subquery()
        now = _rank(cls.mark)  # type: ignore[attr-defined]
        return case(
            (now > before, literal_column("'BETTER'", Text())),
            (now < before, literal_column("'WORSE'", Text())),
            (now == before, literal_column("'SAME'", Text())),
        )


class PlanProgress:
    """How far a plan is."""

    @derived(audience=NETWORK)
    def action_count(cls) -> ColumnElement[int]:  # noqa: N805
        """How many actions it has, but for those that were dropped."""
        return _actions(cls, lambda one: one.state != QualityActionState.DROPPED)

    @derived(audience=NETWORK)
    def verified_count(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them were verified."""
        return _actions(cls, lambda one: one.state == QualityActionState.VERIFIED)

    @derived(audience=NETWORK)
    def overdue_count(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many were to be done before the day, and are not."""
        return _actions(cls, lambda one: overdue(one, day))


def _marked(assessment: Any, *marks: QualityMark) -> ColumnElement[int]:
    one = aliased(QualityResult)
    counted = select(func.count()).select_from(one).where(one.assessment_id == assessment.id, one.mark.in_(marks))
    return cast(counted.scalar_subquery(), Integer)


def _asked(assessment: Any) -> ColumnElement[int]:
    one = aliased(QualityCriterion)
    mine = or_(one.service_type_id.is_(None), one.service_type_id == assessment.service_type_id)
    of = one.framework_version_id == assessment.framework_version_id
    return cast(select(func.count()).select_from(one).where(of, mine).scalar_subquery(), Integer)


def _known(assessment: Any, value: Any) -> ColumnElement[Any]:
    """A value; null for an audit with criteria of which nobody said how far they are met."""
    whole = _marked(assessment, *_M) == _asked(assessment)
    return case((or_(assessment.kind == QualityAssessmentKind.SELF, whole), value))


def _score(assessment: Any) -> ColumnElement[Decimal | None]:
    version = aliased(QualityFrameworkVersion)
    share = select(version.partly_percent).where(version.id == assessment.framework_version_id).scalar_subquery()
    met, partly = _marked(assessment, _M.MET), _marked(assessment, _M.PARTLY)
    applicable = _marked(assessment, _M.MET, *_GAPS)
    points = met * _HUNDRED + partly * share
    return cast(_known(assessment, func.round(points / func.nullif(applicable, _ZERO), _ONE)), Numeric(5, 1))


def _before(result: Any, what: Any) -> Any:
    """Something of the same criterion's mark in the assessment before."""
    now, before = aliased(QualityAssessment), aliased(QualityResult)
    asked, same = aliased(QualityCriterion), aliased(QualityCriterion)
    found = select(what(before)).join(now, now.previous_id == before.assessment_id)
    found = found.join(same, same.id == before.criterion_id).join(asked, asked.code == same.code)
    return found.where(now.id == result.assessment_id, asked.id == result.criterion_id)


def _rank(mark: Any) -> ColumnElement[int]:
    """How far a criterion is met, as a number; null where it is not asked."""
    steps = (_M.NOT_MET, _M.PARTLY, _M.MET)
    return case(*[(mark == step, literal_column(str(rank))) for rank, step in enumerate(steps)])


def _actions(plan: Any, which: Any) -> ColumnElement[int]:
    one = aliased(QualityAction)
    counted = select(func.count()).select_from(one).where(one.plan_id == plan.id, which(one))
    return cast(counted.scalar_subquery(), Integer)


__all__ = ["AssessmentScore", "MarkChange", "PlanProgress", "ResultCompared"]
