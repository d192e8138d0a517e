"""What of quality roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

ASSESS = "quality.assess"
VERIFY = "quality.verify"
TAKE_PART = "quality.take_part"
MATCH = "quality.match"
LEAD_REVIEWS = "quality.lead_reviews"
FRAMEWORKS = "quality.frameworks"

_BOTH = (COORDINATOR, SECRETARIAT)
_ALL = (MEMBER, COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(
        ASSESS,
        "Assess oneself",
        "Assess one's organisation, plan and report improvements, name evidence, follow a certification.",
        _ALL,
    ),
    Permission(
        VERIFY,
        "Verify",
        "Validate assessments, approve plans, verify actions, confirm practices and certificates.",
        _BOTH,
    ),
    Permission(
        TAKE_PART,
        "Take part",
        "Offer oneself as an expert, keep sessions of a mentoring, review and be reviewed.",
        _ALL,
    ),
    Permission(MATCH, "Match mentors", "Match mentors with organisations, agree on plans, review and close.", _BOTH),
    Permission(LEAD_REVIEWS, "Lead peer reviews", "Open peer reviews, ask peers, and lead through the phases.", _BOTH),
    Permission(
        FRAMEWORKS, "Keep frameworks", "Take over, publish and withdraw versions of frameworks.", (SECRETARIAT,)
    ),
)
