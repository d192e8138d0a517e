"""What of membership roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

SCREEN = "membership.screen"
DECIDE = "membership.decide"
CONFIRM = "membership.confirm"
OVERRIDE = "membership.override"
MANAGE = "membership.manage"
SUSPEND = "membership.suspend"
EXCLUDE = "membership.exclude"
FEES = "membership.fees"
RATES = "membership.rates"
SCHEMES = "membership.schemes"
STATE_FACTS = "membership.state_facts"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(SCREEN, "Screen applications", "Check, complete, review and close applications for membership.", _BOTH),
    Permission(
        DECIDE, "Record national decisions", "Record what the national network decided on an application.", _BOTH
    ),
    Permission(CONFIRM, "Confirm decisions", "Record the regional body's decision, which admits.", (SECRETARIAT,)),
    Permission(OVERRIDE, "Override findings", "Let an application pass in spite of what blocks it.", (SECRETARIAT,)),
    Permission(
        MANAGE, "Manage memberships", "Renew terms, extend grace, record notices, representatives, types.", _BOTH
    ),
    Permission(SUSPEND, "Suspend members", "Suspend memberships, and lift suspensions.", _BOTH),
    Permission(EXCLUDE, "Exclude and reinstate", "Exclude members, end and reinstate memberships.", (SECRETARIAT,)),
    Permission(FEES, "Manage fees", "Issue and close invoices, record payments and waivers.", _BOTH),
    Permission(RATES, "Set exchange rates", "Record how much of a currency one euro bought.", (SECRETARIAT,)),
    Permission(SCHEMES, "Change statutes", "Change a network's membership scheme and its fee rules.", (SECRETARIAT,)),
    Permission(STATE_FACTS, "Do the yearly data update", "State a member's facts.", (MEMBER, COORDINATOR, SECRETARIAT)),
)
