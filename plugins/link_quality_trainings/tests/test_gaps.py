"""A gap in a self-assessment suggests courses, and when the next edition is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import mreza_link_quality_trainings
import pytest
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit
from mreza.text import Translated
from mreza_events.models import Event, EventKind, EventState, EventVisibility
from mreza_quality.models import (
    QualityAssessment,
    QualityAssessmentKind,
    QualityAssessmentState,
    QualityCriterion,
    QualityCriterionFamily,
    QualityFramework,
    QualityFrameworkKind,
    QualityFrameworkVersion,
    QualityMark,
    QualityResult,
    QualityTopic,
    QualityVersionState,
)
from mreza_trainings.models import Course, CourseEdition, CourseKind, EditionState

pytestmark = pytest.mark.anyio

DOCUMENT = Path(mreza_link_quality_trainings.__file__).parent / "documents" / "trainings-for-gaps.graphql"
SUGGEST = """mutation ($input: SuggestCourseInput!) {
  suggestCourse(input: $input) { courseSuggestion { id } errors { code } } }"""
DROP = "mutation ($input: DropCourseSuggestionInput!) { dropCourseSuggestion(input: $input) { errors { code } } }"
RESULTS = """{ qualityResults(orderBy: [{criterion: {position: ASC}}]) {
  nodes { mark suggestedCourses nextEdition { code } } } }"""


async def scene(kit: Kit) -> dict[str, Any]:
    """Three criteria on rights, of which one is met; a course in Serbia with editions past, next and later."""
    organisation = await kit.organisation("RS", "Sunny Side")
    of = {"network_id": organisation.network_id}
    async with kit.session() as session:
        topics = [QualityTopic(code=code, name=Translated({"en": code.lower()})) for code in ("RIGHTS", "STAFF")]
        framework = QualityFramework(code="F", title=Translated({"en": "F"}), kind=QualityFrameworkKind.OWN)
        session.add_all([*topics, framework])
        await session.flush()
        version = QualityFrameworkVersion(
            framework_id=framework.id, label="1", valid=Period(), state=QualityVersionState.PUBLISHED
        )
        session.add(version)
        await session.flush()
        assessment = QualityAssessment(
            **of,
            organisation_id=organisation.id,
            framework_version_id=version.id,
            kind=QualityAssessmentKind.SELF,
            cycle=1,
            started_on=date(2025, 6, 1),
            submitted_on=date(2025, 6, 2),
            state=QualityAssessmentState.SUBMITTED,
        )
        session.add(assessment)
        await session.flush()
        marks = (QualityMark.MET, QualityMark.PARTLY, QualityMark.NOT_MET)
        for position, (mark, topic) in enumerate(zip(marks, (0, 0, 1), strict=True), 1):
            criterion = QualityCriterion(
                framework_version_id=version.id,
                code=f"C{position}",
                position=position,
                family=QualityCriterionFamily.FUNCTIONAL,
                topic_id=topics[topic].id,
                text=Translated({"en": "?"}),
            )
            session.add(criterion)
            await session.flush()
            result = {"assessment_id": assessment.id, "criterion_id": criterion.id, "marked_on": date(2025, 6, 1)}
            session.add(QualityResult(**of, **result, mark=mark))
        course = Course(**of, code="RIGHTS", title=Translated({"en": "Rights"}), kind=CourseKind.COURSE, hours=8)
        session.add(course)
        await session.flush()
        for code, day in (("PAST", date(2025, 5, 1)), ("LATER", date(2025, 10, 1)), ("NEXT", date(2025, 9, 1))):
            event = Event(
                **of,
                title=Translated({"en": code}),
                kind=EventKind.TRAINING,
                state=EventState.ANNOUNCED,
                visibility=EventVisibility.PUBLIC,
                held=Period(day, day),
                languages=["en"],
            )
            session.add(event)
            await session.flush()
            session.add(
                CourseEdition(
                    **of,
                    course_id=course.id,
                    event_id=event.id,
                    code=code,
                    hours=8,
                    attendance_percent=80,
                    state=EditionState.OPEN,
                )
            )
    return {
        "organisation": organisation,
        "topic": encode("QualityTopic", topics[0].id),
        "course": encode("Course", course.id),
    }


async def test_a_gap_suggests_a_course_and_its_next_edition_in_one_request(kit: Kit) -> None:
    made = await scene(kit)
    coordinator, member = await kit.viewers.coordinator("RS"), await kit.viewers.member(made["organisation"])
    asked = {"networkId": encode("Network", kit.networks["RS"]), "topicId": made["topic"], "courseId": made["course"]}
    for viewer, code in (
        (member, "NOT_PERMITTED"),
        (await kit.viewers.coordinator("BA"), "NOT_FOUND"),
    ):
        answer = await kit.graphql(SUGGEST, viewer=viewer, input=asked)
        assert [one["code"] for one in answer["suggestCourse"]["errors"]] == [code]
    nothing = (await kit.graphql(RESULTS, viewer=member))["qualityResults"]["nodes"]
    assert [(one["suggestedCourses"], one["nextEdition"]) for one in nothing] == [(0, None)] * 3
    answer = await kit.graphql(SUGGEST, viewer=coordinator, input=asked)
    suggestion = answer["suggestCourse"]["courseSuggestion"]["id"]
    again = await kit.graphql(SUGGEST, viewer=coordinator, input=asked)
    assert again["suggestCourse"]["errors"] == [{"code": "SUGGESTED_ALREADY"}]
    # What is met needs no course; what nobody teaches has none.
    found = (await kit.graphql(RESULTS, viewer=member))["qualityResults"]["nodes"]
    assert [(one["mark"], one["suggestedCourses"], one["nextEdition"]) for one in found] == [
        ("MET", 0, None),
        ("PARTLY", 1, {"code": "NEXT"}),
        ("NOT_MET", 0, None),
    ]
    document = DOCUMENT.read_text(encoding="utf-8")
    organisation = encode("Organisation", made["organisation"].id)
    listed = (await kit.graphql(document, viewer=member, organisation=organisation))["qualityResults"]
    [gap] = listed["nodes"]
    [course] = gap["criterion"]["topic"]["courseSuggestions"]
    assert (listed["totalCount"], gap["criterion"]["code"], course["course"]["code"]) == (1, "C2", "RIGHTS")
    assert gap["nextEdition"] == {
        "code": "NEXT",
        "course": {"code": "RIGHTS"},
        "event": {"heldFrom": "2025-09-01", "heldTo": "2025-09-01"},
    }
    # Visitors see neither who has a gap nor what helps; another network says for itself what helps.
    anonymous = await kit.viewers.anonymous()
    public = await kit.graphql("{ courseSuggestions { totalCount } qualityResults { totalCount } }", viewer=anonymous)
    assert public == {"courseSuggestions": {"totalCount": 0}, "qualityResults": {"totalCount": 0}}
    abroad = await kit.graphql("{ courseSuggestions { totalCount } }", viewer=await kit.viewers.coordinator("BA"))
    assert abroad == {"courseSuggestions": {"totalCount": 0}}
    dropped = {"suggestionId": suggestion}
    refused = await kit.graphql(DROP, viewer=await kit.viewers.coordinator("BA"), input=dropped)
    assert refused["dropCourseSuggestion"]["errors"] == [{"code": "NOT_FOUND"}]
    await kit.graphql(DROP, viewer=coordinator, input=dropped)
    assert (await kit.graphql(RESULTS, viewer=member))["qualityResults"]["nodes"] == nothing
