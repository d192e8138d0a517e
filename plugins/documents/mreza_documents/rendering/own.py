"""The templates of this plugin itself, and the sheets that its named documents can be had as."""

from __future__ import annotations

from pathlib import Path

from mreza.text import Translated

from mreza_documents.locale.labels import CONFIRMATION
from mreza_documents.locale.labels import EVIDENCE as EVIDENCE_WORDS
from mreza_documents.rendering.sheets import sheets
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

EVIDENCE = DocumentTemplate(
    code="documents.evidence",
    title=Translated(dict(EVIDENCE_WORDS["heading"])),
    typst=_OURS / "evidence.typ",
    html=_OURS / "evidence.html",
    words={name: Translated(dict(text)) for name, text in EVIDENCE_WORDS.items()},
    funding=Funding.NONE,
)

TEMPLATES = (CONFIRMATION_LETTER,)
RENDERINGS = tuple(sheets("documents-of-organisation", EVIDENCE, paged="documents"))

__all__ = ["CONFIRMATION_LETTER", "RENDERINGS", "TEMPLATES"]
