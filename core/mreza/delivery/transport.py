"""Sending one request to somebody who may be hostile: bounded in time and size, to checked addresses, no redirects."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpcore2
from httpcore2 import AnyIOBackend, AsyncConnectionPool, AsyncNetworkBackend, AsyncNetworkStream

from mreza.delivery.addresses import AddressRefused, Resolve, Targets, refuse_private, resolve

_TRIED = 3
"""Of how many addresses of a name a connection is tried."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the status, or the reason why there is none. The body is never read."""

    status: int | None
    error: str | None = None
    retry_after: str | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the endpoint has taken the message."""
        return self.status is not None and 200 <= self.status < 300


class GuardedBackend(AsyncNetworkBackend):
    """Connects to the very addresses that were checked. TLS still proves the name: the pool passes it on by itself."""

    def __init__(self, targets: Targets, resolver: Resolve = resolve) -> None:
        self._targets = targets
        self._resolve = resolver
        self._inner = AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """A connection to one of the name's addresses."""
        addresses = await self._resolve(host, port)
        if self._targets == "public":
            refuse_private(host, addresses)
        failed: Exception = OSError(f"{host} has no address")
        for address in addresses[:_TRIED]:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed


class Sender:
    """Sends; an asynchronous context manager.

    Args:
        targets: "public" for public addresses only, "any" for all.
        timeout: seconds that one request may take from beginning to end, however slowly the other side drips.
        resolver: from a name and port to addresses.
    """

    def __init__(self, targets: Targets, timeout: float, resolver: Resolve = resolve) -> None:
        self._timeout = timeout
        self._pool = AsyncConnectionPool(
            ssl_context=_tls(),
            max_connections=1000,
            max_keepalive_connections=0,
            network_backend=GuardedBackend(targets, resolver),
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Response:
        """Post, and wait for the status; nothing the other side does raises."""
        try:
            async with asyncio.timeout(self._timeout):
                return await self._posted(url, body, headers)
        except TimeoutError:
            return Response(None, f"There was no answer within {self._timeout:g} seconds.")
        except AddressRefused as error:
            return Response(None, str(error))
        except (httpcore2.ConnectError, OSError) as error:
            return Response(None, f"No connection: {error or type(error).__name__}"[:300])
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as error:
            return Response(None, f"The connection broke: {error or type(error).__name__}"[:300])

    async def _posted(self, url: str, body: bytes, headers: Mapping[str, str]) -> Response:
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        async with self._pool.stream("POST", url, headers=sent, content=body) as answer:
            received = {name.lower(): value for name, value in answer.headers}
            again = received.get(b"retry-after")
            error = None if 200 <= answer.status < 300 else f"The endpoint answered {answer.status}."
            return Response(answer.status, error, None if again is None else again.decode("latin-1"))


def _tls() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()
