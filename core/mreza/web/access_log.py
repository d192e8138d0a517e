"""One line per request of the API. It is written by hand, because a line of the general log costs as much as the rest
of a point look-up: only two of its fields are a client's words, and only those need the redaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TextIO

import orjson

from mreza.web.logs import output, redact_text

_LONGEST_NAME = 80


class AccessLog:
    """Writes to where the process logs; see `mreza.web.logs.configure`."""

    def __init__(self) -> None:
        stream, self._as_json = output()
        self._stream: TextIO = stream

    def write(
        self, *, request_id: str, operation: str, name: str | None, outcome: str, status: int, ms: float, viewer: str
    ) -> None:
        """Log one request; never its variables."""
        line = {
            "operation": operation,
            "name": None if name is None else redact_text(name[:_LONGEST_NAME]),
            "outcome": outcome,
            "status": status,
            "ms": ms,
            "viewer": viewer,
            "event": "graphql",
            "request_id": redact_text(request_id),
            "level": "info",
            "timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
        }
        if self._as_json:
            text = orjson.dumps(line).decode()
        else:
            shown = " ".join(f"{key}={value}" for key, value in line.items() if key not in _LEADING)
            text = f"{line['timestamp']} [info     ] graphql {shown}"
        self._stream.write(text + "\n")


_LEADING = frozenset({"timestamp", "level", "event"})
