"""What of calls the API changes. Each mutation names its permission; the services do the work."""

from mreza_calls.mutations.applications import (
    begin_application,
    check_eligibility,
    hand_in_application,
    override_eligibility,
    request_changes,
    save_answers,
    take_back_application,
)
from mreza_calls.mutations.assessments import (
    assign_assessor,
    award_bonus,
    declare_conflict,
    declare_no_conflict,
    finish_assessment,
    release_assessor,
    score_application,
)
from mreza_calls.mutations.calls import (
    cancel_call,
    close_call,
    draft_call,
    extend_deadline,
    publish_call,
    revise_form,
)
from mreza_calls.mutations.offers import (
    accept_offer,
    decline_offer,
    draw_up_agreement,
    expire_offers,
    make_offers,
    sign_agreement,
)
from mreza_calls.mutations.selection import (
    confirm_ranking,
    move_application,
    rank_applications,
)

__all__ = [
    "accept_offer",
    "assign_assessor",
    "award_bonus",
    "begin_application",
    "cancel_call",
    "check_eligibility",
    "close_call",
    "confirm_ranking",
    "declare_conflict",
    "declare_no_conflict",
    "decline_offer",
    "draft_call",
    "draw_up_agreement",
    "expire_offers",
    "extend_deadline",
    "finish_assessment",
    "hand_in_application",
    "make_offers",
    "move_application",
    "override_eligibility",
    "publish_call",
    "rank_applications",
    "release_assessor",
    "request_changes",
    "revise_form",
    "save_answers",
    "score_application",
    "sign_agreement",
    "take_back_application",
]
