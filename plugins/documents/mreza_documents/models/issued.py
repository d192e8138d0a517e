"""Documents that a network issues: certificates, confirmations, letters. Numbered, versioned, checked by a code."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, Text, UniqueConstraint, cast, literal
from sqlalchemy.orm import Mapped

#: Where issued documents are read, and where anybody checks them; `mreza_documents.web` serves both.
PRINTED, CHECKED = "/x/documents/issued/", "/x/documents/v/"


class DocumentSeries(Model):
    """How far the numbers of a series have come, e.g. of RSA-2025. Whoever numbers locks it."""

    __personal__ = False
    __api__ = False

    code: Mapped[str] = field(audience=NETWORK, doc="What its numbers begin with.", unique=True)
    last: Mapped[int] = field(audience=NETWORK, doc="The highest number so far.", default=0)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class IssuedDocumentState(enum.Enum):
    """Whether an issued document stands."""

    ISSUED = "stands, until it expires"
    REVOKED = "was taken back"


_I = IssuedDocumentState


class IssuedDocument(Model):
    """A document that a network has issued. Issued anew it keeps number and code, and gets another edition."""

    __personal__ = True
    __subject__ = "holder_id"

    template: Mapped[str] = field(
        audience=NETWORK, doc="Code of its template, e.g. trainings.certificate.", personal=False
    )
    series: Mapped[str] = field(audience=NETWORK, doc="The series it is numbered in, e.g. RSA-2025.", personal=False)
    place: Mapped[int] = field(audience=NETWORK, doc="Its place in the series, from 1.", personal=False)
    number: Mapped[str] = field(audience=NETWORK, doc="Its number, e.g. RSA-2025-017.", personal=False, search=True)
    code: Mapped[str] = field(
        audience=NETWORK, doc="By this code anybody can check it; it cannot be guessed.", personal=False
    )
    edition: Mapped[int] = field(audience=NETWORK, doc="Which edition stands, from 1.", personal=False, default=1)
    subject: Mapped[str] = field(audience=NETWORK, doc="The id of what it certifies.", personal=False)
    holder_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, reverse="issuedDocuments", across=True, doc="Whom it was issued to."
    )
    holder_name: Mapped[str] = field(audience=NETWORK, doc="The name as it stands there, in the chosen script.")
    home_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The network that the holder comes from; it sees the document as well."
    )
    locale: Mapped[str] = field(
        audience=NETWORK, doc="The language and script that it is written in.", personal=False, default="en"
    )
    issued_on: Mapped[date] = field(audience=NETWORK, doc="When the edition that stands was issued.", personal=False)
    valid_until: Mapped[date | None] = field(
        audience=NETWORK, doc="The last day on which it is valid; null for no end.", personal=False
    )
    state: Mapped[IssuedDocumentState] = state(
        _I.ISSUED,
        audience=NETWORK,
        doc="Whether it stands.",
        transitions={_I.ISSUED: {_I.REVOKED}, _I.REVOKED: {_I.ISSUED}},
        personal=False,
    )

    __table_args__ = (
        UniqueConstraint("network_id", "series", "place"),
        UniqueConstraint("network_id", "number"),
        UniqueConstraint("code"),
        UniqueConstraint("network_id", "template", "subject"),
        CheckConstraint("place > 0 AND edition > 0", name="counted"),
        CheckConstraint("valid_until >= issued_on", name="order"),
    )

    @derived(audience=NETWORK)
    def href(cls) -> ColumnElement[str]:  # noqa: N805
        """The path under which whoever sees this reads it as PDF."""
        return literal(PRINTED, literal_execute=True) + cast(cls.id, Text) + literal(".pdf", literal_execute=True)

    @derived(audience=NETWORK)
    def check_href(cls) -> ColumnElement[str]:  # noqa: N805
        """The path of the page on which anybody checks it; for a QR code or a link."""
        return literal(CHECKED, literal_execute=True) + cls.code

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The holder's, and that of the network that the holder comes from."""
        return viewer.is_person(cls.holder_id) | viewer.in_network(cls.home_network_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that issued it, the holder, and the network that the holder comes from."""
        home = viewer.in_network(cls.network_id) | viewer.in_network(cls.home_network_id)
        return home | viewer.is_person(cls.holder_id)  # type: ignore[no-any-return]


class OfIssued(Model):
    """Rows that whoever sees the issued document sees."""

    __abstract__ = True

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of a document that the viewer sees."""
        return viewer.sees(cls.issued_id, IssuedDocument)  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, and whoever sees the document."""
        return viewer.in_network(cls.network_id) | viewer.sees(cls.issued_id, IssuedDocument)  # type: ignore[attr-defined, no-any-return]


class IssuedEdition(OfIssued):
    """What one edition of an issued document says: all that its template prints, so that it can be printed again.

    Without facts, its holder was erased, and it is not printed any more.
    """

    __personal__ = True

    issued_id: Mapped[UUID] = link(
        IssuedDocument, audience=NETWORK, reverse="editions", on_delete="CASCADE", doc="Of which document."
    )
    number: Mapped[int] = field(audience=NETWORK, doc="Which edition, from 1.", personal=False)
    holder_name: Mapped[str] = field(audience=NETWORK, doc="The name as it stands there.")
    locale: Mapped[str] = field(audience=NETWORK, doc="The language and script.", personal=False, default="en")
    issued_on: Mapped[date] = field(audience=NETWORK, doc="When it was issued.", personal=False)
    valid_until: Mapped[date | None] = field(audience=NETWORK, doc="The last day on which it is valid.", personal=False)
    facts: Mapped[dict[str, Any] | None] = field(audience=NETWORK, api=False, filter=False)
    storage_key: Mapped[str | None] = field(audience=NETWORK, api=False)
    sha256: Mapped[str | None] = field(audience=NETWORK, doc="Fingerprint of the PDF that is kept; null for none.")

    __table_args__ = (
        UniqueConstraint("issued_id", "number"),
        CheckConstraint("(storage_key IS NULL) = (sha256 IS NULL)", name="kept"),
    )


class DocumentSeal(Model):
    """What whoever knows the code of an issued document may read of it.

    A copy, on purpose: row rules know no codes, and the document itself is not for everybody. It is in no API; the page
    at ``/x/documents/v/<code>`` looks one up.
    """

    __personal__ = False
    __api__ = False

    issued_id: Mapped[UUID] = link(
        IssuedDocument, audience=PUBLIC, on_delete="CASCADE", unique=True, doc="Of which document."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="The code.")
    template: Mapped[str] = field(audience=PUBLIC, doc="Code of the template, whose title the page shows.")
    number: Mapped[str] = field(audience=PUBLIC, doc="The document's number.")
    edition: Mapped[int] = field(audience=PUBLIC, doc="Which edition stands.", default=1)
    issued_on: Mapped[date] = field(audience=PUBLIC, doc="When it was issued.")
    valid_until: Mapped[date | None] = field(audience=PUBLIC, doc="The last day on which it is valid.")
    revoked_on: Mapped[date | None] = field(audience=PUBLIC, doc="Since when it does not stand any more.")
    facts: Mapped[dict[str, Any]] = field(audience=PUBLIC, api=False, filter=False, personal=True)

    __table_args__ = (UniqueConstraint("code"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Nobody's in particular."""
        return viewer.nobody  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody who knows the code."""
        return viewer.anyone  # type: ignore[no-any-return]


__all__ = [
    "CHECKED",
    "PRINTED",
    "DocumentSeal",
    "DocumentSeries",
    "IssuedDocument",
    "IssuedDocumentState",
    "IssuedEdition",
]
