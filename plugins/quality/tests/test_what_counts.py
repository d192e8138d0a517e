"""What counts, and what does not any more; what others see, and what was never shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bureau import Office, text
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza_licensing.models import PermissionApplication, PermissionApplicationState
from sqlalchemy import update
from test_mentoring import applied, mentored
from test_peer_reviews import ADVICE, Review

pytestmark = pytest.mark.anyio


async def test_an_application_that_was_taken_back_is_no_support(office: Office) -> None:
    homes = [await office.kit.organisation("RS", name) for name in ("Stands", "Taken back")]
    await mentored(office, homes)
    await applied(office, [(home, date(2025, 2, 1)) for home in homes])
    question = "{ mentoringProgrammes { nodes { mentored supported } } mentorings { nodes { supportedBy } } }"

    async def found() -> tuple[dict[str, int], list[str]]:
        answer = await office.ask(question)
        [programme] = answer["mentoringProgrammes"]["nodes"]
        return programme, sorted(one["supportedBy"] for one in answer["mentorings"]["nodes"])

    assert await found() == ({"mentored": 2, "supported": 2}, ["APPLICATION", "APPLICATION"])
    async with office.kit.session() as session:
        taken_back = {"state": PermissionApplicationState.WITHDRAWN, "closed_on": date(2025, 3, 1)}
        of = PermissionApplication.organisation_id == homes[1].id
        await session.execute(update(PermissionApplication).where(of).values(**taken_back))
    assert await found() == ({"mentored": 2, "supported": 1}, ["APPLICATION", "NONE"])


async def plan_of(office: Office, home: Organisation, person: Person, member: Viewer, actions: int) -> dict[str, Any]:
    given = [
        {"what": f"Korak {number}", "ownerId": encode("Person", person.id), "dueOn": "2025-07-10"}
        for number in range(actions)
    ]
    return await office.done(  # type: ignore[no-any-return]
        "draftQualityPlan",
        member,
        "qualityPlan { id actions(orderBy: [{what: ASC}]) { id } }",
        organisationId=encode("Organisation", home.id),
        facts={"title": "Plan"},
        actions=given,
    )


async def test_nothing_is_reopened_in_a_plan_that_is_closed(office: Office) -> None:
    home = await office.kit.organisation("BA")
    member = await office.viewers.member(home)
    plan = await plan_of(office, home, await office.person("Amra Probna", home), member, 1)
    await office.done("approveQualityPlan", None, "qualityPlan { id }", planId=plan["id"], body="Upravni odbor")
    action = {"actionId": plan["actions"][0]["id"], "remark": "Ne treba."}
    again = action | {"dueOn": "2025-09-01"}
    await office.done("dropQualityAction", member, "qualityAction { id }", **action)
    await office.done("reopenQualityAction", None, "qualityAction { id }", **again)
    await office.done("dropQualityAction", member, "qualityAction { id }", **action)
    await office.done("closeQualityPlan", None, "qualityPlan { state }", planId=plan["id"])
    assert await office.refused("reopenQualityAction", None, **again) == ["PLAN_CLOSED"]


async def test_what_was_given_up_is_not_overdue_and_what_was_done_late_was(office: Office) -> None:
    home = await office.kit.organisation("BA")
    member = await office.viewers.member(home)
    plan = await plan_of(office, home, await office.person("Amra Probna", home), member, 3)
    await office.done("approveQualityPlan", None, "qualityPlan { id }", planId=plan["id"], body="Upravni odbor")
    office.at("2025-07-20")
    late, dropped, _ = (one["id"] for one in plan["actions"])
    await office.done("reportQualityAction", member, "qualityAction { id }", actionId=late, day="2025-07-15")
    await office.done("dropQualityAction", member, "qualityAction { id }", actionId=dropped, remark="Ne treba.")
    question = """query ($day: Date) { qualityActions(orderBy: [{what: ASC}]) { nodes { overdue(asOf: $day) } }
      qualityPlans { nodes { overdueCount(asOf: $day) } } }"""

    async def found(day: str) -> tuple[list[bool], int]:
        answer = await office.ask(question, member, day=day)
        marks = [one["overdue"] for one in answer["qualityActions"]["nodes"]]
        return marks, answer["qualityPlans"]["nodes"][0]["overdueCount"]

    assert await found("2025-07-10") == ([False, False, False], 0)
    assert await found("2025-07-14") == ([True, False, True], 2)
    assert await found("2025-07-15") == ([False, False, True], 1)
    await office.done("cancelQualityPlan", member, "qualityPlan { id }", planId=plan["id"])
    assert await found("2025-07-20") == ([False, False, False], 0)


async def granted(office: Office, home: Organisation, version: str, day: str, **facts: Any) -> dict[str, Any]:
    """What the answer to a grant is, at the end of a certification."""
    case = await office.done(
        "applyForQualityCertificate",
        None,
        "qualityCertification { id }",
        organisationId=encode("Organisation", home.id),
        frameworkVersionId=version,
        body="EPR",
        day=day,
    )
    at = {"certificationId": case["id"]}
    await office.done("assignQualityAuditor", None, "qualityCertification { id }", **at, day=day)
    await office.done("recordQualitySiteVisit", None, "qualityCertification { id }", **at, day=day)
    await office.done("recordQualityAudit", None, "qualityCertification { id }", **at, unmet=[], day=day)
    answer = await office.do(
        "grantQualityCertificate", None, "qualityCertificate { id }", **at, facts={"decision": "1"} | facts, day=day
    )
    made = answer.pop("qualityCertificate")
    if made is not None:
        confirm = {"certificateId": made["id"]}
        await office.done("confirmQualityCertificate", None, "qualityCertificate { id }", **confirm)
        return made  # type: ignore[no-any-return]
    return answer


async def test_a_certificate_holds_until_the_one_that_takes_its_place_begins(office: Office) -> None:
    home = await office.kit.organisation("BA", "Ruka ruci", listed=Period(date(2014, 1, 1)))
    version = (await office.version(criteria=1))["id"]
    old = await granted(office, home, version, "2022-09-15", validTo="2025-09-14", number="old")
    new = {"validTo": "2028-08-31", "number": "new", "replacesId": old["id"]}
    too_early = await granted(office, home, version, "2025-06-01", validFrom="2022-09-15", **new)
    assert [one["code"] for one in too_early["errors"]] == ["REPLACES_NOTHING"]
    await granted(office, home, version, "2025-06-20", validFrom="2025-09-01", **new)
    anonymous = await office.viewers.anonymous()
    question = """query ($day: Date) { qualityCertificates(orderBy: [{validFrom: ASC}]) {
      nodes { number state validTo inForce(asOf: $day) } } }"""
    for day, holds in (("2025-06-30", [True, False]), ("2025-08-31", [True, False]), ("2025-09-01", [False, True])):
        nodes = (await office.ask(question, anonymous, day=day))["qualityCertificates"]["nodes"]
        assert [one["inForce"] for one in nodes] == holds, day
    assert (nodes[0]["state"], nodes[0]["validTo"]) == ("REPLACED", "2025-08-31")


async def test_a_suspended_certificate_does_not_hold_again_when_it_is_replaced(office: Office) -> None:
    home, version = await office.kit.organisation("BA"), (await office.version(criteria=1))["id"]
    old = await granted(office, home, version, "2022-09-15", validTo="2025-09-14")
    await office.done("suspendQualityCertificate", None, "qualityCertificate { id }", certificateId=old["id"])
    await granted(
        office, home, version, "2025-06-20", validFrom="2025-09-01", validTo="2028-08-31", replacesId=old["id"]
    )
    question = "query ($id: ID!) { qualityCertificate(id: $id) { state inForce } }"
    found = (await office.ask(question, id=old["id"]))["qualityCertificate"]
    assert found == {"state": "REPLACED", "inForce": False}


async def test_a_certificate_without_a_foreseeable_end_plans_no_endless_looks(office: Office) -> None:
    home = await office.kit.organisation("BA")
    version = (await office.version(criteria=1, surveillanceMonths=1))["id"]
    made = await granted(office, home, version, "2025-06-01", validTo="9990-12-31")
    looks = "surveillance(orderBy: [{dueOn: DESC}], first: 1) { dueOn }"
    question = f"query ($id: ID!) {{ qualityCertificate(id: $id) {{ {looks} }} }}"
    [last] = (await office.ask(question, id=made["id"]))["qualityCertificate"]["surveillance"]
    assert last == {"dueOn": "2030-06-01"}


async def test_a_draft_that_was_given_up_is_never_shown(office: Office) -> None:
    shown = await office.version(criteria=1)
    framework = (await office.ask("{ qualityFrameworks { nodes { id } } }"))["qualityFrameworks"]["nodes"][0]["id"]
    drafted = await office.done(
        "draftQualityVersion",
        None,
        "qualityFrameworkVersion { id }",
        frameworkId=framework,
        facts={"label": "2099"},
        criteria=[{"code": "X", "family": "FUNCTIONAL", "text": text(en="Never said")}],
    )
    for id, state in ((drafted["id"], "DISCARDED"), (shown["id"], "WITHDRAWN")):
        withdrawn = await office.done(
            "withdrawQualityVersion", None, "qualityFrameworkVersion { state }", frameworkVersionId=id
        )
        assert withdrawn == {"state": state}
    question = "{ qualityFrameworkVersions { nodes { label } } qualityCriteria { nodes { code } } }"
    for viewer in (await office.viewers.anonymous(), await office.viewers.coordinator("BA")):
        assert await office.ask(question, viewer) == {
            "qualityFrameworkVersions": {"nodes": [{"label": "2024"}]},
            "qualityCriteria": {"nodes": [{"code": "C01"}]},
        }


async def test_the_check_of_facts_cannot_be_over_before_the_host_was_asked(office: Office) -> None:
    review = await Review.opened(office)
    peer = await review.cleared("AL", "Arta Provë")
    await review.cleared("ME", "Treći Probni")
    await review.advance("TEAM_FORMED")
    await review.prepare(selfReportId=await review.self_report(), visited={"start": "2025-06-10", "end": "2025-06-12"})
    for phase in ("DESK_REVIEW", "VISIT", "DRAFT_REPORT"):
        await review.advance(phase)
    await office.done("writePeerRecommendation", peer, "peerRecommendation { id }", reviewId=review.id, advice=ADVICE)
    prepare = {"reviewId": review.id, "factualCheckUntil": "2025-06-29"}
    assert await office.refused("preparePeerReview", review.coordinator, **prepare) == ["DUE_IN_PAST"]
    await review.prepare(factualCheckUntil="2025-07-02")
    office.at("2025-07-10")
    back = {"reviewId": review.id, "to": "FACTUAL_CHECK", "day": "2025-07-02"}
    assert await office.refused("advancePeerReview", review.coordinator, **back) == ["FACTUAL_CHECK_UNSET"]
    await review.prepare(factualCheckUntil="2025-07-20")
    await review.advance("FACTUAL_CHECK")
    assert await review.stopped("FINAL_REPORT") == ["FACTUAL_CHECK_OPEN"]
    office.at("2025-07-21")
    await review.advance("FINAL_REPORT")
