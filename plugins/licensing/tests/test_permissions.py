"""A permission is a service's, keeps the rules that it was issued under, and amounts on a day to what its dates say."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from mreza.model.global_id import encode
from register import DAY_CARE, Register, codes, text

pytestmark = pytest.mark.anyio

ORGANISATION = """query ($id: ID!, $asOf: Date) { organisation(id: $id, asOf: $asOf) {
  licensingRegime servicesWithPermission servicesLapsing servicesSuspended servicesUnlicensed
  services(orderBy: [{serviceType: {code: DESC}}]) {
    serviceType { code } licensingStatus permissions { number validTo daysLeft lapsing type { kind } } } } }"""
PERMISSION = """query ($id: ID!, $day: Date) { servicePermission(id: $id) {
  validFrom validTo grantedTo status(asOf: $day) inForce(asOf: $day) daysLeft(asOf: $day)
  ruleSet { code } type { code } replacedBy { number } } }"""


async def of(register: Register, key: str, **variables: Any) -> dict[str, Any]:
    id = encode("Organisation", (await register.organisation(key)).id)
    return (await register.ask(ORGANISATION, id=id, **variables))["organisation"]  # type: ignore[no-any-return]


async def permission(register: Register, id: str, day: str | None = None) -> dict[str, Any]:
    return (await register.ask(PERMISSION, id=id, day=day))["servicePermission"]  # type: ignore[no-any-return]


async def test_l_01_one_of_two_services_is_lapsing_and_nobody_is_licensed_or_unlicensed(register: Register) -> None:
    """L-01: home help issued 2019-09-16 for six years ends on 2025-09-15, 77 days from 2025-06-30."""
    await register.rules("RS")
    help_, care = await register.service("O-RS1"), await register.service("O-RS1", DAY_CARE)
    await register.permission(help_, "ПО-1", issuedOn="2019-09-16", months=72)
    await register.permission(care, "ДБ-1", issuedOn="2022-03-01")
    found = await of(register, "O-RS1")
    assert found["services"] == [
        {
            "serviceType": {"code": "S06"},
            "licensingStatus": "PERMITTED",
            "permissions": [
                {
                    "number": "ПО-1",
                    "validTo": "2025-09-15",
                    "daysLeft": 77,
                    "lapsing": True,
                    "type": {"kind": "LICENCE"},
                }
            ],
        },
        {
            "serviceType": {"code": "S05"},
            "licensingStatus": "PERMITTED",
            "permissions": [
                {
                    "number": "ДБ-1",
                    "validTo": "2028-02-29",
                    "daysLeft": 974,
                    "lapsing": False,
                    "type": {"kind": "LICENCE"},
                }
            ],
        },
    ]
    assert (found["servicesLapsing"], found["servicesWithPermission"], found["servicesUnlicensed"]) == (1, 2, 0)
    assert found["licensingRegime"] == "LICENSING"
    on_its_last_day, after = (
        await of(register, "O-RS1", asOf="2025-09-15"),
        await of(register, "O-RS1", asOf="2025-09-16"),
    )
    assert (on_its_last_day["servicesLapsing"], on_its_last_day["servicesUnlicensed"]) == (1, 0)
    assert (after["servicesWithPermission"], after["servicesLapsing"], after["servicesUnlicensed"]) == (1, 0, 1)
    assert after["services"][0]["licensingStatus"] == "LAPSED"


async def test_l_03_a_limited_licence_is_granted_once_and_for_five_years_at_most(register: Register) -> None:
    await register.rules("RS")
    service, other = await register.service("O-RS1"), await register.service("O-RS1", DAY_CARE)
    coordinator = await register.viewers.coordinator("RS")
    add = ("registerPermission", coordinator, "servicePermission { id }")
    limited = {"type": "LIMITED_LICENCE", "number": "ОЛ-1", "issuedOn": "2025-06-01"}
    six = await register.do(*add, serviceId=service, facts=limited | {"months": 72})
    assert (codes(six), six["errors"][0]["path"]) == (["TOO_LONG"], ["facts", "months"])
    assert await register.refused(*add, serviceId=service, facts=limited | {"validTo": "2030-06-01"}) == ["TOO_LONG"]
    first = await register.done(*add, serviceId=service, facts=limited | {"validTo": "2027-05-31"})
    again = limited | {"number": "ОЛ-2", "issuedOn": "2027-06-01"}
    assert await register.refused(*add, serviceId=service, facts=again) == ["LIMITED_ONLY_ONCE"]
    opened = ("openPermissionApplication", coordinator, "permissionApplication { id }")
    case = await register.do(*opened, serviceId=service, type="LIMITED_LICENCE")
    assert [(one["code"], one["path"]) for one in case["errors"]] == [("LIMITED_ONLY_ONCE", ["type"])]
    five = await register.done(*add, serviceId=other, facts=limited | {"number": "ОЛ-3", "months": 60})
    assert (await permission(register, five["id"]))["validTo"] == "2030-05-31"
    renew = {"serviceId": service, "type": "LIMITED_LICENCE", "renewsId": first["id"]}
    assert await register.refused(*opened, **renew) == ["NOT_RENEWABLE"]
    full = await register.done(*opened, **(renew | {"type": "LICENCE"}))
    assert full["id"]
    await register.done("voidPermission", coordinator, "servicePermission { id }", permissionId=first["id"], reason="x")
    assert await register.refused(*add, serviceId=service, facts=again) == []


async def test_a_length_that_the_rules_do_not_establish_is_said_and_is_not_taken_for_no_end(register: Register) -> None:
    unknown = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "notEstablished": ["months"]}
    endless = {"code": "ENTRY", "kind": "REGISTER_ENTRY", "name": text(sq="regjistrim")}
    known = endless | {"code": "PERMIT", "months": 36}
    place = await register.jurisdiction("XK")
    await register.enter(place, code="XK-1", days={"start": "2015-01-01"}, types=[unknown, endless, known])
    service = await register.service("O-XK1")
    selection = "servicePermission { validTo grantedTo }"
    add = ("registerPermission", await register.viewers.coordinator("XK"), selection)
    facts = {"type": "LICENCE", "number": "1", "issuedOn": "2020-03-01"}
    refused = await register.do(*add, serviceId=service, facts=facts)
    assert [(one["code"], one["path"]) for one in refused["errors"]] == [("LENGTH_UNKNOWN", ["facts", "validTo"])]
    assert "openEnded" in refused["errors"][0]["message"]
    for length, field in (
        ({"openEnded": True, "validTo": "2023-02-28"}, "openEnded"),
        ({"openEnded": True, "months": 36}, "openEnded"),
        ({"validTo": "2023-02-28", "months": 36}, "months"),
    ):
        twice = await register.do(*add, serviceId=service, facts=facts | length)
        assert [(one["code"], one["path"]) for one in twice["errors"]] == [("LENGTH_TWICE", ["facts", field])]
    made = await register.done(*add, serviceId=service, facts=facts | {"months": 36})
    assert made == {"validTo": "2023-02-28", "grantedTo": "2023-02-28"}
    none = {"validTo": None, "grantedTo": None}
    later = {"number": "2", "issuedOn": "2023-03-01"}
    assert await register.done(*add, serviceId=service, facts=facts | later | {"openEnded": True}) == none
    assert await register.done(*add, serviceId=service, facts=facts | {"type": "ENTRY"}) == none
    too_long = await register.do(*add, serviceId=service, facts=facts | {"type": "PERMIT", "openEnded": True})
    assert [(one["code"], one["path"]) for one in too_long["errors"]] == [("TOO_LONG", ["facts", "openEnded"])]


async def test_two_limited_licences_at_a_time_are_one(register: Register) -> None:
    await register.rules("RS")
    here = await register.service("O-RS1")
    coordinator = await register.viewers.coordinator("RS")
    facts = [
        {"type": "LIMITED_LICENCE", "number": n, "issuedOn": d} for n, d in (("1", "2018-01-01"), ("2", "2025-01-01"))
    ]
    answers = await asyncio.gather(
        *(
            register.do("registerPermission", coordinator, "servicePermission { id }", serviceId=here, facts=one)
            for one in facts
        )
    )
    assert sorted(codes(one) for one in answers) == [[], ["LIMITED_ONLY_ONCE"]]


async def test_l_03_a_limited_licence_is_granted_once_however_later_rules_spell_it(register: Register) -> None:
    place = await register.jurisdiction("XK")
    limited = {"code": "LIMITED", "kind": "LIMITED_LICENCE", "name": text(sq="licencë"), "once": True, "months": 12}
    full = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë")}
    await register.enter(place, code="XK-1", days={"start": "2015-01-01"}, types=[limited, full])
    once = full | {"code": "FIRST_LICENCE", "once": True}
    spelt = [limited | {"code": "LIMITED_LICENCE"}, full, once]
    await register.enter(place, code="XK-2", days={"start": "2024-01-01"}, types=spelt)
    service = await register.service("O-XK1")
    add = ("registerPermission", None, "servicePermission { id }")
    await register.permission(service, "1", type="LIMITED", issuedOn="2022-01-01")
    await register.permission(service, "2", type="LICENCE", issuedOn="2023-01-01", validTo="2024-12-31")
    again = {"type": "LIMITED_LICENCE", "number": "3", "issuedOn": "2025-01-01"}
    assert await register.refused(*add, serviceId=service, facts=again) == ["LIMITED_ONLY_ONCE"]
    # Of the same kind, but not granted once: that does not count.
    first = {"type": "FIRST_LICENCE", "number": "4", "issuedOn": "2025-01-01"}
    assert await register.refused(*add, serviceId=service, facts=first) == []


async def test_l_04_where_no_regime_is_nobody_is_unlicensed_and_a_consent_is_shown(register: Register) -> None:
    place = await register.jurisdiction("BA")
    consent = {"code": "CONSENT", "kind": "CONSENT", "name": text(bs="saglasnost")}
    await register.enter(place, code="BA-TEST", days={"start": "2015-01-01"}, regime="NO_LICENSING", types=[consent])
    await register.rules("RS")
    service = await register.service("O-BA1")
    await register.service("O-BA1", DAY_CARE)
    await register.service("O-RS1")
    await register.permission(service, "07-33/24", type="CONSENT", issuedOn="2024-02-01")
    found = await of(register, "O-BA1")
    assert (found["licensingRegime"], found["servicesUnlicensed"], found["servicesWithPermission"]) == (
        "NO_LICENSING",
        0,
        1,
    )
    assert [one["licensingStatus"] for one in found["services"]] == ["NO_LICENSING_REGIME"] * 2
    assert found["services"][0]["permissions"] == [
        {"number": "07-33/24", "validTo": None, "daysLeft": None, "lapsing": False, "type": {"kind": "CONSENT"}}
    ]
    groups = (await register.named("permissions-by-rules"))["providedServices"]["groups"]
    assert [(one["key"]["network"]["code"], one["key"]["licensingStatus"], one["count"]) for one in groups] == [
        ("BA", "NO_LICENSING_REGIME", 2),
        ("RS", "UNLICENSED", 1),
    ]
    unknown = await register.service("O-XK1")
    [row] = (
        await register.ask("query ($id: ID!) { providedService(id: $id) { licensingStatus } }", id=unknown)
    ).values()
    assert row == {"licensingStatus": "RULES_UNKNOWN"}


async def test_l_12_a_licence_keeps_the_rules_that_it_was_issued_under(register: Register) -> None:
    """L-12: three years from 2025-03-01 end on 2028-02-29; new rules from 2026-01-01 say five years."""
    place = await register.jurisdiction("XK")
    licence = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "months": 36}
    await register.enter(place, code="XK-OLD", days={"start": "2015-01-01"}, types=[licence])
    service, other = await register.service("O-XK1"), await register.service("O-XK1", DAY_CARE)
    old = await register.permission(service, "1", issuedOn="2025-03-01")
    await register.enter(place, code="XK-2026", days={"start": "2026-01-01"}, types=[licence | {"months": 60}])
    register.at("2026-02-01")
    new = await register.permission(other, "2", issuedOn="2026-01-15")
    for id, rules, last in ((old, "XK-OLD", "2028-02-29"), (new, "XK-2026", "2031-01-14")):
        found = await permission(register, id)
        assert (found["ruleSet"]["code"], found["validTo"]) == (rules, last)
    sets = await register.ask("{ licensingRuleSets(orderBy: [{code: DESC}]) { nodes { code validFrom validTo } } }")
    assert sets["licensingRuleSets"]["nodes"] == [
        {"code": "XK-OLD", "validFrom": "2015-01-01", "validTo": "2025-12-31"},
        {"code": "XK-2026", "validFrom": "2026-01-01", "validTo": None},
    ]
    report = (await register.named("permissions-by-rules"))["servicePermissions"]["groups"]
    assert sorted(one["key"]["ruleSet"]["code"] for one in report) == ["XK-2026", "XK-OLD"]
    late = {"type": "LICENCE", "number": "3", "issuedOn": "2025-12-31", "months": 60}
    add = ("registerPermission", None, "servicePermission { id }")
    assert await register.refused(*add, serviceId=await register.service("O-XK1", "S07"), facts=late) == ["TOO_LONG"]


async def test_a_renewal_ends_the_permission_before_it_on_the_day_before(register: Register) -> None:
    await register.rules("RS")
    service = await register.service("O-RS1")
    old = await register.permission(service, "1", issuedOn="2019-09-16")
    await register.permission(service, "2", issuedOn="2025-06-20", validFrom="2025-09-01", replaces=old)
    found = await permission(register, old)
    assert (found["validTo"], found["grantedTo"], found["replacedBy"]) == (
        "2025-08-31",
        "2025-09-15",
        [{"number": "2"}],
    )
    assert [(await permission(register, old, day))["status"] for day in ("2025-06-30", "2025-09-01")] == [
        "VALID",
        "REPLACED",
    ]
    add = ("registerPermission", None, "servicePermission { id }")
    third = {"type": "LICENCE", "number": "3", "issuedOn": "2026-01-01"}
    assert await register.refused(*add, serviceId=service, facts=third) == ["PERMISSION_OVERLAPS"]


async def test_decisions_end_a_permission_by_their_day(register: Register) -> None:
    await register.rules("RS")
    ids = [
        await register.permission(await register.service("O-RS1", f"S0{n}"), str(n), issuedOn="2022-01-01")
        for n in (5, 6)
    ]
    coordinator = await register.viewers.coordinator("RS")
    await register.done(
        "withdrawPermission",
        coordinator,
        "servicePermission { id }",
        permissionId=ids[0],
        reason="Услови се не испуњавају",
        fromDay="2025-07-10",
    )
    states = [(await permission(register, ids[0], day))["status"] for day in ("2025-07-09", "2025-07-10")]
    assert states == ["VALID", "WITHDRAWN"]
    surrender = ("surrenderPermission", coordinator, "servicePermission { id }")
    assert await register.refused(*surrender, permissionId=ids[0]) == ["TRANSITION_NOT_ALLOWED"]
    assert await register.refused(*surrender, permissionId=ids[1], fromDay="2035-01-01") == ["ENDED_ALREADY"]
    assert await register.refused(*surrender, permissionId=ids[1], fromDay="2021-01-01") == ["ENDS_BEFORE_BEGIN"]
    assert [one["how"] for one in await register.told("licensing.PermissionEnded")] == ["WITHDRAWN"]


async def test_an_authoritys_register_is_taken_over_whole_or_not_at_all(register: Register) -> None:
    await register.rules("RS")
    help_, care = await register.service("O-RS1"), await register.service("O-RS1", DAY_CARE)
    coordinator = await register.viewers.coordinator("RS")
    lines = [
        {"serviceId": id, "facts": {"type": "LICENCE", "number": n, "issuedOn": "2023-05-05", "source": "регистар"}}
        for id, n in ((help_, "10"), (care, "11"))
    ]
    update = ("updatePermissionRegister", coordinator, "added known")
    wrong = lines[1] | {"facts": lines[1]["facts"] | {"type": "PERMIT"}}  # type: ignore[operator]
    refused = await register.do(*update, entries=[lines[0], wrong])
    assert (codes(refused), refused["errors"][0]["path"]) == (["TYPE_UNKNOWN"], ["entries", "1", "type"])
    assert (await of(register, "O-RS1"))["servicesWithPermission"] == 0
    assert await register.do(*update, entries=lines) == {"added": 2, "known": 0, "errors": []}
    assert await register.do(*update, entries=lines) == {"added": 0, "known": 2, "errors": []}
    stranger = await register.viewers.coordinator("BA")
    assert await register.refused("updatePermissionRegister", stranger, "added", entries=lines) == [
        "NOT_FOUND",
        "NOT_FOUND",
    ]
