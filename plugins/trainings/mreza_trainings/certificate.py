"""The certificate, as documents print it."""

from __future__ import annotations

from pathlib import Path

from mreza_documents.template import DocumentTemplate

from mreza_trainings.locale.labels import CERTIFICATE
from mreza_trainings.models.certificates import TEMPLATE

_TEMPLATES = Path(__file__).parent / "templates"

#: Printed with the emblem and the statement of the European Union, which pays for the federation's academies.
CERTIFICATES = (
    DocumentTemplate(
        code=TEMPLATE,
        title=CERTIFICATE["title"],
        typst=_TEMPLATES / "certificate.typ",
        words=CERTIFICATE,
    ),
)
