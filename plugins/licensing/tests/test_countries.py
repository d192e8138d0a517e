"""The stories on the rules of the countries themselves: Bosnia and Herzegovina, Kosovo*, Serbia."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.directory.organisations import Organisation
from mreza.directory.reference import unit_id
from mreza.model.global_id import encode
from mreza.outbox.models import AuditEntry
from register import DAY_CARE, HOME_HELP, Register, text
from sqlalchemy import select

pytestmark = pytest.mark.anyio

LOCAL = "BA-LSG"
ORGANISATION = """query ($id: ID!) { organisation(id: $id) {
  licensingRegime servicesUnlicensed servicesWithPermission
  services(orderBy: [{serviceType: {code: DESC}}]) { licensingStatus permissions {
    validTo authority { code } ruleSet { code jurisdiction { code } } type { kind notEstablished } } } } }"""
ADD = ("registerPermission", None, "servicePermission { validTo ruleSet { code } authority { code } }")
CORRECT = "licensingPermissionType { months renewable services notEstablished authority { code } }"


@pytest.fixture
def plugins() -> list[str]:
    """Three countries speak for themselves."""
    return ["licensing", "country_ba", "country_xk", "country_rs"]


async def seat(register: Register, key: str, scheme: str, code: str) -> str:
    """An organisation has its seat in a unit; the organisation's id."""
    made = await register.organisation(key)
    async with register.kit.session() as session:
        (await session.get_one(Organisation, made.id)).unit_id = unit_id(scheme, code)
    return encode("Organisation", made.id)


async def told(register: Register, id: str) -> dict[str, Any]:
    return (await register.ask(ORGANISATION, id=id))["organisation"]  # type: ignore[no-any-return]


async def kind_of(register: Register, rules: str, code: str) -> str:
    """The id of a type of permission under a rule set."""
    found = await register.ask(
        """query ($rules: String!, $code: String!) {
          licensingPermissionTypes(where: {code: {eq: $code}, ruleSet: {code: {eq: $rules}}}) { nodes { id } } }""",
        rules=rules,
        code=code,
    )
    [one] = found["licensingPermissionTypes"]["nodes"]
    return str(one["id"])


async def test_l_04_a_cantons_consent_stands_beside_brcko_and_srpska_and_nobody_is_unlicensed(
    register: Register,
) -> None:
    await register.rules("BA")
    id = await seat(register, "O-BA1", LOCAL, "ZAVIDOVICI")
    service, bare = await register.service("O-BA1"), await register.service("O-BA1", DAY_CARE)
    consent = {"type": "CONSENT", "number": "07-33/24", "issuedOn": "2024-02-01"}
    assert await register.refused(*ADD, serviceId=service, facts=consent) == ["LENGTH_UNKNOWN"]
    made = await register.done(*ADD, serviceId=service, facts=consent | {"openEnded": True})
    assert made == {"validTo": None, "ruleSet": {"code": "BA-ZDK-1"}, "authority": {"code": "BA-ZDK-AUTHORITY"}}
    found = await told(register, id)
    assert (found["licensingRegime"], found["servicesUnlicensed"], found["servicesWithPermission"]) == (
        "NO_LICENSING",
        0,
        1,
    )
    assert [one["licensingStatus"] for one in found["services"]] == ["NO_LICENSING_REGIME"] * 2
    [shown] = found["services"][0]["permissions"]
    assert shown["type"] == {"kind": "CONSENT", "notEstablished": ["months", "renewable"]}
    assert shown["ruleSet"]["jurisdiction"] == {"code": "BA-ZDK"}
    for type_ in ("LICENCE", "PERMIT"):
        wrong = consent | {"type": type_, "openEnded": True}
        assert await register.refused(*ADD, serviceId=service, facts=wrong) == ["TYPE_UNKNOWN"]
    for place, rules, type_, scheme in (
        ("BRCKO", "BA-BRC-1", "PERMIT", LOCAL),
        ("DOBOJ", "BA-SRP-1", "CONSENT", LOCAL),
    ):
        await seat(register, "O-BA1", scheme, place)
        facts = {"type": type_, "number": place, "issuedOn": "2024-02-01", "validTo": "2026-01-31"}
        made = await register.done(*ADD, serviceId=bare, facts=facts)
        authority = rules.replace("-1", "-AUTHORITY")
        assert made == {"validTo": "2026-01-31", "ruleSet": {"code": rules}, "authority": {"code": authority}}
        assert (await told(register, id))["services"][1]["licensingStatus"] == "NO_LICENSING_REGIME"
        not_there = facts | {"type": "CONSENT" if type_ == "PERMIT" else "PERMIT", "number": "x"}
        assert await register.refused(*ADD, serviceId=bare, facts=not_there) == ["TYPE_UNKNOWN"]


