"""Which permissions lapse and nobody sees to it; and who is told when."""

from __future__ import annotations

from typing import Any

import pytest
from register import Register, text

pytestmark = pytest.mark.anyio


async def xk_and_hr(register: Register) -> None:
    """Rules of two countries, entered by hand."""
    licence = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "months": 36}
    decision = {"code": "LICENCE", "kind": "DECISION_ON_CONDITIONS", "name": text(hr="rješenje")}
    for code, kind in (("XK", licence), ("HR", decision)):
        await register.enter(await register.jurisdiction(code), code=code, days={"start": "2010-01-01"}, types=[kind])
    await register.rules("RS", "ME")


async def renewal(register: Register, service: str, permission: str, day: str = "2025-04-01", **values: Any) -> str:
    made = await register.done(
        "openPermissionApplication",
        None,
        "permissionApplication { id }",
        serviceId=service,
        type="LICENCE",
        renewsId=permission,
        day=day,
        **values,
    )
    return str(made["id"])


async def seven(register: Register) -> dict[str, str]:
    """The seven permissions of the story; ids by their names."""
    await xk_and_hr(register)
    plan = {
        "P1": ("O-RS1", "S05", "2019-09-16", "2025-09-15"),
        "P2": ("O-ME1", "S05", "2019-09-01", "2025-08-31"),
        "P3": ("O-XK1", "S05", "2022-07-15", "2025-07-14"),
        "P4": ("O-HR1", "S05", "2020-01-01", None),
        "P5": ("O-RS1", "S06", "2020-08-01", "2025-07-31"),
        "P6": ("O-ME2", "S05", "2019-09-29", "2025-09-28"),
        "P7": ("O-RS1", "S07", "2019-09-30", "2025-09-29"),
    }
    ids, services = {}, {}
    for name, (key, code, issued, last) in plan.items():
        services[name] = await register.service(key, code)
        facts = {"type": "LIMITED_LICENCE"} if name == "P5" else {}
        end = {"validTo": last} if last else {}
        ids[name] = await register.permission(services[name], name, issuedOn=issued, **end, **facts)
    await renewal(register, services["P2"], ids["P2"], employees=8)
    refused = await renewal(register, services["P3"], ids["P3"])
    await register.done(
        "submitPermissionApplication", None, "permissionApplication { id }", applicationId=refused, day="2025-04-20"
    )
    await register.done(
        "refusePermissionApplication", None, "permissionApplication { id }", applicationId=refused, day="2025-05-20"
    )
    return ids


async def test_l_02_exactly_p3_p5_p1_and_p6_lapse_within_ninety_days_without_an_open_renewal(
    register: Register,
) -> None:
    ids = await seven(register)
    found = (await register.named("permissions-lapsing", days=90))["servicePermissions"]
    assert [(one["number"], one["renewal"], one["daysLeft"]) for one in found["nodes"]] == [
        ("P3", "REFUSED", 14),
        ("P5", "NOT_RENEWABLE", 31),
        ("P1", "NOT_ASKED_FOR", 77),
        ("P6", "NOT_ASKED_FOR", 90),
    ]
    assert found["totalCount"] == 4
    all_ = "{ servicePermissions(orderBy: [{number: ASC}]) { nodes { number renewal lapsing } } }"
    assert [
        (one["number"], one["renewal"], one["lapsing"])
        for one in (await register.ask(all_))["servicePermissions"]["nodes"]
    ] == [
        ("P1", "NOT_ASKED_FOR", True),
        ("P2", "UNDER_WAY", True),
        ("P3", "REFUSED", True),
        ("P4", "NOT_NEEDED", False),
        ("P5", "NOT_RENEWABLE", True),
        ("P6", "NOT_ASKED_FOR", True),
        ("P7", "NOT_ASKED_FOR", False),
    ]
    # While the case was open, nobody had to see to it; an appeal opens it again.
    then = "query ($id: ID!, $day: Date) { servicePermission(id: $id) { renewal(asOf: $day) } }"
    for day, renewal_ in (("2025-03-31", "NOT_ASKED_FOR"), ("2025-05-19", "UNDER_WAY"), ("2025-05-20", "REFUSED")):
        answer = await register.ask(then, id=ids["P3"], day=day)
        assert answer["servicePermission"] == {"renewal": renewal_}, day
    [case] = (
        await register.ask("{ permissionApplications(where: {state: {eq: REFUSED}}) { nodes { id closedOn } } }")
    )["permissionApplications"]["nodes"]
    assert case["closedOn"] == "2025-05-20"
    await register.done(
        "appealPermissionRefusal", None, "permissionApplication { state closedOn }", applicationId=case["id"]
    )
    found = (await register.named("permissions-lapsing", days=90))["servicePermissions"]
    assert [one["number"] for one in found["nodes"]] == ["P5", "P1", "P6"]
    assert [
        one["number"]
        for one in (await register.named("permissions-lapsing", network="ME"))["servicePermissions"]["nodes"]
    ] == ["P6"]
    coordinator = await register.viewers.coordinator("ME")
    mine = (await register.named("permissions-lapsing", coordinator))["servicePermissions"]["nodes"]
    assert [one["number"] for one in mine] == ["P6"]


async def test_each_day_that_the_rules_name_is_told_once(register: Register) -> None:
    await register.rules("RS")
    service = await register.service("O-RS1")
    await register.permission(service, "1", issuedOn="2019-09-16")
    days = {
        "2025-03-18": 181,
        "2025-03-19": 180,
        "2025-06-17": 90,
        "2025-08-16": 30,
        "2025-09-15": 0,
        "2025-10-15": -30,
    }
    heard = []
    for day, left in days.items():
        await register.day_passes(day)
        await register.day_passes(day)
        heard.append([one["days"] for one in await register.told("licensing.PermissionLapsing")])
        assert (left == 181) is (heard[-1] == [])
    assert heard[-1] == [180, 90, 30, 0, -30]
    await register.day_passes("2025-12-30")
    told = await register.told("licensing.PermissionLapsing")
    assert len(told) == 5
    assert told[0] == {"days": 180, "last_day": "2025-09-15", "renewable": True, "case_open": False}


async def test_of_days_that_passed_while_nothing_ran_the_last_is_told_and_rules_may_name_other_days(
    register: Register,
) -> None:
    await register.rules("RS")
    [rules] = (await register.ask("{ licensingRuleSets { nodes { id alertDays notEstablished } } }"))[
        "licensingRuleSets"
    ]["nodes"]
    assert rules["alertDays"] == [180, 90, 30, 0, -30]
    assert "alert_days" in rules["notEstablished"]
    change = (
        "setLicensingDays",
        await register.viewers.coordinator("RS"),
        "licensingRuleSet { alertDays lapsingDays }",
    )
    await register.done(*change, ruleSetId=rules["id"], alertDays=[60, 50, 10])
    await register.permission(await register.service("O-RS1"), "1", issuedOn="2019-09-16")
    await register.day_passes("2025-07-20")
    await register.day_passes("2025-07-25")
    assert [one["days"] for one in await register.told("licensing.PermissionLapsing")] == [60]
    await register.day_passes("2025-08-10")
    assert [one["days"] for one in await register.told("licensing.PermissionLapsing")] == [60, 50]
