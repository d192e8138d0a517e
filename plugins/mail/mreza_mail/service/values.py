"""What a template gets: what is said to all, in the letter's language, what to this recipient, and who writes."""

from __future__ import annotations

from typing import Any

from mreza.text import Locale, Translated

from mreza_mail.models import Mailing, MailMessage


def values_for(mailing: Mailing, message: MailMessage, network: Translated, unsubscribe: str | None) -> dict[str, Any]:
    """All values of a letter; none but JSON's."""
    return {
        **mailing.contents.get(message.locale, {}),
        **(message.values or {}),
        "name": message.name,
        "network": network.get(Locale.parse(message.locale)).text,
        "locale": message.locale,
        "unsubscribe": unsubscribe,
    }


__all__ = ["values_for"]
