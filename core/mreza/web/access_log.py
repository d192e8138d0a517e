"""One line per request of the API. It is written by hand, because a line of the general log costs as much as the rest
of a point look-up: only two of its fields are a client's words, and only those need the redaction."""

from __future__ import annotations

import asyncio
import atexit
from datetime import UTC, datetime
from typing import TextIO

import orjson

from mreza.web.logs import output, redact_text

_LONGEST_NAME = 80
DELAY = 0.1
"""Seconds for which lines are gathered."""


class AccessLog:
    """Writes to where the process logs (`mreza.web.logs.configure`), a moment later and at the process' end."""

    def __init__(self) -> None:
        stream, self._as_json = output()
        self._stream: TextIO = stream
        self._waiting: list[str] = []
        atexit.register(self.flush)

    def write(
        self, *, request_id: str, operation: str, name: str | None, outcome: str, status: int, ms: float, viewer: str
    ) -> None:
        """Log one request; never its variables."""
        name = None if name is None else redact_text(name[:_LONGEST_NAME])
        request_id = redact_text(request_id)
        timestamp = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        if self._as_json:
            text = orjson.dumps(
                {
                    "operation": operation,
                    "name": name,
                    "outcome": outcome,
                    "status": status,
                    "ms": ms,
                    "viewer": viewer,
                    "event": "graphql",
                    "request_id": request_id,
                    "level": "info",
                    "timestamp": timestamp,
                }
            ).decode()
        else:
            text = (
                f"{timestamp} [info     ] graphql operation={operation} name={name} outcome={outcome} status={status} "
                f"ms={ms} viewer={viewer} request_id={request_id}"
            )
        self._waiting.append(text)
        if len(self._waiting) == 1:
            asyncio.get_running_loop().call_later(DELAY, self.flush)

    def flush(self) -> None:
        """Write what waits. One write for many lines: each costs as much as half of a point look-up."""
        lines, self._waiting = self._waiting, []
        if lines and not self._stream.closed:
            self._stream.write("\n".join(lines) + "\n")
            self._stream.flush()
