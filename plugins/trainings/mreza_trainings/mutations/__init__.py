"""What of trainings the API changes. Each mutation names its permission; the services do the work."""

from mreza_trainings.mutations.certifying import issue_certificate, issue_certificates
from mreza_trainings.mutations.closing import (
    award_alumni_bonus,
    close_edition,
    confirm_completion,
    record_test,
    reopen_edition,
)
from mreza_trainings.mutations.courses import (
    accredit_course,
    create_course,
    create_programme,
    plan_edition,
    set_optional_sessions,
    update_course,
)
from mreza_trainings.mutations.enrolling import (
    enrol_from_call,
    enrol_person,
    enrol_registered,
    withdraw_enrolment,
)
from mreza_trainings.mutations.evaluating import (
    answer_evaluation,
    close_evaluation,
    draw_evaluation_tickets,
    open_evaluation,
)

__all__ = [
    "accredit_course",
    "answer_evaluation",
    "award_alumni_bonus",
    "close_edition",
    "close_evaluation",
    "confirm_completion",
    "create_course",
    "create_programme",
    "draw_evaluation_tickets",
    "enrol_from_call",
    "enrol_person",
    "enrol_registered",
    "issue_certificate",
    "issue_certificates",
    "open_evaluation",
    "plan_edition",
    "record_test",
    "reopen_edition",
    "set_optional_sessions",
    "update_course",
    "withdraw_enrolment",
]
