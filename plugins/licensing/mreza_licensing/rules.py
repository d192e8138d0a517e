"""What a country says of its permissions, as frozen values: the vocabulary of the hook `licensing_rules`.

A country's plugin that does not require licensing writes the same as plain values, with the same names (`plain.read`).
What is held to be so but was not found in an act is named in `not_established`: it counts, and is marked wherever it is
shown. Days of a rule set and a type's months, renewal, authority and services can then be corrected by mutation
(`setLicensingDays`, `correctPermissionType`); anything else changes with another rule set. An empty value that is
marked is unknown, not none: `months` None is no end only where it is not marked.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from mreza.errors import ConfigurationError
from mreza.model.period import Period
from mreza.text import Translated
from mreza_documents.models import DocumentKind

#: Days before the last day on which people are told; a negative one comes after it.
ALERT_DAYS = (180, 90, 30, 0, -30)


class Regime(enum.Enum):
    """Whether services need a permission."""

    LICENSING = "services need a permission"
    NO_LICENSING = "no permission is foreseen: to have none is no fault"


class PermissionKind(enum.Enum):
    """What sort of permission; what a country calls it, its type says."""

    LICENCE = "licence"
    LIMITED_LICENCE = "licence for a limited time, while some standards are not met yet"
    PROFESSIONAL_LICENCE = "a professional's own licence"
    CONSENT = "consent"
    DECISION_ON_CONDITIONS = "decision that the conditions are met"
    PERMIT = "permit"
    REGISTER_ENTRY = "entry in a register"
    REPRESENTATIVE_STATUS = "status of a representative organisation"
    CONTRACT = "contract with a public body that relies on the service"
    ACCREDITATION = "accreditation of a training programme"


class Occasion(enum.Enum):
    """What somebody asks for a permission for."""

    FIRST = "the first permission of a service"
    RENEWAL = "a permission that follows one that ends"


class _Checked:
    """Ground of the values here: `not_established` names fields of its own."""

    __slots__ = ()
    not_established: tuple[str, ...]

    def __post_init__(self) -> None:
        unknown = set(self.not_established) - set(self.__dataclass_fields__)  # type: ignore[attr-defined]
        if unknown:
            known = ", ".join(sorted(set(self.__dataclass_fields__) - {"not_established"}))  # type: ignore[attr-defined]
            raise ConfigurationError(
                f"{type(self).__name__}.not_established names {', '.join(sorted(unknown))}. It has: {known}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A body that grants permissions, keeps their register, or inspects."""

    code: str
    """Unique in the country, e.g. ``RS-MINISTRY``."""
    name: Translated
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionType(_Checked):
    """A permission that can be granted under a rule set."""

    code: str
    """Unique in its rule set, and the same from one rule set to the next, e.g. ``LICENCE``."""
    kind: PermissionKind
    name: Translated
    """What people call it."""
    authority: str | None = None
    """The code of the authority that grants it."""
    personal: bool = False
    """People hold it, not organisations."""
    services: tuple[str, ...] = ()
    """Codes of the regional catalogue, e.g. ``S06``; none for all services."""
    months: int | None = None
    """The longest it may be granted for, and the usual; None for no end, or, where it is marked, not known."""
    renewable: bool = True
    """Another one can follow it when it ends."""
    once: bool = False
    """An organisation gets it once for a service."""
    not_established: tuple[str, ...] = ()
    """The names of the fields here that were not found in an act, e.g. ``("months",)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRequirement(_Checked):
    """A paper that belongs to the file of an application."""

    code: str
    """Unique in its rule set, e.g. ``STATUTE``."""
    title: Translated
    document: DocumentKind = DocumentKind.OTHER
    """What sort of document it is."""
    types: tuple[str, ...] = ()
    """Codes of the permission types that ask for it; none for all."""
    occasion: Occasion | None = None
    """Asked for on this occasion only; None for every."""
    employees_over: int | None = None
    """Asked only of organisations with more employees than that."""
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRule(_Checked):
    """How many licensed professionals a service must have at any time."""

    minimum: int
    services: tuple[str, ...] = ()
    """Codes of the regional catalogue; none for all services that no other rule names."""
    qualification: str | None = None
    """The code of a personal permission type that counts alone; None for any."""
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet(_Checked):
    """What holds from a day to a day. A permission keeps the rule set of the day it was issued on, for life."""

    code: str
    """Unique in the jurisdiction, e.g. ``RS-2011``."""
    valid: Period
    """When permissions are issued by it; the sets of a jurisdiction do not overlap."""
    regime: Regime
    legal_basis: Translated | None = None
    """The acts, as one cites them."""
    types: tuple[PermissionType, ...] = ()
    dossier: tuple[DossierRequirement, ...] = ()
    staff: tuple[StaffRule, ...] = ()
    renewal_opens_days: int | None = None
    """How many days before the last day a renewal may be asked for at the earliest; None for any time."""
    renewal_closes_days: int | None = None
    """How many days before the last day it must be asked for; None for any time."""
    decision_days: int | None = None
    """How many days the authority has to decide; None where nothing is said."""
    lapsing_days: int = 90
    """So many days before its last day, a permission counts as lapsing."""
    alert_days: tuple[int, ...] = ALERT_DAYS
    """On which days before its last day people are told; a negative one comes after it."""
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Whose rules hold where: a country's, or those of a part of it that decides for itself."""

    country: str
    """The country's code, e.g. ``RS``."""
    code: str
    """Unique in the country; its own code for the country as a whole, e.g. ``RS``, ``BA-BRC``."""
    name: Translated
    unit: tuple[str, str] | None = None
    """Scheme and code of the administrative unit; None for the whole country. The smaller unit's rules come first."""
    authorities: tuple[Authority, ...] = ()
    rule_sets: tuple[RuleSet, ...] = ()


__all__ = [
    "ALERT_DAYS",
    "Authority",
    "DossierRequirement",
    "Jurisdiction",
    "Occasion",
    "PermissionKind",
    "PermissionType",
    "Regime",
    "RuleSet",
    "StaffRule",
]
