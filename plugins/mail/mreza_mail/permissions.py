"""What of mail roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, SECRETARIAT, Permission

WRITE = "mail.write"
MANAGE = "mail.manage"
BOUNCES = "mail.bounces"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(WRITE, "Write letters", "Send a letter to people by e-mail.", _BOTH),
    Permission(
        MANAGE, "Look after addresses", "Record who wants no more mail, and let addresses have it again.", _BOTH
    ),
    Permission(BOUNCES, "Report bounces", "Say which letters came back; for the mail server's own token.", _BOTH),
)