async def test_the_status_of_a_representative_organisation_is_registered_for_a_service_in_a_canton(
    register: Register,
) -> None:
    await register.rules("BA")
    await seat(register, "O-BA1", LOCAL, "ZAVIDOVICI")
    facts = {"type": "REPRESENTATIVE_STATUS", "number": "1", "issuedOn": "2024-02-01", "validTo": "2028-01-31"}
    made = await register.done(*ADD, serviceId=await register.service("O-BA1"), facts=facts)
    assert (made["ruleSet"], made["authority"]) == ({"code": "BA-ZDK-1"}, {"code": "BA-BIH-AUTHORITY"})
    [marks] = (
        await register.ask(
            """{ licensingPermissionTypes(where: {code: {eq: "REPRESENTATIVE_STATUS"},
              ruleSet: {code: {eq: "BA-ZDK-1"}}}) { nodes { notEstablished } } }"""
        )
    )["licensingPermissionTypes"]["nodes"]
    assert "authority" in marks["notEstablished"]


async def test_the_countrys_rules_are_for_who_has_no_place_and_for_professionals(register: Register) -> None:
    await register.rules("BA")
    organisation = await register.organisation("O-BA1")
    facts = {"type": "REGISTER_ENTRY", "number": "1", "issuedOn": "2024-02-01", "openEnded": True}
    made = await register.done(*ADD, serviceId=await register.service("O-BA1"), facts=facts)
    assert made == {"validTo": None, "ruleSet": {"code": "BA-1"}, "authority": None}
    found = await told(register, encode("Organisation", organisation.id))
    assert (found["licensingRegime"], found["servicesUnlicensed"]) == ("NO_LICENSING", 0)
    person = await register.employee(organisation, "Ana Probna")
    licence = {"personId": encode("Person", person.id), "type": "PROFESSIONAL_LICENCE", "number": "1"}
    enter = ("registerProfessionalLicence", None, "professionalLicence { validTo ruleSet { code } }")
    assert await register.refused(*enter, **licence, issuedOn="2024-01-01") == ["LENGTH_UNKNOWN"]
    held = await register.done(*enter, **licence, issuedOn="2024-01-01", openEnded=True)
    assert held == {"validTo": None, "ruleSet": {"code": "BA-1"}}


async def test_l_12_a_licence_of_kosovo_keeps_its_rules_when_others_are_entered(register: Register) -> None:
    """L-12: three years from 2025-03-01 end on 2028-02-29; rules from 2026-01-01, invented here, say five years."""
    await register.rules("XK")
    service, other = await register.service("O-XK1"), await register.service("O-XK1", DAY_CARE)
    old = {"type": "LICENCE", "number": "1", "issuedOn": "2025-03-01"}
    assert await register.refused(*ADD, serviceId=service, facts=old) == ["LENGTH_UNKNOWN"]
    made = await register.done(*ADD, serviceId=service, facts=old | {"months": 36})
    assert (made["validTo"], made["ruleSet"]) == ("2028-02-29", {"code": "XK-17-2013"})
    [place] = (await register.ask("{ licensingJurisdictions { nodes { id code } } }"))["licensingJurisdictions"][
        "nodes"
    ]
    assert place["code"] == "XK"
    licence = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "months": 60}
    licence["authority"] = "XK-GENERAL-COUNCIL"
    await register.enter(place["id"], code="XK-2026", days={"start": "2026-01-01"}, types=[licence])
    register.at("2026-02-01")
    made = await register.done(*ADD, serviceId=other, facts=old | {"number": "2", "issuedOn": "2026-01-15"})
    assert made == {
        "validTo": "2031-01-14",
        "ruleSet": {"code": "XK-2026"},
        "authority": {"code": "XK-GENERAL-COUNCIL"},
    }
    groups = (await register.named("permissions-by-rules", network="XK"))["servicePermissions"]["groups"]
    assert sorted((one["key"]["ruleSet"]["code"], one["count"]) for one in groups) == [
        ("XK-17-2013", 1),
        ("XK-2026", 1),
    ]
    sets = await register.ask("{ licensingRuleSets(orderBy: [{validTo: ASC}]) { nodes { code validTo } } }")
    assert {one["code"]: one["validTo"] for one in sets["licensingRuleSets"]["nodes"]} == {
        "XK-17-2013": "2025-12-31",
        "XK-2026": None,
    }
    await register.rules("XK")
    assert (await register.ask("{ licensingRuleSets { totalCount } }"))["licensingRuleSets"] == {"totalCount": 2}


