"""The demo's internships: a programme at every stage there is, and figures that agree with their rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest
from mreza_internships.models import (
    FollowUpState,
    InternshipState,
    LogbookEntryState,
    StipendState,
)

from .conftest import Demo

README = Path(__file__).parents[2] / "plugins" / "internships" / "README.md"

pytestmark = pytest.mark.anyio

_OF_PROGRAMME = "SELECT state, count(*) FROM internships_internship WHERE programme_id IS NOT NULL GROUP BY state"
_SHORT = """
    SELECT count(*) FROM internships_internship AS i WHERE state = 'COMPLETED' AND programme_id IS NOT NULL
    AND required_hours > (SELECT sum(hours) FROM internships_logbook_entry AS e
                          WHERE e.internship_id = i.id AND e.state = 'APPROVED')
"""
_MENTORS = """
    SELECT count(DISTINCT later.mentor_id) FROM internships_internship AS later
    JOIN internships_internship AS own ON own.person_id = later.mentor_id AND own.ended_on <= lower(later.valid)
"""


async def test_twelve_students_of_five_countries_of_whom_eight_completed(demo: Demo) -> None:
    found = {row["state"]: row["count"] for row in await demo.connection.fetch(_OF_PROGRAMME)}
    assert found == {"COMPLETED": 8, "STARTED": 3, "TERMINATED": 1}
    where = "SELECT count(DISTINCT country_id) FROM internships_internship WHERE programme_id IS NOT NULL"
    assert await demo.connection.fetchval(where) == 5
    assert await demo.connection.fetchval("SELECT count(*) FROM internships_internship WHERE state = 'PLANNED'") == 1
    assert await demo.connection.fetchval(_SHORT) == 0
    assert await demo.connection.fetchval(_MENTORS) > 0


@pytest.mark.parametrize(
    ("table", "states"),
    [
        ("internships_internship", set(InternshipState) - {InternshipState.CANCELLED}),
        ("internships_logbook_entry", set(LogbookEntryState)),
        ("internships_stipend", set(StipendState)),
        ("internships_follow_up", set(FollowUpState)),
    ],
)
async def test_every_state_occurs(demo: Demo, table: str, states: set[InternshipState]) -> None:
    found = {row["state"] for row in await demo.connection.fetch(f"SELECT DISTINCT state FROM {table}")}
    assert found == {state.name for state in states}


async def asked(demo: Demo, document: str) -> dict[str, Any]:
    """What the secretariat is answered."""
    request = GraphQLRequest(query=document, viewer=await demo.application.scopes.system(), locale="en")
    answer = orjson.loads((await demo.application.engine.execute(request)).body)
    assert "errors" not in answer, answer
    return answer["data"]  # type: ignore[no-any-return]


async def test_the_questions_of_the_readme_are_answered_in_one_request_each(demo: Demo) -> None:
    suspended, alumni, programme = re.findall(r"```graphql[^\n]*\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    [intern] = (await asked(demo, suspended))["internships"]["nodes"]
    assert (intern["daysLeft"], len(intern["faculty"]["university"]["contacts"])) == (31, 1)
    for one in (await asked(demo, alumni))["people"]["nodes"]:
        assert one["becameMentorOn"] in [each["validFrom"] for each in one["mentoredInternships"]]
    [figures] = (await asked(demo, programme))["internshipProgrammes"]["nodes"]
    assert (figures["started"], figures["completed"], figures["targetPercent"], figures["forecast"]) == (
        12,
        8,
        "66.7",
        11,
    )
