"""Letters to who applies for membership and to members, each in its own language and script."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from mreza.directory.organisations import ContactKind, ContactPoint, Organisation
from mreza.mutation.do import Do
from mreza.text import Locale
from mreza_mail.models import Mailing, MailMessage
from mreza_mail.queueing import JsonValue, NewMailing, Recipient, queue
from mreza_mail.service.addresses import fingerprint
from mreza_mail.template import MailTemplate
from mreza_membership.events import (
    ApplicationChangesRequested,
    ApplicationLapsed,
    ApplicationSubmitted,
    DataUpdateReminded,
)
from mreza_membership.models import Membership, MembershipApplication
from sqlalchemy import exists, select

from mreza_link_membership_mail.locale.letters import CHANGES, CLOSED, RECEIPT, UPDATE

_ONCE: Final = timedelta(days=1)
"""The form is open to anybody, who may give any address: it gets one letter of a kind in this time."""


async def confirm(do: Do, event: ApplicationSubmitted) -> None:
    """Your application has arrived; this is its number."""
    await _write_once(do, event.subject, RECEIPT)


async def ask_for_changes(do: Do, event: ApplicationChangesRequested) -> None:
    """This is missing, in the words of who asked for it."""
    await _write(do, event.subject, CHANGES, asked=do.reason or "")


async def tell_of_closing(do: Do, event: ApplicationLapsed) -> None:
    """Nothing has happened for long; you may apply anew."""
    await _write_once(do, event.subject, CLOSED)


async def remind(do: Do, event: DataUpdateReminded) -> None:
    """It is time for the yearly data update. Written to where the organisation can be reached; it may be nowhere."""
    membership = event.subject
    assert isinstance(membership, Membership)
    member = await do.get(Organisation, membership.organisation_id)
    reached = select(ContactPoint.value).where(
        ContactPoint.organisation_id == member.id, ContactPoint.kind == ContactKind.EMAIL
    )
    name = member.name.get(Locale.parse(event.locale)).text
    values: dict[str, JsonValue] = {"member": name, "fresh": event.fresh, "required": event.required}
    to = [Recipient(one, locale=event.locale, values=values) for one in await do.session.scalars(reached)]
    if to:
        await _queue(do, membership, UPDATE, name, to)


async def _write_once(do: Do, application: object, template: MailTemplate) -> None:
    assert isinstance(application, MembershipApplication)
    if not await _had_one(do, application, template):
        await _write(do, application, template)


async def _had_one(do: Do, application: MembershipApplication, template: MailTemplate) -> bool:
    """Whether the network has written such a letter to the address lately, whatever came of it."""
    lately = (
        select(MailMessage.id)
        .join(Mailing, Mailing.id == MailMessage.mailing_id)
        .where(
            MailMessage.network_id == application.network_id,
            MailMessage.fingerprint == fingerprint(application.network_id, application.email),
            Mailing.template == template.code,
            Mailing.queued_at > do.now - _ONCE,
        )
    )
    return bool(await do.session.scalar(select(exists(lately))))


async def _write(do: Do, application: object, template: MailTemplate, **values: str) -> None:
    assert isinstance(application, MembershipApplication)
    to = Recipient(application.email, locale=application.locale, values={"reference": application.reference, **values})
    await _queue(do, application, template, application.reference, [to])


async def _queue(
    do: Do, about: MembershipApplication | Membership, template: MailTemplate, title: str, to: list[Recipient]
) -> None:
    letter = NewMailing(network_id=about.network_id, template=template.code, title=title, recipients=to, about=about)
    await queue(do.session, letter, hooks=do.hooks, now=do.now)


__all__ = ["ask_for_changes", "confirm", "remind", "tell_of_closing"]
