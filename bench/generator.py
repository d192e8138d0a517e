"""The load generator, a process of its own: `python -m bench.generator` reads its order as JSON from stdin, and prints
what it saw.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from time import perf_counter
from typing import Any

import orjson
import uvloop

_DRAIN = 60.0


class Client(asyncio.Protocol):
    """One connection that asks again as soon as it was answered (keep-alive, no pipelining)."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.transport: Any = None
        self.buffer = bytearray()
        self.missing = -1
        self.started = 0.0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._ask()

    def _ask(self) -> None:
        self.started = perf_counter()
        self.transport.write(next(self.run.requests))

    def data_received(self, data: bytes) -> None:
        if self.missing < 0:
            self.buffer += data
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            if not head.startswith(b"http/1.1 200"):
                self.run.fail(bytes(self.buffer[:2000]))
                return
            at = head.index(b"content-length:") + 15
            length = int(head[at : (head + b"\r").index(b"\r", at)])
            self.missing = end + 4 + length - len(self.buffer)
            self.run.bytes += length
        else:
            self.missing -= len(data)
        if self.missing == 0:
            self._answered()

    def _answered(self) -> None:
        now = perf_counter()
        self.run.latencies.append(now - self.started)
        self.run.last = now
        self.buffer.clear()
        self.missing = -1
        if now < self.run.deadline:
            self._ask()
        else:
            self.run.closed(self)

    def connection_lost(self, error: Exception | None) -> None:
        if self.missing != -1:
            self.run.fail(b"connection lost")


class Run:
    """All connections of one measurement."""

    def __init__(self, requests: list[bytes], seconds: float, connections: int) -> None:
        self.requests = itertools.cycle(requests)
        self.latencies: list[float] = []
        self.bytes = 0
        self.left = connections
        self.begun = self.last = perf_counter()
        self.deadline = self.begun + seconds
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def closed(self, client: Client) -> None:
        client.transport.close()
        self.left -= 1
        if self.left == 0 and not self.done.done():
            self.done.set_result(None)

    def fail(self, said: bytes) -> None:
        if not self.done.done():
            self.done.set_exception(RuntimeError(f"Not answered: {said.decode('utf-8', 'replace')}"))


async def main(order: dict[str, Any]) -> dict[str, Any]:
    """Run one measurement; what is under way at its end is waited for and counted."""
    requests = [each.encode() for each in order["requests"]]
    run = Run(requests, order["seconds"], order["connections"])
    loop = asyncio.get_running_loop()
    for _ in range(order["connections"]):
        await loop.create_connection(lambda: Client(run), "127.0.0.1", order["port"])
    await asyncio.wait_for(run.done, order["seconds"] + _DRAIN)
    latencies = sorted(run.latencies)
    return {
        "requests": len(latencies),
        "seconds": run.last - run.begun,
        "p50": latencies[len(latencies) // 2] * 1000,
        "p99": latencies[min(len(latencies) - 1, int(len(latencies) * 0.99))] * 1000,
        "bytes": run.bytes / len(latencies),
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(uvloop.run(main(orjson.loads(sys.stdin.buffer.read())))))
