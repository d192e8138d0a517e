"""Reading what mail servers report of letters that they could not deliver: RFC 3464, by the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any
from uuid import UUID

from mreza.errors import UserError

from mreza_mail.models import BounceKind
from mreza_mail.service.bouncing import kind_of

_ID = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
_MARKED = re.compile(r"\+([0-9a-f]{32})@")
_LONGEST = 200_000
_MOST_PARTS = 20
_STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Report:
    """A letter that could not be delivered."""

    message_id: UUID
    kind: BounceKind
    status: str


def read(raw: bytes) -> Report | None:
    """The letter that a report is of; None when the report says that it is still being tried, or was delivered.

    It is known by its Message-ID among the headers that came back, or by the mark in the address that the report was
    sent to.

    Anybody may send something back, so no more is read than a report needs: it begins with what counts, and the letter
    itself comes last. Headers are looked through as they stand; taken apart, a long one would keep us for minutes.

    Raises: UserError REPORT_UNREADABLE when it is no report, or of no letter of ours.
    """
    begins = raw[:_LONGEST]
    if begins.lower().count(b"multipart/") > _MOST_PARTS:
        raise _unreadable()
    try:
        said = _said(message_from_bytes(begins))
    except Exception as error:  # the library raises whatever a broken header leads it to
        raise _unreadable() from error
    if said is None:
        raise _unreadable()
    id, action, status = said
    if action != "failed":
        return None
    return Report(id, kind_of(status), status)


def _said(message: Message) -> tuple[UUID, str, str] | None:
    """The letter, what became of it, and the code."""
    id = _letter(message)
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in _blocks(part):
                status = _STATUS.match(str(block.get("Status", "")))
                action = str(block.get("Action", "")).strip().lower()
                if id is not None and action and status:
                    return id, action, status.group(1)
    return None


def _blocks(part: Any) -> Iterator[Message]:
    """The groups of fields: the first is of the report as a whole, the others of one recipient each."""
    payload = part.get_payload()
    yield from (one for one in payload if isinstance(one, Message)) if isinstance(payload, list) else ()


def _letter(message: Message) -> UUID | None:
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            found = _ID.search(str(part.get_payload()))
        elif part is not message and "Message-ID" in part:
            found = _ID.search(str(part["Message-ID"]))
        else:
            continue
        if found:
            return UUID(found.group(1))
    marked = _MARKED.search(str(message.get("To", "")))
    return UUID(marked.group(1)) if marked else None


def _unreadable() -> UserError:
    return UserError(
        "REPORT_UNREADABLE", "This is no report on the delivery of a letter of ours. Send it whole, as it came."
    )


__all__ = ["Report", "read"]
