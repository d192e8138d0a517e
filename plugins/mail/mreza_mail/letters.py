"""The letter that mail itself brings: some paragraphs in the reader's language."""

from __future__ import annotations

from mreza.text import Translated

from mreza_mail.template import MailTemplate

_TITLE = Translated(
    {"sr-Cyrl": "Писмо", "bs": "Pismo", "hr": "Pismo", "cnr": "Pismo", "mk": "Писмо", "sq": "Letër", "en": "Letter"}
)
# One template for all languages: its words are those of whoever writes.
_SUBJECT = Translated({"en": "{{ subject }}"})
_TEXT = Translated({"en": "{{ paragraphs | join('\n\n') }}\n\n{{ network }}"})
_HTML = Translated({"en": "{% for one in paragraphs %}<p>{{ one }}</p>\n{% endfor %}<p>{{ network }}</p>"})

LETTER = MailTemplate(code="mail.letter", title=_TITLE, subject=_SUBJECT, text=_TEXT, html=_HTML)
TEMPLATES = (LETTER,)

__all__ = ["LETTER", "TEMPLATES"]
