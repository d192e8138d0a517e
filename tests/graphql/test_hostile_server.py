"""A live server that is sent everything hostile at once: it refuses, stays up, and does not grow."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from .hostile import Sent
from .test_hostile import BUDGET, all_hostile

pytestmark = pytest.mark.anyio

MOST_GROWTH = 50 * 1024
"""Kilobytes."""
JSON = {"content-type": "application/json"}
GOOD = b'{"query":"{ networks { totalCount } }"}'

#: Bodies that are no request, each of its own kind.
BODIES = {
    "a byte that is no UTF-8": b'{"query":"{ networks { totalCount } } \xff"}',
    "an overlong slash": b'{"query":"{ networks \xc0\xaf { totalCount } }"}',
    "half a character": b'{"query":"{ networks { totalCount } } \xe2\x82"}',
    "a surrogate in UTF-8": b'{"query":"\xed\xa0\x80"}',
    "a lone surrogate, escaped": rb'{"query":"{ networks { totalCount } } #\ud800"}',
    "a lone surrogate in a variable": rb'{"query":"query ($t: String) { networks(after: $t) { totalCount } }","variables":{"t":"\udfff"}}',
    "UTF-16": '{"query":"{ networks { totalCount } }"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "a character NUL": rb'{"query":"{ networks(after: \"\u0000\") { nodes { id } } }"}',
    "lists without end": b"[" * 200_000,
    "objects without end": b'{"query":' * 100_000,
    "variables without end": b'{"query":"{ __typename }","variables":' + b'{"a":' * 100_000 + b"}" * 100_001,
    "a number without end": b'{"query":"query ($n: Int) { networks(first: $n) { totalCount } }","variables":{"n":' + b"9" * 100_000 + b"}}",
    "not a number": b'{"query":"{ networks { totalCount } }","variables":{"n":NaN}}',
    "two megabytes": b'{"query":"' + b" " * 2_000_000 + b'"}',
    "zeros": b"\x00" * 1_000,
    "a batch": b"[" + GOOD + b"," + GOOD + b"]",
    "a list of a thousand": b"[" + b",".join([GOOD] * 1_000) + b"]",
    "nothing": b"",
}  # fmt: skip


class Server:
    """`mreza serve` as a process of its own, and what the kernel says of it."""

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        self.process, self.url = process, url

    def memory(self) -> int:
        """Kilobytes that the process holds."""
        return held(self.process.pid)

    def seconds(self) -> float:
        """Seconds of processor time so far."""
        times = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


def held(pid: int) -> int:
    """Kilobytes of memory, shared pages by their share."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])


@pytest.fixture
def server(application, tmp_path) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    secret = application.settings.secret.get_secret_value()
    environment = {
        **os.environ, "DATABASE_URL": application.address.dsn, "MREZA_SECRET": secret, "MREZA_DATA": str(tmp_path),
        "PORT": str(port), "MREZA_LOG_FORMAT": "json",
    }  # fmt: skip
    with (tmp_path / "log").open("wb") as log:
        command = [sys.executable, "-c", "from mreza.cli import main; main()", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        running = Server(process, f"http://127.0.0.1:{port}/graphql")
        _wait(running, tmp_path / "log")
        yield running
    finally:
        process.terminate()
        process.wait(30)


def _wait(server: Server, log: Path) -> None:
    for _ in range(1_200):
        try:
            if httpx2.post(server.url, content=GOOD, headers=JSON).status_code == 200:
                return
        except httpx2.TransportError:
            assert server.process.poll() is None, log.read_text()[-2_000:]
        time.sleep(0.1)
    raise AssertionError(log.read_text()[-2_000:])


def body_of(sent: Sent) -> bytes:
    """The request as JSON, however deep."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(10_000)
    try:
        asked = {"query": sent.document, "variables": dict(sent.variables), "operationName": sent.operation_name}
        return json.dumps(asked).encode()
    finally:
        sys.setrecursionlimit(usual)


async def test_a_live_server_refuses_everything_hostile_and_does_not_grow(application, server):
    documents = [
        body_of(sent)
        for name, sent in all_hostile(application).items()
        if name != "a lone surrogate"  # JSON cannot say it; the bodies hold it as bytes
    ]
    bodies = [*documents, *BODIES.values()]
    assert len(bodies) >= 300
    with httpx2.Client(headers=JSON, timeout=30) as client:
        for _ in range(20):
            assert "data" in client.post(server.url, content=GOOD).json()
        before, started = server.memory(), server.seconds()
        answered = []
        for body in bodies * 2:
            response = client.post(server.url, content=body)
            if response.status_code >= 500 or "data" in response.json():
                answered.append((response.status_code, body[:200], response.content[:200]))
        spent, grown = server.seconds() - started, server.memory() - before
        assert "data" in client.post(server.url, content=GOOD).json()
    print(f"{len(bodies)} bodies twice: {spent / len(bodies) / 2 * 1000:.1f} ms each, {grown / 1024:.1f} MB more")
    assert answered == []
    assert grown < MOST_GROWTH
    assert spent / len(bodies) / 2 < BUDGET


def test_memory_that_is_kept_is_seen():
    before = held(os.getpid())
    kept = bytearray(b"x" * (MOST_GROWTH * 1024 + 1_000_000))
    assert held(os.getpid()) - before >= MOST_GROWTH
    del kept
