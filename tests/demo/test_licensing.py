"""The demo's permissions: what lapses, with all that can be said of it; and every standing there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest

from .conftest import Demo

pytestmark = pytest.mark.anyio

DOCUMENTS = Path(__file__).parents[2] / "plugins" / "licensing" / "mreza_licensing" / "documents"


async def asked(demo: Demo, document: str, **variables: Any) -> dict[str, Any]:
    """What the secretariat is answered."""
    request = GraphQLRequest(
        query=document, viewer=await demo.application.scopes.system(), locale="en", variables=variables
    )
    answer = orjson.loads((await demo.application.engine.execute(request)).body)
    assert "errors" not in answer, answer
    return answer["data"]  # type: ignore[no-any-return]


def named(name: str) -> str:
    return (DOCUMENTS / f"{name}.graphql").read_text("utf-8")


async def test_what_lapses_within_ninety_days_is_alive(demo: Demo) -> None:
    found = (await asked(demo, named("permissions-lapsing")))["servicePermissions"]["nodes"]
    lapsing = [(one["daysLeft"], one["renewal"]) for one in found]
    assert {(14, "REFUSED"), (31, "NOT_RENEWABLE"), (77, "NOT_ASKED_FOR"), (90, "NOT_ASKED_FOR")} <= set(lapsing)
    assert lapsing == sorted(lapsing)
    others = await asked(
        demo, "{ servicePermissions(where: {renewal: {in: [UNDER_WAY]}}) { nodes { daysLeft renewal } } }"
    )
    assert others["servicePermissions"]["nodes"] == [{"daysLeft": 62, "renewal": "UNDER_WAY"}]


async def test_permissions_stand_in_every_way_and_services_too(demo: Demo) -> None:
    groups = "{ servicePermissions { groups(by: [{status: true}]) { key { status } count } } }"
    found = {one["key"]["status"] for one in (await asked(demo, groups))["servicePermissions"]["groups"]}
    assert {"VALID", "SUSPENDED", "EXPIRED", "WITHDRAWN"} <= found
    report = (await asked(demo, named("permissions-by-rules")))["servicePermissions"]["groups"]
    assert len({one["key"]["network"]["code"] for one in report}) >= 5


async def test_a_cantons_consent_and_a_decision_that_says_it_has_no_end_are_among_them(demo: Demo) -> None:
    question = """query ($of: ServicePermissionWhere!) { servicePermissions(where: $of) { totalCount nodes {
      validTo conditions authority { code } type { code } service { licensingStatus unit { parent { code } } }
      ruleSet { code jurisdiction { code unit { code } } } } } }"""
    cantonal = {"type": {"code": {"eq": "CONSENT"}}, "ruleSet": {"jurisdiction": {"unit": {"level": {"eq": "canton"}}}}}
    consents = (await asked(demo, question, of=cantonal))["servicePermissions"]["nodes"]
    assert consents
    for one in consents:
        place = one["ruleSet"]["jurisdiction"]
        assert one["authority"]["code"] == f"{place['code']}-AUTHORITY" and one["validTo"]
        assert one["service"]["unit"]["parent"]["code"] == place["unit"]["code"]
        assert one["service"]["licensingStatus"] == "NO_LICENSING_REGIME"
    endless = (await asked(demo, question, of={"validTo": {"isNull": True}}))["servicePermissions"]["nodes"]
    assert {one["type"]["code"] for one in endless} == {"DECISION_ON_CONDITIONS"}
    assert {one["conditions"] for one in endless} == {"Holds without a last day."}


async def test_cases_findings_and_staff_are_alive(demo: Demo) -> None:
    [case] = (await asked(demo, named("dossiers-incomplete")))["permissionApplications"]["nodes"]
    assert not case["ready"]
    assert case["missingItems"] == len(case["items"]) > 0
    findings = (await asked(demo, named("findings-overdue")))["inspectionFindings"]["nodes"]
    assert [one["inspection"]["permission"]["status"] for one in findings] == ["SUSPENDED"]
    staff = (await asked(demo, named("services-on-one-professional")))["providedServices"]["nodes"]
    assert staff[0]["soleProfessionalUntil"] == "2025-07-20"
    here = (await asked(demo, named("services-by-municipality"), country="RS"))["administrativeUnits"]
    assert here["totalCount"] > 0
