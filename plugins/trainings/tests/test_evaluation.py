"""Anonymous evaluation: figures from counters, and nothing by which an answer could be led back to anybody."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from school import Bulk, School, text
from sqlalchemy import text as sql

pytestmark = pytest.mark.anyio

FIGURES = """query ($id: ID!) { evaluation(id: $id) { invited answered responseRate
  questions { mean ones twos threes fours fives } } }"""


@pytest.fixture
async def evaluation(school: School) -> tuple[str, list[str]]:
    """An edition with 24 participants, each with a ticket."""
    event, _sessions = await school.event()
    edition = await school.edition(await school.course(), event)
    async with school.kit.session() as session:
        people = await Bulk(session, school.kit).people("RS", 24)
    for one in people:
        await school.enrol(edition, one)
    opened = await school.done("openEvaluation", "evaluation { id }", editionId=edition, questions=[text("In all?")])
    codes = await school.done("drawEvaluationTickets", "codes", evaluationId=opened["id"])
    return opened["id"], codes


async def answer(school: School, evaluation: str, code: str, rating: int) -> list[str]:
    """As nobody in particular; the codes of what was refused."""
    values = {"evaluationId": evaluation, "code": code, "ratings": [rating]}
    return await school.refused(
        "answerEvaluation", "evaluation { id }", viewer=await school.kit.viewers.anonymous(), **values
    )


async def test_t_09_eighteen_of_24_answer_and_only_counters_are_left(
    school: School, evaluation: tuple[str, list[str]]
) -> None:
    """T-09: nine 5, six 4, three 3: 75 % answered, 4.33 in the mean."""
    id, codes = evaluation
    assert len(set(codes)) == 24
    for code, rating in zip(codes, [5] * 9 + [4] * 6 + [3] * 3, strict=False):
        assert await answer(school, id, code.lower(), rating) == []
    assert await answer(school, id, codes[0], 1) == ["TICKET_SPENT"]
    assert await answer(school, id, "NOSUCHTICKET", 1) == ["TICKET_UNKNOWN"]
    assert await answer(school, id, codes[20], 6) == ["RATINGS_INCOMPLETE"]
    running = (await school.ask(FIGURES, id=id))["evaluation"]
    assert (running["answered"], running["questions"][0]["mean"]) == (None, None)
    await school.done("closeEvaluation", "evaluation { state }", evaluationId=id)
    assert await answer(school, id, codes[20], 5) == ["NOT_FOUND"]
    assert (await school.ask(FIGURES, id=id))["evaluation"] == {
        "invited": 24,
        "answered": 18,
        "responseRate": "75.0",
        "questions": [{"mean": "4.33", "ones": 0, "twos": 0, "threes": 3, "fours": 6, "fives": 9}],
    }
    assert (await school.ask(FIGURES, await school.kit.viewers.anonymous(), id=id))["evaluation"] is None
    assert await _as_trainer(school, id) == "4.33"
    await _assert_nothing_leads_back(school)


async def _as_trainer(school: School, evaluation: str) -> str:
    """What the trainer reads, who is a member organisation's user; a colleague of hers reads nothing."""
    viewers = school.kit.viewers
    organisation = await school.kit.organisation("RS", "Trainers")
    trainer, colleague = [await school.person(name, organisation) for name in ("Jasna", "Vesna")]
    told = await school.ask("query ($id: ID!) { evaluation(id: $id) { edition { event { id } } } }", id=evaluation)
    event = told["evaluation"]["edition"]["event"]["id"]
    given = {"eventId": event, "personId": encode("Person", trainer.id), "role": "TRAINER"}
    await school.done("addEventContributor", "eventContributor { id }", **given)
    assert (await school.ask(FIGURES, await viewers.member(organisation), id=evaluation))["evaluation"] is None
    assert (await school.ask(FIGURES, await school.account(colleague, organisation), id=evaluation))[
        "evaluation"
    ] is None
    seen = await school.ask(FIGURES, await school.account(trainer, organisation), id=evaluation)
    return str(seen["evaluation"]["questions"][0]["mean"])


async def _assert_nothing_leads_back(school: School) -> None:
    """Neither a column nor the trail nor an event tells of an answer; all counters were written together, last."""
    async with school.kit.session() as session:
        columns = await session.scalars(
            sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'trainings_evaluation_ticket'")
        )
        assert set(columns) == {"id", "version", "network_id", "evaluation_id", "code_hash", "spent"}
        trail = "SELECT count(*) FROM core_audit_entry WHERE table_name LIKE 'trainings_evaluation\\_%'"
        assert await session.scalar(sql(trail)) == 0
        told = "SELECT count(*) FROM core_event_record WHERE type LIKE '%nswer%'"
        assert await session.scalar(sql(told)) == 0
        marks: Any = await session.scalars(sql("SELECT DISTINCT xmin::text FROM trainings_evaluation_question"))
        assert len(list(marks)) == 1


async def test_of_four_answers_only_the_mean_is_told(school: School, evaluation: tuple[str, list[str]]) -> None:
    id, codes = evaluation
    for code, rating in zip(codes, (5, 5, 4, 3), strict=False):
        assert await answer(school, id, code, rating) == []
    await school.done("closeEvaluation", "evaluation { state }", evaluationId=id)
    told = (await school.ask(FIGURES, id=id))["evaluation"]
    hidden = dict.fromkeys(("ones", "twos", "threes", "fours", "fives"))
    assert told["questions"] == [{"mean": "4.25", **hidden}]
