"""What licensing tells others. None of these holds personal data; readers follow the subject under their own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.outbox.event import Event

from mreza_licensing.models import (
    Inspection,
    PermissionApplication,
    ProfessionalLicence,
    ServicePermission,
)


@dataclass(frozen=True)
class PermissionIssued(Event):
    """A permission was registered."""

    subject: ServicePermission
    number: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class PermissionSuspended(Event):
    """A permission rests from a day on."""

    subject: ServicePermission
    from_day: date
    until: date | None


@dataclass(frozen=True)
class SuspensionLifted(Event):
    """A permission holds again from a day on."""

    subject: ServicePermission
    from_day: date


@dataclass(frozen=True)
class PermissionEnded(Event):
    """A permission was withdrawn, given back, or entered by mistake; `how` is its state."""

    subject: ServicePermission
    how: str
    last_day: date | None


@dataclass(frozen=True)
class PermissionLapsing(Event):
    """A permission ends in so many days: 0 on its last day, less after it. Told once for each of its rules' days."""

    subject: ServicePermission
    days: int
    last_day: date
    renewable: bool
    case_open: bool


@dataclass(frozen=True)
class ProfessionalLicenceLapsing(Event):
    """A professional's licence ends in so many days: 0 on its last day, less after it."""

    subject: ProfessionalLicence
    days: int
    last_day: date


@dataclass(frozen=True)
class PermissionApplicationMoved(Event):
    """A case was opened, handed in, returned, decided or taken back; `state` is where it stands now."""

    subject: PermissionApplication
    state: str


@dataclass(frozen=True)
class InspectionRecorded(Event):
    """An inspection was written down."""

    subject: Inspection
    on_day: date


@dataclass(frozen=True)
class InspectionMeasureTaken(Event):
    """An authority ordered something after an inspection."""

    subject: Inspection
    measure: str
    from_day: date


__all__ = [
    "InspectionMeasureTaken",
    "InspectionRecorded",
    "PermissionApplicationMoved",
    "PermissionEnded",
    "PermissionIssued",
    "PermissionLapsing",
    "PermissionSuspended",
    "ProfessionalLicenceLapsing",
    "SuspensionLifted",
]
