"""The database goes away under a server that serves, and comes back: what everybody is told meanwhile, what the log
says, and that all goes on by itself."""

from __future__ import annotations

import asyncio
import io
import logging
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import httpx2
import orjson
import pytest
import structlog
import uvicorn
from mreza.access import tokens
from mreza.access.models import TokenKind
from mreza.access.service import create_token
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.database.roles import prepare_database
from mreza.database.server import EmbeddedServer
from mreza.graphql.api import GraphQLAnswer, GraphQLRequest
from mreza.graphql.engine import SqlEngine
from mreza.model.global_id import encode
from mreza.mutation.catalogue import MESSAGES
from mreza.outage import RETRY_AFTER, Outcome, Unavailable, is_outage
from mreza.outage import _log as outages
from mreza.testing.cut import Line, Side, line_to
from mreza.testing.kit import TODAY, Kit, api_of, host_of, settings_for_tests
from mreza.testing.server import ServerForTests
from mreza.text import Locale
from mreza.web import logs
from mreza.web.main import web_of

pytestmark = pytest.mark.anyio

PLUGINS = ("documents",)
ASK = "{ networks { totalCount } }"
ADD = """mutation ($name: [TextInput!]!, $network: ID!) {
  createOrganisation(input: {networkId: $network, name: $name, evenIfSimilar: true}) {
    organisation { id } errors { code } } }"""
KEY = "once and once only"
EVENTS = "subscription { events { type } }"


@pytest.fixture
def plugins() -> list[str]:
    return []


@pytest.fixture
async def line(database_server: ServerForTests) -> AsyncIterator[Line]:
    """The way to the database; the tests below cut it themselves."""
    async with line_to(database_server.address) as line:
        yield line


@pytest.fixture
async def kit(application: Application) -> Kit:
    return await Kit(application).prepare()


@dataclass
class Served:
    """A server that serves, and the database under it."""

    database: EmbeddedServer
    kit: Kit
    client: httpx2.AsyncClient
    log: io.StringIO

    async def stop(self) -> None:
        await asyncio.to_thread(self.database.stop)

    async def start(self) -> None:
        assert await asyncio.to_thread(self.database.start) == self.kit.application.address

    async def add(self, key: str, **headers: str) -> httpx2.Response:
        values = {"name": [{"locale": "en", "text": key}], "network": encode("Network", self.network)}
        body = {"query": ADD, "variables": values}
        return await self.client.post("/graphql", json=body, headers={"idempotency-key": key, **headers})

    @property
    def network(self) -> Any:
        return self.kit.networks["RS"]


@pytest.fixture(scope="module")
def log() -> Iterator[io.StringIO]:
    root, before = logging.getLogger(), structlog.get_config()
    kept = list(root.handlers), root.level
    stream = io.StringIO()
    logs.configure(as_json=True, stream=stream)
    yield stream
    structlog.configure(**before)
    root.handlers[:], root.level = kept


@pytest.fixture(scope="module")
async def served(log: io.StringIO) -> AsyncIterator[Served]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # noqa: ASYNC240 - the database's own account must enter it
        database = EmbeddedServer(folder / "data", throwaway=False)
        address = await asyncio.to_thread(database.start)
        try:
            settings = settings_for_tests(folder / "data").with_database(address.dsn)
            await prepare_database(settings, address)
            await migrate.upgrade(address, host_of(PLUGINS))
            application = Application(settings, address, host_of(PLUGINS), clock=FixedClock(TODAY), api=api_of(PLUGINS))
            async with application:
                kit = await Kit(application).prepare()
                async with serving(application) as base, httpx2.AsyncClient(base_url=base, timeout=30) as client:
                    client.headers["authorization"] = f"Bearer {await token_of(kit)}"
                    yield Served(database, kit, client, log)
        finally:
            await asyncio.to_thread(database.stop)


