"""What internships say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_internships.locale import learning, placing

CONSTRAINTS = {
    "ex_internships_application_applicant": (
        "APPLIED_ALREADY",
        "This person has applied for the offer already. Go on with that application, or take it back first.",
    ),
    "uq_internships_evaluation_internship_id_evaluator": (
        "EVALUATED_ALREADY",
        "This side has evaluated the internship already.",
    ),
}

MESSAGES = {**placing.MESSAGES, **learning.MESSAGES}
