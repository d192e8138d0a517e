"""Changes and what is heard of them, through the engine and through the web."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

import httpx2
import orjson
import pytest
from mreza.access.models import TokenKind
from mreza.model.global_id import encode
from mreza.web.main import web_of

pytestmark = pytest.mark.anyio

CREATE = """mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) {
  __typename clientMutationId organisation { id name network { code } version } errors { __typename code path message } } }"""


def named(kit: Any, text: str, code: str = "RS", **more: Any) -> dict[str, Any]:
    return {"networkId": encode("Network", kit.networks[code]), "name": [{"locale": "en", "text": text}], **more}


async def count(graphql, viewer) -> int:
    return (await graphql("{ organisations { totalCount } }", viewer=viewer))["organisations"]["totalCount"]


async def test_a_change_answers_with_what_was_committed_and_the_clients_own_id(kit, viewers, graphql):
    viewer = await viewers.coordinator("RS")
    answer = (await graphql(CREATE, viewer=viewer, input=named(kit, "New", clientMutationId="mine")))[
        "createOrganisation"
    ]
    assert (
        answer["__typename"] == "CreateOrganisationPayload"
        and answer["clientMutationId"] == "mine"
        and answer["errors"] == []
    )
    assert answer["organisation"]["name"] == "New" and answer["organisation"]["network"] == {"code": "RS"}
    found = await graphql(
        "query($id: ID!) { organisation(id: $id) { name } }", viewer=viewer, id=answer["organisation"]["id"]
    )
    assert found == {"organisation": {"name": "New"}}


async def test_several_changes_of_one_document_are_made_in_their_order(kit, viewers, graphql):
    viewer = await viewers.coordinator("RS")
    document = """mutation($a: CreateOrganisationInput!, $b: CreateOrganisationInput!, $c: CreateOrganisationInput!) { __typename
      first: createOrganisation(input: $a) { organisation { name } } second: createOrganisation(input: $b) { organisation { name } errors { code } }
      third: createOrganisation(input: $c) { organisation { name } errors { code } } }"""
    answer = await graphql(
        document,
        viewer=viewer,
        a=named(kit, "First One"),
        b=named(kit, "Foreign", "BA"),
        c=named(kit, "Different Thing"),
    )
    assert list(answer) == ["__typename", "first", "second", "third"] and answer["__typename"] == "Mutation"
    assert answer["first"] == {"organisation": {"name": "First One"}}
    assert answer["second"]["organisation"] is None and answer["second"]["errors"]
    assert answer["third"] == {"organisation": {"name": "Different Thing"}, "errors": []}
    assert await count(graphql, viewer) == 2


async def test_a_repeated_key_changes_nothing_more_and_another_body_is_refused(kit, viewers, graphql):
    viewer = await viewers.coordinator("RS")
    first = await graphql(CREATE, viewer=viewer, idempotency_key="k", input=named(kit, "Once"))
    again = await graphql(CREATE, viewer=viewer, idempotency_key="k", input=named(kit, "Once"))
    assert first["createOrganisation"]["organisation"] == again["createOrganisation"]["organisation"]
    other = (await graphql(CREATE, viewer=viewer, idempotency_key="k", input=named(kit, "Other")))["createOrganisation"]
    assert other["organisation"] is None and len(other["errors"]) == 1
    assert await count(graphql, viewer) == 1


async def test_a_stale_version_is_refused_and_nothing_is_changed(kit, viewers, graphql):
    viewer = await viewers.coordinator("RS")
    made = await kit.organisation("RS", "One")
    document = """mutation($id: ID!, $v: Int, $a: String) { updateOrganisation(input: {organisationId: $id, acronym: $a, expectedVersion: $v}) {
      organisation { acronym version } errors { code message } } }"""
    id = encode("Organisation", made.id)
    changed = (await graphql(document, viewer=viewer, id=id, v=1, a="A"))["updateOrganisation"]
    assert changed == {"organisation": {"acronym": "A", "version": 2}, "errors": []}
    stale = (await graphql(document, viewer=viewer, id=id, v=1, a="B"))["updateOrganisation"]
    assert stale["organisation"] is None and stale["errors"][0]["code"] == "STALE_VERSION"
    assert (await graphql("query($id: ID!) { organisation(id: $id) { acronym } }", viewer=viewer, id=id))[
        "organisation"
    ] == {"acronym": "A"}


async def test_what_cannot_be_read_of_a_payload_is_told_beside_the_change(kit, viewers, graphql):
    viewer = await viewers.coordinator("RS")
    document = CREATE.replace("version }", "contacts(first: 1000) { id } }")
    answer = await graphql(document, viewer=viewer, errors=True, input=named(kit, "New"))
    (error,) = answer["errors"]
    assert answer["data"] == {"createOrganisation": None} and error["path"][0] == "createOrganisation"
    assert error["extensions"]["code"] == "BAD_USER_INPUT" and "between 0 and 100" in error["message"]


async def test_a_text_that_cannot_be_stored_is_told_with_its_place(kit, viewers, graphql):
    answer = await graphql(CREATE, viewer=await viewers.coordinator("RS"), errors=True, input=named(kit, "a\0b"))
    (error,) = answer["errors"]
    assert answer["data"] == {"createOrganisation": None}
    assert (
        error["extensions"]["code"] == "BAD_USER_INPUT" and "createOrganisation.input.name.0.text" in error["message"]
    )


# Through the web


@pytest.fixture
async def client(application):
    transport = httpx2.ASGITransport(app=web_of(application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


async def token_of(kit, viewer) -> tuple[str, Any]:
    """A bearer token of a viewer's user, and its row's id."""
    from mreza.access.models import Token
    from mreza.access.tokens import make

    made = make(TokenKind.PERSONAL)
    async with kit.session() as session:
        row = Token(
            user_id=viewer.user_id,
            kind=TokenKind.PERSONAL,
            name="test",
            prefix=made.prefix,
            secret_hash=made.hash,
            created_at=kit.application.clock.now(),
        )
        session.add(row)
    return made.value, row.id


async def test_a_token_revoked_a_moment_ago_is_refused_with_401_and_a_new_one_works(kit, viewers, client):
    from mreza.access.models import Token

    viewer = await viewers.coordinator("RS")
    await kit.organisation("RS", "Own")
    value, id = await token_of(kit, viewer)

    async def ask(token: str) -> httpx2.Response:
        return await client.post(
            "/graphql", json={"query": "{ organisations { totalCount } }"}, headers={"authorization": f"Bearer {token}"}
        )

    assert (await ask(value)).json()["data"] == {"organisations": {"totalCount": 1}}
    async with kit.session() as session:
        row = await session.get(Token, id)
        row.revoked_at = kit.application.clock.now()
    refused = await ask(value)
    assert refused.status_code == 401 and refused.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    fresh, _id = await token_of(kit, viewer)
    assert (await ask(fresh)).json()["data"] == {"organisations": {"totalCount": 1}}


class Stream:
    """A subscription on the bare ASGI messages; `next` gives what comes, or None when nothing does."""

    def __init__(self, query: str, token: str, **variables: Any) -> None:
        self._gone = asyncio.Event()
        self._sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._body: bytes | None = orjson.dumps({"query": query, "variables": variables})
        headers = {
            "content-type": "application/json",
            "accept": "text/event-stream",
            "host": "h",
            "authorization": f"Bearer {token}",
        }
        self.scope = {
            "type": "http", "method": "POST", "path": "/graphql", "scheme": "http", "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip

    async def receive(self) -> dict[str, Any]:
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def next(self) -> Any:
        """The next event's data."""
        while True:
            piece = (await self._sent.get()).get("body", b"").decode()
            for line in piece.splitlines():
                if line.startswith("data:") and line.removeprefix("data:").strip():
                    return json.loads(line.removeprefix("data:"))

    @contextlib.asynccontextmanager
    async def open(self, app: Any) -> Any:
        """While it is open."""
        task = asyncio.create_task(app(self.scope, self.receive, self._sent.put))
        started = await self._sent.get()
        assert started["status"] == 200
        try:
            yield self
        finally:
            self._gone.set()
            await task


