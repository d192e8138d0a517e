"""What of indicators roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, SECRETARIAT, Permission

DEFINE = "indicators.define"
FREEZE = "indicators.freeze"
PUBLISH = "indicators.publish"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(DEFINE, "Define indicators", "Say what an indicator counts, and what is aimed at.", _BOTH),
    Permission(
        FREEZE, "Freeze indicators", "Keep an indicator's value for a report, and compare it with today.", _BOTH
    ),
    Permission(PUBLISH, "Publish figures", "Count tables, and show tables and values to everybody.", _BOTH),
)
