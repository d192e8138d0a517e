"""From what is written to what a mail server takes: RFC 5322, in bytes.

The headers are those of the standard library's policy, which refuses line breaks in them; a letter composed twice is
the same letter, with the same Message-ID.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from uuid import UUID

from mreza.errors import ConfigurationError
from mreza.text import Locale

from mreza_mail.locale.labels import FOOTER
from mreza_mail.rendering.filling import LONGEST_NAME, LONGEST_SUBJECT, Written, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter with all that stands on its envelope.

    Attributes:
        id: The message's; its Message-ID follows from it.
        sender: ``Name <address>``.
        address: The recipient's.
        name: The recipient's, if known.
        network: The network's name in the letter's language.
        unsubscribe: The address of the page on which one unsubscribes; None for a necessary letter.
    """

    id: UUID
    sender: str
    address: str
    name: str | None
    locale: Locale
    network: str
    queued_at: datetime
    written: Written
    unsubscribe: str | None


def composed(letter: Letter) -> bytes:
    """The letter as bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"] = address_of(letter.sender)
    message["To"] = Address(one_line((letter.name or "")[:LONGEST_NAME]), addr_spec=letter.address)
    message["Subject"] = one_line(letter.written.subject[:LONGEST_SUBJECT])
    message["Date"] = format_datetime(letter.queued_at)
    message["Message-ID"] = message_id(letter.id, letter.sender)
    message["Auto-Submitted"] = "auto-generated"
    text, html = _bodies(letter)
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
        message.set_boundary(f"={letter.id.hex}")
    message["Content-Language"] = letter.locale.bcp47
    # The address is longer than a line, which the library would break by encoding it; it is ours, and plain ASCII.
    return _unsubscribing(letter.unsubscribe) + message.as_bytes()


def message_id(id: UUID, sender: str) -> str:
    """``<id@domain>``, the same whenever the letter is sent."""
    return f"<{id.hex}@{address_of(sender).domain}>"


def address_of(sender: str) -> Address:
    """The sender of ``Name <address>``.

    Raises: ConfigurationError when it is none.
    """
    name, spec = parseaddr(sender)
    try:
        return Address(one_line(name), addr_spec=spec)
    except (ValueError, IndexError):
        raise ConfigurationError(f"MREZA_MAIL_SENDER is no address: {sender}. Write it as Name <address>.") from None


def _unsubscribing(url: str | None) -> bytes:
    """RFC 8058: the reader's program unsubscribes by a POST to the address, of which nobody need open a page."""
    if url is None:
        return b""
    if not url.isascii() or any(letter <= " " or letter in "<>" for letter in url):
        raise ConfigurationError("MREZA_PUBLIC_URL is no plain address. Write it as https://mreza.example.")
    return f"List-Unsubscribe: <{url}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".encode()


def _bodies(letter: Letter) -> tuple[str, str | None]:
    text, html = letter.written.text, letter.written.html
    footer = FOOTER[letter.locale.value].format(network=letter.network) if letter.unsubscribe else ""
    if footer:
        text = f"{text}\n\n-- \n{footer}\n{letter.unsubscribe}"
    if html is not None:
        below = f'<hr><p><a href="{escape(letter.unsubscribe or "")}">{escape(footer)}</a></p>' if footer else ""
        lang = letter.locale.bcp47
        html = f'<!doctype html><html lang="{lang}"><body>{html}{below}</body></html>'
    return f"{text}\n", html


__all__ = ["Letter", "address_of", "composed", "message_id"]
