"""The part of licensing in the demo: permissions in all countries whose rules are known, in every standing there is;
what lapses within ninety days with all that can be said of it; cases, inspections, a suspension that runs, staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation, Rows
from mreza.model.period import Period

from mreza_licensing.demo import rulebook, scenes, words
from mreza_licensing.demo.ledger import Ledger
from mreza_licensing.demo.rulebook import PlannedType
from mreza_licensing.models import (
    PermissionState,
    ProfessionalLicence,
    ServicePermission,
    ServiceProfessional,
    ServiceUnit,
)

#: In how many days permissions of the stories end, whose type, and what is done about it.
_SCENES = (
    ("RS", 0, "LICENCE", 77, None),
    ("ME", 0, "LICENCE", 62, "OPEN"),
    ("XK", 0, None, 14, "REFUSED"),
    ("AL", 0, None, 14, "REFUSED"),
    ("HR", 0, None, None, None),
    ("RS", 1, "LIMITED_LICENCE", 31, None),
    ("ME", 1, "LICENCE", 90, None),
    ("RS", 2, "LICENCE", 91, None),
    ("RS", 3, "LICENCE", 600, "SUSPENDED"),
    ("MK", 0, None, 400, "LIFTED"),
    ("ME", 2, "LICENCE", -20, None),
    ("RS", 4, "LICENCE", 500, "WITHDRAWN"),
)
#: What is granted without an end; of what the rules do not establish, its conditions say so.
_OPEN_ENDED = ("DECISION_ON_CONDITIONS",)


def rows(plan: DemoPlan) -> Iterator[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    types = {network.code: rulebook.enter(ledger, network) for network in plan.networks}
    taken: set[UUID] = set()
    for number, (code, place, wanted, left, scene) in enumerate(_SCENES):
        one = _houses(plan, code)[place]
        kind = _kind(rulebook.of_seat(types[code], one), wanted)
        if kind is None:
            continue
        taken.add(one.id)
        last = None if left is None else plan.today + timedelta(left)
        permission = grant(ledger, one, one.services[0], kind, last, number, ended=scene == "WITHDRAWN")
        scenes.play(ledger, one, kind, permission, scene)
        _staff(ledger, one, rulebook.of_country(types[code], one.network), sole=number == 0)
    for network in plan.networks:
        for one in plan.organisations_of(network):
            here = rulebook.of_seat(types[network.code], one)
            if one.id not in taken and one.rank % 3 == 0 and (kind := _kind(here, None)):
                chance = one.random("licensing")
                endless = kind.said.code in _OPEN_ENDED
                last = None if endless else plan.today + timedelta(chance.randrange(120, 2000))
                grant(ledger, one, one.services[0], kind, last, 100 + one.number)
                _staff(ledger, one, rulebook.of_country(types[network.code], network), sole=False)
    yield from ledger.rows()


def grant(
    ledger: Ledger,
    one: PlannedOrganisation,
    code: str,
    kind: PlannedType,
    last: date | None,
    number: int,
    *,
    ended: bool = False,
) -> UUID:
    """A permission with its last day, issued as long before as its type says."""
    today, service = ledger.plan.today, ledger.service(one, code)
    months = kind.said.months or 72
    first = (last or today) - timedelta(months * 365 // 12 - 10)
    cut = today - timedelta(40) if ended else last
    unit = ledger.add(
        ServiceUnit,
        one.network,
        organisation_id=one.id,
        service_id=service,
        name=words.UNITS,
        capacity=20,
        hours="8-16",
        valid=Period(first),
    )
    permission = ledger.add(
        ServicePermission,
        one.network,
        organisation_id=one.id,
        service_id=service,
        unit_id=unit if number % 4 == 0 else None,
        type_id=kind.id,
        rule_set_id=kind.rules,
        authority_id=kind.authority,
        number=f"{one.network.code}-{first.year}-{number:04}",
        issued_on=first,
        valid=Period(first, cut),
        granted_to=last,
        capacity=20,
        conditions=words.OPEN_ENDED if last is None else None,
        state=PermissionState.WITHDRAWN if ended else PermissionState.ISSUED,
    )
    if ended:
        states = [(PermissionState.ISSUED, first), (PermissionState.WITHDRAWN, today - timedelta(39))]
        ledger.past(ServicePermission, permission, one, states)
    return permission


def _kind(types: list[PlannedType], wanted: str | None) -> PlannedType | None:
    """The type of this code, or the first that organisations can hold."""
    held = [one for one in types if not one.said.personal and not one.said.services]
    return next((one for one in held if wanted in (None, one.said.code)), None)


def _houses(plan: DemoPlan, code: str) -> list[PlannedOrganisation]:
    """Organisations that nothing else happens to: of their own kind, the later ones."""
    return [one for one in plan.organisations_of(plan.network(code)) if one.rank >= 4 and not one.in_force]


def _staff(ledger: Ledger, one: PlannedOrganisation, types: list[PlannedType], *, sole: bool) -> None:
    """People of the organisation with licences; of one whose service depends on her, it ends in twenty days."""
    kind = next((each for each in types if each.said.personal), None)
    if kind is None or not one.people:
        return
    today = ledger.plan.today
    people = one.people[:1] if sole else one.people[:2]
    for place, person in enumerate(people):
        last = today + timedelta(20 if sole else 300 + 200 * place)
        first = last - timedelta(6 * 365)
        ledger.add(
            ProfessionalLicence,
            one.network,
            person_id=person.id,
            type_id=kind.id,
            rule_set_id=kind.rules,
            authority_id=kind.authority,
            number=f"{one.network.code}-P-{one.number:04}-{place + 1}",
            issued_on=first,
            valid=Period(first, last),
        )
        values: dict[str, Any] = {"person_id": person.id, "valid": Period(max(person.since, first))}
        ledger.add(
            ServiceProfessional,
            one.network,
            organisation_id=one.id,
            service_id=ledger.service(one, one.services[0]),
            position=None,
            **values,
        )
