"""What of licensing roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

RULES = "licensing.rules"
REGISTER = "licensing.register"
APPLY = "licensing.apply"
STAFF = "licensing.staff"
INSPECT = "licensing.inspect"

_BOTH = (COORDINATOR, SECRETARIAT)
_ALL = (MEMBER, COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(RULES, "Set rules", "Load and change the rules of jurisdictions: authorities, rule sets, types.", _BOTH),
    Permission(
        REGISTER,
        "Register permissions",
        "Register permissions and their ends, suspend them and lift that; record what authorities decided.",
        _BOTH,
    ),
    Permission(
        APPLY, "Apply for permissions", "Open cases, put files together, hand in; for one's own services.", _ALL
    ),
    Permission(
        STAFF, "Keep professionals", "Say who works in one's services, and enter professionals' licences.", _ALL
    ),
    Permission(INSPECT, "Record inspections", "Record inspections, findings and measures; verify actions.", _BOTH),
)
