"""How letters leave: to a mail server, or as files into the data folder."""

from __future__ import annotations

import asyncio
import os
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
from mreza.errors import ConfigurationError
from mreza.settings import Settings

from mreza_mail.settings import MailSettings

_LOST = (OSError, TimeoutError, aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError)
_ENHANCED = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
_PORTS = {"smtp": 587, "smtps": 465}


class Unreachable(Exception):
    """The mail server could not be talked to: it is nobody's letter's fault."""


@dataclass(eq=False)
class Refused(Exception):
    """The mail server did not take a letter.

    Attributes:
        status: Its code, e.g. ``550 5.1.1``; its words may hold an address and are not kept.
        for_good: Asking again would not help.
        of_recipient: It refused the recipient, not the sender or the letter.
    """

    status: str
    for_good: bool
    of_recipient: bool


class Transport(Protocol):
    """Takes letters."""

    async def send(self, id: UUID, sender: str, recipient: str, letter: bytes) -> None:
        """Hand over a letter.

        Args:
            id: The message's.
            sender: To whom it comes back.

        Raises: Refused; Unreachable.
        """
        ...


@asynccontextmanager
async def transport(settings: Settings) -> AsyncIterator[Transport]:
    """What the installation has chosen; in a demonstration the folder, whatever was chosen.

    Raises: ConfigurationError when it names no mail server.
    """
    chosen = MailSettings()
    if chosen.server is None or settings.demonstration:
        yield Folder(settings.data / "mail")
        return
    server = Server(chosen.server.get_secret_value(), chosen.timeout)
    try:
        yield server
    finally:
        await server.close()


class Folder:
    """Keeps letters as files, each under its id: sent twice, it is there once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    async def send(self, id: UUID, sender: str, recipient: str, letter: bytes) -> None:
        """Write the file."""
        await asyncio.to_thread(self._write, id, letter)

    def _write(self, id: UUID, letter: bytes) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        staged = self.path / f".{id.hex}.{os.getpid()}"
        staged.write_bytes(letter)
        staged.replace(self.path / f"{id.hex}.eml")


class Server:
    """A mail server. One connection serves many letters; a lost one is made anew for the next."""

    def __init__(self, url: str, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ConfigurationError(
                "MREZA_MAIL_SERVER names no mail server. Write it as smtp://user:password@host:587 or smtps://…"
            )
        secure = parts.scheme == "smtps"
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._client = aiosmtplib.SMTP(
            hostname=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            timeout=timeout,
            use_tls=secure,
            # A password goes over TLS, or not at all; without one, TLS is used where it is offered.
            start_tls=None if secure or not self._user else True,
            tls_context=ssl.create_default_context(),
        )

    async def send(self, id: UUID, sender: str, recipient: str, letter: bytes) -> None:
        """Hand over a letter by SMTP."""
        try:
            await self._connect()
            await self._client.sendmail(sender, [recipient], letter)
        except aiosmtplib.SMTPRecipientsRefused as error:
            [refused] = error.recipients
            raise _refused(refused.code, refused.message, of_recipient=True) from None
        except aiosmtplib.SMTPResponseException as error:
            if error.code == 421:  # the server closes
                await self.close()
                raise Unreachable from None
            raise _refused(error.code, error.message, of_recipient=False) from None
        except (*_LOST, aiosmtplib.SMTPException):
            await self.close()
            raise Unreachable from None

    async def close(self) -> None:
        """Say good-bye, if anybody is there to hear it."""
        with suppress(*_LOST, aiosmtplib.SMTPException):
            await self._client.quit()
        self._client.close()

    async def _connect(self) -> None:
        if self._client.is_connected:
            return
        try:
            await self._client.connect()
            if self._user:
                await self._client.login(self._user, self._password)
        except aiosmtplib.SMTPException:
            # Refused at the door, no TLS, a wrong password: no letter is at fault, so all wait.
            await self.close()
            raise Unreachable from None


def _refused(code: int, words: str, *, of_recipient: bool) -> Refused:
    enhanced = _ENHANCED.match(words)
    status = f"{code} {enhanced.group(1)}" if enhanced else str(code)
    return Refused(status, code >= 500, of_recipient)


__all__ = ["Folder", "Refused", "Server", "Transport", "Unreachable", "transport"]
