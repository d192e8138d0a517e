"""What of this plugin roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, SECRETARIAT, Permission

SUGGEST = "link_quality_trainings.suggest"

PERMISSIONS = (
    Permission(SUGGEST, "Suggest courses", "Say which courses help with which topics.", (COORDINATOR, SECRETARIAT)),
)
