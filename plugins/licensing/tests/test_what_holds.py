"""What holds on a day, said alike by every list, for every kind of viewer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.directory.organisations import Organisation, ProvidedService
from mreza.directory.people import Affiliation
from mreza.directory.places import AdministrativeUnit, Country
from mreza.model.global_id import decode_as, encode
from mreza.model.period import Period
from mreza.text import Translated
from register import DAY_CARE, Register
from sqlalchemy import select

pytestmark = pytest.mark.anyio

SUSPENSION = "permissionSuspension { id }"
STATUS = "query ($id: ID!, $day: Date) { servicePermission(id: $id) { status(asOf: $day) validTo } }"


async def status(register: Register, id: str, day: str) -> str:
    found = await register.ask(STATUS, id=id, day=day)
    return str(found["servicePermission"]["status"])


async def inspected(register: Register, permission: str) -> str:
    organisation = await register.organisation("O-RS1")
    made = await register.done(
        "recordInspection",
        None,
        "inspection { id }",
        organisationId=encode("Organisation", organisation.id),
        facts={"onDay": "2025-05-20", "permissionId": permission},
    )
    return str(made["id"])


async def measure(register: Register, inspection: str, name: str, day: str) -> None:
    said = {"inspectionId": inspection, "measure": name, "reason": "x", "fromDay": day}
    await register.done("takeInspectionMeasure", None, "inspection { measure }", **said)


async def test_ending_a_measure_lifts_its_own_suspension_while_another_one_runs(register: Register) -> None:
    await register.rules("RS")
    permission = await register.permission(await register.service("O-RS1"), "1", issuedOn="2022-01-10")
    days = {"fromDay": "2025-06-20", "until": "2025-07-05"}
    await register.done("suspendPermission", None, SUSPENSION, permissionId=permission, reason="x", **days)
    inspection = await inspected(register, permission)
    await measure(register, inspection, "SUSPENSION", "2025-07-10")
    assert await status(register, permission, "2025-07-12") == "SUSPENDED"
    await measure(register, inspection, "NONE", "2025-06-30")
    seen = [await status(register, permission, day) for day in ("2025-06-30", "2025-07-05", "2025-07-06", "2025-07-12")]
    assert seen == ["SUSPENDED", "SUSPENDED", "VALID", "VALID"]


async def test_who_follows_a_permission_is_told_what_an_inspection_does_to_it(register: Register) -> None:
    await register.rules("RS")
    permission = await register.permission(await register.service("O-RS1"), "1", issuedOn="2022-01-10")
    inspection = await inspected(register, permission)
    await measure(register, inspection, "SUSPENSION", "2025-06-20")
    assert [one["from_day"] for one in await register.told("licensing.PermissionSuspended")] == ["2025-06-20"]
    await measure(register, inspection, "NONE", "2025-06-25")
    assert [one["from_day"] for one in await register.told("licensing.SuspensionLifted")] == ["2025-06-25"]
    await measure(register, inspection, "WITHDRAWAL", "2025-06-30")
    assert [one["how"] for one in await register.told("licensing.PermissionEnded")] == ["WITHDRAWN"]


async def test_a_permission_holds_again_when_what_replaced_it_was_a_mistake(register: Register) -> None:
    await register.rules("RS")
    service = await register.service("O-RS1")
    old = await register.permission(service, "1", issuedOn="2022-01-10")
    new = await register.permission(service, "2", issuedOn="2025-06-01", replaces=old)
    assert await status(register, old, "2025-06-30") == "REPLACED"
    await register.done("voidPermission", None, "servicePermission { state }", permissionId=new, reason="Погрешан број")
    found = (await register.ask(STATUS, id=old, day="2025-06-30"))["servicePermission"]
    assert found == {"status": "VALID", "validTo": "2028-01-09"}
    await register.permission(service, "3", issuedOn="2025-06-02", replaces=old)


async def test_two_places_of_a_service_ask_for_their_permissions_at_the_same_time(register: Register) -> None:
    await register.rules("RS")
    service = await register.service("O-RS1")
    places = [
        await register.done("addServiceUnit", None, "serviceUnit { id }", serviceId=service, name=said)
        for said in ([{"locale": "sr-Cyrl", "text": "Кућа 1"}], [{"locale": "sr-Cyrl", "text": "Кућа 2"}])
    ]
    case = ("openPermissionApplication", None, "permissionApplication { id }")
    for one in places:
        await register.done(*case, serviceId=service, type="LICENCE", unitId=one["id"])
    again = {"serviceId": service, "type": "LICENCE", "unitId": places[0]["id"]}
    assert await register.refused(*case, **again) == ["CASE_OPEN_ALREADY"]


async def test_a_case_is_not_handed_in_on_a_day_to_come(register: Register) -> None:
    await register.rules("RS")
    case = ("openPermissionApplication", None, "permissionApplication { id }")
    opened = {"serviceId": await register.service("O-RS1"), "type": "LICENCE"}
    assert await register.refused(*case, **opened, day="2025-07-01") == ["DAY_IN_FUTURE"]
    made = await register.done(*case, **opened, day="2025-06-30")
    submit = {"applicationId": made["id"], "day": "2031-01-01"}
    refused = await register.refused("submitPermissionApplication", None, "permissionApplication { id }", **submit)
    assert refused == ["DAY_IN_FUTURE"]


async def test_an_action_that_was_done_late_was_overdue_before(register: Register) -> None:
    await register.rules("RS")
    permission = await register.permission(await register.service("O-RS1"), "1", issuedOn="2022-01-10")
    facts = {"finding": "x", "family": "STRUCTURAL", "severity": "MINOR"}
    finding = await register.done(
        "addInspectionFinding",
        None,
        "inspectionFinding { id }",
        inspectionId=await inspected(register, permission),
        facts=facts,
    )
    action = await register.done(
        "planCorrectiveAction", None, "correctiveAction { id }", findingId=finding["id"], title="x", dueOn="2025-06-01"
    )
    await register.done(
        "completeCorrectiveAction", None, "correctiveAction { id }", actionId=action["id"], day="2025-06-20"
    )
    question = "query ($id: ID!, $day: Date) { correctiveAction(id: $id) { overdue(asOf: $day) } }"
    days = ("2025-06-01", "2025-06-02", "2025-06-19", "2025-06-20")
    seen = [(await register.ask(question, id=action["id"], day=day))["correctiveAction"]["overdue"] for day in days]
    assert seen == [False, True, True, False]


async def test_a_professional_who_left_the_organisation_does_not_count(register: Register) -> None:
    await register.rules("RS")
    organisation, service = await register.organisation("O-RS1"), await register.service("O-RS1")
    permission = await register.permission(service, "1", issuedOn="2022-01-10")
    only = await register.employee(organisation, "Ана Пробна")
    await register.licensed(service, only, "СР-1", "2026-12-31")
    question = "query ($id: ID!) { servicePermission(id: $id) { licensedStaff staffShortFrom } }"
    viewers = [await register.viewers.coordinator("RS"), await register.viewers.member(organisation)]

    async def risk() -> list[Any]:
        return [(await register.ask(question, one, id=permission))["servicePermission"] for one in viewers]

    assert await risk() == [{"licensedStaff": 1, "staffShortFrom": "2027-01-01"}] * 2
    async with register.kit.session() as session:
        tie = (await session.scalars(select(Affiliation).where(Affiliation.person_id == only.id))).one()
        tie.valid = tie.valid.until(date(2025, 7, 31))
    assert await risk() == [{"licensedStaff": 1, "staffShortFrom": "2025-08-01"}] * 2
    async with register.kit.session() as session:
        tie = (await session.scalars(select(Affiliation).where(Affiliation.person_id == only.id))).one()
        tie.valid = tie.valid.until(date(2025, 5, 31))
    assert await risk() == [{"licensedStaff": 0, "staffShortFrom": "2025-06-30"}] * 2


async def test_what_is_not_established_names_fields_that_there_are(register: Register) -> None:
    place = await register.jurisdiction("XK")
    name = [{"locale": "sq", "text": "licencë"}]
    wrong = {"code": "LICENCE", "kind": "LICENCE", "name": name, "notEstablished": ["colour"]}
    rules = {"code": "XK-1", "days": {"start": "2015-01-01"}, "regime": "LICENSING", "types": [wrong]}
    entered = await register.do(
        "enterLicensingRules", None, "licensingRuleSet { id }", jurisdictionId=place, rules=rules
    )
    assert [(one["code"], one["path"]) for one in entered["errors"]] == [
        ("FIELD_UNKNOWN", ["rules", "types", "0", "notEstablished"])
    ]
    made = await register.enter(place, code="XK-1", days={"start": "2015-01-01"})
    given = {"ruleSetId": made["id"], "notEstablished": ["colour"]}
    assert await register.refused("setLicensingDays", None, "licensingRuleSet { id }", **given) == ["FIELD_UNKNOWN"]


async def test_every_viewer_sees_by_town_what_is_given_there_and_holds(register: Register) -> None:
    """Towns of each level, also those that have nothing; a service without a unit is where its organisation is."""
    await register.rules("RS")
    organisation = await register.organisation("O-RS1")
    async with register.kit.session() as session:
        country = (await session.scalars(select(Country).where(Country.code == "RS"))).one()
        towns = {
            name: AdministrativeUnit(
                country_id=country.id, scheme="T", code=name, level=level, name=Translated({"en": name})
            )
            for name, level in (("A", "city"), ("B", "municipality"), ("C", "local self-government"), ("D", "city"))
        }
        session.add_all(towns.values())
        await session.flush()
        row = await session.get_one(Organisation, organisation.id)
        row.listed, row.unit_id = Period(date(2020, 1, 1)), towns["A"].id
    at_seat = await register.service("O-RS1")
    in_b = await register.service("O-RS1", DAY_CARE, unit_id=towns["B"].id)
    ended = await register.service("O-RS1", "S07", unit_id=towns["C"].id)
    async with register.kit.session() as session:
        gone = await session.get_one(ProvidedService, decode_as("ProvidedService", ended))
        gone.valid = Period(date(2020, 1, 1), date(2025, 5, 31))
    await register.permission(at_seat, "holds", issuedOn="2022-01-10")
    await register.permission(in_b, "over", issuedOn="2015-01-10")
    rests = await register.permission(in_b, "rests", issuedOn="2022-01-10")
    await register.done("suspendPermission", None, SUSPENSION, permissionId=rests, reason="x", fromDay="2025-06-20")
    viewers = register.viewers
    for viewer in (
        await viewers.secretariat(),
        await viewers.coordinator("RS"),
        await viewers.member(organisation),
        await viewers.member(await register.kit.organisation("RS", "Neighbour")),
        await viewers.coordinator("BA"),
        await viewers.partner("RS"),
        await viewers.anonymous(),
    ):
        found = await register.named("services-by-municipality", viewer, country="RS")
        units, page = {}, found["administrativeUnits"]
        while True:  # between Serbia's own towns
            units |= {one["code"]: one for one in page["nodes"] if one["code"] in towns}
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]
            page = (await register.named("services-by-municipality", viewer, country="RS", after=after))[
                "administrativeUnits"
            ]
        assert [len(units[name]["services"]) for name in "ABCD"] == [0, 1, 0, 0]
        assert [len(units[name]["seats"]) for name in "ABCD"] == [1, 0, 0, 0]
        assert units["B"]["services"][0]["permissions"] == []
        [seat] = units["A"]["seats"][0]["services"]
        assert [one["number"] for one in seat["permissions"]] == ["holds"]
        assert found["administrativeUnits"]["totalCount"] - found["without"]["totalCount"] == 2
        listed = (await register.named("permitted-services", viewer, network="RS"))["servicePermissions"]
        assert [one["number"] for one in listed["nodes"]] == ["holds"]
    rules = await register.named("permissions-by-rules", network="RS")
    assert [one["count"] for one in rules["servicePermissions"]["groups"]] == [1]
    groups = rules["providedServices"]["groups"]
    assert {one["key"]["licensingStatus"]: one["count"] for one in groups} == {"PERMITTED": 1, "SUSPENDED": 1}


async def test_a_member_enters_the_licence_of_somebody_who_works_for_it_and_of_nobody_else(register: Register) -> None:
    await register.rules("RS")
    organisation = await register.organisation("O-RS1")
    member = await register.viewers.member(organisation)
    own = await register.employee(organisation, "Ана Пробна")
    other = await register.employee(await register.kit.organisation("RS", "Other"), "Ива Пробна")
    said = {"type": "PROFESSIONAL_LICENCE", "number": "1", "issuedOn": "2022-01-01"}
    enter = ("registerProfessionalLicence", member, "professionalLicence { validTo }")
    made = await register.done(*enter, personId=encode("Person", own.id), **said)
    assert made == {"validTo": "2027-12-31"}
    refused = await register.refused(*enter, personId=encode("Person", other.id), **said)
    assert refused in (["NOT_FOUND"], ["NOT_PERMITTED"])
