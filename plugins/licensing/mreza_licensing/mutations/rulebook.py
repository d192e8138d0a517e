"""The rules: loading what the countries' plugins know, and entering what they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mreza.directory.places import AdministrativeUnit, Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Translated
from mreza_documents.models import DocumentKind

from mreza_licensing import permissions
from mreza_licensing.models import (
    LicensingAuthority,
    LicensingJurisdiction,
    LicensingPermissionType,
    LicensingRuleSet,
)
from mreza_licensing.mutations.acts import require_network
from mreza_licensing.rules import (
    ALERT_DAYS,
    DossierRequirement,
    Occasion,
    PermissionKind,
    PermissionType,
    Regime,
    RuleSet,
    StaffRule,
)
from mreza_licensing.service import corrections, rulebook
from mreza_licensing.service.terms import require_months


@dataclass(frozen=True)
class LicensingTypeInput:
    """A permission that can be granted.

    Attributes:
        code: Its code, the same from one rule set to the next, e.g. LICENCE.
        kind: What sort of permission.
        name: What people call it.
        authority: The code of the authority that grants it.
        personal: People hold it, not organisations.
        services: Codes of the services it is for; all when left out.
        months: The longest it may be granted for; no end when left out.
        renewable: Another can follow it.
        once: An organisation gets it once for a service.
        not_established: The fields here that were not found in an act.
    """

    code: str
    kind: PermissionKind
    name: Translated
    authority: str | None = None
    personal: bool = False
    services: tuple[str, ...] = ()
    months: int | None = None
    renewable: bool = True
    once: bool = False
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True)
class LicensingRequirementInput:
    """A paper of the file.

    Attributes:
        code: Its code, e.g. STATUTE.
        title: What it is called.
        document: What sort of document it is.
        types: Codes of the permission types that ask for it; all when left out.
        occasion: Asked for on this occasion only.
        employees_over: Asked only of organisations with more employees than that.
        not_established: The fields here that were not found in an act.
    """

    code: str
    title: Translated
    document: DocumentKind = DocumentKind.OTHER
    types: tuple[str, ...] = ()
    occasion: Occasion | None = None
    employees_over: int | None = None
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True)
class LicensingStaffRuleInput:
    """How many licensed professionals a service must have.

    Attributes:
        minimum: How many.
        services: Codes of the services it is for; all that no other rule names when left out.
        qualification: The code of the personal permission that counts alone.
        not_established: The fields here that were not found in an act.
    """

    minimum: int
    services: tuple[str, ...] = ()
    qualification: str | None = None
    not_established: tuple[str, ...] = ()


@dataclass(frozen=True)
class LicensingRulesInput:
    """What holds from a day to a day.

    Attributes:
        code: Its code, e.g. XK-2026.
        days: The days on which permissions are issued by it.
        regime: Whether services need a permission.
        types: The permissions that can be granted.
        dossier: The papers of a file.
        staff: How many professionals services need.
        legal_basis: The acts, as one cites them.
        renewal_opens_days: How many days before the last day a renewal may be asked for at the earliest.
        renewal_closes_days: How many days before the last day it must be asked for.
        decision_days: How many days the authority has to decide.
        lapsing_days: So many days before its last day a permission counts as lapsing.
        alert_days: How many days before the last day people are told; a negative one comes after it.
        not_established: The fields here that were not found in an act.
    """

    code: str
    days: Period
    regime: Regime
    types: tuple[LicensingTypeInput, ...] = ()
    dossier: tuple[LicensingRequirementInput, ...] = ()
    staff: tuple[LicensingStaffRuleInput, ...] = ()
    legal_basis: Translated | None = None
    renewal_opens_days: int | None = None
    renewal_closes_days: int | None = None
    decision_days: int | None = None
    lapsing_days: int = 90
    alert_days: tuple[int, ...] = ALERT_DAYS
    not_established: tuple[str, ...] = ()


@mutation(permission=permissions.RULES)
async def load_licensing_rules(do: Do, network: Network) -> Network:
    """Write the rules that are known of a network's country and not there yet. What is there stays as it is.

    Args:
        network: Whose country.
    """
    require_network(do, network.id)
    await rulebook.load(do.session, do.hooks, network)
    return network


@mutation(permission=permissions.RULES)
async def add_licensing_jurisdiction(
    do: Do, network: Network, code: str, name: Translated, unit: AdministrativeUnit | None = None
) -> LicensingJurisdiction:
    """Enter a jurisdiction: a country, or a part of it that decides for itself.

    Args:
        network: Of which network.
        code: Its code, e.g. BA-BRC.
        name: Its name.
        unit: The unit whose rules they are; the whole country when left out.
    """
    require_network(do, network.id)
    made = LicensingJurisdiction(network_id=network.id, code=code, name=name, unit_id=unit.id if unit else None)
    do.session.add(made)
    return made


@mutation(permission=permissions.RULES)
async def add_licensing_authority(
    do: Do, jurisdiction: LicensingJurisdiction, code: str, name: Translated, website: str | None = None
) -> LicensingAuthority:
    """Enter a body that grants permissions or inspects.

    Args:
        jurisdiction: By whose rules it acts.
        code: Its code.
        name: Its name.
        website: Its web site.
    """
    require_network(do, jurisdiction.network_id, "Jurisdiction")
    made = LicensingAuthority(
        network_id=jurisdiction.network_id, jurisdiction_id=jurisdiction.id, code=code, name=name, website=website
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.RULES)
async def enter_licensing_rules(
    do: Do, jurisdiction: LicensingJurisdiction, rules: LicensingRulesInput
) -> LicensingRuleSet:
    """Enter what holds from a day on; the rules before, if they are open, end on the day before. Permissions that were
    issued keep the rules that they were issued under.

    Args:
        jurisdiction: In which jurisdiction.
        rules: What holds.
    """
    require_network(do, jurisdiction.network_id, "Jurisdiction")
    return await rulebook.enter_rule_set(do.session, jurisdiction, _said(rules))


@mutation(permission=permissions.RULES)
async def set_licensing_days(
    do: Do,
    rule_set: LicensingRuleSet,
    *,
    alert_days: list[int] = UNSET,
    lapsing_days: int = UNSET,
    renewal_opens_days: int | None = UNSET,
    renewal_closes_days: int | None = UNSET,
    decision_days: int | None = UNSET,
    not_established: list[str] = UNSET,
) -> LicensingRuleSet:
    """Change when people are told, and correct the days of renewals and decisions that the rules mark as not
    established, as they become known; what they establish is refused. What is left out stays.

    Args:
        rule_set: Of which rules.
        alert_days: How many days before the last day people are told; a negative one comes after it.
        lapsing_days: So many days before its last day a permission counts as lapsing.
        renewal_opens_days: How many days before the last day a renewal may be asked for at the earliest.
        renewal_closes_days: How many days before the last day it must be asked for.
        decision_days: How many days the authority has to decide.
        not_established: Which of the days that are marked still are not established; other marks stay in any case.
    """
    require_network(do, rule_set.network_id, "RuleSet")
    given = {
        "alert_days": alert_days,
        "lapsing_days": lapsing_days,
        "renewal_opens_days": renewal_opens_days,
        "renewal_closes_days": renewal_closes_days,
        "decision_days": decision_days,
    }
    said = {name: value for name, value in given.items() if value is not UNSET}
    if not_established is UNSET:
        return await corrections.correct_days(do.session, rule_set, said, None)
    _require_fields(not_established, RuleSet)
    return await corrections.correct_days(do.session, rule_set, said, not_established)


@mutation(permission=permissions.RULES)
async def correct_permission_type(
    do: Do,
    type: LicensingPermissionType,
    *,
    months: int | None = UNSET,
    renewable: bool = UNSET,
    authority: LicensingAuthority | None = UNSET,
    services: list[str] = UNSET,
    not_established: list[str] = UNSET,
) -> LicensingPermissionType:
    """Correct what the rules mark as not established of a type of permission, as it becomes known; what they establish
    is refused. Permissions that were registered keep their days. What is left out stays.

    Args:
        type: Which type of permission, of which rules.
        months: The longest it may be granted for; null for no end.
        renewable: Another can follow it.
        authority: Who grants it.
        services: Codes of the services it is for; none for all.
        not_established: Which of the fields that are marked still are not established.
    """
    require_network(do, type.network_id, "Type")
    given = {"months": months, "renewable": renewable, "authority": authority, "services": services}
    if isinstance(authority, LicensingAuthority) and authority.network_id != type.network_id:
        raise UserError(
            "AUTHORITY_UNKNOWN",
            "There is no authority {authority}. Enter it first.",
            path=("authorityId",),
            authority=authority.code,
        )
    said = {name: value for name, value in given.items() if value is not UNSET}
    if not_established is UNSET:
        return await corrections.correct_type(do.session, type, said, None)
    _require_fields(not_established, PermissionType)
    return await corrections.correct_type(do.session, type, said, not_established)


def _require_fields(names: Iterable[str], kind: type, *path: str) -> None:
    """That what is said not to be established are fields of a part of the rules.

    Raises: UserError FIELD_UNKNOWN.
    """
    doubtful = set(names) - set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    if doubtful:
        raise UserError(
            "FIELD_UNKNOWN",
            "Rules have no {fields}.",
            path=(*path, "notEstablished"),
            fields=", ".join(sorted(doubtful)),
        )


def _said(rules: LicensingRulesInput) -> RuleSet:
    """The input in the words of the rules."""
    _require_fields(rules.not_established, RuleSet, "rules")
    doubts: list[tuple[str, type, list[tuple[str, ...]]]] = [
        ("types", PermissionType, [one.not_established for one in rules.types]),
        ("dossier", DossierRequirement, [one.not_established for one in rules.dossier]),
        ("staff", StaffRule, [one.not_established for one in rules.staff]),
    ]
    for name, kind, parts in doubts:
        for place, names in enumerate(parts):
            _require_fields(names, kind, "rules", name, str(place))
    for place, one in enumerate(rules.types):
        require_months(one.months, ("rules", "types", str(place), "months"))
    given = {name: getattr(rules, name) for name in rules.__dataclass_fields__}
    given["valid"] = given.pop("days")
    given["types"] = tuple(PermissionType(**vars(one)) for one in rules.types)
    given["dossier"] = tuple(DossierRequirement(**vars(one)) for one in rules.dossier)
    given["staff"] = tuple(StaffRule(**vars(one)) for one in rules.staff)
    return RuleSet(**given)
