"""Self-assessment in cycles, gaps that become actions, evidence."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from bureau import Office
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.global_id import encode

pytestmark = pytest.mark.anyio

COMPARED = """query ($id: ID!) {
  qualityAssessment(id: $id) {
    cycle score previousScore gaps met partly notMet criteriaAsked openGaps
    results(first: 100, where: {isGap: {eq: true}}, orderBy: [{criterion: {position: ASC}}]) {
      id mark previousMark change criterion { code } actions { dueOn owner { givenName } } } } }"""


async def assessed(
    office: Office, by: Viewer | None, home: Organisation, version: dict[str, Any], marks: list[str], day: str
) -> str:
    """A self-assessment that was submitted on a day; marks in the order of the criteria."""
    started = await office.done(
        "startQualityAssessment",
        by,
        "qualityAssessment { id }",
        organisationId=encode("Organisation", home.id),
        frameworkVersionId=version["id"],
        day=day,
    )
    given = [{"criterionId": one["id"], "mark": mark} for one, mark in zip(version["criteria"], marks, strict=False)]
    id = str(started["id"])
    await office.done("markQualityCriteria", by, "qualityAssessment { id }", assessmentId=id, marks=given)
    await office.done("submitQualityAssessment", by, "qualityAssessment { id }", assessmentId=id, day=day)
    return id


@pytest.fixture
async def home(office: Office) -> tuple[Organisation, Person, Viewer]:
    """O-BA1, somebody who works there, and its account."""
    made = await office.kit.organisation("BA", {"bs": "Udruženje „Ruka ruci“ Zavidovići"})
    return made, await office.person("Amra Probna", made), await office.viewers.member(made)


async def test_l_05_gaps_become_actions_with_owner_and_due_date_beside_the_cycle_before(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    """L-05: 24 criteria, 15 met, 6 partly, 3 not: 75 %; 9 gaps; the cycle before comparable by criterion."""
    organisation, person, member = home
    version = await office.version(criteria=24)
    marks = ["MET"] * 12 + ["PARTLY"] * 6 + ["NOT_MET"] * 6
    await assessed(office, member, organisation, version, marks, "2024-05-20")
    marks = ["MET"] * 13 + ["PARTLY"] * 6 + ["NOT_MET"] * 3 + ["MET"] * 2
    id = await assessed(office, member, organisation, version, marks, "2025-06-10")
    planned = await office.done(
        "planQualityGaps",
        member,
        "qualityPlan { id state actionCount actions(first: 100) { dueOn owner { givenName } } }",
        assessmentId=id,
        title="Plan unapređenja 2025",
        ownerId=encode("Person", person.id),
        dueOn="2025-12-31",
    )
    assert (planned["state"], planned["actionCount"]) == ("DRAFT", 9)
    assert planned["actions"] == [{"dueOn": "2025-12-31", "owner": {"givenName": "Amra"}}] * 9
    # One request: the score, the gaps, and each beside what it was in the cycle before.
    found = (await office.ask(COMPARED, member, id=id))["qualityAssessment"]
    assert (found["met"], found["partly"], found["notMet"], found["criteriaAsked"]) == (15, 6, 3, 24)
    assert (found["score"], found["previousScore"], found["gaps"], found["cycle"]) == ("75.0", "62.5", 9, 2)
    assert len(found["results"]) == 9
    assert all(len(one["actions"]) == 1 for one in found["results"])
    changes = {one["criterion"]["code"]: (one["previousMark"], one["mark"], one["change"]) for one in found["results"]}
    assert changes["C14"] == ("PARTLY", "PARTLY", "SAME")
    assert changes["C19"] == ("NOT_MET", "PARTLY", "BETTER")
    assert changes["C22"] == ("NOT_MET", "NOT_MET", "SAME")


async def test_the_cycle_before_is_the_last_one_that_counts(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, _, member = home
    version = await office.version(criteria=2)
    first = await assessed(office, member, organisation, version, ["MET", "NOT_MET"], "2023-05-20")
    second = await assessed(office, member, organisation, version, ["MET", "MET"], "2024-05-20")
    third = await assessed(office, member, organisation, version, ["PARTLY", "PARTLY"], "2025-05-20")
    question = """query ($id: ID!) { qualityAssessment(id: $id) { previousScore previous { id }
      results(orderBy: [{criterion: {position: ASC}}]) { previousMark change } } }"""

    async def compared() -> tuple[str | None, str | None, list[tuple[str | None, str | None]]]:
        found = (await office.ask(question, member, id=third))["qualityAssessment"]
        marks = [(one["previousMark"], one["change"]) for one in found["results"]]
        return found["previous"] and found["previous"]["id"], found["previousScore"], marks

    void = ("voidQualityAssessment", member, "qualityAssessment { state }")
    assert await compared() == (second, "100.0", [("MET", "WORSE"), ("MET", "WORSE")])
    await office.done(*void, assessmentId=second)
    assert await compared() == (first, "50.0", [("MET", "WORSE"), ("NOT_MET", "BETTER")])
    await office.done(*void, assessmentId=first)
    assert await compared() == (None, None, [(None, None), (None, None)])


async def test_one_that_is_begun_while_the_one_before_is_voided_does_not_follow_on_it(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, _, member = home
    version = await office.version(criteria=1)
    id = await assessed(office, member, organisation, version, ["MET"], "2024-05-20")
    begins = {"organisationId": encode("Organisation", organisation.id), "frameworkVersionId": version["id"]}
    started, _ = await asyncio.gather(
        office.done("startQualityAssessment", member, "qualityAssessment { id }", **begins),
        office.done("voidQualityAssessment", member, "qualityAssessment { id }", assessmentId=id),
    )
    question = "query ($id: ID!) { qualityAssessment(id: $id) { previousScore previous { id } } }"
    found = (await office.ask(question, member, id=started["id"]))["qualityAssessment"]
    assert found == {"previousScore": None, "previous": None}


async def test_a_later_version_is_compared_by_the_codes_of_its_criteria(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, _, member = home
    await assessed(office, member, organisation, await office.version(criteria=2), ["MET", "NOT_MET"], "2024-05-20")
    later = await office.version(label="2025", criteria=3)
    id = await assessed(office, member, organisation, later, ["PARTLY", "MET", "NOT_MET"], "2025-05-20")
    results = "results(orderBy: [{criterion: {position: ASC}}]) { previousMark change }"
    found = await office.ask(f"query ($id: ID!) {{ qualityAssessment(id: $id) {{ {results} }} }}", member, id=id)
    assert found["qualityAssessment"]["results"] == [
        {"previousMark": "MET", "change": "WORSE"},
        {"previousMark": "NOT_MET", "change": "BETTER"},
        {"previousMark": None, "change": None},
    ]


async def test_an_action_is_done_with_evidence_verified_by_the_network_and_the_plan_closed(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, person, member = home
    coordinator, version = await office.viewers.coordinator("BA"), await office.version(criteria=3)
    id = await assessed(office, member, organisation, version, ["MET", "MET", "PARTLY"], "2025-05-20")
    owner = {"title": "Plan", "ownerId": encode("Person", person.id)}
    past = await office.refused("planQualityGaps", member, assessmentId=id, dueOn="2025-06-29", **owner)
    assert past == ["DUE_IN_PAST"]
    stranger = await office.person("Neko Drugi", await office.kit.organisation("BA", "Another"))
    foreign = owner | {"ownerId": encode("Person", stranger.id)}
    assert await office.refused("planQualityGaps", member, assessmentId=id, dueOn="2025-09-30", **foreign) == [
        "NOT_THEIR_PERSON"
    ]
    plan = await office.done(
        "planQualityGaps", member, "qualityPlan { id actions { id } }", assessmentId=id, dueOn="2025-09-30", **owner
    )
    again = await office.refused("planQualityGaps", member, assessmentId=id, dueOn="2025-09-30", **owner)
    assert again == ["PLAN_EXISTS"]
    action = plan["actions"][0]["id"]
    assert await office.refused("reportQualityAction", member, actionId=action) == ["PLAN_NOT_APPROVED"]
    approve = {"planId": plan["id"], "body": "Upravni odbor"}
    assert await office.refused("approveQualityPlan", member, **approve) == ["NOT_PERMITTED"]
    await office.done("approveQualityPlan", coordinator, "qualityPlan { id }", **approve)
    # It is told once that the day has passed.
    for day in ("2025-09-30", "2025-10-01", "2025-10-02"):
        await office.day_passes(day)
    assert [one["due_on"] for one in await office.told("quality.QualityActionOverdue")] == ["2025-09-30"]
    overdue = "query { qualityActions(where: {overdue: {eq: true}}) { totalCount } }"
    assert (await office.ask(overdue, member))["qualityActions"]["totalCount"] == 1
    theirs = await office.document(organisation)
    others = await office.document(await office.kit.organisation("BA", "Third"))
    named = {"actionId": action, "documentId": others}
    assert await office.refused("nameActionEvidence", coordinator, **named) == ["NOT_THEIR_DOCUMENT"]
    evidence = await office.done(
        "nameActionEvidence",
        member,
        "qualityEvidence { document { title uses { purpose } } }",
        actionId=action,
        documentId=theirs,
    )
    assert evidence["document"]["uses"] == [{"purpose": "quality.evidence"}]
    await office.done("reportQualityAction", member, "qualityAction { state }", actionId=action)
    assert await office.refused("closeQualityPlan", coordinator, planId=plan["id"]) == ["ACTIONS_OPEN"]
    assert await office.refused("verifyQualityAction", member, actionId=action) == ["NOT_PERMITTED"]
    await office.done("verifyQualityAction", coordinator, "qualityAction { state }", actionId=action)
    closed = await office.done("closeQualityPlan", coordinator, "qualityPlan { state }", planId=plan["id"])
    assert closed["state"] == "CLOSED"
    found = (await office.ask(COMPARED, member, id=id))["qualityAssessment"]
    assert (found["gaps"], found["openGaps"]) == (1, 0)


async def test_what_is_refused_and_who_sees_nothing_of_it(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, _, member = home
    version = await office.version(criteria=3)
    begins = {"organisationId": encode("Organisation", organisation.id), "frameworkVersionId": version["id"]}
    neighbour = await office.viewers.member(await office.kit.organisation("BA", "Neighbour"))
    foreign = await office.viewers.coordinator("RS")
    for viewer in (neighbour, foreign):
        assert await office.refused("startQualityAssessment", viewer, **begins) == ["NOT_FOUND"]
    started = await office.done("startQualityAssessment", member, "qualityAssessment { id }", **begins)
    assert await office.refused("startQualityAssessment", member, **begins) == ["ASSESSMENT_OPEN"]
    mark = {"assessmentId": started["id"]}
    other = await office.version("OTHER", criteria=1)
    marks = [{"criterionId": other["criteria"][0]["id"], "mark": "MET"}]
    assert await office.refused("markQualityCriteria", member, **mark, marks=marks) == ["CRITERION_FOREIGN"]
    assert await office.refused("submitQualityAssessment", member, **mark) == ["MARKS_MISSING"]
    marks = [{"criterionId": one["id"], "mark": "MET"} for one in version["criteria"]]
    await office.done("markQualityCriteria", member, "qualityAssessment { id }", **mark, marks=marks)
    await office.done("submitQualityAssessment", member, "qualityAssessment { id }", **mark)
    assert await office.refused("markQualityCriteria", member, **mark, marks=marks) == ["ASSESSMENT_CLOSED"]
    count = "{ qualityAssessments { totalCount } qualityResults { groups { count } } }"
    for viewer in (neighbour, foreign, await office.viewers.anonymous(), await office.viewers.partner("BA")):
        seen = await office.ask(count, viewer)
        assert seen == {"qualityAssessments": {"totalCount": 0}, "qualityResults": {"groups": [{"count": 0}]}}
    assert (await office.ask(count, member))["qualityResults"]["groups"] == [{"count": 3}]


async def test_a_published_version_does_not_change(office: Office) -> None:
    version = await office.version(criteria=1)
    coordinator = await office.viewers.coordinator("RS")
    publish = {"frameworkVersionId": version["id"]}
    assert await office.refused("publishQualityVersion", None, **publish) == ["TRANSITION_NOT_ALLOWED"]
    assert await office.refused("withdrawQualityVersion", coordinator, **publish) == ["NOT_PERMITTED"]
    await office.done("withdrawQualityVersion", None, "qualityFrameworkVersion { state }", **publish)
    home = await office.kit.organisation("RS")
    begins = {"organisationId": encode("Organisation", home.id), "frameworkVersionId": version["id"]}
    assert await office.refused("startQualityAssessment", coordinator, **begins) == ["VERSION_NOT_PUBLISHED"]


async def test_the_network_sends_an_assessment_back_and_a_document_shows_a_mark(
    office: Office, home: tuple[Organisation, Person, Viewer]
) -> None:
    organisation, _, member = home
    coordinator, version = await office.viewers.coordinator("BA"), await office.version(criteria=1)
    id = await assessed(office, member, organisation, version, ["MET"], "2025-05-20")
    marks = [{"criterionId": version["criteria"][0]["id"], "mark": "PARTLY"}]
    mark = ("markQualityCriteria", member)
    assert await office.refused(*mark, assessmentId=id, marks=marks) == ["ASSESSMENT_CLOSED"]
    send_back = ("returnQualityAssessment", coordinator, "qualityAssessment { state }")
    assert await office.refused("returnQualityAssessment", member, assessmentId=id) == ["NOT_PERMITTED"]
    assert await office.done(*send_back, assessmentId=id) == {"state": "OPEN"}
    remarked = await office.done(*mark, "qualityAssessment { results { id mark } }", assessmentId=id, marks=marks)
    [result] = remarked["results"]
    assert result["mark"] == "PARTLY"
    named = await office.done(
        "nameMarkEvidence",
        member,
        "qualityEvidence { document { title } result { mark } }",
        resultId=result["id"],
        documentId=await office.document(organisation),
    )
    assert named == {"document": {"title": "Dokaz"}, "result": {"mark": "PARTLY"}}
    foreign = await office.document(await office.kit.organisation("BA", "Another"))
    assert await office.refused("nameMarkEvidence", member, resultId=result["id"], documentId=foreign) == ["NOT_FOUND"]
