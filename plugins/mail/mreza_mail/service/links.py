"""The address of the page on which the recipient of a letter unsubscribes."""

from __future__ import annotations

from mreza.settings import Settings

from mreza_mail.models import MailMessage
from mreza_mail.service.tokens import Subscription, token

PATH = "/x/mail/unsubscribe/"


def unsubscribe_link(message: MailMessage, settings: Settings) -> str:
    """Of a letter; in its language."""
    signed = token(Subscription(message.id, message.network_id), settings)
    return f"{_address(settings)}{PATH}{signed}?locale={message.locale}"


def _address(settings: Settings) -> str:
    """Under which people reach the installation. A job has no request to read it from."""
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")


__all__ = ["PATH", "unsubscribe_link"]
