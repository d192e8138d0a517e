"""What of internships the API offers."""

from mreza_internships.mutations.documents import (
    file_internship_clearance,
    issue_internship_certificate,
)
from mreza_internships.mutations.followups import (
    answer_follow_up,
    record_follow_up,
    write_follow_up_letter,
)
from mreza_internships.mutations.logbook import (
    approve_logbook_entry,
    evaluate_intern,
    evaluate_internship,
    reject_logbook_entry,
    write_logbook_entry,
)
from mreza_internships.mutations.offers import (
    apply_for_internship,
    close_internship_offer,
    decline_internship_application,
    draft_internship_offer,
    publish_internship_offer,
    revise_internship_offer,
    withdraw_internship_application,
)
from mreza_internships.mutations.placements import (
    accept_internship_application,
    cancel_internship,
    complete_internship,
    draw_up_internship_agreement,
    plan_internship,
    plan_traineeship,
    record_traineeship_transfer,
    sign_internship_agreement,
    start_internship,
    terminate_internship,
)
from mreza_internships.mutations.stipends import (
    accept_internship_report,
    pay_stipend_instalment,
    plan_stipend,
    receive_internship_report,
)
from mreza_internships.mutations.universities import (
    add_faculty,
    add_internship_programme,
    add_university,
    change_university,
)

__all__ = [
    "accept_internship_application",
    "accept_internship_report",
    "add_faculty",
    "add_internship_programme",
    "add_university",
    "answer_follow_up",
    "apply_for_internship",
    "approve_logbook_entry",
    "cancel_internship",
    "change_university",
    "close_internship_offer",
    "complete_internship",
    "decline_internship_application",
    "draft_internship_offer",
    "draw_up_internship_agreement",
    "evaluate_intern",
    "evaluate_internship",
    "file_internship_clearance",
    "issue_internship_certificate",
    "pay_stipend_instalment",
    "plan_internship",
    "plan_stipend",
    "plan_traineeship",
    "publish_internship_offer",
    "receive_internship_report",
    "record_follow_up",
    "record_traineeship_transfer",
    "reject_logbook_entry",
    "revise_internship_offer",
    "sign_internship_agreement",
    "start_internship",
    "terminate_internship",
    "withdraw_internship_application",
    "write_follow_up_letter",
    "write_logbook_entry",
]
