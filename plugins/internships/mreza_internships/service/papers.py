"""What internships issue, as documents print it."""

from __future__ import annotations

from pathlib import Path

from mreza_documents.template import DocumentTemplate

from mreza_internships.locale.labels import TITLE, WORDS
from mreza_internships.service.certificates import TEMPLATE

_TEMPLATES = Path(__file__).parents[1] / "templates"

TEMPLATES = (DocumentTemplate(code=TEMPLATE, title=TITLE, typst=_TEMPLATES / "certificate.typ", words=WORDS),)
