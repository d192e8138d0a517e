"""All models of documents, and the words for their states."""

from mreza_documents.models.documents import (
    Document,
    DocumentKind,
    DocumentState,
    DocumentUse,
    DocumentVisibility,
)
from mreza_documents.models.issued import (
    DocumentSeal,
    DocumentSeries,
    IssuedDocument,
    IssuedDocumentState,
    IssuedEdition,
)

__all__ = [
    "Document",
    "DocumentKind",
    "DocumentSeal",
    "DocumentSeries",
    "DocumentState",
    "DocumentUse",
    "DocumentVisibility",
    "IssuedDocument",
    "IssuedDocumentState",
    "IssuedEdition",
]
