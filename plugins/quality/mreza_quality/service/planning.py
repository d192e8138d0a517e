"""Plans and actions: a gap becomes something to do, with somebody who answers for it and a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation, ServiceType
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Locale
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    Mentoring,
    PeerRecommendation,
    PeerRecommendationState,
    PeerReview,
    QualityAction,
    QualityActionState,
    QualityAssessment,
    QualityAssessmentState,
    QualityCriterion,
    QualityMark,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
    QualityResult,
)
from mreza_quality.service.people import is_of

_P, _A = QualityPlanState, QualityActionState
GAPS = (QualityMark.PARTLY, QualityMark.NOT_MET)


@dataclass(frozen=True)
class GivenAction:
    """Something to do.

    Attributes:
        what: What is to be done.
        owner: Who answers for it; somebody of the organisation.
        due_on: By when.
        result: The gap that it closes.
        recommendation: The recommendation that it follows; one that the organisation has accepted.
    """

    what: str
    owner: Person
    due_on: date
    result: QualityResult | None = None
    recommendation: PeerRecommendation | None = None


@dataclass(frozen=True)
class PlanFacts:
    """What a plan is.

    Attributes:
        title: What it is called.
        kind: What sort of plan.
        service_type: For which service.
        peer_review: The peer review that it follows.
        mentoring: The mentoring that it comes from.
    """

    title: str
    kind: QualityPlanKind = QualityPlanKind.IMPROVEMENT
    service_type: ServiceType | None = None
    peer_review: PeerReview | None = None
    mentoring: Mentoring | None = None


@dataclass(frozen=True)
class GapOwner:
    """Who answers for a gap, where it is not who answers for the others, and by when.

    Attributes:
        result: The gap.
        owner: Who answers for it.
        due_on: By when.
        what: What is to be done; the criterion's own text when left out.
    """

    result: QualityResult
    owner: Person
    due_on: date
    what: str | None = field(default=None)


async def from_gaps(
    session: AsyncSession,
    assessment: QualityAssessment,
    title: str,
    owner: Person,
    due_on: date,
    others: Sequence[GapOwner],
    locale: Locale,
    act: Act,
) -> QualityPlan:
    """A plan with an action for every gap of an assessment, none left out.

    Raises: UserError NOT_SUBMITTED, NO_GAPS, GAP_FOREIGN, DUE_IN_PAST, NOT_THEIR_PERSON; PLAN_EXISTS by the database.
    """
    assessment = await locked(session, assessment)
    if assessment.state not in (QualityAssessmentState.SUBMITTED, QualityAssessmentState.VALIDATED):
        raise UserError("NOT_SUBMITTED", "The assessment is {state}. Submit it first.", state=assessment.state.name)
    gaps = await _gaps(session, assessment)
    if not gaps:
        raise UserError("NO_GAPS", "Everything is met; there is nothing to plan.", path=("assessmentId",))
    apart = {one.result.id: one for one in others}
    if apart.keys() - {result.id for result, _ in gaps}:
        raise UserError("GAP_FOREIGN", "Only gaps of this assessment can be planned here.", path=("others",))
    made = QualityPlan(
        network_id=assessment.network_id,
        organisation_id=assessment.organisation_id,
        kind=QualityPlanKind.IMPROVEMENT,
        title=title,
        service_type_id=assessment.service_type_id,
        assessment_id=assessment.id,
    )
    session.add(made)
    await session.flush()
    for result, criterion in gaps:
        one = apart.get(result.id)
        what = one.what if one and one.what else criterion.text.get(locale).text
        given = GivenAction(what, one.owner if one else owner, one.due_on if one else due_on, result)
        await _add(session, made, given, act)
    return made


async def draft(
    session: AsyncSession, organisation: Organisation, facts: PlanFacts, actions: Sequence[GivenAction], act: Act
) -> QualityPlan:
    """A plan of an organisation's own, or after a review, or from a mentoring.

    Raises: UserError PLAN_FOREIGN, and what `add` raises.
    """
    for origin in (facts.peer_review, facts.mentoring):
        if origin is not None and origin.organisation_id != organisation.id:
            raise UserError("PLAN_FOREIGN", "The review or the mentoring is another organisation's.", path=("facts",))
    made = QualityPlan(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        kind=facts.kind,
        title=facts.title,
        service_type_id=facts.service_type.id if facts.service_type else None,
        peer_review_id=facts.peer_review.id if facts.peer_review else None,
        mentoring_id=facts.mentoring.id if facts.mentoring else None,
    )
    session.add(made)
    await session.flush()
    for one in actions:
        await _add(session, made, one, act)
    return made


async def add(session: AsyncSession, plan: QualityPlan, given: GivenAction, act: Act) -> QualityAction:
    """One more action, while the plan is written or done.

    Raises: UserError PLAN_CLOSED, DUE_IN_PAST, NOT_THEIR_PERSON, GAP_FOREIGN, NOT_ACCEPTED.
    """
    return await _add(session, await _open(session, plan), given, act)


async def approve(session: AsyncSession, plan: QualityPlan, body: str, act: Act) -> QualityPlan:
    """Write down that the organisation's body adopted the plan.

    Raises: UserError ACTIONS_MISSING, TRANSITION_NOT_ALLOWED.
    """
    plan = await locked(session, plan)
    plan.approved_on, plan.approved_by = act.day, body
    transition(session, plan, _P.APPROVED, day=act.day, by=act.by, reason=act.reason, body=body)
    if not await _states(session, plan):
        raise UserError("ACTIONS_MISSING", "A plan that is adopted says what is to be done. Add actions first.")
    await session.flush()
    return plan


async def close(session: AsyncSession, plan: QualityPlan, act: Act) -> QualityPlan:
    """Close a plan: each action is verified, or was dropped.

    Raises: UserError ACTIONS_OPEN, TRANSITION_NOT_ALLOWED.
    """
    plan = await locked(session, plan)
    plan.closed_on = act.day
    transition(session, plan, _P.CLOSED, day=act.day, by=act.by, reason=act.reason)
    left = [one for one in await _states(session, plan) if one in (_A.OPEN, _A.DONE)]
    if left:
        raise UserError("ACTIONS_OPEN", "{count} actions are neither verified nor dropped.", count=len(left))
    await session.flush()
    return plan


async def cancel(session: AsyncSession, plan: QualityPlan, act: Act) -> QualityPlan:
    """Give a plan up; another one can be made for the same gaps.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    plan = await locked(session, plan)
    transition(session, plan, _P.CANCELLED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return plan


async def assign(
    session: AsyncSession, action: QualityAction, owner: Person | None, due_on: date | None, act: Act
) -> QualityAction:
    """Let somebody else answer for an action, or give it another day.

    Raises: UserError ACTION_NOT_OPEN, DUE_IN_PAST, NOT_THEIR_PERSON.
    """
    action = await locked(session, action)
    if action.state is not _A.OPEN:
        raise UserError("ACTION_NOT_OPEN", "The action is {state}; open ones are changed.", state=action.state.name)
    if owner is not None:
        await _require_theirs(session, owner, action.organisation_id, act)
        action.owner_id = owner.id
    if due_on is not None:
        _require_to_come(due_on, act)
        action.due_on, action.told_on = due_on, None
    await session.flush()
    return action


async def report(session: AsyncSession, action: QualityAction, act: Act) -> QualityAction:
    """The organisation says that it is done.

    Raises: UserError PLAN_NOT_APPROVED, TRANSITION_NOT_ALLOWED.
    """
    action = await locked(session, action)
    plan = await session.get_one(QualityPlan, action.plan_id)
    if plan.state is not _P.APPROVED:
        raise UserError("PLAN_NOT_APPROVED", "The plan is {state}. Have it adopted first.", state=plan.state.name)
    action.done_on = act.day
    return await _moved(session, action, _A.DONE, act)


async def verify(session: AsyncSession, action: QualityAction, remark: str | None, act: Act) -> QualityAction:
    """The network has seen that it is done.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    action = await locked(session, action)
    action.verified_on, action.remark = act.day, remark
    return await _moved(session, action, _A.VERIFIED, act)


async def reopen(session: AsyncSession, action: QualityAction, remark: str, due_on: date, act: Act) -> QualityAction:
    """It is not done after all: it is to be done by another day.

    Raises: UserError PLAN_CLOSED, DUE_IN_PAST, TRANSITION_NOT_ALLOWED.
    """
    action = await locked(session, action)
    await _open(session, await session.get_one(QualityPlan, action.plan_id))
    _require_to_come(due_on, act)
    action.done_on, action.remark, action.due_on, action.told_on = None, remark, due_on, None
    return await _moved(session, action, _A.OPEN, act)


async def drop(session: AsyncSession, action: QualityAction, remark: str, act: Act) -> QualityAction:
    """It will not be done, and why.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    action = await locked(session, action)
    action.remark = remark
    return await _moved(session, action, _A.DROPPED, act)


async def _moved(session: AsyncSession, action: QualityAction, to: QualityActionState, act: Act) -> QualityAction:
    transition(session, action, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return action


async def _add(session: AsyncSession, plan: QualityPlan, given: GivenAction, act: Act) -> QualityAction:
    _require_to_come(given.due_on, act)
    await _require_theirs(session, given.owner, plan.organisation_id, act)
    if given.result is not None and given.result.assessment_id != plan.assessment_id:
        raise UserError("GAP_FOREIGN", "Only gaps of this assessment can be planned here.", path=("result",))
    if given.recommendation is not None:
        _require_accepted(given.recommendation, plan)
    made = QualityAction(
        network_id=plan.network_id,
        plan_id=plan.id,
        organisation_id=plan.organisation_id,
        result_id=given.result.id if given.result else None,
        recommendation_id=given.recommendation.id if given.recommendation else None,
        what=given.what,
        owner_id=given.owner.id,
        due_on=given.due_on,
    )
    session.add(made)
    await session.flush()
    return made


def _require_accepted(recommendation: PeerRecommendation, plan: QualityPlan) -> None:
    accepted = recommendation.state is PeerRecommendationState.ACCEPTED
    if recommendation.peer_review_id != plan.peer_review_id or not accepted:
        raise UserError(
            "NOT_ACCEPTED",
            "Only recommendations of the plan's review that the host has accepted are planned.",
            path=("recommendation",),
        )


async def _open(session: AsyncSession, plan: QualityPlan) -> QualityPlan:
    plan = await locked(session, plan)
    if plan.state not in (_P.DRAFT, _P.APPROVED):
        raise UserError("PLAN_CLOSED", "The plan is {state}; nothing is added to it.", state=plan.state.name)
    return plan


async def _gaps(session: AsyncSession, assessment: QualityAssessment) -> list[tuple[QualityResult, QualityCriterion]]:
    found = select(QualityResult, QualityCriterion).join(
        QualityCriterion, QualityCriterion.id == QualityResult.criterion_id
    )
    found = found.where(QualityResult.assessment_id == assessment.id, QualityResult.mark.in_(GAPS))
    rows = await session.execute(found.order_by(QualityCriterion.position))
    return [(result, criterion) for result, criterion in rows]


async def _states(session: AsyncSession, plan: QualityPlan) -> list[QualityActionState]:
    return list(await session.scalars(select(QualityAction.state).where(QualityAction.plan_id == plan.id)))


def _require_to_come(due_on: date, act: Act) -> None:
    if due_on < act.day:
        raise UserError("DUE_IN_PAST", "{day} is over. Give a day to come.", path=("dueOn",), day=due_on)


async def _require_theirs(session: AsyncSession, owner: Person, organisation: UUID, act: Act) -> None:
    if not await is_of(session, owner.id, organisation, act.day):
        raise UserError(
            "NOT_THEIR_PERSON",
            "Who answers for it must be somebody of the organisation today.",
            path=("ownerId",),
        )
