"""Professionals' licences, and what depends on them."""

from __future__ import annotations

import pytest
from mreza.model.global_id import encode
from register import DAY_CARE, Register

pytestmark = pytest.mark.anyio

RISK = """query ($id: ID!, $day: Date) { servicePermission(id: $id) {
  licensedStaff(asOf: $day) staffRequired staffShortFrom(asOf: $day) staffDaysLeft(asOf: $day)
  staffWarning(asOf: $day) } }"""


async def test_l_10_the_only_professionals_licence_ends_and_another_clears_the_warning(register: Register) -> None:
    """L-10: one professional is needed; the only one's licence ends on 2025-07-20, twenty days from 2025-06-30."""
    await register.rules("RS")
    organisation, service = await register.organisation("O-RS1"), await register.service("O-RS1")
    permission = await register.permission(service, "1", issuedOn="2022-01-10")
    member = await register.viewers.member(organisation)

    async def risk(day: str | None = None) -> list[object]:
        return list((await register.ask(RISK, member, id=permission, day=day))["servicePermission"].values())

    assert await risk() == [0, 1, "2025-06-30", -1, True]
    only = await register.employee(organisation, "Ана Пробна")
    await register.licensed(service, only, "СР-1", "2025-07-20")
    assert await risk() == [1, 1, "2025-07-21", 20, True]
    assert await risk("2025-04-01") == [1, 1, "2025-07-21", 110, False]
    [row] = (await register.named("services-on-one-professional", member))["providedServices"]["nodes"]
    assert row["soleProfessionalUntil"] == "2025-07-20"
    other = await register.employee(organisation, "Ива Пробна")
    await register.licensed(service, other, "СР-2", "2026-12-31")
    assert await risk() == [2, 1, "2027-01-01", 549, False]
    assert (await register.named("services-on-one-professional", member))["providedServices"]["nodes"] == []


async def test_a_licence_that_is_renewed_in_time_leaves_no_gap(register: Register) -> None:
    await register.rules("RS")
    organisation, service = await register.organisation("O-RS1"), await register.service("O-RS1")
    permission = await register.permission(service, "1", issuedOn="2022-01-10")
    only = await register.employee(organisation, "Ана Пробна")
    await register.licensed(service, only, "СР-1", "2025-07-20")
    again = {"personId": encode("Person", only.id), "type": "PROFESSIONAL_LICENCE", "number": "СР-2"}
    selection = "professionalLicence { validTo }"
    made = await register.done("registerProfessionalLicence", None, selection, **again, issuedOn="2025-07-21")
    assert made["validTo"] == "2031-07-20"
    found = (await register.ask(RISK, id=permission))["servicePermission"]
    assert (found["staffShortFrom"], found["staffWarning"]) == (None, False)
    twice = await register.refused(
        "registerProfessionalLicence", None, selection, **again | {"number": "СР-3"}, issuedOn="2026-01-01"
    )
    assert twice == ["LICENCE_OVERLAPS"]


async def test_services_with_one_professional_come_in_the_order_in_which_licences_end(register: Register) -> None:
    await register.rules("RS")
    organisation = await register.organisation("O-RS1")
    for code, last in (("S06", "2026-05-31"), (DAY_CARE, "2025-11-30"), ("S07", "2025-12-31")):
        service = await register.service("O-RS1", code)
        await register.licensed(service, await register.employee(organisation, f"Ана {code}"), code, last)
    await register.service("O-RS1", "S08")
    found = (await register.named("services-on-one-professional"))["providedServices"]["nodes"]
    assert [(one["serviceType"]["code"], one["soleProfessionalUntil"]) for one in found] == [
        ("S05", "2025-11-30"),
        ("S07", "2025-12-31"),
        ("S06", "2026-05-31"),
    ]


async def test_a_professionals_licence_is_hers_her_employers_and_the_networks(register: Register) -> None:
    await register.rules("RS")
    organisation, service = await register.organisation("O-RS1"), await register.service("O-RS1")
    await register.licensed(service, await register.employee(organisation, "Ана Пробна"), "СР-1", "2025-07-20")
    question = "{ professionalLicences { nodes { number } } serviceProfessionals { nodes { person { familyName } } } }"
    stranger = await register.kit.organisation("RS", "Other")
    for viewer, seen in (
        (await register.viewers.member(organisation), 1),
        (await register.viewers.coordinator("RS"), 1),
        (await register.viewers.member(stranger), 0),
        (await register.viewers.coordinator("BA"), 0),
        (await register.viewers.anonymous(), 0),
    ):
        found = await register.ask(question, viewer)
        assert [len(one["nodes"]) for one in found.values()] == [seen, seen]
    other = await register.employee(stranger, "Ива Пробна")
    assign = {"serviceId": service, "personId": encode("Person", other.id), "days": {"start": "2025-06-01"}}
    member = await register.viewers.member(organisation)
    assert await register.refused("assignProfessional", member, "serviceProfessional { id }", **assign) == [
        "NOT_AFFILIATED"
    ]
