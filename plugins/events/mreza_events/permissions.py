"""What of events roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

MANAGE = "events.manage"
REGISTER = "events.register"
ATTENDANCE = "events.attendance"
VOTING = "events.voting"
PROJECTS = "events.projects"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(MANAGE, "Manage events", "Plan, announce, hold and cancel events; decide on seats.", _BOTH),
    Permission(
        REGISTER, "Register for events", "Register people for events, accept and give up seats.", (MEMBER, *_BOTH)
    ),
    Permission(ATTENDANCE, "Record attendance", "Check people in, import lists of attendance, count heads.", _BOTH),
    Permission(VOTING, "Draw voting rolls", "Draw the roll of who may vote, and record proxies.", _BOTH),
    Permission(
        PROJECTS, "Change projects", "Change projects, activity codes and their sources' labels.", (SECRETARIAT,)
    ),
)
