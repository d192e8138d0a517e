"""Partners on this machine: one that behaves as its path says, and one that speaks bytes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import uvicorn

REDIRECT, GONE, BUSY = 307, 410, 503


@dataclass
class Receiver:
    """What it was sent, in order; `refuse` makes it answer 500 so often first."""

    base: str
    requests: list[Request] = field(default_factory=list)
    refuse: int = 0
    retry_after: str = "7200"
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def at(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message.get("body", b""), message.get("more_body", False)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.requests.append(Request(scope["path"], headers, body))
        status = await self._status(scope["path"])
        told = [(b"location", b"/ok")] + [(b"retry-after", self.retry_after.encode())] * (scope["path"] == "/busy")
        await send({"type": "http.response.start", "status": status, "headers": told})
        if scope["path"] == "/huge":
            with contextlib.suppress(OSError):
                for _ in range(10_000):
                    await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _status(self, path: str) -> int:
        if path == "/hang":
            await self.gate.wait()
        if self.refuse > 0:
            self.refuse -= 1
            return 500
        return {"/redirect": REDIRECT, "/gone": GONE, "/busy": BUSY, "/broken": 500}.get(path, 200)


@dataclass
class Request:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def content(self) -> Any:
        return orjson.loads(self.body)


@contextlib.asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        receiver = Receiver(f"http://127.0.0.1:{listening.getsockname()[1]}")
        config = uvicorn.Config(receiver, lifespan="off", log_config=None, ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([listening]))
        try:
            yield receiver
        finally:
            receiver.gate.set()
            server.should_exit = True
            await task


@contextlib.asynccontextmanager
async def dripping() -> AsyncIterator[str]:
    """A server that never comes to the end of its status line; gives its URL."""

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            writer.write(b"HTTP/1.1 200 ")
            while not writer.is_closing():
                writer.write(b"O")
                await writer.drain()
                await asyncio.sleep(0.05)
        writer.close()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    finally:
        server.close()
