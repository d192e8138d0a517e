"""What the link answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.mutation.reactions import Reaction
from mreza.plugin.hooks import hookimpl
from mreza_mail.template import MailTemplate
from mreza_membership import events

from mreza_link_membership_mail import writing
from mreza_link_membership_mail.locale.letters import TEMPLATES


class MembershipAndMail:
    """The answers to the hooks of mail and of core."""

    @hookimpl
    def mail_templates(self) -> Iterable[MailTemplate]:
        """The letters to applicants and members."""
        return TEMPLATES

    @hookimpl
    def reactions(self) -> Iterable[Reaction]:
        """Who applied is written to when something happens to its application, and a member when it is reminded."""
        return (
            Reaction(events.ApplicationSubmitted, writing.confirm),
            Reaction(events.ApplicationChangesRequested, writing.ask_for_changes),
            Reaction(events.ApplicationLapsed, writing.tell_of_closing),
            Reaction(events.DataUpdateReminded, writing.remind),
        )