async def test_what_is_not_established_is_corrected_and_what_is_established_is_not(register: Register) -> None:
    await register.rules("XK")
    kind, rules = await kind_of(register, "XK-17-2013", "LICENCE"), "licensingPermissionType { months }"
    coordinator = await register.viewers.coordinator("XK")
    correct = ("correctPermissionType", coordinator, CORRECT)
    for established in ({"authorityId": None}, {"services": [HOME_HELP]}, {"months": 36, "services": []}):
        answer = await register.do(*correct, typeId=kind, **established)
        [error] = answer["errors"]
        assert error["code"] == "ESTABLISHED_BY_RULES" and "enter a change of the law" in error["message"]
        assert error["path"] in (["authorityId"], ["services"])
    assert await register.refused(*correct, typeId=kind, notEstablished=["colour"]) == ["FIELD_UNKNOWN"]
    assert await register.refused(*correct, typeId=kind, notEstablished=["services"]) == ["ESTABLISHED_BY_RULES"]
    assert await register.refused(*correct, typeId=kind, months=0) == ["LENGTH_NEEDED"]
    made = await register.done(*correct, typeId=kind, months=48)
    assert (made["months"], made["notEstablished"]) == (48, ["months", "renewable"])
    made = await register.done(*correct, typeId=kind, months=36, notEstablished=["renewable"])
    assert (made["months"], made["notEstablished"]) == (36, ["renewable"])
    assert await register.refused(*correct, typeId=kind, months=60) == ["ESTABLISHED_BY_RULES"]
    assert await register.refused(*correct, typeId=kind, notEstablished=["months"]) == ["ESTABLISHED_BY_RULES"]
    facts = {"type": "LICENCE", "number": "1", "issuedOn": "2025-03-01"}
    granted = await register.done(*ADD, serviceId=await register.service("O-XK1"), facts=facts)
    assert granted["validTo"] == "2028-02-29"
    async with register.kit.session() as session:
        operations = list(await session.scalars(select(AuditEntry.mutation)))
    assert operations.count("correctPermissionType") == 2
    stranger = await register.viewers.coordinator("BA")
    assert await register.refused("correctPermissionType", stranger, rules, typeId=kind, renewable=False) == [
        "NOT_FOUND"
    ]
    member = await register.viewers.member(await register.organisation("O-XK1"))
    refused = await register.refused("correctPermissionType", member, rules, typeId=kind, renewable=False)
    assert refused == ["NOT_PERMITTED"]


async def test_who_grants_and_that_there_is_no_end_is_corrected_where_it_is_not_established(register: Register) -> None:
    await register.rules("BA", "XK")
    found = await register.ask("{ licensingJurisdictions { nodes { authorities { id code } } } }")
    places = found["licensingJurisdictions"]["nodes"]
    bodies = {one["code"]: one["id"] for place in places for one in place["authorities"]}
    kind = await kind_of(register, "BA-ZDK-1", "REPRESENTATIVE_STATUS")
    correct = ("correctPermissionType", None, CORRECT)
    foreign = {"typeId": kind, "authorityId": bodies["XK-GENERAL-COUNCIL"]}
    assert await register.refused(*correct, **foreign) == ["AUTHORITY_UNKNOWN"]
    said = {"authorityId": bodies["BA-ZDK-AUTHORITY"], "notEstablished": ["months"], "renewable": False}
    made = await register.done(*correct, typeId=kind, **said)
    assert made == {
        "months": None,
        "renewable": False,
        "services": [],
        "notEstablished": ["months"],
        "authority": {"code": "BA-ZDK-AUTHORITY"},
    }
    await seat(register, "O-BA1", LOCAL, "ZAVIDOVICI")
    service = await register.service("O-BA1")
    facts = {"type": "REPRESENTATIVE_STATUS", "number": "1", "issuedOn": "2024-02-01"}
    assert await register.refused(*ADD, serviceId=service, facts=facts) == ["LENGTH_UNKNOWN"]
    # Somebody found out that it has no end.
    assert (await register.done(*correct, typeId=kind, notEstablished=[]))["notEstablished"] == []
    granted = await register.done(*ADD, serviceId=service, facts=facts)
    assert (granted["validTo"], granted["authority"]) == (None, {"code": "BA-ZDK-AUTHORITY"})