async def test_events_reach_those_who_may_see_them_and_nobody_else(kit, application, viewers, graphql):
    """The Bosnian coordinator's stream stays silent on the Serbian change: the first thing it hears is the Bosnian one after it."""
    app = web_of(application)
    query = "subscription { events { __typename type id } }"
    tokens = {code: (await token_of(kit, await viewers.coordinator(code)))[0] for code in ("RS", "BA")}
    streams = {code: Stream(query, token) for code, token in tokens.items()}
    async with streams["RS"].open(app), streams["BA"].open(app):
        await asyncio.sleep(0.3)  # the streams subscribe before anything happens
        for code in ("RS", "BA"):
            made = await graphql(CREATE, viewer=await viewers.coordinator(code), input=named(kit, f"New {code}", code))
            assert made["createOrganisation"]["errors"] == []
        async with asyncio.timeout(20):
            heard = {code: (await stream.next())["data"]["events"] for code, stream in streams.items()}
    document = "{ eventRecords(orderBy: [{id: ASC}]) { nodes { id type } } }"
    for code in ("RS", "BA"):
        seen = (await graphql(document, viewer=await viewers.coordinator(code)))["eventRecords"]["nodes"]
        assert heard[code]["__typename"] == "EventRecord" and heard[code]["id"] == seen[0]["id"], (heard, seen)
    assert heard["RS"]["id"] != heard["BA"]["id"]
