"""All models of membership, and the words for their states."""

from mreza_membership.models.applications import (
    AdmissionAdvice,
    AdmissionFinding,
    AdmissionFindingCode,
    AdmissionReview,
    DecidingBody,
    MembershipApplication,
    MembershipApplicationState,
    MembershipDecision,
    MembershipDecisionOutcome,
    MembershipDecisionSubject,
)
from mreza_membership.models.fees import FeeInvoice, FeeInvoiceState, FeePayment, FeeWaiver
from mreza_membership.models.memberships import (
    ExitNotice,
    Membership,
    MembershipState,
    MembershipTerm,
    MembershipTermEnding,
    MembershipTermState,
    Suspension,
)
from mreza_membership.models.representatives import Representative, RepresentativeRole
from mreza_membership.models.schemes import (
    ExchangeRate,
    FeeRule,
    MembershipScheme,
    MembershipTermKind,
    MembershipType,
    NumberSeries,
)
from mreza_membership.models.standing import MembershipStatus
from mreza_membership.models.updates import DataUpdate, MemberFact, MemberFactCode

__all__ = [
    "AdmissionAdvice",
    "AdmissionFinding",
    "AdmissionFindingCode",
    "AdmissionReview",
    "DataUpdate",
    "DecidingBody",
    "ExchangeRate",
    "ExitNotice",
    "FeeInvoice",
    "FeeInvoiceState",
    "FeePayment",
    "FeeRule",
    "FeeWaiver",
    "MemberFact",
    "MemberFactCode",
    "Membership",
    "MembershipApplication",
    "MembershipApplicationState",
    "MembershipDecision",
    "MembershipDecisionOutcome",
    "MembershipDecisionSubject",
    "MembershipScheme",
    "MembershipState",
    "MembershipStatus",
    "MembershipTerm",
    "MembershipTermEnding",
    "MembershipTermKind",
    "MembershipTermState",
    "MembershipType",
    "NumberSeries",
    "Representative",
    "RepresentativeRole",
    "Suspension",
]
