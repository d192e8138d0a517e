"""What calls say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_calls.locale import applying, deciding

CONSTRAINTS = {
    "ex_calls_call_application_applicant": (
        "ALREADY_APPLIED",
        "There is an application of this applicant already. Go on with that one, or take it back first.",
    ),
    "ex_calls_call_offer_place": ("PLACE_TAKEN", "The place was given away at this moment. Try again."),
    "uq_calls_call_network_id_code": ("CODE_TAKEN", "The network has a call of this reference. Choose another one."),
}

MESSAGES = {**applying.MESSAGES, **deciding.MESSAGES}
