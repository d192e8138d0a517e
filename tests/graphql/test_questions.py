"""A mutation asks a named document: by the same compiler, in its own transaction, as its viewer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.errors import ConfigurationError
from mreza.graphql import groups
from mreza.graphql.named import NamedDocument
from mreza.graphql.questions import NamedQuestions
from mreza.mutation import Do, mutation, spec_of
from mreza.mutation.questions import Answer
from mreza.mutation.runner import MutationResult
from mreza.testing.kit import Kit
from mreza.text import Translated
from sqlalchemy import func, select

pytestmark = pytest.mark.anyio

BY_NETWORK = """query ByNetwork($codes: [String!] = ["RS", "BA"]) {
  organisations(where: {network: {code: {in: $codes}}}) {
    groups(by: [{network: {code: true}}, {acronym: true}]) { key { network { code } acronym } count } } }"""
CHANGE = "mutation { __typename }"

answers: list[Answer] = []


@mutation(public=True)
async def count_and_add(do: Do, name: str, document: str, codes: list[str] | None = None) -> None:
    """Add an organisation, then ask how many there are."""
    [network] = do.viewer.networks
    do.session.add(Organisation(network_id=network, name=Translated({"en": name}), acronym="NEW"))
    answers.append(await do.ask(document, {"codes": codes} if codes else None))


@mutation(public=True, elevated=True)
async def ask_for_more(do: Do, network_code: str) -> None:
    """Ask beyond one's rights."""
    [network] = do.viewer.networks
    await do.elevate(network)
    await do.ask("by-network")


Run = Callable[..., Awaitable[MutationResult]]


@pytest.fixture
def run(kit: Kit) -> Run:
    """Runs a mutation of this module, for which there are two more named documents."""
    answers.clear()
    engine = kit.application.engine
    texts = {"by-network": BY_NETWORK, "change": CHANGE}
    named = {name: NamedDocument(name, "core", text, {}) for name, text in texts.items()}
    runner = engine.mutations.runner.within(kit.application.pools.serving_engine)  # type: ignore[arg-type]
    runner._questions = NamedQuestions(named, engine.documents, engine.compiler)

    async def one(function: Any, viewer: Viewer, **arguments: Any) -> MutationResult:
        return await runner.run(spec_of(function), arguments, viewer)

    return one


def counted(answer: Answer) -> dict[tuple[str, str | None], int]:
    found = answer.data["organisations"]["groups"]
    return {(one["key"]["network"]["code"], one["key"]["acronym"]): one["count"] for one in found}


async def test_it_counts_what_its_viewer_sees_and_what_it_has_written_itself(kit: Kit, run: Run) -> None:
    await kit.organisation("RS")
    await kit.organisation("BA")
    coordinator = await kit.viewers.coordinator("RS")
    assert (await run(count_and_add, coordinator, name="Another", document="by-network")).errors == ()
    [answer] = answers
    assert counted(answer) == {("RS", None): 1, ("RS", "NEW"): 1}, "its own network, its own row included"
    assert (answer.document, answer.text, answer.variables) == ("by-network", BY_NETWORK, {"codes": ["RS", "BA"]})
    asked = await kit.graphql(BY_NETWORK, viewer=coordinator)
    assert asked == answer.data, "whoever asks the same gets the same"


async def test_what_cannot_be_asked_is_the_callers_mistake_and_nothing_has_happened(
    kit: Kit, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    await kit.organisation("RS")

    async def code(**arguments: Any) -> str:
        result = await run(count_and_add, coordinator, **({"name": "Another"} | arguments))
        return ", ".join(error.code for error in result.errors)

    assert await code(document="nobody-wrote-it") == "DOCUMENT_UNKNOWN"
    assert await code(document="change") == "DOCUMENT_NOT_A_QUESTION"
    assert await code(document="by-network", codes=[7]) == "BAD_USER_INPUT"
    monkeypatch.setattr(groups, "MAX_GROUPS", 1)
    assert await code(document="by-network", codes=["BA", "RS"]) == "TOO_MANY_GROUPS", "a part is never the whole"
    limits = kit.application.engine.documents.limits
    monkeypatch.setattr(kit.application.engine.documents, "limits", replace(limits, max_cost=1))
    assert await code(document="by-network") == "COST_LIMIT"
    async with kit.session() as session:
        assert await session.scalar(select(func.count()).select_from(Organisation)) == 1


async def test_nobody_asks_with_borrowed_rights(kit: Kit, run: Run) -> None:
    with pytest.raises(ConfigurationError, match="own scope"):
        await run(ask_for_more, await kit.viewers.coordinator("RS"), network_code="RS")
