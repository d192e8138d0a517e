"""The rules of the demo's countries: what their plugins know of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from mreza.demo import PlannedNetwork, PlannedOrganisation
from mreza.directory.reference import unit_id

from mreza_licensing.demo.ledger import Ledger
from mreza_licensing.models import (
    LicensingAuthority,
    LicensingJurisdiction,
    LicensingPermissionType,
    LicensingRequirement,
    LicensingRuleSet,
    LicensingStaffRule,
)
from mreza_licensing.rules import Jurisdiction, PermissionType, Regime, RuleSet
from mreza_licensing.service.rulebook import seeds

#: Jurisdictions of the seats' regions that the plugins name otherwise.
_PARTS = {("BA", "RS"): "BA-SRP", ("BA", "BD"): "BA-BRC"}


@dataclass(frozen=True, slots=True)
class PlannedType:
    """A type of permission with the rules that it stands in, and the papers that these ask for."""

    id: UUID
    rules: UUID
    said: PermissionType
    regime: Regime
    authority: UUID | None
    papers: tuple[tuple[UUID, str], ...]


def enter(ledger: Ledger, network: PlannedNetwork) -> dict[str, list[PlannedType]]:
    """The rules of a network's country; gives the types of permissions under those that hold, by jurisdiction."""
    found: dict[str, list[PlannedType]] = {}
    bodies: dict[str, UUID] = {}
    for said in seeds(ledger.plan.hooks, network.code):
        place = ledger.add(LicensingJurisdiction, network, code=said.code, name=said.name, unit_id=_unit(said))
        bodies |= {
            one.code: ledger.add(
                LicensingAuthority, network, jurisdiction_id=place, code=one.code, name=one.name, website=one.website
            )
            for one in said.authorities
        }
        for rules in said.rule_sets:
            types = list(_rule_set(ledger, network, place, rules, bodies))
            if rules.valid.end is None:
                found.setdefault(said.code, []).extend(types)
    return found


def of_country(types: dict[str, list[PlannedType]], network: PlannedNetwork) -> list[PlannedType]:
    """What can be granted by the rules of the whole country."""
    return types.get(network.code, [])


def of_seat(types: dict[str, list[PlannedType]], one: PlannedOrganisation) -> list[PlannedType]:
    """What can be granted where an organisation has its seat: by the rules of its part of the country, if any."""
    code = one.network.code
    part = _PARTS.get((code, one.seat.region), f"{code}-{one.seat.region}")
    return types.get(part) or of_country(types, one.network)


def _rule_set(
    ledger: Ledger, network: PlannedNetwork, place: UUID, said: RuleSet, bodies: dict[str, UUID]
) -> Iterator[PlannedType]:
    rules = ledger.add(
        LicensingRuleSet,
        network,
        jurisdiction_id=place,
        code=said.code,
        valid=said.valid,
        regime=said.regime,
        legal_basis=said.legal_basis,
        renewal_opens_days=said.renewal_opens_days,
        renewal_closes_days=said.renewal_closes_days,
        decision_days=said.decision_days,
        lapsing_days=said.lapsing_days,
        alert_days=list(said.alert_days),
        not_established=list(said.not_established),
    )
    papers = [
        (
            paper,
            ledger.add(
                LicensingRequirement,
                network,
                rule_set_id=rules,
                code=paper.code,
                title=paper.title,
                document=paper.document,
                types=list(paper.types),
                occasion=paper.occasion,
                employees_over=paper.employees_over,
                not_established=list(paper.not_established),
            ),
        )
        for paper in said.dossier
    ]
    for rule in said.staff:
        ledger.add(
            LicensingStaffRule,
            network,
            rule_set_id=rules,
            services=list(rule.services),
            minimum=rule.minimum,
            qualification=rule.qualification,
            not_established=list(rule.not_established),
        )
    for kind in said.types:
        authority = bodies.get(kind.authority or "")
        id = ledger.add(
            LicensingPermissionType,
            network,
            rule_set_id=rules,
            code=kind.code,
            kind=kind.kind,
            name=kind.name,
            authority_id=authority,
            personal=kind.personal,
            services=list(kind.services),
            months=kind.months,
            renewable=kind.renewable,
            once=kind.once,
            not_established=list(kind.not_established),
        )
        asked = tuple(
            (one, paper.document.name) for paper, one in papers if not paper.types or kind.code in paper.types
        )
        yield PlannedType(id, rules, kind, said.regime, authority, asked)


def _unit(said: Jurisdiction) -> UUID | None:
    """The id that core gives to a unit of a country plugin."""
    return None if said.unit is None else unit_id(*said.unit)
