"""The contenders: each a process of its own with one event loop, ten connections, uvloop and httptools."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from bench.ground import Ground
from bench.questions import LOCALE, Question

NAMES = ("ours", "limit", "default")
_APPS = {"ours": "bench.ours:app", "limit": "bench.limit:app", "default": "bench.default_app:app"}
_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Contender:
    """A running contender."""

    name: str
    port: int
    pid: int

    def request(self, question: Question, variables: dict[str, Any], token: str | None) -> bytes:
        """A whole HTTP request."""
        document = {} if self.name == "limit" else {"query": question.document}
        body = orjson.dumps({**document, "variables": variables})
        path = f"/{question.name}" if self.name == "limit" else "/graphql"
        lines = [
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            "Accept: application/json",
            f"Accept-Language: {LOCALE}",
            f"Content-Length: {len(body)}",
            *([f"Authorization: Bearer {token}"] if token else []),
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def ask(self, request: bytes) -> Any:
        """One answer, parsed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{self.name} answered {received.decode('utf-8', 'replace')[:2000]}")
        return orjson.loads(body)


@contextlib.contextmanager
def running(name: str, ground: Ground, logs: Path) -> Iterator[Contender]:
    """Start a contender, and end it."""
    port = _free_port()
    environment = os.environ | {
        "BENCH_DSN": ground.dsn,
        "DATABASE_URL": ground.dsn,
        "MREZA_DATA": str(ground.data),
        "MREZA_SERVING_POOL_MIN": "10",
        "MREZA_SERVING_POOL_MAX": "10",
        "MREZA_MUTATION_POOL_MAX": "10",
        "MREZA_LOG_FORMAT": "json",
        "MREZA_WORKER": "none",  # as docs/running.md has it: jobs are another process' business
    }
    options = [
        "--loop",
        "uvloop",
        "--http",
        "httptools",
        "--no-access-log",
        "--log-level",
        "warning",
        "--no-server-header",
    ]
    command = [sys.executable, "-m", "uvicorn", _APPS[name], "--host", "127.0.0.1", "--port", str(port), *options]
    with (
        (logs / f"{name}.log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            _await_port(process, port, logs / f"{name}.log")
            yield Contender(name, port, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"It did not start:\n{log.read_text(errors='replace')[-4000:]}")
