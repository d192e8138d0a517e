"""Letters to who applies for membership, in the language and script that it applied in."""

from __future__ import annotations

from mreza.mutation.do import Do
from mreza_mail.queueing import Content, NewMailing, Recipient, queue
from mreza_mail.template import MailTemplate
from mreza_membership.events import ApplicationChangesRequested, ApplicationLapsed, ApplicationSubmitted
from mreza_membership.models import MembershipApplication

from mreza_link_membership_mail.locale.letters import CHANGES, CLOSED, RECEIPT


async def confirm(do: Do, event: ApplicationSubmitted) -> None:
    """Your application has arrived; this is its number."""
    await _write(do, event.subject, RECEIPT)


async def ask_for_changes(do: Do, event: ApplicationChangesRequested) -> None:
    """This is missing, in the words of who asked for it."""
    await _write(do, event.subject, CHANGES, asked=do.reason or "")


async def tell_of_closing(do: Do, event: ApplicationLapsed) -> None:
    """Nothing has happened for long; you may apply anew."""
    await _write(do, event.subject, CLOSED)


async def _write(do: Do, application: object, template: MailTemplate, **values: Content) -> None:
    assert isinstance(application, MembershipApplication)
    letter = NewMailing(
        network_id=application.network_id,
        template=template.code,
        title=application.reference,
        recipients=[Recipient(application.email, application.contact_person, application.locale)],
        values={"reference": application.reference, "applicant": application.name, **values},
        about=application,
    )
    await queue(do.session, letter, hooks=do.hooks, now=do.now)


__all__ = ["ask_for_changes", "confirm", "tell_of_closing"]
