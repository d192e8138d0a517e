"""Certificates by the version of a framework."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bureau import Office
from mreza.model.global_id import encode
from mreza.model.period import Period

pytestmark = pytest.mark.anyio

SEEN = """{ qualityCertificates { nodes {
  validFrom validTo number inForce framework: frameworkVersion { label certificateMonths framework { code } } } } }"""


async def test_l_08_a_certificate_by_decision_and_until_a_day_keeps_its_version(office: Office) -> None:
    """L-08: EQUASS Assurance, site visit 2025-05-12, four requirements unmet."""
    home = await office.kit.organisation("BA", "Ruka ruci", listed=Period(date(2014, 1, 1)))
    person, member = await office.person("Amra Probna", home), await office.viewers.member(home)
    version = await office.version("EQUASS_ASSURANCE", "2018", 10, certificateMonths=36, surveillanceMonths=12)
    case = await office.done(
        "applyForQualityCertificate",
        member,
        "qualityCertification { id }",
        organisationId=encode("Organisation", home.id),
        frameworkVersionId=version["id"],
        body="EPR",
        day="2025-01-15",
    )
    at = {"certificationId": case["id"]}
    facts: dict[str, Any] = {"decision": "EA-25-117", "validTo": "2028-06-14"}
    too_early = await office.refused("grantQualityCertificate", member, **at, facts=facts, day="2025-06-15")
    assert too_early == ["TRANSITION_NOT_ALLOWED"]
    await office.done("assignQualityAuditor", member, "qualityCertification { id }", **at, auditor="A. Auditor")
    await office.done("recordQualitySiteVisit", member, "qualityCertification { id }", **at, day="2025-05-12")
    unmet = [{"criterionId": one["id"], "note": "…"} for one in version["criteria"][:4]]
    reported = await office.done(
        "recordQualityAudit",
        member,
        "qualityCertification { visitedOn frameworkVersion { label } "
        "audit { id kind startedOn gaps notMet met notApplicable score } }",
        **at,
        unmet=unmet,
    )
    audit = reported["audit"]
    assert (reported["visitedOn"], audit["startedOn"], audit["kind"], audit["gaps"]) == (
        "2025-05-12",
        "2025-05-12",
        "AUDIT",
        4,
    )
    # Nobody has said of the other six that they are met, so there is no score.
    assert {name: audit[name] for name in ("notMet", "met", "notApplicable", "score")} == {
        "notMet": 4,
        "met": None,
        "notApplicable": None,
        "score": None,
    }
    plan = await office.done(
        "planQualityGaps",
        member,
        "qualityPlan { actionCount }",
        assessmentId=audit["id"],
        title="Po nalazu",
        ownerId=encode("Person", person.id),
        dueOn="2025-09-30",
    )
    assert plan == {"actionCount": 4}
    for left_out, code in (("decision", "DECISION_MISSING"), ("validTo", "VALID_TO_MISSING")):
        without = {name: value for name, value in facts.items() if name != left_out}
        assert await office.refused("grantQualityCertificate", member, **at, facts=without) == [code]
    granted = await office.done(
        "grantQualityCertificate",
        member,
        "qualityCertificate { id validFrom validTo decidedOn certification { state } "
        "surveillance(orderBy: [{dueOn: ASC}]) { dueOn state } }",
        **at,
        facts=facts | {"number": "EQ-117"},
        day="2025-06-15",
    )
    assert (granted["validFrom"], granted["validTo"], granted["decidedOn"]) == (
        "2025-06-15",
        "2028-06-14",
        "2025-06-15",
    )
    assert granted["certification"] == {"state": "GRANTED"}
    assert [one["dueOn"] for one in granted["surveillance"]] == ["2026-06-15", "2027-06-15"]
    # The public sees it once the network has, and a later version of the framework leaves it as it is.
    anonymous = await office.viewers.anonymous()
    assert (await office.ask(SEEN, anonymous))["qualityCertificates"]["nodes"] == []
    confirm = {"certificateId": granted["id"]}
    assert await office.refused("confirmQualityCertificate", member, **confirm) == ["NOT_PERMITTED"]
    await office.done(
        "confirmQualityCertificate", await office.viewers.coordinator("BA"), "qualityCertificate { id }", **confirm
    )
    before = (await office.ask(SEEN, anonymous))["qualityCertificates"]["nodes"]
    await office.version("EQUASS_ASSURANCE", "2026", 5, certificateMonths=24)
    await office.done(
        "withdrawQualityVersion", None, "qualityFrameworkVersion { id }", frameworkVersionId=version["id"]
    )
    assert (await office.ask(SEEN, anonymous))["qualityCertificates"]["nodes"] == before
    [shown] = before
    assert (shown["validTo"], shown["number"], shown["inForce"]) == ("2028-06-14", "EQ-117", True)
    assert shown["framework"] == {"label": "2018", "certificateMonths": 36, "framework": {"code": "EQUASS_ASSURANCE"}}
    # What led to it stays between the organisation and its network.
    hidden = "{ qualityCertificates { nodes { decision certification { id } } } qualityCertifications { totalCount } }"
    assert await office.ask(hidden, anonymous) == {
        "qualityCertificates": {"nodes": [{"decision": None, "certification": None}]},
        "qualityCertifications": {"totalCount": 0},
    }


async def test_an_audit_has_a_score_when_its_report_says_that_all_others_are_met(office: Office) -> None:
    home, version = await office.kit.organisation("BA"), await office.version(criteria=10)
    marks = "gaps met partly notMet notApplicable score previousScore results(first: 100) { mark }"
    found = f"qualityCertification {{ audit {{ {marks} }} }}"
    scores = []
    for met in (True, False, True):
        case = await office.done(
            "applyForQualityCertificate",
            None,
            "qualityCertification { id }",
            organisationId=encode("Organisation", home.id),
            frameworkVersionId=version["id"],
            body="EPR",
            day="2025-01-15",
        )
        at = {"certificationId": case["id"]}
        await office.done("assignQualityAuditor", None, "qualityCertification { id }", **at)
        await office.done("recordQualitySiteVisit", None, "qualityCertification { id }", **at, day="2025-05-12")
        unmet = [{"criterionId": one["id"], "partly": one["code"] == "C01"} for one in version["criteria"][:4]]
        reported = await office.done(
            "recordQualityAudit",
            None,
            found,
            **at,
            unmet=unmet,
            othersMet=met,
        )
        audit = reported["audit"]
        assert (audit["gaps"], audit["partly"], audit["notMet"]) == (4, 1, 3)
        assert len(audit["results"]) == (10 if met else 4)
        scores.append((audit["met"], audit["notApplicable"], audit["score"], audit["previousScore"]))
    assert scores == [(6, 0, "65.0", None), (None, None, None, "65.0"), (6, 0, "65.0", None)]


async def test_it_is_told_once_that_a_certificate_ends_and_a_suspended_one_does_not_hold(office: Office) -> None:
    home = await office.kit.organisation("AL", "Çelësi")
    coordinator, version = await office.viewers.coordinator("AL"), await office.version(criteria=1)
    case = await office.done(
        "applyForQualityCertificate",
        coordinator,
        "qualityCertification { id }",
        organisationId=encode("Organisation", home.id),
        frameworkVersionId=version["id"],
        body="Body",
        day="2024-01-01",
    )
    at = {"certificationId": case["id"]}
    await office.done("assignQualityAuditor", coordinator, "qualityCertification { id }", **at)
    await office.done("recordQualitySiteVisit", coordinator, "qualityCertification { id }", **at, day="2024-02-01")
    await office.done("recordQualityAudit", coordinator, "qualityCertification { id }", **at, unmet=[])
    refused = await office.refused("decideQualityCertification", coordinator, **at, outcome="GRANTED", decision="1")
    assert refused == ["CERTIFICATE_MISSING"]
    facts = {"decision": "1", "validTo": "2025-10-01"}
    made = await office.done(
        "grantQualityCertificate", coordinator, "qualityCertificate { id daysLeft }", **at, facts=facts
    )
    assert made["daysLeft"] == 93
    for day in ("2025-07-02", "2025-07-03", "2025-07-04"):
        await office.day_passes(day)
        told = [one["valid_to"] for one in await office.told("quality.QualityCertificateExpiring")]
        assert told == ([] if day == "2025-07-02" else ["2025-10-01"])
    suspended = await office.done(
        "suspendQualityCertificate", coordinator, "qualityCertificate { inForce daysLeft }", certificateId=made["id"]
    )
    assert suspended == {"inForce": False, "daysLeft": None}
    lifted = await office.done(
        "liftQualitySuspension", coordinator, "qualityCertificate { inForce daysLeft }", certificateId=made["id"]
    )
    assert lifted == {"inForce": True, "daysLeft": 89}


async def test_a_certification_ends_without_a_certificate_by_a_decision(office: Office) -> None:
    home = await office.kit.organisation("AL", "Çelësi")
    coordinator, version = await office.viewers.coordinator("AL"), await office.version(criteria=1)
    case = await office.done(
        "applyForQualityCertificate",
        coordinator,
        "qualityCertification { id }",
        organisationId=encode("Organisation", home.id),
        frameworkVersionId=version["id"],
        body="Body",
        day="2025-01-01",
    )
    at = {"certificationId": case["id"]}
    await office.done("assignQualityAuditor", coordinator, "qualityCertification { id }", **at)
    await office.done("recordQualitySiteVisit", coordinator, "qualityCertification { id }", **at, day="2025-02-01")
    await office.done("recordQualityAudit", coordinator, "qualityCertification { id }", **at, unmet=[])
    decide = ("decideQualityCertification", coordinator)
    assert await office.refused(*decide, **at, outcome="REFUSED") == ["DECISION_MISSING"]
    stranger = await office.viewers.coordinator("BA")
    assert await office.refused(decide[0], stranger, **at, outcome="REFUSED", decision="7") == ["NOT_FOUND"]
    decided = await office.done(
        *decide, "qualityCertification { state certificates { number } }", **at, outcome="REFUSED", decision="7"
    )
    assert decided == {"state": "REFUSED", "certificates": []}
    facts = {"decision": "8", "validTo": "2028-06-14"}
    assert await office.refused("grantQualityCertificate", coordinator, **at, facts=facts) == ["TRANSITION_NOT_ALLOWED"]
