"""All models of events, and the words for their states."""

from mreza_events.models.ages import AgeBand
from mreza_events.models.attendance import Attendance, CheckInMethod, Headcount, HeadcountMethod
from mreza_events.models.events import (
    Event,
    EventKind,
    EventMode,
    EventSeries,
    EventState,
    EventVisibility,
    Venue,
)
from mreza_events.models.programme import (
    EventActivity,
    EventContributor,
    EventPartner,
    EventRole,
    EventSession,
    PartnerRole,
    SessionKind,
)
from mreza_events.models.projects import ActivityLabel, Project, ProjectActivity
from mreza_events.models.registrations import (
    EventRegistration,
    NewcomerRule,
    RegistrationChannel,
    RegistrationPolicy,
    RegistrationState,
    WaitingOrder,
)
from mreza_events.models.voting import VotingProxy, VotingRoll, VotingRollEntry

__all__ = [
    "ActivityLabel",
    "AgeBand",
    "Attendance",
    "CheckInMethod",
    "Event",
    "EventActivity",
    "EventContributor",
    "EventKind",
    "EventMode",
    "EventPartner",
    "EventRegistration",
    "EventRole",
    "EventSeries",
    "EventSession",
    "EventState",
    "EventVisibility",
    "Headcount",
    "HeadcountMethod",
    "NewcomerRule",
    "PartnerRole",
    "Project",
    "ProjectActivity",
    "RegistrationChannel",
    "RegistrationPolicy",
    "RegistrationState",
    "SessionKind",
    "Venue",
    "VotingProxy",
    "VotingRoll",
    "VotingRollEntry",
    "WaitingOrder",
]
