"""Subscriptions over Server-Sent Events, driven on the bare ASGI messages, so that the end is ours to set."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from mreza.access.viewer import Viewer, ViewerKind
from mreza.web.app import WebOptions
from mreza.web.authentication import Credential
from mreza.web.sse import next_event

pytestmark = pytest.mark.anyio

TICKS = "subscription ($to: Int!) { ticks(to: $to) }"


class Call:
    """One request on the wire; `gone` is when the client leaves."""

    def __init__(self, body: dict[str, Any], **headers: str) -> None:
        self.gone = asyncio.Event()
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        sent_headers = {"content-type": "application/json", "accept": "text/event-stream", "host": "h"} | headers
        self.scope = {
            "type": "http",
            "method": "POST",
            "path": "/graphql",
            "scheme": "http",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in sent_headers.items()],
        }
        self._body: bytes | None = orjson.dumps(body)

    async def receive(self) -> dict[str, Any]:
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def run(self, app) -> tuple[int, str]:
        await app(self.scope, self.receive, self.sent.put)
        messages = [self.sent.get_nowait() for _ in range(self.sent.qsize())]
        return messages[0]["status"], b"".join(message.get("body", b"") for message in messages[1:]).decode()

    async def piece(self) -> bytes:
        return (await self.sent.get()).get("body", b"")


@contextlib.asynccontextmanager
async def running(call: Call, app) -> AsyncIterator[Call]:
    task = asyncio.create_task(app(call.scope, call.receive, call.sent.put))
    try:
        yield call
    finally:
        call.gone.set()
        await task


async def test_each_result_is_an_event_and_the_end_is_one(web):
    status, text = await Call({"query": TICKS, "variables": {"to": 2}}).run(web.app)
    assert status == 200
    events = [event.split("\n") for event in text.strip().split("\n\n")]
    assert [event[0] for event in events] == ["event: next", "event: next", "event: complete"]
    data = ["\n".join(line.removeprefix("data: ") for line in event[1:]) for event in events[:2]]
    assert [orjson.loads(each) for each in data] == [{"data": {"ticks": 0}}, {"data": {"ticks": 1}}]
    assert web.engine.closed == 1


def test_a_line_break_in_the_json_cannot_forge_an_event():
    assert next_event(b'{"a":\n1,\r\n"b":\r2}') == b'event: next\ndata: {"a":\ndata: 1,\ndata: "b":\ndata: 2}\n\n'


async def test_a_query_of_a_client_that_takes_only_streams_is_one_event(web):
    status, text = await Call({"query": "{ hello }"}).run(web.app)
    assert (status, text) == (200, 'event: next\ndata: {"data":{"hello":"hello world"}}\n\nevent: complete\ndata:\n\n')


async def test_a_query_of_a_client_that_also_takes_streams_is_json(web):
    status, text = await Call({"query": "{ hello }"}, accept="application/json, text/event-stream").run(web.app)
    assert (status, text) == (200, '{"data":{"hello":"hello world"}}')


async def test_a_subscription_without_a_stream_is_refused_with_the_remedy(client):
    response = await client.post("/graphql", json={"query": TICKS, "variables": {"to": 1}})
    assert response.status_code == 406
    assert "text/event-stream" in response.json()["errors"][0]["message"]


async def test_an_unknown_token_opens_no_stream(web):
    status, text = await Call({"query": TICKS}, authorization="Bearer bad").run(web.app)
    assert (status, web.engine.closed) == (401, 0)
    assert "UNAUTHENTICATED" in text


async def test_an_error_in_the_stream_is_masked_and_ends_it(web):
    _, text = await Call({"query": TICKS, "variables": {"to": 2, "fail": True}}).run(web.app)
    assert '"INTERNAL"' in text
    assert "secret text" not in text
    assert text.endswith("event: complete\ndata:\n\n")


class TestSilence:
    @pytest.fixture
    def options(self) -> WebOptions:
        return WebOptions(keep_alive=0.001, max_streams=2, max_streams_per_viewer=1)

    async def test_a_silent_stream_is_kept_open_by_comments_and_loses_no_result(self, web):
        web.engine.released = asyncio.Event()
        async with running(Call({"query": TICKS, "variables": {"to": 1}}), web.app) as call:
            await call.sent.get()
            assert [await call.piece(), await call.piece()] == [b":\n\n", b":\n\n"]
            web.engine.released.set()
            while (piece := await call.piece()) == b":\n\n":
                pass
            assert b'"ticks"' in piece

    async def test_when_the_client_leaves_the_source_is_closed_and_the_place_is_free(self, web):
        web.engine.released = asyncio.Event()
        for number in (1, 2):
            async with running(Call({"query": TICKS}), web.app) as call:
                await call.sent.get()
                await call.piece()
            assert web.engine.closed == number

    async def test_streams_are_bounded_for_a_viewer_and_for_the_process(self, web):
        web.engine.released = asyncio.Event()
        async with running(Call({"query": TICKS}), web.app) as anonymous:
            await anonymous.piece()
            assert (await Call({"query": TICKS}).run(web.app))[0] == 429
            async with running(Call({"query": TICKS}, authorization="Bearer good"), web.app) as signed_in:
                assert (await signed_in.sent.get())["status"] == 200
                assert (await Call({"query": TICKS}, authorization="Bearer good").run(web.app))[0] == 503

    async def test_the_streams_of_one_user_are_limited_whatever_the_credential(self, web):
        user = uuid4()
        for number, token in enumerate(("good", "mine")):
            viewer = Viewer(handle=token, kind=ViewerKind.MEMBER, user_id=user, credential_id=UUID(int=number + 1))
            web.authenticator._cache[Credential(bearer=token)] = viewer
        web.engine.released = asyncio.Event()
        async with running(Call({"query": TICKS}, authorization="Bearer good"), web.app) as first:
            assert (await first.sent.get())["status"] == 200
            assert (await Call({"query": TICKS}, authorization="Bearer mine").run(web.app))[0] == 429


class TestAge:
    @pytest.fixture
    def options(self) -> WebOptions:
        return WebOptions(max_stream_events=3)

    async def test_a_stream_is_completed_when_it_is_long_enough(self, web):
        _, text = await Call({"query": TICKS, "variables": {"to": 50}}).run(web.app)
        assert text.count("event: next") == 3
        assert text.endswith("event: complete\ndata:\n\n")
