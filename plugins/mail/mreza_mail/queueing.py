"""Asking for a mailing: part of the caller's transaction, sent when that has committed.

mailing = await queue(
    do.session,
    NewMailing(network_id=…, template="campaigns.release", title="…", recipients=[Recipient("ana@a.example"), …]),
    hooks=do.hooks,
    now=do.now,
)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from mreza.clock import CIVIL_ZONE
from mreza.delivery.job import enqueue
from mreza.directory.places import Network
from mreza.errors import NotFound
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.model.states import transition
from mreza.text import Locale, Translated
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_mail.jobs import send_mailing
from mreza_mail.models import Mailing, MailMessage, MailMessageState, SuppressionGround
from mreza_mail.rendering.composing import address_of
from mreza_mail.rendering.filling import fill
from mreza_mail.service.addresses import fingerprint, written
from mreza_mail.service.suppressing import grounds
from mreza_mail.service.templates import template_named
from mreza_mail.service.values import values_for
from mreza_mail.settings import MailSettings
from mreza_mail.template import MailTemplate

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
Content: TypeAlias = "JsonValue | Translated | Sequence[Content] | Mapping[str, Content]"

_G = SuppressionGround
_LONGEST_ADDRESS = 320


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whom a letter is for.

    Attributes:
        address: As somebody wrote it; one that cannot be an address is kept, and not sent to.
        name: As it is to stand in the letter.
        locale: The language and script to write in.
        values: What the template says of this recipient alone.
    """

    address: str
    name: str | None = None
    locale: str = "en"
    values: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMailing:
    """A mailing that is to be sent.

    Attributes:
        network_id: Whose mailing it is; its opt-outs count.
        template: Code of a template that a plugin brings by the hook `mail_templates`.
        title: What it is called in lists; nobody outside the network reads it.
        recipients: For whom; who is in it twice gets one letter.
        values: What the template says to all; a `Translated`, at any depth, becomes the text in each letter's language.
        about: What it is about, a row of any plugin.
    """

    network_id: UUID
    template: str
    title: str
    recipients: Sequence[Recipient]
    values: Mapping[str, Content] = field(default_factory=dict)
    about: Base | None = None


async def queue(session: AsyncSession, wanted: NewMailing, *, hooks: Any, now: datetime) -> Mailing:
    """Make a mailing with one message a recipient, in the caller's transaction and scope; a job sends it after the
    commit. To whom nothing is sent (opted out, no such address, not an address, there already) has a message as well,
    which says so.

    Args:
        hooks: The application's.
        now: The present instant.

    Raises: ConfigurationError when there is no such template, or it asks for values that are not there.
        NotFound for a network that the viewer does not see.
    """
    template = template_named(hooks, wanted.template)
    network = await session.get(Network, wanted.network_id)
    if network is None:
        raise NotFound("Network")
    mailing = _mailing(wanted, now)
    messages = [_message(mailing, one, now) for one in wanted.recipients]
    refused = await _refused(session, mailing, messages, necessary=template.necessary)
    session.add(mailing)
    await session.flush()
    session.add_all(messages)
    for message in messages:
        if message.id in refused:
            suppressed(session, message, refused[message.id], now)
        else:
            _rehearse(template, mailing, message, network)
    waiting = any(one.state is MailMessageState.QUEUED for one in messages)
    mailing.finished_at = None if waiting else now
    await session.flush()
    if waiting:
        await enqueue(session, send_mailing, wanted.network_id, {"mailing": str(mailing.id)}, now)
    return mailing


def suppressed(session: AsyncSession, message: MailMessage, ground: SuppressionGround, now: datetime) -> None:
    """Let a message that waits not be sent."""
    message.suppressed_for, message.next_attempt_at = ground, None
    day = now.astimezone(CIVIL_ZONE).date()
    transition(session, message, MailMessageState.SUPPRESSED, day=day, by=None)


def _mailing(wanted: NewMailing, now: datetime) -> Mailing:
    sender = MailSettings().sender
    address_of(sender)
    locales = {Locale.parse(one.locale) for one in wanted.recipients}
    return Mailing(
        id=uuid7(),
        network_id=wanted.network_id,
        template=wanted.template,
        title=wanted.title,
        about=encode(type(wanted.about).__name__, wanted.about.id) if wanted.about else None,
        sender=sender,
        contents={locale.value: _in_language(wanted.values, locale) for locale in locales},
        queued_at=now,
    )


def _message(mailing: Mailing, recipient: Recipient, now: datetime) -> MailMessage:
    address = written(recipient.address) or recipient.address[:_LONGEST_ADDRESS]
    return MailMessage(
        id=uuid7(),
        network_id=mailing.network_id,
        mailing_id=mailing.id,
        address=address,
        name=recipient.name,
        locale=recipient.locale,
        values=dict(recipient.values),
        fingerprint=fingerprint(mailing.network_id, address),
        state=MailMessageState.QUEUED,
        attempts=0,
        next_attempt_at=now,
    )


async def _refused(
    session: AsyncSession, mailing: Mailing, messages: Sequence[MailMessage], *, necessary: bool
) -> dict[UUID, SuppressionGround]:
    """Which messages are not sent, and why."""
    prints = {one.fingerprint for one in messages}
    by_print = await grounds(session, mailing.network_id, prints, necessary=necessary)
    refused: dict[UUID, SuppressionGround] = {}
    there: set[str] = set()
    for message in messages:
        if written(message.address or "") is None:
            refused[message.id] = _G.INVALID
        elif message.fingerprint in there:
            refused[message.id] = _G.REPEATED
        elif message.fingerprint in by_print:
            refused[message.id] = by_print[message.fingerprint]
        there.add(message.fingerprint)
    return refused


def _rehearse(template: MailTemplate, mailing: Mailing, message: MailMessage, network: Network) -> None:
    """Whoever asks for a mailing hears that its template is at fault, instead of a log at night."""
    fill(template, Locale.parse(message.locale), values_for(mailing, message, network.name, "https://mreza.example"))


def _in_language(value: Any, locale: Locale) -> Any:
    if isinstance(value, Translated):
        return value.get(locale).text
    if isinstance(value, Mapping):
        return {name: _in_language(one, locale) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_in_language(one, locale) for one in value]
    return value


__all__ = ["Content", "JsonValue", "NewMailing", "Recipient", "queue"]
