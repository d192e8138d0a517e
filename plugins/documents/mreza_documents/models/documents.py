"""Files that are handed in: of whom, what they are, how long they are valid, and who depends on them."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model, model_named
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    case,
    cast,
    exists,
    literal,
    null,
    text,
)
from sqlalchemy.orm import Mapped, aliased

#: Where files are read; `mreza_documents.web` serves it.
DOWNLOADS = "/x/documents/files/"


class DocumentKind(enum.Enum):
    """What sort of document. Procedures ask for documents by their kind."""

    STATUTE = "statute"
    REGISTRATION = "decision or extract of the register"
    TAX_CERTIFICATE = "certificate of the tax authority"
    FINANCIAL_REPORT = "financial report"
    ANNUAL_REPORT = "report on activities"
    LICENCE = "licence or permit"
    INSPECTION_REPORT = "report of an inspection"
    ACCREDITATION = "accreditation of a programme"
    CURRICULUM_VITAE = "curriculum vitae"
    DIPLOMA = "diploma"
    PROFESSIONAL_LICENCE = "a professional's licence"
    CRIMINAL_RECORD = "certificate of no criminal record"
    INSURANCE = "proof of insurance"
    CONSENT = "consent, as to photographs"
    AGREEMENT = "agreement"
    MINUTES = "minutes"
    ATTENDANCE_LIST = "signed list of attendance"
    REPORT = "another report"
    PRESS_CLIPPING = "press clipping"
    OTHER = "something else"


class DocumentVisibility(enum.Enum):
    """Who is to see a document besides its owner and its network."""

    OWNER = "nobody"
    MEMBERS = "the members of the network"
    PUBLIC = "everybody"


class DocumentState(enum.Enum):
    """Whether a document is to be used."""

    FILED = "can be used while it is valid"
    REPLACED = "a newer one took its place"
    REMOVED = "was taken away, and its file deleted"


_S = DocumentState


class Document(Model):
    """A file of an organisation, of a person, or of the network; handed in once, used wherever it is asked for.

    `storage_key` is where its bytes lie. Whoever may read the row may read them, and nobody else; once the key is gone,
    by removal or by erasure, the bytes are deleted.
    """

    __personal__ = False
    __subject__ = "person_id"

    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=PUBLIC, reverse="documents", doc="The organisation that it belongs to."
    )
    person_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, reverse="documents", across=True, doc="The person that it is about."
    )
    kind: Mapped[DocumentKind] = field(audience=PUBLIC, doc="What sort of document.")
    title: Mapped[str] = field(audience=PUBLIC, doc="What it is called.", personal=True, search=True, sort=True)
    language: Mapped[str] = field(audience=PUBLIC, doc="The language it is written in, e.g. sr-Cyrl or de.")
    issuer: Mapped[str | None] = field(audience=PUBLIC, doc="Who issued it.", personal=True, search=True)
    reference: Mapped[str | None] = field(audience=PUBLIC, doc="The issuer's number.", personal=True)
    issued_on: Mapped[date | None] = field(audience=PUBLIC, doc="When it was issued.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="The days on which it is valid.", default=Period())
    visibility: Mapped[DocumentVisibility] = field(
        audience=MEMBERS, doc="Who is to see it besides owner and network.", default=DocumentVisibility.OWNER
    )
    state: Mapped[DocumentState] = state(
        _S.FILED,
        audience=PUBLIC,
        doc="Whether it is to be used.",
        transitions={_S.FILED: {_S.REPLACED, _S.REMOVED}, _S.REPLACED: {_S.REMOVED}},
    )
    replaces_id: Mapped[UUID | None] = link(
        "self", audience=NETWORK, reverse="replacedBy", across=True, doc="The document whose place it took."
    )
    filed_on: Mapped[date] = field(audience=MEMBERS, doc="When it was handed in.")
    file_name: Mapped[str | None] = field(audience=NETWORK, doc="What the file was called.", personal=True)
    media_type: Mapped[str] = field(audience=PUBLIC, doc="The file's type by its content, e.g. application/pdf.")
    size: Mapped[int] = field(audience=PUBLIC, doc="The file's length in bytes.", type=BigInteger())
    sha256: Mapped[str | None] = field(
        audience=NETWORK, doc="The file's SHA-256; null once it is deleted.", personal=True
    )
    storage_key: Mapped[str | None] = field(audience=NETWORK, api=False, personal=True)
    # By chance, and of the receipt alone: it stays when the file goes, so that the receipt cannot bring the file back.
    receipt_id: Mapped[UUID | None] = field(audience=NETWORK, api=False)
    told_until: Mapped[date | None] = field(audience=NETWORK, api=False)
    told_expired: Mapped[bool] = field(audience=NETWORK, api=False, default=False)

    __table_args__ = (
        UniqueConstraint("storage_key"),
        UniqueConstraint("receipt_id"),
        UniqueConstraint("id", "organisation_id"),
        UniqueConstraint("id", "person_id"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("state <> 'REMOVED' OR storage_key IS NULL", name="removed"),
        Index("ix_documents_document_expiry", text("(upper(valid))")),
    )

    @derived(audience=PUBLIC)
    def usable(cls: Any, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it is filed and valid on the day."""
        return (cls.state == DocumentState.FILED) & cls.valid.contains(day)  # type: ignore[no-any-return]

    @derived(audience=PUBLIC)
    def href(cls: Any) -> ColumnElement[str | None]:  # noqa: N805
        """The path under which whoever sees this reads the file; null once it was removed."""
        path = literal(DOWNLOADS, literal_execute=True) + cast(cls.id, Text)
        return case((cls.state != DocumentState.REMOVED, path), else_=null())

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The organisation's, the person's, and that of a network in which it is used."""
        used: Any = aliased(model_named("documents.DocumentUse"))
        taken = exists().where(
            used.document_id == cls.id, used.ended_on.is_(None), viewer.in_network(used.procedure_network_id)
        )
        return viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id) | taken  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, its owner, the networks in which it is used, and the circle that it is meant for."""
        circle = (cls.visibility == DocumentVisibility.PUBLIC) | (
            (cls.visibility == DocumentVisibility.MEMBERS) & viewer.member_of(cls.network_id)
        )
        meant = circle & (cls.state != DocumentState.REMOVED)
        # Not super(): a rule is read of aliases too.
        return viewer.in_network(cls.network_id) | Document.own.__func__(cls, viewer) | meant  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, its organisation, and the person."""
        owner = viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)
        return viewer.in_network(cls.network_id) | owner  # type: ignore[no-any-return]


class DocumentUse(Model):
    """A document serves in a procedure: any row of any plugin may depend on it, in this network or in another.

    It belongs to the document's network and is its owner's to give. The procedure's network may thereby read the
    document until the use ends.
    """

    __personal__ = False

    document_id: Mapped[UUID] = link(
        Document, audience=NETWORK, reverse="uses", on_delete="CASCADE", doc="Which document."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, doc="The organisation that the document belongs to."
    )
    person_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, across=True, doc="The person that the document is about."
    )
    procedure_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The procedure's network, which may read the document."
    )
    dependent: Mapped[str] = field(audience=NETWORK, doc="The id of what depends on it, e.g. of an application.")
    purpose: Mapped[str] = field(audience=NETWORK, doc="What for, beginning with the plugin's name.")
    used_on: Mapped[date] = field(audience=NETWORK, doc="Since when.")
    ended_on: Mapped[date | None] = field(audience=NETWORK, doc="Until when; null while it depends on it.")

    __table_args__ = (
        UniqueConstraint("document_id", "dependent", "purpose"),
        # Whose the document is, nobody can say otherwise; so nobody gains sight of it by claiming that it is theirs.
        *(
            ForeignKeyConstraint(
                ["document_id", owner],
                ["documents_document.id", f"documents_document.{owner}"],
                name=f"fk_documents_document_use_{owner}_of_document",
                ondelete="CASCADE",
                onupdate="CASCADE",
            )
            for owner in ("organisation_id", "person_id")
        ),
        CheckConstraint("ended_on >= used_on", name="order"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The owner's, and that of the procedure's network."""
        owner = viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)
        return owner | viewer.in_network(cls.procedure_network_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The document's network, its owner, and the procedure's network."""
        own = DocumentUse.own.__func__(cls, viewer)  # type: ignore[attr-defined]
        return viewer.in_network(cls.network_id) | own  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Whose the document is: its network, its organisation, the person."""
        owner = viewer.owns(cls.organisation_id) | viewer.is_person(cls.person_id)
        return viewer.in_network(cls.network_id) | owner  # type: ignore[no-any-return]


__all__ = ["Document", "DocumentKind", "DocumentState", "DocumentUse", "DocumentVisibility"]
