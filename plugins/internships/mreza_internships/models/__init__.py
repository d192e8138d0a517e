"""All models of internships, and the words for their states."""

from mreza_internships.models.agreements import InternshipAgreement, InternshipAgreementState, InternshipParty
from mreza_internships.models.followups import FollowUpOutcome, FollowUpState, InternshipFollowUp
from mreza_internships.models.internships import (
    Internship,
    InternshipKind,
    InternshipProgramme,
    InternshipState,
    InternshipTermination,
    InternshipTerminationGround,
    TraineeshipTransfer,
)
from mreza_internships.models.logbook import (
    InternshipEvaluation,
    InternshipEvaluator,
    LogbookEntry,
    LogbookEntryState,
)
from mreza_internships.models.offers import (
    InternshipApplication,
    InternshipApplicationState,
    InternshipOffer,
    InternshipOfferState,
)
from mreza_internships.models.stipends import StipendInstalment, StipendState
from mreza_internships.models.universities import Faculty, University, UniversityContact

__all__ = [
    "Faculty",
    "FollowUpOutcome",
    "FollowUpState",
    "Internship",
    "InternshipAgreement",
    "InternshipAgreementState",
    "InternshipApplication",
    "InternshipApplicationState",
    "InternshipEvaluation",
    "InternshipEvaluator",
    "InternshipFollowUp",
    "InternshipKind",
    "InternshipOffer",
    "InternshipOfferState",
    "InternshipParty",
    "InternshipProgramme",
    "InternshipState",
    "InternshipTermination",
    "InternshipTerminationGround",
    "LogbookEntry",
    "LogbookEntryState",
    "StipendInstalment",
    "StipendState",
    "TraineeshipTransfer",
    "University",
    "UniversityContact",
]