async def test_the_days_of_rules_are_corrected_where_they_are_not_established_and_other_marks_stay(
    register: Register,
) -> None:
    await register.rules("XK")
    found = await register.ask("{ licensingRuleSets { nodes { id notEstablished } } }")
    [rules] = found["licensingRuleSets"]["nodes"]
    days = "alertDays lapsingDays renewalOpensDays decisionDays notEstablished"
    set_ = ("setLicensingDays", await register.viewers.coordinator("XK"), f"licensingRuleSet {{ {days} }}")
    of = {"ruleSetId": rules["id"]}
    answer = await register.do(*set_, **of, decisionDays=400, alertDays=[1])
    [error] = answer["errors"]
    assert (error["code"], error["path"]) == ("ESTABLISHED_BY_RULES", ["decisionDays"])
    assert "XK-17-2013" in error["message"] and "decision_days" in error["message"]
    for names, code in ((["decision_days"], "ESTABLISHED_BY_RULES"), (["colour"], "FIELD_UNKNOWN")):
        answer = await register.do(*set_, **of, notEstablished=names)
        assert [(one["code"], one["path"]) for one in answer["errors"]] == [(code, ["notEstablished"])]
    made = await register.done(*set_, **of, renewalOpensDays=120, alertDays=[60, 10], lapsingDays=60)
    assert made["notEstablished"] == rules["notEstablished"]
    assert (made["renewalOpensDays"], made["alertDays"], made["lapsingDays"]) == (120, [60, 10], 60)
    made = await register.done(*set_, **of, renewalOpensDays=90, notEstablished=["valid", "renewal_closes_days"])
    assert made["notEstablished"] == ["valid", "dossier", "staff", "renewal_closes_days"]
    assert (made["renewalOpensDays"], made["decisionDays"]) == (90, 30)
    assert await register.refused(*set_, **of, renewalOpensDays=60) == ["ESTABLISHED_BY_RULES"]
    assert await register.refused(*set_, **of, notEstablished=["alert_days"]) == ["ESTABLISHED_BY_RULES"]
    made = await register.done(*set_, **of, alertDays=[30], notEstablished=[])
    assert (made["alertDays"], made["notEstablished"]) == ([30], ["valid", "dossier", "staff"])
    case = await register.done(
        "openPermissionApplication",
        None,
        "permissionApplication { ready }",
        serviceId=await register.service("O-XK1"),
        type="LICENCE",
    )
    assert case == {"ready": None}


async def test_a_length_that_no_permission_has_is_refused_wherever_it_is_said(register: Register) -> None:
    await register.rules("XK")
    kind = await kind_of(register, "XK-17-2013", "LICENCE")
    correct, long = ("correctPermissionType", None, CORRECT), [("LENGTH_IMPOSSIBLE", ["months"])]
    for months in (1201, 100000):
        answer = await register.do(*correct, typeId=kind, months=months)
        assert [(one["code"], one["path"]) for one in answer["errors"]] == long
        assert "1200" in answer["errors"][0]["message"]
    facts = {"type": "LICENCE", "number": "1", "issuedOn": "2025-03-01"}
    service = await register.service("O-XK1")
    answer = await register.do(*ADD, serviceId=service, facts=facts | {"months": 100000})
    assert [(one["code"], one["path"]) for one in answer["errors"]] == [("LENGTH_IMPOSSIBLE", ["facts", "months"])]
    [place] = (await register.ask("{ licensingJurisdictions { nodes { id } } }"))["licensingJurisdictions"]["nodes"]
    type_ = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "months": 100000}
    rules = {"code": "XK-2", "days": {"start": "2026-01-01"}, "regime": "LICENSING", "types": [type_]}
    enter = ("enterLicensingRules", None, "licensingRuleSet { id }")
    answer = await register.do(*enter, jurisdictionId=place["id"], rules=rules)
    assert [(one["code"], one["path"]) for one in answer["errors"]] == [
        ("LENGTH_IMPOSSIBLE", ["rules", "types", "0", "months"])
    ]
    made = await register.done(*correct, typeId=kind, months=1200)
    assert made["months"] == 1200
    assert (await register.done(*ADD, serviceId=service, facts=facts))["validTo"] == "2125-02-28"


