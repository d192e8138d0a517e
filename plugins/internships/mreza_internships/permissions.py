"""What of internships roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

OFFER = "internships.offer"
TAKE_PART = "internships.take_part"
MENTOR = "internships.mentor"
MANAGE = "internships.manage"
FINANCE = "internships.finance"
PROGRAMMES = "internships.programmes"

_BOTH = (COORDINATOR, SECRETARIAT)
_ALL = (MEMBER, COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(OFFER, "Offer places", "Draft, publish and close offers of one's own organisation.", _ALL),
    Permission(TAKE_PART, "Take part", "Apply, sign, write one's logbook, evaluate one's internship.", _ALL),
    Permission(MENTOR, "Mentor interns", "Approve the logbooks of one's interns, and evaluate them.", _ALL),
    Permission(
        MANAGE,
        "Manage internships",
        "Place interns, draw up agreements, begin and end internships, certify, follow up; keep universities.",
        _BOTH,
    ),
    Permission(FINANCE, "Pay stipends", "Plan stipends, accept reports, record payments.", _BOTH),
    Permission(PROGRAMMES, "Set programmes", "Set programmes with their targets.", (SECRETARIAT,)),
)
