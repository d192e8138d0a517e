"""What documents tell others. None of these holds personal data; readers follow the subject under their own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.model.base import Base
from mreza.outbox.event import Event

from mreza_documents.models import Document, DocumentUse, IssuedDocument


@dataclass(frozen=True)
class DocumentFiled(Event):
    """A document was handed in."""

    subject: Document
    kind: str


@dataclass(frozen=True)
class DocumentReplaced(Event):
    """A newer document took the place of this one; who depends on it may take that."""

    subject: Document
    kind: str
    by: str


@dataclass(frozen=True)
class DocumentRemoved(Event):
    """A document was taken away, and its file with it."""

    subject: Document
    kind: str


@dataclass(frozen=True)
class DocumentUsed(Event):
    """A procedure depends on a document."""

    subject: DocumentUse
    purpose: str


@dataclass(frozen=True)
class DocumentExpiring(Event):
    """A document will expire soon; `until` is its last day."""

    subject: Document
    kind: str
    until: date


@dataclass(frozen=True)
class DocumentExpired(Event):
    """A document has expired; `until` was its last day."""

    subject: Document
    kind: str
    until: date


@dataclass(frozen=True)
class UsedDocumentExpiring(Event):
    """A document that this depends on will expire soon. The subject is what depends on it, in its own network."""

    subject: Base
    document: str
    kind: str
    purpose: str
    until: date


@dataclass(frozen=True)
class UsedDocumentExpired(Event):
    """A document that this depends on has expired. The subject is what depends on it, in its own network."""

    subject: Base
    document: str
    kind: str
    purpose: str
    until: date


@dataclass(frozen=True)
class ConfirmationIssued(Event):
    """A confirmation was issued, or issued anew."""

    subject: IssuedDocument
    number: str
    edition: int


@dataclass(frozen=True)
class IssuedDocumentRevoked(Event):
    """An issued document was taken back."""

    subject: IssuedDocument
    number: str
    day: date