async def test_a_type_is_corrected_to_services_of_the_catalogue_alone(register: Register) -> None:
    place = await register.jurisdiction("XK")
    open_ = {"code": "LICENCE", "kind": "LICENCE", "name": text(sq="licencë"), "notEstablished": ["services"]}
    await register.enter(place, code="XK-1", days={"start": "2015-01-01"}, types=[open_])
    await register.service("O-XK1")
    kind, correct = await kind_of(register, "XK-1", "LICENCE"), ("correctPermissionType", None, CORRECT)
    answer = await register.do(*correct, typeId=kind, services=[HOME_HELP, "S6", "home help"])
    [error] = answer["errors"]
    assert (error["code"], error["path"]) == ("SERVICES_UNKNOWN", ["services"])
    assert "has no S6, home help." in error["message"]
    assert (await register.done(*correct, typeId=kind, services=[HOME_HELP]))["services"] == [HOME_HELP]
    assert (await register.done(*correct, typeId=kind, services=[]))["services"] == []


async def test_a_file_is_not_ready_because_nobody_knows_what_belongs_to_it(register: Register) -> None:
    await register.rules("XK", "RS")
    opened = (
        "openPermissionApplication",
        None,
        "permissionApplication { ready missingItems ruleSet { notEstablished } }",
    )
    of_kosovo = await register.done(*opened, serviceId=await register.service("O-XK1"), type="LICENCE")
    assert (of_kosovo["ready"], of_kosovo["missingItems"]) == (None, 0)
    assert {"dossier", "staff", "alert_days"} <= set(of_kosovo["ruleSet"]["notEstablished"])
    of_serbia = await register.done(*opened, serviceId=await register.service("O-RS1"), type="LICENCE")
    assert (of_serbia["ready"], of_serbia["missingItems"]) == (False, 3)
    cases = (await register.named("dossiers-incomplete", network="XK"))["permissionApplications"]["nodes"]
    assert [(one["ready"], "dossier" in one["ruleSet"]["notEstablished"]) for one in cases] == [(None, True)]


async def test_what_is_granted_on_a_case_says_its_length_too(register: Register) -> None:
    await register.rules("XK")
    opened = ("openPermissionApplication", None, "permissionApplication { id }")
    case = await register.done(*opened, serviceId=await register.service("O-XK1"), type="LICENCE")
    of = {"applicationId": case["id"]}
    await register.done("submitPermissionApplication", None, "permissionApplication { id }", **of)
    grant = ("grantPermissionApplication", None, "permissionApplication { state permission { validTo } }")
    facts = {"type": "LICENCE", "number": "1", "issuedOn": "2025-06-30"}
    assert await register.refused(*grant, **of, facts=facts) == ["LENGTH_UNKNOWN"]
    made = await register.done(*grant, **of, facts=facts | {"validTo": "2028-06-29"})
    assert made == {"state": "GRANTED", "permission": {"validTo": "2028-06-29"}}


async def test_services_of_every_municipality_of_a_country_and_those_without_come_at_once(register: Register) -> None:
    await register.rules("RS")
    await seat(register, "O-RS1", "RS-LSG", "CACAK")
    await register.service("O-RS1")
    for code in (HOME_HELP, DAY_CARE):
        await register.service("O-RS1", code, unit_id=unit_id("RS-LSG", "LUCANI"))
    await seat(register, "O-BA1", LOCAL, "ZAVIDOVICI")
    await register.service("O-BA1")
    found = await register.named("services-of-municipalities", country="RS")
    here = [
        (one["key"]["unit"]["code"], one["key"]["serviceType"]["code"], one["count"])
        for one in found["services"]["groups"]
    ]
    assert sorted(here) == [("LUCANI", "S05", 1), ("LUCANI", "S06", 1)]
    [group] = found["seats"]["groups"]
    assert group["key"]["organisation"]["unit"] == {"code": "CACAK", "name": "Čačak"}
    assert (group["key"]["serviceType"]["code"], group["count"], group["organisations"]) == ("S06", 1, 1)
    # 145 cities and municipalities, Belgrade's seventeen, and the two that have something.
    without, codes = found["without"], []
    assert without["totalCount"] == 145 + 17 - 2 and len(without["nodes"]) == 100
    while True:
        codes += [one["code"] for one in without["nodes"]]
        if not without["pageInfo"]["hasNextPage"]:
            break
        after = without["pageInfo"]["endCursor"]
        without = (await register.named("services-of-municipalities", country="RS", after=after))["without"]
    assert len(set(codes)) == 160 and not {"CACAK", "LUCANI"} & set(codes)
    care = await register.named("services-of-municipalities", country="RS", service=DAY_CARE)
    assert (care["services"]["totalCount"], care["seats"]["totalCount"], care["without"]["totalCount"]) == (1, 0, 161)
