"""What of events the API changes. Each mutation names its permission; the services do the work."""

from mreza_events.mutations.attendance import (
    amend_attendance,
    check_in,
    record_attendance,
    record_headcount,
    strike_attendance,
)
from mreza_events.mutations.catalogues import (
    create_event_series,
    create_project,
    create_project_activity,
    create_venue,
    label_activity,
    update_venue,
)
from mreza_events.mutations.planning import (
    add_event_session,
    announce_event,
    cancel_event,
    close_event,
    create_event,
    hold_event,
    move_event,
    move_event_session,
    postpone_event,
    reopen_event,
    update_event,
)
from mreza_events.mutations.programme import (
    add_event_contributor,
    add_event_partner,
    count_event_for,
)
from mreza_events.mutations.registrations import (
    accept_seat,
    leave_event,
    register_for_event,
)
from mreza_events.mutations.seats import (
    change_registration,
    offer_seat,
    open_registration,
    rank_registration,
    remove_registration,
    settle_waiting_list,
)
from mreza_events.mutations.voting import (
    draw_voting_roll,
    record_proxy,
    withdraw_proxy,
)

__all__ = [
    "accept_seat",
    "add_event_contributor",
    "add_event_partner",
    "add_event_session",
    "amend_attendance",
    "announce_event",
    "cancel_event",
    "change_registration",
    "check_in",
    "close_event",
    "count_event_for",
    "create_event",
    "create_event_series",
    "create_project",
    "create_project_activity",
    "create_venue",
    "draw_voting_roll",
    "hold_event",
    "label_activity",
    "leave_event",
    "move_event",
    "move_event_session",
    "offer_seat",
    "open_registration",
    "postpone_event",
    "rank_registration",
    "record_attendance",
    "record_headcount",
    "record_proxy",
    "register_for_event",
    "remove_registration",
    "reopen_event",
    "settle_waiting_list",
    "strike_attendance",
    "update_event",
    "update_venue",
    "withdraw_proxy",
]
