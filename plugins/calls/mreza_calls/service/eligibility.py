"""Eligibility: every declared rule is evaluated and written down with its reason; who meets them all is eligible."""

from __future__ import annotations

from mreza.errors import UserError
from mreza.model.states import transition
from mreza.plugin.hooks import Hooks
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    Call,
    CallApplication,
    CallApplicationState,
    CallEligibilityRule,
    CallFinding,
    CallFindingOutcome,
)
from mreza_calls.service import rules
from mreza_calls.service.act import Act, locked
from mreza_calls.service.answers import answers_of
from mreza_calls.service.deadlines import closing_day

_S = CallApplicationState
_CHECKED = (_S.SUBMITTED, _S.ELIGIBLE, _S.INELIGIBLE)
_BAD = (CallFindingOutcome.FAILED, CallFindingOutcome.UNDECIDED)


async def check(session: AsyncSession, hooks: Hooks, application: CallApplication, act: Act) -> CallApplication:
    """Evaluate all rules of the call anew; what was overridden stays so while the same is found.

    Raises: UserError NOT_TO_BE_CHECKED.
    """
    application = await locked(session, application)
    if application.state not in _CHECKED:
        raise UserError(
            "NOT_TO_BE_CHECKED",
            "{reference} is {state}; eligibility is checked once it is handed in, and until it is decided.",
            reference=application.reference,
            state=application.state.name,
        )
    call = await session.get_one(Call, application.call_id)
    case = rules.Case(session, hooks, application, await answers_of(session, application), closing_day(call), act.day)
    declared = select(CallEligibilityRule).where(CallEligibilityRule.call_id == call.id)
    before = {one.rule_id: one for one in await findings_of(session, application)}
    await session.execute(delete(CallFinding).where(CallFinding.application_id == application.id))
    for one in list(before.values()):
        session.expunge(one)
    for rule in list(await session.scalars(declared.order_by(CallEligibilityRule.position))):
        session.add(_finding(application, rule, await rules.find(rule, case), before.get(rule.id), act))
    await session.flush()
    return await settle(session, application, act)


async def override(session: AsyncSession, finding: CallFinding, act: Act) -> CallFinding:
    """Let an application pass in spite of a finding; with a reason.

    Raises: UserError GROUNDS_MISSING, NOT_TO_BE_CHECKED.
    """
    application = await locked(session, await session.get_one(CallApplication, finding.application_id))
    if not act.reason:
        raise UserError("GROUNDS_MISSING", "Say why the rule is overridden; it goes on record.", path=("reason",))
    if application.state in _CHECKED:
        finding.overridden_on, finding.override_reason = act.day, act.reason
        await session.flush()
        await settle(session, application, act)
    return finding


async def settle(session: AsyncSession, application: CallApplication, act: Act) -> CallApplication:
    """Bring the state in line with the findings."""
    blocking = [one for one in await findings_of(session, application) if one.blocks and one.overridden_on is None]
    wanted = _S.INELIGIBLE if blocking else _S.ELIGIBLE
    if application.state is not wanted:
        reason = "; ".join(one.code for one in blocking) or act.reason
        transition(session, application, wanted, day=act.day, by=act.by, reason=reason)
    return application


async def findings_of(session: AsyncSession, application: CallApplication) -> list[CallFinding]:
    """How the rules came out."""
    return list(await session.scalars(select(CallFinding).where(CallFinding.application_id == application.id)))


def _finding(
    application: CallApplication, rule: CallEligibilityRule, found: rules.Found, before: CallFinding | None, act: Act
) -> CallFinding:
    kept = before if before is not None and before.code == found.code else None
    return CallFinding(
        network_id=application.network_id,
        application_id=application.id,
        rule_id=rule.id,
        code=found.code,
        outcome=found.outcome,
        blocks=rule.blocks and found.outcome in _BAD,
        detail=found.detail,
        found_on=act.day,
        overridden_on=kept.overridden_on if kept else None,
        override_reason=kept.override_reason if kept else None,
    )
