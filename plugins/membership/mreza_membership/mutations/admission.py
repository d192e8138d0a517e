"""Decisions on applications, and what stands in their way."""

from __future__ import annotations

from datetime import date

from mreza.mutation import Do, mutation

from mreza_membership import events, permissions
from mreza_membership.models import (
    AdmissionFinding,
    DecidingBody,
    MembershipApplication,
    MembershipDecisionOutcome,
)
from mreza_membership.mutations.acts import act
from mreza_membership.service import (
    admission,
    screening,
)


@mutation(permission=permissions.OVERRIDE)
async def override_finding(do: Do, finding: AdmissionFinding, reason: str, day: date | None = None) -> AdmissionFinding:
    """Let an application pass in spite of a finding that blocks it.

    Args:
        finding: Which finding.
        day: When.
    """
    return await screening.override(do.session, finding, act(do, day, reason))


@mutation(permission=permissions.DECIDE, emits=(events.ApplicationDecided, events.MemberAdmitted))
async def record_national_decision(
    do: Do,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    day: date | None = None,
    minutes: str | None = None,
) -> MembershipApplication:
    """Record the national network's decision; with a scheme of two steps it is a recommendation.

    Args:
        application: On which application.
        outcome: How it was decided.
        day: The day of the decision.
        minutes: Reference of the minutes.
    """
    when = act(do, day)
    decided = await admission.decide_nationally(do.session, do.hooks, application, outcome, when, minutes=minutes)
    await _tell(do, decided, DecidingBody.NATIONAL, outcome, when.day)
    return decided


@mutation(permission=permissions.CONFIRM, emits=(events.ApplicationDecided, events.MemberAdmitted))
async def confirm_decision(
    do: Do,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    day: date | None = None,
    minutes: str | None = None,
) -> MembershipApplication:
    """Record the regional body's decision on a national one. An approval admits: the membership begins on its day.

    Args:
        application: On which application.
        outcome: How it was decided.
        day: The day of the decision.
        minutes: Reference of the minutes.
    """
    when = act(do, day)
    decided = await admission.decide_regionally(do.session, do.hooks, application, outcome, when, minutes=minutes)
    await _tell(do, decided, DecidingBody.REGIONAL, outcome, when.day)
    return decided


async def _tell(
    do: Do, application: MembershipApplication, body: DecidingBody, outcome: MembershipDecisionOutcome, day: date
) -> None:
    do.emit(events.ApplicationDecided(application, body.name, outcome.name, day, application.locale))
    membership = await admission.membership_of(do.session, application) if application.organisation_id else None
    if membership is not None and membership.member_number and outcome is MembershipDecisionOutcome.APPROVED:
        do.emit(events.MemberAdmitted(membership, membership.member_number, day))
