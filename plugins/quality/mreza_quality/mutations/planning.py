"""Plans and their actions, from the gap to the verification."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation
from mreza.text import Locale

from mreza_quality import events, permissions
from mreza_quality.models import QualityAction, QualityAssessment, QualityPlan
from mreza_quality.mutations.acts import act, require_network, require_theirs
from mreza_quality.service import planning
from mreza_quality.service.planning import GapOwner, GivenAction, PlanFacts


@mutation(permission=permissions.ASSESS)
async def plan_quality_gaps(
    do: Do,
    assessment: QualityAssessment,
    title: str,
    owner: Person,
    due_on: date,
    others: list[GapOwner] | None = None,
) -> QualityPlan:
    """Make a plan with an action for every gap of an assessment.

    Args:
        assessment: Which assessment; it is submitted.
        title: What the plan is called.
        owner: Who answers for the actions; somebody of the organisation.
        due_on: By when they are to be done.
        others: Gaps for which somebody else answers, or another day holds.
    """
    require_theirs(do, assessment.organisation_id, assessment.network_id)
    locale = Locale.parse(do.locale)
    return await planning.from_gaps(do.session, assessment, title, owner, due_on, others or [], locale, act(do))


@mutation(permission=permissions.ASSESS)
async def draft_quality_plan(
    do: Do, organisation: Organisation, facts: PlanFacts, actions: list[GivenAction] | None = None
) -> QualityPlan:
    """Draft a plan of an organisation's own, after a peer review, or from a mentoring.

    Args:
        organisation: Which organisation.
        facts: What the plan is.
        actions: What is to be done.
    """
    require_theirs(do, organisation.id, organisation.network_id)
    return await planning.draft(do.session, organisation, facts, actions or [], act(do))


@mutation(permission=permissions.ASSESS)
async def add_quality_action(do: Do, plan: QualityPlan, action: GivenAction) -> QualityAction:
    """Add something to do, while the plan is written or done.

    Args:
        plan: To which plan.
        action: What is to be done.
    """
    require_theirs(do, plan.organisation_id, plan.network_id)
    return await planning.add(do.session, plan, action, act(do))


@mutation(permission=permissions.VERIFY, emits=events.QualityPlanApproved)
async def approve_quality_plan(do: Do, plan: QualityPlan, body: str, day: date | None = None) -> QualityPlan:
    """Write down that the organisation's body adopted a plan. The network does, having seen the decision.

    Args:
        plan: Which plan.
        body: Which body adopted it.
        day: When.
    """
    require_network(do, plan.network_id, "Plan")
    when = act(do, day)
    approved = await planning.approve(do.session, plan, body, when)
    do.emit(events.QualityPlanApproved(approved, when.day))
    return approved


@mutation(permission=permissions.VERIFY, emits=events.QualityPlanClosed)
async def close_quality_plan(do: Do, plan: QualityPlan) -> QualityPlan:
    """Close a plan whose actions are all verified or dropped.

    Args:
        plan: Which plan.
    """
    require_network(do, plan.network_id, "Plan")
    when = act(do)
    closed = await planning.close(do.session, plan, when)
    do.emit(events.QualityPlanClosed(closed, when.day))
    return closed


@mutation(permission=permissions.ASSESS)
async def cancel_quality_plan(do: Do, plan: QualityPlan) -> QualityPlan:
    """Give a plan up. Another one can be made for the same gaps.

    Args:
        plan: Which plan.
    """
    require_theirs(do, plan.organisation_id, plan.network_id)
    return await planning.cancel(do.session, plan, act(do))


@mutation(permission=permissions.ASSESS)
async def assign_quality_action(
    do: Do, action: QualityAction, owner: Person | None = None, due_on: date | None = None
) -> QualityAction:
    """Let somebody else answer for an open action, or give it another day.

    Args:
        action: Which action.
        owner: Who answers for it from now on.
        due_on: By when it is to be done.
    """
    require_theirs(do, action.organisation_id, action.network_id)
    return await planning.assign(do.session, action, owner, due_on, act(do))


@mutation(permission=permissions.ASSESS)
async def report_quality_action(do: Do, action: QualityAction, day: date | None = None) -> QualityAction:
    """Say that an action was done; the network verifies it.

    Args:
        action: Which action.
        day: When it was done.
    """
    require_theirs(do, action.organisation_id, action.network_id)
    return await planning.report(do.session, action, act(do, day))


@mutation(permission=permissions.VERIFY, emits=events.QualityActionVerified)
async def verify_quality_action(do: Do, action: QualityAction, remark: str | None = None) -> QualityAction:
    """Say that the network has seen that an action was done.

    Args:
        action: Which action.
        remark: What was found.
    """
    require_network(do, action.network_id, "Action")
    return await planning.verify(do.session, action, remark, act(do))


@mutation(permission=permissions.VERIFY)
async def reopen_quality_action(do: Do, action: QualityAction, remark: str, due_on: date) -> QualityAction:
    """Say that an action is not done after all, or is to be done again.

    Args:
        action: Which action.
        remark: What was found.
        due_on: By when it is to be done now.
    """
    require_network(do, action.network_id, "Action")
    return await planning.reopen(do.session, action, remark, due_on, act(do))


@mutation(permission=permissions.ASSESS)
async def drop_quality_action(do: Do, action: QualityAction, remark: str) -> QualityAction:
    """Say that an action will not be done.

    Args:
        action: Which action.
        remark: Why not.
    """
    require_theirs(do, action.organisation_id, action.network_id)
    return await planning.drop(do.session, action, remark, act(do))
