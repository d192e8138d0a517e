"""The seam between the web and the engine: what is asked and what is answered, free of HTTP and of SQL."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from mreza.access.viewer import Viewer


@dataclass(slots=True)  # not frozen, as nobody changes it: that would make each request 2 µs dearer
class GraphQLRequest:
    """One operation of one viewer."""

    query: str
    viewer: Viewer
    locale: str = "en"
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    idempotency_key: str | None = None
    request_id: str = ""
    document: str | None = None
    """The name of the document, when it is one of the named ones; a partner key bound to documents may run no others.
    """
    read_only: bool = False
    """True for HTTP GET: a mutation is then refused with `Outcome.METHOD_NOT_ALLOWED`."""


class Outcome(enum.Enum):
    """What the answer is, from which the web derives the HTTP status."""

    DATA = "data"
    """There is a `data` key; field errors may stand beside it."""
    REQUEST_ERROR = "request error"
    """Not parsed, not valid, or wrong variables: no `data` key."""
    TOO_COSTLY = "too costly"
    METHOD_NOT_ALLOWED = "method not allowed"
    UNAUTHENTICATED = "unauthenticated"
    """The scope behind the viewer is gone (revoked or expired)."""
    UNAVAILABLE = "unavailable"
    """The database is away; asking again later helps."""
    FAILED = "failed"
    """An internal error, masked with an id."""


@dataclass(slots=True)  # as above
class GraphQLAnswer:
    """The whole response body as JSON bytes, and what it is."""

    body: bytes
    outcome: Outcome = Outcome.DATA
    operation: str = "query"
    cost: int | None = None


class Engine(Protocol):
    """What answers GraphQL."""

    async def execute(self, request: GraphQLRequest) -> GraphQLAnswer:
        """Answer a query or a mutation; never raises for what a client sent."""
        ...

    def subscribe(self, request: GraphQLRequest) -> AsyncIterator[bytes]:
        """The results of a subscription, each a whole JSON response."""
        ...

    def is_subscription(self, request: GraphQLRequest) -> bool:
        """True when the selected operation is a subscription."""
        ...

    def sdl(self) -> str:
        """The schema as text."""
        ...
