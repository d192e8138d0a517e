"""What mail answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from mreza.plugin.routes import Route

from mreza_mail import web
from mreza_mail.letters import TEMPLATES
from mreza_mail.permissions import PERMISSIONS
from mreza_mail.template import MailTemplate


class MailPlugin:
    """The answers of mail to the hooks of core, and to its own."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of mail roles may allow."""
        return PERMISSIONS

    @hookimpl
    def routes(self) -> Iterable[Route]:
        """The page on which one unsubscribes, and the door for reports on delivery."""
        return web.routes()

    @hookimpl
    def mail_templates(self) -> Iterable[MailTemplate]:
        """A letter of some paragraphs."""
        return TEMPLATES

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """A mailing of which some letters came back, and one that nobody was sent twice."""
        from mreza_mail.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
