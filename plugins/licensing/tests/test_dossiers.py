"""A case's file: what the rules ask for, what is missing, and handing it in."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from mreza_documents.models import DocumentKind
from register import Register, codes

pytestmark = pytest.mark.anyio

OPEN = "permissionApplication { id missingItems ready }"


async def opened(register: Register, key: str, employees: int) -> dict[str, object]:
    member = await register.viewers.member(await register.organisation(key))
    values = {"serviceId": await register.service(key), "type": "LICENCE", "employees": employees}
    return await register.done("openPermissionApplication", member, OPEN, **values)  # type: ignore[no-any-return]


async def test_l_11_the_act_on_jobs_is_asked_of_twelve_employees_and_not_of_eight(register: Register) -> None:
    await register.rules("ME")
    eight, twelve = await opened(register, "O-ME1", 8), await opened(register, "O-ME2", 12)
    assert (eight["missingItems"], twelve["missingItems"]) == (6, 7)
    found = (await register.named("dossiers-incomplete", locale="cnr", network="ME"))["permissionApplications"]["nodes"]
    titles = {one["id"]: [item["requirement"]["title"] for item in one["items"]] for one in found}
    assert titles[eight["id"]] == [
        "osnivački akt",
        "dokaz o pravu na prostor",
        "rješenje o upisu u registar",
        "ugovori o radu",
        "licence stručnih radnika",
        "statut",
    ]
    assert set(titles[twelve["id"]]) - set(titles[eight["id"]]) == {"akt o sistematizaciji radnih mjesta"}
    organisation = await register.organisation("O-ME2")
    member = await register.viewers.member(organisation)
    submit = ("submitPermissionApplication", member, "permissionApplication { state submittedOn ready }")
    of = {"applicationId": twelve["id"]}
    refused = await register.do(*submit, **of)
    assert codes(refused) == ["DOSSIER_INCOMPLETE"]
    assert "JOB_SYSTEMATISATION" in refused["errors"][0]["message"]
    [case] = [one for one in found if one["id"] == twelve["id"]]
    for item in case["items"]:
        kind = DocumentKind[item["requirement"]["document"]]
        paper = await register.document(organisation, kind, title=item["requirement"]["code"])
        answer = {"itemId": item["id"], "documentId": paper}
        await register.done("answerDossierItem", member, "dossierItem { missing }", **answer)
        if item is not case["items"][-1]:
            assert await register.refused(*submit, **of) == ["DOSSIER_INCOMPLETE"]
    handed = await register.done(*submit, **of, reference="UPI-12/25")
    assert handed == {"state": "SUBMITTED", "submittedOn": "2025-06-30", "ready": True}
    assert await register.refused("stateEmployees", member, OPEN, **of, employees=8) == ["CASE_CLOSED"]


async def test_what_answers_an_item_is_ones_own_of_its_kind_and_valid(register: Register) -> None:
    await register.rules("ME")
    made = await opened(register, "O-ME1", 8)
    organisation, other = await register.organisation("O-ME1"), await register.organisation("O-ME2")
    member = await register.viewers.member(organisation)
    question = """query ($id: ID!) { permissionApplication(id: $id) {
      items(where: {requirement: {code: {eq: "STATUTE"}}}) { id } } }"""
    [item] = (await register.ask(question, member, id=made["id"]))["permissionApplication"]["items"]
    answer = ("answerDossierItem", member, "dossierItem { missing }")
    papers = {
        "NOT_FOUND": await register.document(other, DocumentKind.STATUTE),
        "WRONG_KIND": await register.document(organisation, DocumentKind.INSURANCE),
        "DOCUMENT_NOT_USABLE": await register.document(
            organisation, DocumentKind.STATUTE, until=date(2025, 6, 29), title="old"
        ),
    }
    for code, paper in papers.items():
        assert await register.refused(*answer, itemId=item["id"], documentId=paper) == [code]
    holds = await register.document(organisation, DocumentKind.STATUTE, until=date(2025, 7, 15), title="new")
    assert (await register.done(*answer, itemId=item["id"], documentId=holds)) == {"missing": False}
    later = 'query ($id: ID!) { dossierItem(id: $id) { missing(asOf: "2025-07-16") required } }'
    assert (await register.ask(later, member, id=item["id"]))["dossierItem"] == {"missing": True, "required": True}
    await register.day_passes("2025-07-01")
    [told] = await register.told("documents.UsedDocumentExpiring")
    assert told["purpose"] == "licensing.dossier.STATUTE"
    assert (await register.done(*answer, itemId=item["id"], documentId=None)) == {"missing": True}


async def test_a_case_is_open_once_and_ends_in_a_permission(register: Register) -> None:
    await register.rules("RS")
    service = await register.service("O-RS1")
    old = await register.permission(service, "1", issuedOn="2019-09-16")
    organisation = await register.organisation("O-RS1")
    member, coordinator = await register.viewers.member(organisation), await register.viewers.coordinator("RS")
    values = {"serviceId": service, "type": "LICENCE", "renewsId": old}
    answers = await asyncio.gather(
        *(register.do("openPermissionApplication", member, OPEN, **values) for _ in range(2))
    )
    assert sorted(codes(one) for one in answers) == [[], ["CASE_OPEN_ALREADY"]]
    [id] = [one["permissionApplication"]["id"] for one in answers if one["permissionApplication"]]
    items = "query ($id: ID!) { permissionApplication(id: $id) { items { id requirement { document code } } } }"
    for item in (await register.ask(items, member, id=id))["permissionApplication"]["items"]:
        asked = item["requirement"]
        paper = await register.document(organisation, DocumentKind[asked["document"]], title=asked["code"])
        await register.done("answerDossierItem", member, "dossierItem { id }", itemId=item["id"], documentId=paper)
    of = {"applicationId": id}
    await register.done("submitPermissionApplication", member, OPEN, **of)
    await register.done("returnPermissionApplication", coordinator, OPEN, **of, remark="Фали печат")
    await register.done("submitPermissionApplication", member, OPEN, **of)
    grant = {"facts": {"type": "LICENCE", "number": "2", "issuedOn": "2025-06-30", "validFrom": "2025-09-16"}}
    assert await register.refused("grantPermissionApplication", member, OPEN, **of, **grant) == ["NOT_PERMITTED"]
    selection = "permissionApplication { state permission { number validTo replaces { number renewal } } }"
    granted = await register.done("grantPermissionApplication", coordinator, selection, **of, **grant)
    assert granted == {
        "state": "GRANTED",
        "permission": {"number": "2", "validTo": "2031-09-15", "replaces": {"number": "1", "renewal": "RENEWED"}},
    }
    moved = [one["state"] for one in await register.told("licensing.PermissionApplicationMoved")]
    assert moved == ["OPEN", "SUBMITTED", "RETURNED", "SUBMITTED", "GRANTED"]


async def test_an_application_is_the_organisations_and_its_networks_own(register: Register) -> None:
    await register.rules("ME")
    made = await opened(register, "O-ME1", 8)
    question = "{ permissionApplications { totalCount } dossierItems { totalCount } }"
    for viewer, seen in (
        (await register.viewers.member(await register.organisation("O-ME1")), [1, 7]),
        (await register.viewers.member(await register.organisation("O-ME2")), [0, 0]),
        (await register.viewers.coordinator("RS"), [0, 0]),
        (await register.viewers.partner("ME"), [0, 0]),
        (await register.viewers.anonymous(), [0, 0]),
    ):
        assert [one["totalCount"] for one in (await register.ask(question, viewer)).values()] == seen
    stranger = await register.viewers.member(await register.organisation("O-ME2"))
    submit = ("submitPermissionApplication", stranger, OPEN)
    assert await register.refused(*submit, applicationId=made["id"]) == ["NOT_FOUND"]
    service = await register.service("O-ME1", "S05")
    opens = {"serviceId": service, "type": "LICENCE", "employees": 8}
    refused = await register.refused("openPermissionApplication", stranger, OPEN, **opens)
    assert refused in (["NOT_FOUND"], ["NOT_YOUR_SERVICE"])
