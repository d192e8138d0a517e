"""What is sent to hurt is refused before anything runs, and soon; what people need is answered."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

import orjson
import pytest
from mreza.faults import CODE
from mreza.graphql import prepared
from mreza.graphql.api import GraphQLRequest
from mreza.graphql.lanes import Lanes
from mreza.graphql.limits import Limits, TooCostly, check
from mreza.graphql.mutations import MutationExecutor
from mreza.graphql.prepared import Prepared
from mreza.graphql.schema import core_schema
from mreza.model.global_id import encode

from .hostile import HOSTILE, MALFORMED, Sent
from .hostile_families import Families
from .legitimate import PLACEHOLDER, legitimate

pytestmark = pytest.mark.anyio

BUDGET = 0.050
"""Seconds of this thread's own time: what others do on the machine does not count."""


@pytest.fixture
def ran(monkeypatch) -> list[str]:
    """What reached the database."""
    seen: list[str] = []
    run, read = MutationExecutor.run, Lanes.fetchval

    async def noted_run(self, call):
        seen.append("mutation")
        return await run(self, call)

    async def noted_read(self, sql, arguments):
        seen.append("statement")
        return await read(self, sql, arguments)

    monkeypatch.setattr(MutationExecutor, "run", noted_run)
    monkeypatch.setattr(Lanes, "fetchval", noted_read)
    return seen


def all_hostile(application: Any) -> dict[str, Sent]:
    """The kinds written by hand, what is no GraphQL, and the families of the schema."""
    malformed = {name: Sent(text) for name, text in MALFORMED.items()}
    return HOSTILE | malformed | Families(core_schema(application.api.schema)).all()


async def ask(application: Any, viewer: Any, sent: Sent) -> tuple[dict[str, Any], float]:
    """The answer, and how many seconds of this thread it took."""
    request = GraphQLRequest(
        query=sent.document, viewer=viewer, variables=sent.variables, operation_name=sent.operation_name
    )
    started = time.thread_time()
    answer = await application.engine.execute(request)
    took = time.thread_time() - started
    return orjson.loads(answer.body), took


async def harmful(application: Any, viewer: Any, ran: list[str], documents: Mapping[str, Sent]) -> list[str]:
    """Those of the documents that were run, answered or failed upon, or took longer than the budget in the best of
    three times."""
    found = []
    for name, sent in documents.items():
        ran.clear()
        times = []
        for _ in range(3):
            answer, took = await ask(application, viewer, sent)
            times.append(took)
            if took <= BUDGET:
                break
        if ran or "data" in answer or answer["errors"][0]["extensions"]["code"] == CODE:
            found.append(f"{name}: was not refused: {str(sent)[:300]} {str(answer)[:100]}")
        elif min(times) > BUDGET:
            found.append(f"{name}: {min(times) * 1000:.0f} ms: {str(sent)[:100]} {str(answer)[:200]}")
    return found


async def test_three_hundred_hostile_documents_are_refused_within_fifty_milliseconds(application, viewers, ran):
    documents = all_hostile(application)
    assert len(documents) >= 300
    assert await harmful(application, await viewers.secretariat(), ran, documents) == []


def about(application: Any, sent: Sent) -> list[Sent]:
    """The document about an object of each type, if it takes an id: which type it means, only its author knows."""
    if "ID!" not in sent.document:
        return [sent]
    made_up = sent.variables or {}
    ids = [encode(name, UUID(int=1)) for name in application.api.registry.infos]
    return [
        Sent(
            sent.document,
            {key: id if value == PLACEHOLDER else value for key, value in made_up.items()},
            sent.operation_name,
        )
        for id in ids
    ]


async def test_a_hundred_legitimate_documents_are_answered(application, viewers, ran):
    documents = legitimate(application)
    assert len(documents) >= 100
    refused = []
    for name, sent in documents.items():
        if sent.document.lstrip().startswith("subscription"):
            continue
        answers = [(await ask(application, await viewers.secretariat(), one))[0] for one in about(application, sent)]
        if not any("data" in answer for answer in answers):
            refused.append(f"{name}: {answers[0]} {sent.document[:2000]}")
    assert refused == []


