"""What licensing says of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_licensing.locale import cases, inspecting, permits

CONSTRAINTS = {
    "ex_licensing_service_permission_valid": (
        "PERMISSION_OVERLAPS",
        "The service has a permission of this type on some of these days already. Say which one this follows.",
    ),
    "ex_licensing_service_permission_replaces": (
        "RENEWED_ALREADY",
        "Another permission follows this one already.",
    ),
    "ex_licensing_permission_suspension_valid": (
        "SUSPENDED_ALREADY",
        "The permission rests on some of these days already.",
    ),
    "ex_licensing_permission_application_open": (
        "CASE_OPEN_ALREADY",
        "A case for this service and type is open already. Go on with that one.",
    ),
    "ex_licensing_rule_set_valid": (
        "RULES_OVERLAP",
        "Rules are entered for some of these days already. Choose other days.",
    ),
    "ex_licensing_professional_licence_valid": (
        "LICENCE_OVERLAPS",
        "This person has a licence of this type on some of these days already.",
    ),
    "ex_licensing_service_professional_valid": (
        "WORKS_THERE_ALREADY",
        "This person works in the service on some of these days already.",
    ),
}

MESSAGES = {**permits.MESSAGES, **cases.MESSAGES, **inspecting.MESSAGES}
