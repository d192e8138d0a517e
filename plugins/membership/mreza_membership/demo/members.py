"""Rows of memberships: terms, suspensions, notices, representatives, decisions and the history of states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mreza.demo import DemoPlan, Rows
from mreza.model.history import StateChange
from mreza.model.period import Period

from mreza_membership.demo.statutes import Statutes
from mreza_membership.demo.stories import Story, Turn
from mreza_membership.models import (
    DecidingBody,
    ExitNotice,
    Membership,
    MembershipDecision,
    MembershipDecisionOutcome,
    MembershipDecisionSubject,
    MembershipState,
    MembershipTerm,
    Representative,
    RepresentativeRole,
    Suspension,
)

Row = tuple[Any, ...]
_HISTORY = "id subject_type subject_id attribute from_state to_state on_day reason body decided_by_id"
HISTORY = (*_HISTORY.split(), "network_id", "organisation_id")
_DECISION = "id network_id application_id membership_id organisation_id subject body outcome decided_on"
DECISION = (*_DECISION.split(), "reason", "minutes")

_DECIDED = {
    MembershipState.SUSPENDED: MembershipDecisionSubject.SUSPENSION,
    MembershipState.EXCLUDED: MembershipDecisionSubject.EXCLUSION,
}


def member_rows(plan: DemoPlan, statutes: Statutes, stories: list[Story]) -> Iterator[Rows]:
    """Memberships and what hangs on them alone."""
    columns = "id network_id organisation_id scheme_id type_id member_number state"
    yield Rows(Membership, columns.split(), (_membership(statutes, story) for story in stories))
    columns = "id network_id membership_id organisation_id valid state grace_until grace_reason ending"
    yield Rows(MembershipTerm, columns.split(), _terms(plan, stories))
    columns = "id network_id membership_id organisation_id valid reason lifted_on lifted_reason"
    yield Rows(Suspension, columns.split(), _suspensions(plan, stories))
    columns = "id network_id membership_id organisation_id given_on last_day reason term_end"
    yield Rows(ExitNotice, columns.split(), _notices(plan, stories))
    columns = "id network_id membership_id organisation_id person_id role valid"
    yield Rows(Representative, columns.split(), _representatives(plan, stories))
    yield Rows(MembershipDecision, DECISION, _decisions(plan, stories))
    yield Rows(StateChange, HISTORY, _history(plan, stories))


def member_number(story: Story) -> str | None:
    """As networks without a country's own way write it; who has not been admitted has none."""
    one = story.organisation
    return None if story.turn is Turn.PROSPECTIVE else f"{one.network.code}-{one.rank + 1:04}"


def _membership(statutes: Statutes, story: Story) -> Row:
    one = story.organisation
    type_id = statutes.types[story.type]
    return story.id, one.network.id, one.id, story.scheme.id, type_id, member_number(story), story.state


def _of(plan: DemoPlan, kind: str, story: Story) -> Row:
    """How every row of a membership begins."""
    return plan.ids.next(kind), story.organisation.network.id, story.id, story.organisation.id


def _terms(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        for term in story.terms:
            yield (
                *_of(plan, "term", story),
                term.valid,
                term.state,
                term.grace_until,
                term.grace_reason,
                term.ending,
            )


def _suspensions(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        if story.suspension:
            lifted = story.say("data arrived") if story.lifted_on else None
            yield *_of(plan, "suspension", story), story.suspension, story.say("no data"), story.lifted_on, lifted


def _notices(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        if story.notice_on:
            last = story.terms[-1].valid.end
            yield *_of(plan, "notice", story), story.notice_on, last, story.say("own wish"), last


def _representatives(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    """Each member's director votes and its contact person answers, since they are there."""
    for story in stories:
        if story.is_member:
            for person, role in zip(story.organisation.people, _ROLES, strict=False):
                since: date = max(person.since, story.organisation.joined)
                yield *_of(plan, "representative", story), person.id, role, Period(since)


_ROLES = (RepresentativeRole.DELEGATE, RepresentativeRole.FOCAL_POINT)


def _decisions(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        one = story.organisation
        for change in story.changes:
            subject = _DECIDED.get(change.after)
            if subject:
                minutes = f"{one.network.code} {change.day:%Y-%m}/{one.rank + 1}"
                what = (subject, DecidingBody.NATIONAL, MembershipDecisionOutcome.APPROVED)
                ids = (plan.ids.next("decision"), one.network.id, None, story.id, one.id)
                yield *ids, *what, change.day, change.reason, minutes


def _history(plan: DemoPlan, stories: Iterable[Story]) -> Iterator[Row]:
    deciders = {network.id: plan.coordinator(network).id for network in plan.networks}
    for story in stories:
        one = story.organisation
        for change in story.changes:
            states = ("state", change.before.name, change.after.name)
            who = (deciders[one.network.id], one.network.id, one.id)
            body = DecidingBody.NATIONAL.name if change.after in _DECIDED else None
            yield plan.ids.next("history"), "Membership", story.id, *states, change.day, change.reason, body, *who
