"""Letters of campaigns, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said
from mreza.text import Translated
from mreza_mail.template import MailTemplate

_TITLE = {"en": "Press release"} | said(
    sr="Саопштење за медије",
    hr="Priopćenje za medije",
    bs="Saopćenje za medije",
    cnr="Saopštenje za medije",
    mk="Соопштение за медиуми",
    sq="Njoftim për media",
)
_BODY = "\n{{ network }}\n\n{{ release.title }}\n\n{{ release.text }}\n"
_PAGE = (
    "<p>{{ network }}</p><h1>{{ release.title }}</h1>"
    "{% for part in release.text.split('\\n\\n') %}<p>{{ part }}</p>{% endfor %}"
)

RELEASE = MailTemplate(
    code="campaigns.release",
    title=Translated(_TITLE),
    subject=Translated.trusted(dict.fromkeys(_TITLE, "{{ release.title }}")),
    text=Translated({locale: title + _BODY for locale, title in _TITLE.items()}),
    html=Translated({locale: f"<p>{title}</p>{_PAGE}" for locale, title in _TITLE.items()}),
)

__all__ = ["RELEASE"]
