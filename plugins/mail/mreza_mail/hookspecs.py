"""What mail lets other plugins say."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from mreza.plugin.hooks import hookspec
from sqlalchemy import Select

from mreza_mail.template import MailTemplate


@hookspec
def mail_templates() -> Iterable[MailTemplate] | None:
    """The kinds of letters that the plugin sends."""


@hookspec
def mailings_to_stop() -> Select[UUID] | None:
    """Mailings of which nothing more is to be sent, because what they tell of was taken back: a statement that selects
    their ids. It is asked before each few letters, and read in the scope of the mailing's network.
    """
