"""A partner's key that is made for some documents runs these, and opens nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.testing.kit import Kit
from mreza.text import Locale
from mreza.web.main import web_of

pytestmark = pytest.mark.anyio

MAKE = """mutation ($documents: [String!]) {
  createPartnerKey(input: {name: "City", networks: ["RS"], documents: $documents}) {
    secret errors { code message path }
  } }"""
FREE = "{ networks { nodes { code } } }"
EVENTS = "subscription { events { type } }"
STREAM = {"accept": "text/event-stream"}

Make = Callable[..., Awaitable[Any]]


@pytest.fixture
def plugins() -> list[str]:
    """The documents plugin has routes of its own, which a key could try."""
    return ["documents"]


@pytest.fixture
async def client(kit: Kit) -> AsyncIterator[httpx2.AsyncClient]:
    await kit.organisation("RS", "Sunny Side", listed=Period())
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


@pytest.fixture
def make(kit: Kit) -> Make:
    """What an administrator is told who makes a key for these documents."""

    async def make(*documents: str, locale: str = "en") -> Any:
        viewer = await kit.viewers.administrator()
        asked = {"documents": list(documents)} if documents else {}
        return (await kit.graphql(MAKE, viewer=viewer, locale=locale, **asked))["createPartnerKey"]

    return make


@pytest.fixture
async def bound(make: Make) -> dict[str, str]:
    """What a partner sends whose key is for the members of a network."""
    return {"authorization": f"Bearer {(await make('members-of-network'))['secret']}"}


@pytest.fixture
async def free(make: Make) -> dict[str, str]:
    """The control: what a partner sends whose key is for all."""
    return {"authorization": f"Bearer {(await make())['secret']}"}


def refused(answer: httpx2.Response) -> bool:
    """For what the key is, and not for another reason; nothing of the data beside it."""
    [error] = answer.json()["errors"]
    assert error["message"] == "This key may run named documents only: /q/members-of-network.json."
    assert not answer.json().get("data")
    return bool(error["extensions"]["code"] == "NOT_PERMITTED")


async def test_the_key_runs_its_own_document_in_every_form(client: httpx2.AsyncClient, bound: dict[str, str]) -> None:
    answer = await client.get("/q/members-of-network.json", params={"network": "RS"}, headers=bound)
    assert answer.status_code == 200, answer.text
    assert [node["name"] for node in answer.json()["organisations"]["nodes"]] == ["Sunny Side"]
    table = await client.get("/q/members-of-network.csv", params={"network": "RS"}, headers=bound)
    assert table.status_code == 200 and "Sunny Side" in table.text


@pytest.mark.parametrize("form", ["json", "csv"])
async def test_another_document_is_refused_and_the_own_one_named(
    client: httpx2.AsyncClient, bound: dict[str, str], free: dict[str, str], form: str
) -> None:
    assert (await client.get(f"/q/networks.{form}", headers=free)).status_code == 200
    answer = await client.get(f"/q/networks.{form}", headers=bound)
    assert answer.status_code == 400 and "RS" not in answer.text
    assert "This key may run named documents only: /q/members-of-network.json." in answer.text


@pytest.mark.parametrize("query", [FREE, "{ __typename }", "{ __schema { types { name } } }"])
async def test_a_question_of_ones_own_is_refused_by_post_and_by_get(
    client: httpx2.AsyncClient, bound: dict[str, str], free: dict[str, str], query: str
) -> None:
    asked = {"query": query}
    assert (await client.post("/graphql", json=asked, headers=free)).json()["data"]
    assert refused(await client.post("/graphql", json=asked, headers=bound))
    assert refused(await client.get("/graphql", params=asked, headers=bound))


async def test_the_words_of_the_own_document_are_refused_where_anything_can_be_asked(
    kit: Kit, client: httpx2.AsyncClient, bound: dict[str, str], free: dict[str, str]
) -> None:
    """Bound to the document by its name, which only its address gives; whoever changes a word has another question."""
    text = kit.application.api.documents["members-of-network"].text
    asked = {"query": text, "variables": {"network": "RS"}}
    assert (await client.post("/graphql", json=asked, headers=free)).json()["data"]
    for named in ({}, {"document": "members-of-network"}, {"operationName": "MembersOfNetwork"}):
        answer = await client.post("/graphql", json={**asked, **named}, headers=bound)
        assert refused(answer)


async def test_a_change_is_refused(client: httpx2.AsyncClient, bound: dict[str, str]) -> None:
    assert refused(await client.post("/graphql", json={"query": MAKE}, headers=bound))


async def test_a_subscription_is_refused_before_anything_is_told(
    client: httpx2.AsyncClient, bound: dict[str, str]
) -> None:
    async with asyncio.timeout(20):  # a stream that is open never ends
        answer = await client.post("/graphql", json={"query": EVENTS}, headers=bound | STREAM)
    assert "This key may run named documents only: /q/members-of-network.json." in answer.text
    assert "NOT_PERMITTED" in answer.text and "INTERNAL" not in answer.text


@pytest.mark.parametrize(("method", "path"), [("GET", "v/nothing"), ("GET", f"files/{UUID(int=1)}"), ("POST", "files")])
async def test_what_plugins_serve_beside_the_api_is_refused(
    client: httpx2.AsyncClient, bound: dict[str, str], free: dict[str, str], method: str, path: str
) -> None:
    assert "named documents only" not in (await client.request(method, f"/x/documents/{path}", headers=free)).text
    answer = await client.request(method, f"/x/documents/{path}", headers=bound)
    assert answer.status_code == 403 and refused(answer)


async def test_documents_that_nobody_ships_are_named_when_the_key_is_made(make: Make) -> None:
    made = await make("networks", "membres-of-network", "nothing")
    assert made["secret"] is None
    [error] = made["errors"]
    assert (error["code"], error["path"]) == ("DOCUMENT_UNKNOWN", ["documents"])
    assert error["message"] == (
        "There is no named document membres-of-network, nothing. "
        "There are: documents-of-organisation, members-of-network, networks."
    )
    assert (await make("networks", "members-of-network"))["errors"] == []


@pytest.mark.parametrize("locale", [one.value for one in Locale])
async def test_it_is_told_in_the_language_of_whoever_makes_the_key(kit: Kit, make: Make, locale: str) -> None:
    english = UserError("DOCUMENT_UNKNOWN", "There is no named document {name}.", name="x", known="y")
    [error] = (await make("nothing", locale=locale))["errors"]
    assert "nothing" in error["message"] and "members-of-network" in error["message"]
    assert error["message"].startswith("There is no") is (locale == "en")
    assert (kit.application.messages.text(english, locale) == english.message) is (locale == "en")


async def test_a_key_for_no_document_is_not_a_key_for_all(kit: Kit) -> None:
    answer = await kit.graphql(MAKE, viewer=await kit.viewers.administrator(), documents=[])
    assert answer["createPartnerKey"]["secret"] is None
    assert [(one["code"], one["path"]) for one in answer["createPartnerKey"]["errors"]] == [
        ("NO_DOCUMENTS", ["documents"])
    ]


async def test_a_subscriber_is_told_of_a_wrong_variable_in_the_stream(
    client: httpx2.AsyncClient, free: dict[str, str]
) -> None:
    asked = {"query": "subscription ($t: [String!]) { events(types: $t) { type } }", "variables": {"t": {"no": 1}}}
    answer = await asyncio.wait_for(client.post("/graphql", json=asked, headers=free | STREAM), 10)
    assert "GRAPHQL_VALIDATION_FAILED" in answer.text and "$t" in answer.text
    assert "INTERNAL" not in answer.text
