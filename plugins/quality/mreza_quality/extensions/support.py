"""What counts as support: an organisation that was mentored has applied for a licence, or has adopted a plan. Mentoring
by itself does not count, and nobody writes down that it does: the application and the plan say so themselves.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from mreza.model.audience import NETWORK, SECRETARIAT
from mreza.model.fields import derived
from mreza_licensing.models import PermissionApplication, PermissionApplicationState
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from mreza_quality.models import (
    Mentoring,
    QualityPlan,
    QualityPlanState,
    QualityPractice,
    QualityPracticeKind,
    QualityPracticeState,
)

_ONE: ColumnElement[Any] = literal_column("1")


class MentoringSupportGround(enum.Enum):
    """By what an organisation counts as supported. Each has one of these, so that they add up."""

    APPLICATION = "it has applied for a licence"
    PLAN = "it has adopted a plan"
    BOTH = "it has done both"
    NONE = "neither: mentoring alone does not count"


class MentoringSupport:
    """What has come of a mentoring, while it lasted and after it."""

    @derived(audience=NETWORK)
    def application_submitted(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the organisation has handed in an application for a licence since the mentoring began."""
        return submitted_application(cls)

    @derived(audience=NETWORK)
    def plan_approved(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the organisation has adopted a plan since the mentoring began."""
        return approved_plan(cls)

    @derived(audience=NETWORK)
    def rights_based(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether the organisation works by people's rights, and the network has seen what shows it."""
        return practises_rights(cls)

    @derived(audience=NETWORK)
    def supported(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether it counts as support: an application was handed in, or a plan adopted."""
        return or_(submitted_application(cls), approved_plan(cls))

    @derived(audience=NETWORK)
    def supported_by(cls) -> ColumnElement[MentoringSupportGround]:  # noqa: N805
        """By what it counts as support."""
        applied, planned = submitted_application(cls), approved_plan(cls)
        return case(
            (and_(applied, planned), literal_column("'BOTH'", Text())),
            (applied, literal_column("'APPLICATION'", Text())),
            (planned, literal_column("'PLAN'", Text())),
            else_=literal_column("'NONE'", Text()),
        )


class ProgrammeSupport:
    """How far a programme is."""

    @derived(audience=SECRETARIAT)
    def mentored(cls) -> ColumnElement[int]:  # noqa: N805
        """How many organisations were or are mentored in it."""
        return _organisations(cls, lambda one: one.organisation_id.is_not(None))

    @derived(audience=SECRETARIAT)
    def supported(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them count as supported."""
        return _organisations(cls, lambda one: or_(submitted_application(one), approved_plan(one)))

    @derived(audience=SECRETARIAT)
    def target_percent(cls) -> ColumnElement[Decimal | None]:  # noqa: N805
        """Organisations supported, in per cent of the target, with one decimal."""
        reached = _organisations(cls, lambda one: or_(submitted_application(one), approved_plan(one)))
        return cast(func.round(reached * literal_column("100.0") / cls.target, _ONE), Numeric(7, 1))  # type: ignore[attr-defined]


def submitted_application(mentoring: Any) -> ColumnElement[bool]:
    """The organisation has handed in an application for a licence since the mentoring began, and has not taken it
    back."""
    one = aliased(PermissionApplication)
    stands = one.state != PermissionApplicationState.WITHDRAWN
    of = (one.organisation_id == mentoring.organisation_id, stands)
    return exists().where(*of, one.submitted_on >= _begins(mentoring))


def approved_plan(mentoring: Any) -> ColumnElement[bool]:
    """The organisation has adopted a plan since the mentoring began, and has not given it up."""
    plan = aliased(QualityPlan)
    adopted = (QualityPlanState.APPROVED, QualityPlanState.CLOSED)
    of = (plan.organisation_id == mentoring.organisation_id, plan.state.in_(adopted))
    return exists().where(*of, plan.approved_on >= _begins(mentoring))


def practises_rights(mentoring: Any) -> ColumnElement[bool]:
    """The organisation works by people's rights, and the network has seen what shows it."""
    one = aliased(QualityPractice)
    kind, state = QualityPracticeKind.RIGHTS_BASED_APPROACH, QualityPracticeState.CONFIRMED
    return exists().where(one.organisation_id == mentoring.organisation_id, one.kind == kind, one.state == state)


def _begins(mentoring: Any) -> ColumnElement[Any]:
    return cast(func.lower(mentoring.valid), Date)


def _organisations(programme: Any, which: Any) -> ColumnElement[int]:
    """Different organisations with a mentoring of the programme that meets a condition."""
    one = aliased(Mentoring)
    counted = select(func.count(one.organisation_id.distinct())).where(one.programme_id == programme.id, which(one))
    return cast(counted.scalar_subquery(), Integer)


__all__ = [
    "MentoringSupport",
    "MentoringSupportGround",
    "ProgrammeSupport",
    "approved_plan",
    "practises_rights",
    "submitted_application",
]