#: Each limit with a document that no other limit stops.
ONLY_BY: dict[str, Sent] = {
    "max_characters": Sent("{ __typename" + " " * 50_000 + "}"),
    "max_tokens": Sent("{ networks(where: {or: [" + "{id: {isNull: true}} " * 260 + "]}) { totalCount } }"),
    "max_comments": Sent("#\n" * 501 + "{ __typename }"),
    "max_directives": Sent("{ __typename " + "@include(if: true) " * 61 + "}"),
    "max_name": Sent("{ " + "n" * 129 + " }"),
    "max_literal": Sent('{ node(id: "' + "x" * 5_001 + '") { id } }'),
    "max_value_depth": Sent("{ networks(where: " + "{not: " * 14 + "{}" + "}" * 14 + ") { totalCount } }"),
    "max_definitions": Sent(" ".join(f"query Q{i} {{ __typename }}" for i in range(61)), operation_name="Q0"),
    "max_fields": Sent("{ networks { " + " ".join(f"f{i}" for i in range(1_501)) + " } }"),
    "max_pairs": Sent("{ networks { " + "totalCount " * 70 + "} }"),
    "max_depth": Sent("{ " + "network { " * 15 + "id " + "} " * 15 + "}"),
    "max_lists": Sent("{" + "organisations(first: 1) { nodes {" * 5 + "id" + "}}" * 5 + "}"),
    "max_aliases": Sent("{ n { " + " ".join(f"a{i}: id" for i in range(101)) + " } }"),
    "max_roots": Sent("{ " + " ".join(f"f{i}" for i in range(31)) + " }"),
    "max_mutations": Sent("mutation { " + " ".join(f"f{i}" for i in range(11)) + " }"),
    "max_introspection_depth": Sent("{" + "... {" * 30 + "id" + "}" * 31),
    "max_introspection_nesting": Sent(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    ),
    "max_introspection_lists": Sent("{ __schema { " + "types { name } " * 15 + "} }"),
    "max_introspection_roots": Sent("{ " + " ".join(f'a{i}: __type(name: "T{i}") {{ name }}' for i in range(4)) + " }"),
    "max_cost": Sent("{ organisations(first: 100) { nodes { contacts(first: 100) { id network { id } } } } }"),
    "max_variable_depth": Sent("{ __typename }", {"v": [[[[[[[[[[[[]]]]]]]]]]]]}),
    "max_list": Sent("{ __typename }", {"v": [1] * 1_001}),
    "max_text": Sent("{ __typename }", {"v": "x" * 100_001}),
    "max_values": Sent("{ __typename }", {"v": [[1] * 999] * 11}),
}


@pytest.mark.parametrize("limit", ONLY_BY)
def test_no_limit_can_be_lifted_unnoticed(limit):
    sent, limits = ONLY_BY[limit], Limits()
    with pytest.raises(TooCostly):
        check(sent.document, sent.operation_name, sent.variables, limits)
    lifted = replace(limits, **{limit: 50 * getattr(limits, limit)})
    check(sent.document, sent.operation_name, sent.variables, lifted)


def test_every_limit_has_its_document():
    assert set(ONLY_BY) == {field.name for field in fields(Limits) if field.type == "int"}


def unchecked(self: Prepared, raw: Mapping[str, Any]) -> None:
    """Variables of any kind pass."""


def unlimited(*arguments: Any) -> Any:
    """Documents of any cost pass."""
    return check(*arguments[:-1], Limits(max_cost=10**12, max_lists=10, max_depth=99))


def slow(*arguments: Any) -> Any:
    """Checking takes its time."""
    started = time.thread_time()
    while time.thread_time() - started < BUDGET:
        pass
    return check(*arguments)


#: What is broken, and the family that shows it.
PLANTED = {
    "documents are not validated": (prepared, "validate", lambda *_, **__: [], "nulls"),
    "variables are not checked": (Prepared, "_check", unchecked, "wrong_variables"),
    "there is no budget": (prepared, "check", unlimited, "cubes"),
    "there is no budget for variables": (prepared, "check", unlimited, "cubes_by_variables"),
    "checking takes its time": (prepared, "check", slow, "fans"),
}


@pytest.mark.parametrize("fault", PLANTED)
async def test_a_planted_fault_is_noticed(application, viewers, ran, monkeypatch, fault):
    place, name, broken, family = PLANTED[fault]
    documents = Families(core_schema(application.api.schema)).all()
    some = {name: sent for name, sent in documents.items() if name.partition(" ")[0] == family}
    viewer = await viewers.secretariat()
    assert await harmful(application, viewer, ran, dict(list(some.items())[:8])) == []
    monkeypatch.setattr(place, name, broken)
    assert await harmful(application, viewer, ran, dict(list(some.items())[:8])) != []


async def test_closed_introspection_stops_the_whole_document_before_it_runs(application, viewers, ran):
    sent = Sent("{ networks { totalCount } __schema { queryType { name } } }")
    answer, _ = await ask(application, await viewers.anonymous(), sent)
    assert answer["errors"][0]["extensions"]["code"] == "INTROSPECTION_CLOSED" and ran == []
    answer, _ = await ask(application, await viewers.secretariat(), sent)
    assert answer["data"]["__schema"] == {"queryType": {"name": "Query"}} and ran == ["statement"]