@asynccontextmanager
async def serving(application: Application) -> AsyncIterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(web_of(application), lifespan="off", log_config=None, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


async def first(lines: AsyncIterator[str], start: str) -> str:
    """The first line that starts so."""
    async for line in lines:
        if line.startswith(start):
            return line
    raise AssertionError("the stream has ended")


async def token_of(kit: Kit) -> str:
    coordinator = await kit.viewers.coordinator("RS")
    assert coordinator.user_id is not None
    async with kit.session() as session:
        _, token = await create_token(
            session, user_id=coordinator.user_id, name="away", now=kit.application.clock.now()
        )
    return token


async def asked(served: Served) -> dict[str, httpx2.Response]:
    """Every kind of route, as somebody whom the server knows already, and as somebody whom it must look up."""
    client, unknown = served.client, {"authorization": f"Bearer {tokens.make(TokenKind.PERSONAL).value}"}
    wrong = {"email": "nobody@demo.example", "password": "wrong wrong wrong"}
    return {
        "question": await client.post("/graphql", json={"query": ASK}),
        "question of somebody not yet known": await client.post("/graphql", json={"query": ASK}, headers=unknown),
        "mutation": await served.add(KEY),
        "named document": await client.get("/q/networks.json"),
        "named document of somebody not yet known": await client.get("/q/networks.json", headers=unknown),
        "named document as a table": await client.get("/q/networks.csv"),
        "sign-in": await client.post("/sign-in", json=wrong),
        "sign-out": await client.post("/sign-out", json={}),
        "page of a plugin": await client.get("/x/documents/v/ABCDEFGHJKMNPQRSTVWX"),
        "file of a plugin": await client.get(f"/x/documents/files/{uuid4()}"),
    }


async def test_everybody_is_told_to_come_back_and_all_goes_on_by_itself(served: Served) -> None:
    client = served.client
    before = {what: answer.status_code for what, answer in (await asked(served)).items()}
    made = (await served.add(KEY)).json()
    assert made["data"]["createOrganisation"]["organisation"]
    assert not {status for status in before.values() if status >= 500}
    outages._told = float("-inf")
    beginning = served.log.tell()

    await served.stop()
    client.headers["accept-language"] = "sr-Cyrl"
    for what, answer in (await asked(served)).items():
        assert (answer.status_code, answer.headers.get("retry-after")) == (503, str(RETRY_AFTER)), (what, answer.text)
        [error] = answer.json()["errors"]
        assert error["extensions"]["code"] == "UNAVAILABLE", what
        assert error["message"] == MESSAGES["UNAVAILABLE"]["sr-Cyrl"], what
    assert (await client.get("/healthz")).status_code == 200
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.headers["retry-after"]) == (503, str(RETRY_AFTER))
    told = served.log.getvalue()[beginning:]
    assert "Traceback" not in told and "internal error" not in told
    assert told.count("the database is away") == 1

    await served.start()
    assert (await client.get("/readyz")).status_code == 200
    assert {what: answer.status_code for what, answer in (await asked(served)).items()} == before
    assert (await served.add(KEY)).json() == made
    counted = "SELECT count(*) FROM core_organisation WHERE name ->> 'en' = $1"
    assert await served.kit.application.pools.system.fetchval(counted, "once and once only") == 1


async def test_a_change_under_way_when_the_database_stops_is_told_as_it_is_and_done_once(served: Served) -> None:
    """Many at once: each is refused, or answered, and asked again each is there once."""
    keys = [str(uuid4()) for _ in range(20)]
    await served.add(keys[0])
    tasks = [asyncio.create_task(served.add(key)) for key in keys]
    await asyncio.sleep(0.05)
    await served.stop()
    for answer in await asyncio.gather(*tasks):
        body = answer.json()
        done = (body.get("data") or {}).get("createOrganisation")
        told = served.log.getvalue()
        assert answer.status_code == 503 if done is None else done["organisation"], f"{body}\n{told}"
    await served.start()
    told = [(await served.add(key)).json()["data"]["createOrganisation"] for key in keys]
    assert all(one["organisation"] for one in told), told
    counted = "SELECT count(*) FROM core_organisation WHERE name ->> 'en' = ANY ($1)"
    assert await served.kit.application.pools.system.fetchval(counted, keys) == len(keys)


