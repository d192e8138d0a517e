"""What of trainings roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, SECRETARIAT, Permission

MANAGE = "trainings.manage"
ENROL = "trainings.enrol"
TEST = "trainings.test"
CLOSE = "trainings.close"
CERTIFY = "trainings.certify"
EVALUATE = "trainings.evaluate"

_BOTH = (COORDINATOR, SECRETARIAT)

PERMISSIONS = (
    Permission(MANAGE, "Manage courses", "Change programmes, courses, their rules, accreditation and editions.", _BOTH),
    Permission(ENROL, "Enrol people", "Enrol people in editions, from registrations and from calls.", _BOTH),
    Permission(TEST, "Record tests", "Record what people scored in tests.", _BOTH),
    Permission(CLOSE, "Close editions", "Close editions, and confirm who completed them.", _BOTH),
    Permission(CERTIFY, "Issue certificates", "Issue and revoke certificates, give alumni their bonus points.", _BOTH),
    Permission(EVALUATE, "Run evaluations", "Hand out tickets for anonymous evaluations, and close these.", _BOTH),
)
