"""A mail server that keeps what it is sent, and says no where a test wants it to."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP


@dataclass
class Catcher:
    """An asynchronous context manager; catches inside.

    Attributes:
        raw: every letter that was taken, as it came, in order.
        envelopes: (sender, recipients) of each.
        refused: answers to recipients, by address; one that is used up is left out.
    """

    raw: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._protocols: list[Any] = []
        self._server = await loop.create_server(self._connected, "127.0.0.1", 0)
        self.url = f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for protocol in self._protocols:
            if protocol.transport is not None:
                protocol.transport.abort()
        await asyncio.sleep(0)

    def _connected(self) -> SMTP:
        protocol = SMTP(self, loop=asyncio.get_running_loop(), hostname="catcher.example")
        self._protocols.append(protocol)
        return protocol

    # The library asks for these two by their names.
    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if answers := self.refused.get(address):
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        self.raw.append(envelope.content)
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 2.0.0 OK"

    @property
    def letters(self) -> list[EmailMessage]:
        """What was taken, read by the standard library."""
        return [message_from_bytes(one, policy=policy.default) for one in self.raw]  # type: ignore[misc]

    @property
    def to(self) -> list[str]:
        """The addresses that got something, in order."""
        return [address for _, addresses in self.envelopes for address in addresses]

    def by_address(self) -> Mapping[str, EmailMessage]:
        """The last letter to each address."""
        return dict(zip(self.to, self.letters, strict=True))
