"""What campaigns answer to others."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from mreza_mail.template import MailTemplate
from sqlalchemy import Select

from mreza_campaigns.locale.letters import RELEASE
from mreza_campaigns.permissions import PERMISSIONS
from mreza_campaigns.service.press import taken_down


class CampaignsPlugin:
    """The answers of campaigns to the hooks of core."""

    @hookimpl
    def permissions(self) -> Iterable[Permission]:
        """What of campaigns roles may allow."""
        return PERMISSIONS

    @hookimpl
    def mail_templates(self) -> Iterable[MailTemplate]:
        """The press release."""
        return (RELEASE,)

    @hookimpl
    def mailings_to_stop(self) -> Select[UUID]:
        """Press releases that were taken down."""
        return taken_down()

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """A caravan through six countries, and a campaign with materials in every state."""
        from mreza_campaigns.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)
