"""What of calls roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

APPLY = "calls.apply"
MANAGE = "calls.manage"
REGIONAL = "calls.regional"
ASSESS = "calls.assess"
DECIDE = "calls.decide"
OVERRIDE = "calls.override"

_BOTH = (COORDINATOR, SECRETARIAT)
_ALL = (MEMBER, COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(APPLY, "Apply", "Write, hand in and take back applications, answer offers, sign.", _ALL),
    Permission(
        MANAGE, "Manage calls", "Draft and publish calls, check eligibility, name assessors, make offers.", _BOTH
    ),
    Permission(REGIONAL, "Open calls to the region", "Open a call to applicants of all networks.", (SECRETARIAT,)),
    Permission(ASSESS, "Assess applications", "Score the applications that one was asked to assess.", _ALL),
    Permission(DECIDE, "Decide on calls", "Rank applications, and record the body's decision.", _BOTH),
    Permission(
        OVERRIDE, "Override rules", "Let a decision or an application stand in spite of a rule.", (SECRETARIAT,)
    ),
)
