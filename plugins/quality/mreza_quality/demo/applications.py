"""The applications for permissions that the demo's mentored organisations hand in.

They are made by rules of the demo's own, which are in force on no day that anybody looks at: what is said of today's
rules stays as it is.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from mreza.demo import Ledger, PlannedNetwork, PlannedOrganisation
from mreza.demo.ids import id_of
from mreza.directory.organisations import ProvidedService
from mreza.model.period import Period
from mreza_licensing.models import (
    LicensingJurisdiction,
    LicensingPermissionType,
    LicensingRuleSet,
    PermissionApplication,
    PermissionApplicationState,
)
from mreza_licensing.rules import Occasion, PermissionKind, Regime

from mreza_quality.demo import words

_S = PermissionApplicationState
_PAST = Period(date(1999, 1, 1), date(1999, 12, 31))
Rules = dict[str, tuple[UUID, UUID]]
"""By network: a permission type, and its rule set."""


def hand_in(ledger: Ledger, rules: Rules, house: PlannedOrganisation, day: date) -> None:
    """An application of an organisation for the first of its services, handed in on a day."""
    if house.network.code not in rules:
        rules[house.network.code] = _rules(ledger, house.network)
    type_, rule_set = rules[house.network.code]
    opened = day - timedelta(30)
    id = ledger.add(
        PermissionApplication,
        house.network,
        organisation_id=house.id,
        service_id=_first_service(ledger, house),
        type_id=type_,
        rule_set_id=rule_set,
        occasion=Occasion.FIRST,
        opened_on=opened,
        submitted_on=day,
        state=_S.SUBMITTED,
    )
    steps = [(_S.OPEN, opened), (_S.SUBMITTED, day)]
    ledger.history(PermissionApplication, id, house.network, steps, organisation_id=house.id)


def _first_service(ledger: Ledger, house: PlannedOrganisation) -> UUID:
    """Core numbers services through all organisations, in their order."""
    before = sum(len(one.services) for one in ledger.plan.organisations[: house.number])
    return id_of(ProvidedService.__tablename__, before)


def _rules(ledger: Ledger, network: PlannedNetwork) -> tuple[UUID, UUID]:
    code = f"{network.code}-DEMO-MENTORING"
    place = ledger.add(LicensingJurisdiction, network, code=code, name=words.PROGRAMME)
    rule_set = ledger.add(
        LicensingRuleSet,
        network,
        jurisdiction_id=place,
        code=code,
        valid=_PAST,
        regime=Regime.LICENSING,
        alert_days=[90],
        not_established=[],
    )
    type_ = ledger.add(
        LicensingPermissionType,
        network,
        rule_set_id=rule_set,
        code="LICENCE",
        kind=PermissionKind.LICENCE,
        name={"en": "licence"},
        services=[],
        not_established=[],
    )
    return type_, rule_set
