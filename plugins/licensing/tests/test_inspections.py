"""What inspections find, and what follows for the permission by its days."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from register import Register

pytestmark = pytest.mark.anyio

STATUS = """query ($id: ID!, $day: Date) { servicePermission(id: $id) {
  status(asOf: $day) inForce(asOf: $day) suspensions { validFrom validTo liftedOn } } }"""


async def status(register: Register, id: str, day: str) -> tuple[str, bool]:
    found = (await register.ask(STATUS, id=id, day=day))["servicePermission"]
    return found["status"], found["inForce"]


async def inspected(register: Register) -> dict[str, Any]:
    """A permission, an inspection of 2025-05-20, and a finding with a deadline."""
    await register.rules("RS")
    organisation = await register.organisation("O-RS1")
    permission = await register.permission(await register.service("O-RS1"), "1", issuedOn="2022-01-10")
    coordinator = await register.viewers.coordinator("RS")
    inspection = await register.done(
        "recordInspection",
        coordinator,
        "inspection { id measure service { id } }",
        organisationId=encode("Organisation", organisation.id),
        facts={"onDay": "2025-05-20", "permissionId": permission, "announced": False, "inspector": "Ана Пробна"},
    )
    finding = await register.done(
        "addInspectionFinding",
        coordinator,
        "inspectionFinding { id overdue }",
        inspectionId=inspection["id"],
        facts={
            "finding": "Нема плана евакуације",
            "family": "STRUCTURAL",
            "severity": "MAJOR",
            "deadline": "2025-06-15",
        },
    )
    return {
        "coordinator": coordinator,
        "permission": permission,
        "inspection": inspection["id"],
        "finding": finding["id"],
    }


async def test_l_09_a_suspension_holds_from_its_day_and_the_timeline_answers_for_every_day(register: Register) -> None:
    scene = await inspected(register)
    [late] = (await register.named("findings-overdue"))["inspectionFindings"]["nodes"]
    assert (late["deadline"], late["inspection"]["permission"]["status"]) == ("2025-06-15", "VALID")
    measure = ("takeInspectionMeasure", scene["coordinator"], "inspection { measure }")
    of = {"inspectionId": scene["inspection"], "reason": "Налаз није отклоњен"}
    register.at("2025-06-18")
    await register.done(*measure, **of, measure="SUSPENSION", fromDay="2025-06-20")
    assert [await status(register, scene["permission"], f"2025-06-{day}") for day in (18, 19, 20, 25)] == [
        ("VALID", True),
        ("VALID", True),
        ("SUSPENDED", False),
        ("SUSPENDED", False),
    ]
    # Nothing has to run for the day to come: the clock alone moves.
    register.at("2025-06-20")
    now = "query ($id: ID!) { servicePermission(id: $id) { status organisation { servicesSuspended } } }"
    found = (await register.ask(now, id=scene["permission"]))["servicePermission"]
    assert found == {"status": "SUSPENDED", "organisation": {"servicesSuspended": 1}}
    register.at("2025-07-03")
    await register.done(*measure, **of, measure="NONE", fromDay="2025-07-05")
    assert [
        await status(register, scene["permission"], day)
        for day in ("2025-06-19", "2025-06-25", "2025-07-04", "2025-07-05")
    ] == [("VALID", True), ("SUSPENDED", False), ("SUSPENDED", False), ("VALID", True)]
    kept = (await register.ask(STATUS, id=scene["permission"]))["servicePermission"]["suspensions"]
    assert kept == [{"validFrom": "2025-06-20", "validTo": "2025-07-04", "liftedOn": "2025-07-05"}]
    await register.done(
        "resolveFinding", scene["coordinator"], "inspectionFinding { state }", findingId=scene["finding"]
    )
    assert (await register.named("findings-overdue"))["inspectionFindings"]["totalCount"] == 0
    overdue = 'query ($id: ID!) { inspectionFinding(id: $id) { overdue(asOf: "2025-06-20") } }'
    assert (await register.ask(overdue, id=scene["finding"]))["inspectionFinding"] == {"overdue": True}


async def test_the_public_sees_a_permission_on_the_days_on_which_it_holds_and_never_why_not(register: Register) -> None:
    from datetime import date

    from mreza.directory.organisations import Organisation
    from mreza.model.period import Period

    scene = await inspected(register)
    organisation = await register.organisation("O-RS1")
    async with register.kit.session() as session:
        (await session.get_one(Organisation, organisation.id)).listed = Period(date(2020, 1, 1))
    nobody = await register.viewers.anonymous()

    async def shown() -> list[str]:
        found = (await register.named("permitted-services", nobody, network="RS"))["servicePermissions"]
        assert found["totalCount"] == len(found["nodes"])
        return [f"{one['number']} {one['validTo']}" for one in found["nodes"]]

    assert await shown() == ["1 2028-01-09"]
    await register.done(
        "suspendPermission",
        scene["coordinator"],
        "permissionSuspension { id }",
        permissionId=scene["permission"],
        reason="Тајна",
        fromDay="2025-07-02",
        until="2025-07-04",
    )
    hidden = """{ permissionSuspensions { nodes { reason validFrom validTo permission { number } } }
      inspections { totalCount } inspectionFindings { totalCount } permissionApplications { totalCount }
      servicePermissions { nodes { status conditions source suspensions { reason } } } }"""
    for day, seen in (("2025-07-01", 1), ("2025-07-02", 0), ("2025-07-04", 0), ("2025-07-05", 1)):
        register.at(day)
        register.viewers = type(register.viewers)(register.kit)
        nobody = await register.viewers.anonymous()
        assert len(await shown()) == seen, day
        answer = await register.ask(hidden, nobody)
        assert all(value is None for one in answer["permissionSuspensions"]["nodes"] for value in one.values())
        assert [answer[name]["totalCount"] for name in ("inspections", "inspectionFindings")] == [0, 0]
        assert all(one["status"] is None and one["suspensions"] == [] for one in answer["servicePermissions"]["nodes"])
    async with register.kit.session() as session:
        (await session.get_one(Organisation, organisation.id)).listed = None
    assert await shown() == []


async def test_who_may_not(register: Register) -> None:
    scene = await inspected(register)
    organisation = await register.organisation("O-RS1")
    member = await register.viewers.member(organisation)
    other = await register.viewers.member(await register.kit.organisation("RS", "Other"))
    abroad = await register.viewers.coordinator("BA")
    seen = """{ inspections { nodes { inspector findings { finding } } }
      servicePermissions { nodes { number status } } }"""
    mine = await register.ask(seen, member)
    assert mine["inspections"]["nodes"] == [
        {"inspector": "Ана Пробна", "findings": [{"finding": "Нема плана евакуације"}]}
    ]
    assert await register.ask(seen, other) == {
        "inspections": {"nodes": []},
        "servicePermissions": {"nodes": [{"number": "1", "status": "VALID"}]},
    }
    assert await register.ask(seen, abroad) == {"inspections": {"nodes": []}, "servicePermissions": {"nodes": []}}
    measure = {"inspectionId": scene["inspection"], "reason": "x", "measure": "NONE"}
    for viewer, code in ((member, "NOT_PERMITTED"), (abroad, "NOT_FOUND")):
        assert await register.refused("takeInspectionMeasure", viewer, "inspection { id }", **measure) == [code]
    action = {"findingId": scene["finding"], "title": "План", "dueOn": "2025-06-01"}
    plan = "correctiveAction { id overdue state }"
    made = await register.done("planCorrectiveAction", member, plan, **action)
    assert (made["overdue"], made["state"]) == (True, "PLANNED")
    assert await register.refused("planCorrectiveAction", other, plan, **action) == ["NOT_FOUND"]
    done = await register.done("completeCorrectiveAction", member, plan, actionId=made["id"])
    assert (done["overdue"], done["state"]) == (False, "DONE")
    verify = {"actionId": made["id"], "done": True}
    assert await register.refused("verifyCorrectiveAction", member, plan, **verify) == ["NOT_PERMITTED"]
    assert (await register.done("verifyCorrectiveAction", scene["coordinator"], plan, **verify))["state"] == "VERIFIED"


async def test_who_suspends_lifts_and_a_finding_that_was_not_put_right_is_open_again(register: Register) -> None:
    scene = await inspected(register)
    coordinator, of = scene["coordinator"], {"permissionId": scene["permission"], "reason": "Решење органа"}
    made = await register.done(
        "suspendPermission", coordinator, "permissionSuspension { id }", **of, fromDay="2025-06-20"
    )
    register.at("2025-07-03")
    lift = ("liftPermissionSuspension", coordinator, "permissionSuspension { validFrom validTo liftedOn }")
    lifted = await register.done(*lift, suspensionId=made["id"], fromDay="2025-07-05")
    assert lifted == {"validFrom": "2025-06-20", "validTo": "2025-07-04", "liftedOn": "2025-07-05"}
    assert [
        await status(register, scene["permission"], f"2025-{day}") for day in ("06-19", "06-20", "07-04", "07-05")
    ] == [
        ("VALID", True),
        ("SUSPENDED", False),
        ("SUSPENDED", False),
        ("VALID", True),
    ]
    assert await register.refused(*lift, suspensionId=made["id"], fromDay="2025-07-06") == ["NOT_SUSPENDED"]
    finding = "inspectionFinding { state resolvedOn overdue }"
    resolved = await register.done("resolveFinding", coordinator, finding, findingId=scene["finding"])
    assert resolved == {"state": "RESOLVED", "resolvedOn": "2025-07-03", "overdue": False}
    again = await register.done(
        "reopenFinding", coordinator, finding, findingId=scene["finding"], reason="План није у употреби"
    )
    assert again == {"state": "OPEN", "resolvedOn": None, "overdue": True}
    abroad = await register.viewers.coordinator("BA")
    assert await register.refused("reopenFinding", abroad, finding, findingId=scene["finding"], reason="x") == [
        "NOT_FOUND"
    ]
