"""What a plugin brings so that letters of its own can be sent: subject and text in each language."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.text import Translated


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTemplate:
    """A kind of letter. Each text is a Jinja2 template in its language; a letter in a language that is missing is
    written in the nearest other, as everywhere. They get the letter's values, `name`, `network`, `locale` and, unless
    it is `necessary`, `unsubscribe`: the address of the page, which is added below text and HTML by itself.

    Attributes:
        code: Stable, beginning with the plugin's name, e.g. ``campaigns.release``.
        title: What such letters are called, in lists.
        subject: The subject, in one line.
        text: The letter as plain text. Every letter has one.
        html: The letter as the inside of an HTML page; None for text alone. Values are escaped.
        necessary: Whether the letter answers what its recipient did (an application, a registration): it is sent to who
            wants no mailings, too, and offers no unsubscribing.
    """

    code: str
    title: Translated
    subject: Translated
    text: Translated
    html: Translated | None = None
    necessary: bool = False


__all__ = ["MailTemplate"]
