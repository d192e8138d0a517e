"""Assessors judge apart from each other and without interests of their own; applicants learn nothing of them."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from world import World, codes, criterion, text

pytestmark = pytest.mark.anyio

SCORES = """query ($id: ID!) { callApplication(id: $id) {
  assessments(orderBy: [{state: ASC}]) { state total scores { points } } } callScores { totalCount } }"""


async def eligible(world: World) -> tuple[str, str, Any]:
    """A call with one eligible application of an organisation."""
    call = await world.call(criteria=[criterion("FIT", "40"), criterion("NEED", "60")], assessors=2)
    organisation = await world.kit.organisation("BA", "Applicant")
    person = await world.person("BA", "Arta Probna", organisation)
    application = await world.apply(call, person, organisation)
    await world.check(call)
    return call, application, organisation


async def test_assessors_see_each_others_points_only_when_they_have_finished(world: World) -> None:
    call, application, _ = await eligible(world)
    fit, need = await world.grid(call)
    first, second = await world.assessor("HR"), await world.assessor("MK")
    secretariat = await world.viewers.secretariat()
    assigned = await world.done(
        "assignAssessor",
        secretariat,
        "assessments { id }",
        assessorId=encode("Person", second[0].id),
        applicationIds=[application],
    )
    mine = assigned["assessments"][0]["id"]
    await world.score(application, first, {fit: "30", need: "45"})
    before = await world.ask(SCORES, second[1], id=application)
    assert before["callApplication"]["assessments"] == [{"state": "ASSIGNED", "total": None, "scores": []}]
    assert before["callScores"]["totalCount"] == 0
    network = (await world.ask(SCORES, secretariat, id=application))["callApplication"]["assessments"]
    assert [one["total"] for one in network if one["state"] == "FINISHED"] == ["75.00"]

    points = [{"criterionId": fit, "points": "20"}]
    give = {"assessmentId": mine, "scores": points}
    assert codes(await world.do("scoreApplication", second[1], "callAssessment { id }", **give)) == [
        "CONFLICT_NOT_DECLARED"
    ]
    await world.done("declareNoConflict", second[1], "callAssessment { id }", assessmentId=mine)
    await world.done("scoreApplication", second[1], "callAssessment { id }", **give)
    still = (await world.ask(SCORES, secretariat, id=application))["callScores"]["totalCount"]
    assert still == 2, "the network sees what is finished only"
    unfinished = await world.do("finishAssessment", second[1], "callAssessment { id }", assessmentId=mine)
    assert codes(unfinished) == ["SCORES_MISSING"]
    both = [*points, {"criterionId": need, "points": "60"}]
    await world.done("scoreApplication", second[1], "callAssessment { id }", assessmentId=mine, scores=both)
    await world.done("finishAssessment", second[1], "callAssessment { id }", assessmentId=mine)
    assert (await world.ask(SCORES, second[1], id=application))["callScores"]["totalCount"] == 4
    closed = await world.do("scoreApplication", second[1], "callAssessment { id }", assessmentId=mine, scores=both)
    assert codes(closed) == ["ASSESSMENT_CLOSED"]


async def test_who_has_a_conflict_of_interest_is_excluded(world: World) -> None:
    """Whoever works for the applicant is not asked; whoever declares a conflict is out, and is not asked again."""
    _, application, organisation = await eligible(world)
    secretariat = await world.viewers.secretariat()
    colleague = await world.person("BA", "Kolega Probni", organisation)
    ask = {"applicationIds": [application]}
    asked = await world.done(
        "assignAssessor",
        secretariat,
        "assessments { id } conflicts { id }",
        assessorId=encode("Person", colleague.id),
        **ask,
    )
    assert (asked["assessments"], asked["conflicts"]) == ([], [{"id": application}])
    person, viewer = await world.assessor()
    id = encode("Person", person.id)
    made = await world.done("assignAssessor", secretariat, "assessments { id }", assessorId=id, **ask)
    mine = made["assessments"][0]["id"]
    seen = "query ($id: ID!) { callApplication(id: $id) { reference } }"
    assert (await world.ask(seen, viewer, id=application))["callApplication"] == {"reference": "RSA-2025-001"}
    told = {"assessmentId": mine, "conflict": "Related to the director"}
    await world.done("declareConflict", viewer, "callAssessment { state }", **told)
    assert (await world.ask(seen, viewer, id=application))["callApplication"] is None
    again = await world.done("assignAssessor", secretariat, "conflicts { id }", assessorId=id, **ask)
    assert again["conflicts"] == [{"id": application}]


async def test_applicants_learn_nothing_of_assessors_points_or_bonuses(world: World) -> None:
    call, application, organisation = await eligible(world)
    fit, need = await world.grid(call)
    await world.score(application, await world.assessor(), {fit: "30", need: "45"})
    bonus = {"applicationId": application, "code": "ALUMNI", "points": "5", "reason": "Academy of 2024"}
    await world.done("awardBonus", await world.viewers.secretariat(), "callBonus { id }", **bonus)
    document = """query ($id: ID!) { callApplication(id: $id) { state assessments { id } bonuses { id } ranks { id } }
      callScores { totalCount } callAssessments { totalCount } }"""
    own = await world.ask(document, await world.viewers.member(organisation), id=application)
    nothing: dict[str, list[Any]] = {"assessments": [], "bonuses": [], "ranks": []}
    assert own["callApplication"] == {"state": "ELIGIBLE", **nothing}
    assert (own["callScores"]["totalCount"], own["callAssessments"]["totalCount"]) == (0, 0)
    control = await world.ask(document, await world.viewers.secretariat(), id=application)
    assert (control["callScores"]["totalCount"], len(control["callApplication"]["bonuses"])) == (2, 1)


async def test_rules_are_evaluated_and_each_outcome_has_its_reason(world: World) -> None:
    """Alone, without a plugin that knows of standings, good standing stays undecided and blocks until overridden."""
    rules = [
        {"kind": "COUNTRY_IN", "label": text("From AL or XK"), "codes": ["AL", "XK"]},
        {"kind": "AFFILIATED", "label": text("Works there"), "blocks": False},
        {"kind": "GOOD_STANDING", "label": text("In good standing")},
    ]
    call = await world.call(rules=rules)
    organisation = await world.kit.organisation("XK", "Applicant")
    application = await world.apply(call, await world.person("XK", "Arta Probna"), organisation)
    assert (await world.check(call))["ineligible"] == 1
    document = """query ($id: ID!) { callApplication(id: $id) { state
      findings(orderBy: [{rule: {position: ASC}}]) { id code outcome blocks detail } } }"""
    found = (await world.ask(document, id=application))["callApplication"]["findings"]
    assert [(one["code"], one["outcome"], one["blocks"], one["detail"]) for one in found] == [
        ("MET", "PASSED", False, "Comes from XK."),
        ("NOT_AFFILIATED", "FAILED", False, "Not tied to the organisation on 2025-06-30."),
        ("STANDING_UNKNOWN", "UNDECIDED", True, "No plugin here knows of an organisation's standing."),
    ]
    secretariat = await world.viewers.secretariat()
    passed = {"findingId": found[2]["id"], "reason": "Known to the secretariat"}
    await world.done("overrideEligibility", secretariat, "callFinding { id }", **passed)
    assert await world.state(application) == "ELIGIBLE"
