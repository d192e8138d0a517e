"""The demo's quality: the round of mentoring comes to its figures, and every state that matters occurs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest

from .conftest import Demo

pytestmark = pytest.mark.anyio

DOCUMENTS = Path(__file__).parents[2] / "plugins" / "quality" / "mreza_quality" / "documents"
SUPPORT = (DOCUMENTS / "support-by-criterion.graphql").read_text(encoding="utf-8")
CERTIFICATES = (DOCUMENTS / "quality-certificates.graphql").read_text(encoding="utf-8")


async def asked(demo: Demo, document: str, *, public: bool = False) -> dict[str, Any]:
    """What the secretariat is answered, or anybody."""
    scopes = demo.application.scopes
    viewer = await (scopes.open_anonymous() if public else scopes.system())
    answer = orjson.loads(
        (await demo.application.engine.execute(GraphQLRequest(query=document, viewer=viewer, locale="en"))).body
    )
    assert "errors" not in answer, answer
    return answer["data"]  # type: ignore[no-any-return]


async def test_28_of_34_organisations_count_as_supported_and_31_work_by_rights(demo: Demo) -> None:
    found = await asked(demo, SUPPORT)
    counts = {name: found[name]["groups"][0]["organisations"] for name in found if name != "supported"}
    assert counts == {"mentored": 34, "applied": 19, "planned": 17, "both": 8, "rightsBased": 31}
    assert found["supported"]["totalCount"] == 28
    figures = "{ mentoringProgrammes { nodes { mentored supported targetPercent } } }"
    [programme] = (await asked(demo, figures))["mentoringProgrammes"]["nodes"]
    assert programme == {"mentored": 34, "supported": 28, "targetPercent": "93.3"}


async def test_two_cycles_can_be_compared_and_their_gaps_are_planned(demo: Demo) -> None:
    second = """{ qualityAssessments(first: 100, where: {cycle: {eq: 2}}) {
      nodes { score previousScore gaps plans { actionCount } } } }"""
    found = (await asked(demo, second))["qualityAssessments"]["nodes"]
    assert len(found) == 14
    assert all(float(one["score"]) >= float(one["previousScore"]) for one in found)
    assert any(one["score"] != one["previousScore"] for one in found)
    assert all(sum(plan["actionCount"] for plan in one["plans"]) == one["gaps"] for one in found)


async def test_a_review_is_under_way_and_a_certificate_is_shown_to_everybody(demo: Demo) -> None:
    states = "{ peerReviews { groups(by: [{state: true}]) { key { state } count } } }"
    groups = (await asked(demo, states))["peerReviews"]["groups"]
    assert {one["key"]["state"]: one["count"] for one in groups} == {"VISIT": 1, "RESPONDED": 1}
    [certificate] = (await asked(demo, CERTIFICATES, public=True))["qualityCertificates"]["nodes"]
    assert certificate["frameworkVersion"]["framework"]["code"] == "EQUASS_ASSURANCE"
    audits = "{ qualityCertifications { nodes { state audit { gaps met score } } } }"
    found = {one["state"]: one["audit"] for one in (await asked(demo, audits))["qualityCertifications"]["nodes"]}
    assert found == {
        "GRANTED": {"gaps": 4, "met": 6, "score": "60.0"},
        "REPORTED": {"gaps": 4, "met": None, "score": None},
    }
