"""All models of licensing, and the words for their states."""

from mreza_licensing.models.alerts import LapseAlert
from mreza_licensing.models.applications import DossierItem, PermissionApplication, PermissionApplicationState
from mreza_licensing.models.inspections import (
    CorrectiveAction,
    CorrectiveActionState,
    FindingFamily,
    FindingSeverity,
    FindingState,
    Inspection,
    InspectionFinding,
    InspectionMeasure,
)
from mreza_licensing.models.permissions import PermissionState, ServicePermission
from mreza_licensing.models.professionals import ProfessionalLicence, ProfessionalLicenceState, ServiceProfessional
from mreza_licensing.models.rules import (
    LicensingAuthority,
    LicensingJurisdiction,
    LicensingPermissionType,
    LicensingRequirement,
    LicensingRuleSet,
    LicensingStaffRule,
)
from mreza_licensing.models.standing import LicensingStatus, PermissionStatus, RenewalStatus
from mreza_licensing.models.suspensions import PermissionSuspension
from mreza_licensing.models.units import ServiceUnit

__all__ = [
    "CorrectiveAction",
    "CorrectiveActionState",
    "DossierItem",
    "FindingFamily",
    "FindingSeverity",
    "FindingState",
    "Inspection",
    "InspectionFinding",
    "InspectionMeasure",
    "LapseAlert",
    "LicensingAuthority",
    "LicensingJurisdiction",
    "LicensingPermissionType",
    "LicensingRequirement",
    "LicensingRuleSet",
    "LicensingStaffRule",
    "LicensingStatus",
    "PermissionApplication",
    "PermissionApplicationState",
    "PermissionState",
    "PermissionStatus",
    "PermissionSuspension",
    "ProfessionalLicence",
    "ProfessionalLicenceState",
    "RenewalStatus",
    "ServicePermission",
    "ServiceProfessional",
    "ServiceUnit",
]
