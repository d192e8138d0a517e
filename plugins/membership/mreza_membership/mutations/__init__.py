"""What of membership the API changes. Each mutation names its permission; the services do the work.

A `day` that is left out is today. It is the civil date from which the change holds, and may lie in the past.
"""

from mreza_membership.mutations.admission import (
    confirm_decision,
    override_finding,
    record_national_decision,
)
from mreza_membership.mutations.applications import (
    amend_application,
    assign_review,
    lapse_idle_applications,
    link_application,
    record_review,
    request_application_changes,
    screen_application,
    submit_application,
    withdraw_application,
)
from mreza_membership.mutations.exits import (
    end_membership,
    exclude_membership,
    give_notice,
    reinstate_membership,
    withdraw_notice,
)
from mreza_membership.mutations.fees import (
    cancel_invoice,
    issue_invoice,
    record_payment,
    set_exchange_rate,
    waive_invoice,
    write_off_invoice,
)
from mreza_membership.mutations.memberships import (
    add_representative,
    agree_term,
    change_membership_type,
    end_representative,
    extend_grace,
    lift_suspension,
    renew_membership,
    suspend_membership,
)
from mreza_membership.mutations.renewals import start_renewal_round
from mreza_membership.mutations.statutes import create_fee_rule, create_membership_scheme
from mreza_membership.mutations.updates import remind_of_data_update, state_facts

__all__ = [
    "add_representative",
    "agree_term",
    "amend_application",
    "assign_review",
    "cancel_invoice",
    "change_membership_type",
    "confirm_decision",
    "create_fee_rule",
    "create_membership_scheme",
    "end_membership",
    "end_representative",
    "exclude_membership",
    "extend_grace",
    "give_notice",
    "issue_invoice",
    "lapse_idle_applications",
    "lift_suspension",
    "link_application",
    "override_finding",
    "record_national_decision",
    "record_payment",
    "record_review",
    "reinstate_membership",
    "remind_of_data_update",
    "renew_membership",
    "request_application_changes",
    "screen_application",
    "set_exchange_rate",
    "start_renewal_round",
    "state_facts",
    "submit_application",
    "suspend_membership",
    "waive_invoice",
    "withdraw_application",
    "withdraw_notice",
    "write_off_invoice",
]
