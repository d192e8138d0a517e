"""What quality says of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_quality.locale import assessing, planning, working

CONSTRAINTS = {
    "ex_quality_assessment_open": (
        "ASSESSMENT_OPEN",
        "A self-assessment by this version has begun already. Finish it, or let it not count.",
    ),
    "uq_quality_framework_version_framework_id_label": (
        "VERSION_EXISTS",
        "The framework has a version of this label already.",
    ),
    "uq_quality_evidence_document_id_result_id": ("EVIDENCE_NAMED", "This document is named here already."),
    "uq_quality_evidence_document_id_action_id": ("EVIDENCE_NAMED", "This document is named here already."),
    "ex_quality_practice_one": ("PRACTICE_RECORDED", "This practice of the organisation is recorded already."),
    "ex_quality_plan_of_assessment": (
        "PLAN_EXISTS",
        "There is a plan for this assessment already. Go on with it, or give it up.",
    ),
    "uq_quality_mentoring_call_application_id": (
        "MATCHED_ALREADY",
        "There is a mentoring by this application already.",
    ),
    "ex_quality_peer_seat": ("TEAM_FULL", "A review takes three peers at most."),
}

MESSAGES = {**assessing.MESSAGES, **planning.MESSAGES, **working.MESSAGES}