async def test_who_listens_is_told_that_events_may_have_been_missed(served: Served) -> None:
    headers = {"accept": "text/event-stream"}
    async with served.client.stream("POST", "/graphql", json={"query": EVENTS}, headers=headers) as stream:
        lines = stream.aiter_lines()
        await asyncio.sleep(0.2)
        await served.stop()
        async with asyncio.timeout(20):
            said = [line async for line in lines if line.startswith("data: {")]
    assert "EVENTS_MISSED" in said[-1] and "INTERNAL" not in said[-1]
    await served.start()
    async with asyncio.timeout(60):
        heard = await one_event(served, headers)
        while "EVENTS_MISSED" in heard:  # the feed listens again within a moment; until then one is told so at once
            heard = await one_event(served, headers)
    assert "core.OrganisationAdded" in heard


async def one_event(served: Served, headers: dict[str, str]) -> str:
    """What somebody hears first who subscribes while organisations are added."""
    async with served.client.stream("POST", "/graphql", json={"query": EVENTS}, headers=headers) as stream:
        event = asyncio.create_task(first(stream.aiter_lines(), "data: {"))
        while not event.done():
            await served.add(str(uuid4()))
            await asyncio.wait([event], timeout=1)
        return await event


async def test_an_outcome_that_is_not_known_is_told_so_and_the_same_key_answers(kit: Kit, line: Line) -> None:
    viewer = await kit.viewers.coordinator("RS")

    async def add(side: Side | None, key: str) -> GraphQLAnswer:
        request = GraphQLRequest(
            query=ADD,
            viewer=viewer,
            variables={"name": [{"locale": "en", "text": key}], "network": encode("Network", kit.networks["RS"])},
            idempotency_key=key,
            request_id=f"request-{key}",
        )
        if side is not None:
            line.cut[request.request_id] = side
        return await kit.application.engine.execute(request)

    for side in Side:  # on which side of the commit it was, nobody here can know
        lost = await add(side, side.name)
        [error] = orjson.loads(lost.body)["errors"]
        assert (lost.outcome.name, error["extensions"]["outcome"]) == ("UNAVAILABLE", "UNKNOWN")
        assert "not known whether the change was made" in error["message"]
        [again, oncemore] = [orjson.loads((await add(None, side.name)).body) for _ in range(2)]
        assert again["data"]["createOrganisation"]["organisation"] and again == oncemore
    assert await kit.application.pools.system.fetchval("SELECT count(*) FROM core_organisation") == 2


async def test_a_change_whose_answer_cannot_be_read_is_told_as_done(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    async def cut(*_: Any) -> bytes:
        raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")

    values = {"name": [{"locale": "en", "text": "Sunny Side"}], "network": encode("Network", kit.networks["RS"])}
    asking = {"viewer": await kit.viewers.coordinator("RS"), "idempotency_key": KEY, "errors": True, **values}
    with monkeypatch.context() as patched:
        patched.setattr(SqlEngine, "run", cut)
        [error] = (await kit.graphql(ADD, **asking))["errors"]
        assert error["extensions"]["outcome"] == "DONE"
        several = ADD.replace(") {\n  create", ") { first: __typename\n  create")
        told = await kit.graphql(several, **{**asking, "idempotency_key": "another"})
    assert told["data"]["createOrganisation"] is None and told["errors"][0]["extensions"]["outcome"] == "DONE"
    assert (await kit.graphql(ADD, **asking))["data"]["createOrganisation"]["organisation"]


def test_the_words_are_there_in_every_language() -> None:
    for code in ("UNAVAILABLE", "UNAVAILABLE.unknown", "UNAVAILABLE.done", "EVENTS_MISSED"):
        assert MESSAGES[code].keys() == {locale.value for locale in Locale} - {"en"}


def test_what_is_no_outage_is_none() -> None:
    """Control: our own mistakes keep their traceback."""
    assert not is_outage(ValueError("closed"))
    assert not is_outage(asyncpg.InterfaceError("cannot perform operation: another operation is in progress"))
    assert not is_outage(ConnectionResetError("of a bucket"))
    assert not is_outage(asyncpg.InternalClientError("unexpected data"))
    assert is_outage(asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress"))
    assert is_outage(asyncpg.AdminShutdownError("terminating connection"))
    assert is_outage(Unavailable(Outcome.UNKNOWN))
