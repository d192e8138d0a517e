"""All models of membership, in the order in which their tables depend on one another."""

from mreza_membership.models.applications import (
    AdmissionFinding,
    AdmissionReview,
    MembershipApplication,
    MembershipDecision,
)
from mreza_membership.models.fees import FeeInvoice, FeePayment, FeeWaiver
from mreza_membership.models.memberships import ExitNotice, Membership, MembershipTerm, Suspension
from mreza_membership.models.representatives import Representative
from mreza_membership.models.schemes import ExchangeRate, FeeRule, MembershipScheme, MembershipType, NumberSeries
from mreza_membership.models.updates import DataUpdate, MemberFact

__all__ = [
    "AdmissionFinding",
    "AdmissionReview",
    "DataUpdate",
    "ExchangeRate",
    "ExitNotice",
    "FeeInvoice",
    "FeePayment",
    "FeeRule",
    "FeeWaiver",
    "MemberFact",
    "Membership",
    "MembershipApplication",
    "MembershipDecision",
    "MembershipScheme",
    "MembershipTerm",
    "MembershipType",
    "NumberSeries",
    "Representative",
    "Suspension",
]
