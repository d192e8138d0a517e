"""Event streams: GraphQL over Server-Sent Events, distinct connections mode.

One HTTP answer is one operation. Each result is an event `next`, the end is an event `complete`; comments keep a silent
stream open. Everything is bounded: streams in the process and of one viewer, age and number of events.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from typing import Any

from prometheus_client import Gauge
from starlette.types import Receive

from mreza.access.viewer import Viewer
from mreza.web.exchange import Exchange
from mreza.web.masking import masked_body
from mreza.web.options import WebOptions
from mreza.web.refusal import Header, Refusal

_CONTENT_TYPE = b"text/event-stream; charset=utf-8"
#: Proxies that buffer answers would hold events back.
_UNBUFFERED: tuple[Header, ...] = ((b"x-accel-buffering", b"no"),)
_RETRY: tuple[Header, ...] = ((b"retry-after", b"30"),)
COMMENT = b":\n\n"
COMPLETE = b"event: complete\ndata:\n\n"


def next_event(body: bytes) -> bytes:
    """A result as an event. A line break inside the JSON is formatting, and each line must be marked as data."""
    lines = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return b"event: next\n" + b"".join(b"data: " + line + b"\n" for line in lines) + b"\n"


class Streams:
    """The event streams of one process."""

    def __init__(self, options: WebOptions, gauge: Gauge) -> None:
        self._options = options
        self._gauge = gauge
        self._open: Counter[str] = Counter()

    async def single(self, exchange: Exchange, body: bytes) -> None:
        """Answer a query or a mutation of a client that takes only event streams."""
        await exchange.start(200, _CONTENT_TYPE, _UNBUFFERED)
        await exchange.send({"type": "http.response.body", "body": next_event(body) + COMPLETE})

    async def subscription(self, exchange: Exchange, viewer: Viewer, results: AsyncIterator[bytes]) -> None:
        """Send results until they end, the client leaves, or the stream is too old.

        Raises:
            Refusal: too many streams are open (429 for one viewer, 503 for the process).
        """
        with self._place(_key(viewer)):
            await exchange.start(200, _CONTENT_TYPE, _UNBUFFERED)
            async with aclosing(self._pieces(results, exchange.receive)) as pieces:
                async for piece in pieces:
                    await exchange.send({"type": "http.response.body", "body": piece, "more_body": True})
            await exchange.send({"type": "http.response.body", "body": b""})

    @contextmanager
    def _place(self, key: str) -> Iterator[None]:
        if self._open.total() >= self._options.max_streams:
            raise Refusal(
                503, "TOO_MANY_STREAMS", "Too many event streams are open here. Try again in a minute.", _RETRY
            )
        if self._open[key] >= self._options.max_streams_per_viewer:
            raise Refusal(429, "TOO_MANY_STREAMS", "You have too many event streams open. Close one first.", _RETRY)
        self._open[key] += 1
        self._gauge.inc()
        try:
            yield
        finally:
            self._gauge.dec()
            self._open[key] -= 1
            if not self._open[key]:
                del self._open[key]

    async def _pieces(self, results: AsyncIterator[bytes], receive: Receive) -> AsyncGenerator[bytes, None]:
        """The bytes of the stream. The pending result is never cancelled by a keep-alive, so none is lost."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._options.max_stream_seconds
        gone = asyncio.ensure_future(_until_gone(receive))
        pending: asyncio.Future[bytes] | None = None
        sent = 0
        try:
            while sent < self._options.max_stream_events and loop.time() < deadline:
                if pending is None:
                    pending = asyncio.ensure_future(_next_of(results))
                either: list[asyncio.Future[Any]] = [pending, gone]
                done, _ = await asyncio.wait(
                    either, timeout=self._options.keep_alive, return_when=asyncio.FIRST_COMPLETED
                )
                if gone in done:
                    return
                if pending not in done:
                    yield COMMENT
                    continue
                finished, pending = pending, None
                try:
                    yield next_event(finished.result())
                except StopAsyncIteration:
                    break
                except Exception as error:
                    yield next_event(masked_body(error))
                    break
                sent += 1
            yield COMPLETE
        finally:
            await _end(gone, pending, results)


async def _next_of(results: AsyncIterator[bytes]) -> bytes:
    return await anext(results)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _end(
    gone: asyncio.Future[None], pending: asyncio.Future[bytes] | None, results: AsyncIterator[bytes]
) -> None:
    """Leave nothing running: stop waiting for the client and for the next result, then close the source."""
    waiting = [task for task in (gone, pending) if task is not None]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    close = getattr(results, "aclose", None)
    if close is not None:
        await close()


def _key(viewer: Viewer) -> str:
    """Whose places a stream takes: a user's, whatever the credential; else the key's; visitors share their scope's."""
    return str(viewer.user_id or viewer.credential_id or viewer.handle)
