"""The templates of this plugin itself."""

from __future__ import annotations

from pathlib import Path

from mreza.text import Translated

from mreza_documents.locale.labels import CONFIRMATION
from mreza_documents.template import DocumentTemplate, Funding

_OURS = Path(__file__).parent / "templates"

CONFIRMATION_LETTER = DocumentTemplate(
    code="documents.confirmation",
    title=Translated(dict(CONFIRMATION["title"])),
    typst=_OURS / "confirmation.typ",
    html=_OURS / "confirmation.html",
    words={"confirms": Translated(dict(CONFIRMATION["confirms"]))},
    funding=Funding.NONE,
)

TEMPLATES = (CONFIRMATION_LETTER,)

__all__ = ["CONFIRMATION_LETTER", "TEMPLATES"]
