"""One HTTP request and its answer, on the bare ASGI messages: what the endpoint needs and nothing more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import getrandbits
from typing import Final

from starlette.types import Receive, Scope, Send

from mreza.web.negotiation import Media
from mreza.web.refusal import Header, Refusal

_SANE_ID = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._:-]{7,63}")
_COMMON: Final[tuple[Header, ...]] = (
    (b"cache-control", b"no-store"),
    (b"vary", b"Accept, Accept-Language, Authorization, Cookie, Origin"),
    (b"x-content-type-options", b"nosniff"),
)


class Disconnected(Exception):
    """The client left before its request was complete; there is nobody to answer."""


class Exchange:
    """A request being answered, with what the log line and the metrics will say of it."""

    __slots__ = (
        "cors",
        "headers",
        "media",
        "method",
        "name",
        "operation",
        "outcome",
        "receive",
        "request_id",
        "scheme",
        "scope",
        "send",
        "status",
        "viewer",
    )

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        self.method: str = scope["method"]
        self.scheme: str = scope.get("scheme", "http")
        self.request_id = request_id_of(self.headers)
        self.media = Media.JSON
        self.cors: tuple[Header, ...] = ()
        self.status = 0
        self.operation = "none"
        self.name: str | None = None
        self.outcome = "refused"
        self.viewer = ""

    @property
    def is_answered(self) -> bool:
        """True once the status line is on its way."""
        return self.status != 0

    async def body(self, limit: int) -> bytes:
        """The whole body.

        Raises:
            Refusal: it is longer than `limit` bytes, announced or counted (413).
            Disconnected: the client left.
        """
        announced = self.headers.get(b"content-length", b"0")
        if not announced.isdigit() or len(announced) > 15 or int(announced) > limit:
            raise too_large(limit)
        message = await self.receive()
        if message["type"] == "http.request" and not message.get("more_body"):
            first: bytes = message.get("body", b"")
            if len(first) > limit:
                raise too_large(limit)
            return first
        parts, size = [], 0
        while True:
            if message["type"] == "http.disconnect":
                raise Disconnected
            part = message.get("body", b"")
            size += len(part)
            if size > limit:
                raise too_large(limit)
            parts.append(part)
            if not message.get("more_body"):
                return b"".join(parts)
            message = await self.receive()

    async def start(self, status: int, content_type: bytes, more: Sequence[Header] = ()) -> None:
        """Send the status and the headers."""
        self.status = status
        await self.send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [
                    (b"content-type", content_type),
                    (b"x-request-id", self.request_id.encode("ascii")),
                    *_COMMON,
                    *self.cors,
                    *more,
                ],
            }
        )

    async def reply(self, status: int, body: bytes, more: Sequence[Header] = ()) -> None:
        """Send a whole answer in the negotiated representation."""
        await self.start(status, self.media.value, ((b"content-length", b"%d" % len(body)), *more))
        await self.send({"type": "http.response.body", "body": body})

    async def refuse(self, refusal: Refusal) -> None:
        """Send a refusal; a body that was not read is left to the server, which closes the connection."""
        self.outcome = refusal.code.lower()
        await self.reply(refusal.status, refusal.body(), refusal.headers)


def request_id_of(headers: dict[bytes, bytes]) -> str:
    """The caller's `X-Request-ID` when it is short and plain, else a new one."""
    given = headers.get(b"x-request-id")
    if given is not None and _SANE_ID.fullmatch(given):
        return given.decode("ascii")
    return f"{getrandbits(64):016x}"


def too_large(limit: int) -> Refusal:
    """The refusal of a body that is longer than `limit` bytes; what is left of it is not read."""
    return Refusal(
        413,
        "BODY_TOO_LARGE",
        f"The body is longer than {limit:,} bytes. Send less at once.",
        ((b"connection", b"close"),),
    )
