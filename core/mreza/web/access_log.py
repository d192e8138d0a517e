"""One line per request of the API. Lines are noted as they come and written a moment later, many at a time: in the
general log, one costs as much as the rest of a point look-up. Only two of its fields are a client's words, and only
those need the redaction."""

from __future__ import annotations

import asyncio
import atexit
from datetime import UTC, datetime
from time import time
from typing import NamedTuple, TextIO

import orjson

from mreza.web.logs import output, redact_text

_LONGEST_NAME = 80
DELAY = 0.1
"""Seconds for which lines are gathered."""


class Line(NamedTuple):
    """What is said of a request; never its variables."""

    at: float
    """Seconds since 1970."""
    request_id: str
    operation: str
    name: str | None
    outcome: str
    status: int
    seconds: float
    viewer: str


class AccessLog:
    """Writes to where the process logs (`mreza.web.logs.configure`), a moment later and at the process' end."""

    def __init__(self) -> None:
        stream, as_json = output()
        self._stream: TextIO = stream
        self._text = _as_json if as_json else _as_text
        self._waiting: list[Line] = []
        atexit.register(self.flush)

    def write(
        self, request_id: str, operation: str, name: str | None, outcome: str, status: int, seconds: float, viewer: str
    ) -> None:
        """Log one request."""
        self._waiting.append(Line(time(), request_id, operation, name, outcome, status, seconds, viewer))
        if len(self._waiting) == 1:
            asyncio.get_running_loop().call_later(DELAY, self.flush)

    def flush(self) -> None:
        """Write what waits. One write for many lines: each costs as much as half of a point look-up."""
        lines, self._waiting = self._waiting, []
        if lines and not self._stream.closed:
            self._stream.write("\n".join(map(self._text, lines)) + "\n")
            self._stream.flush()


def _as_json(line: Line) -> str:
    return orjson.dumps(
        {
            "operation": line.operation,
            "name": _name(line),
            "outcome": line.outcome,
            "status": line.status,
            "ms": _milliseconds(line),
            "viewer": line.viewer,
            "event": "graphql",
            "request_id": redact_text(line.request_id),
            "level": "info",
            "timestamp": datetime.fromtimestamp(line.at, UTC),
        },
        option=orjson.OPT_UTC_Z,
    ).decode()


def _as_text(line: Line) -> str:
    at = datetime.fromtimestamp(line.at, UTC).isoformat().replace("+00:00", "Z")
    return (
        f"{at} [info     ] graphql operation={line.operation} name={_name(line)} outcome={line.outcome} "
        f"status={line.status} ms={_milliseconds(line)} viewer={line.viewer} request_id={redact_text(line.request_id)}"
    )


def _name(line: Line) -> str | None:
    return None if line.name is None else redact_text(line.name[:_LONGEST_NAME])


def _milliseconds(line: Line) -> float:
    return round(line.seconds * 1_000, 2)
