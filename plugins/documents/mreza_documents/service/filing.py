"""Filing documents, replacing them, taking them away."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.model.base import Base
from mreza.model.period import Period
from mreza.model.states import transition
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse, DocumentVisibility
from mreza_documents.service.receipts import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What is said of a file when it is handed in; see `Document`."""

    network_id: UUID
    organisation: Organisation | None
    person: Person | None
    kind: DocumentKind
    title: str
    language: str
    issuer: str | None = None
    reference: str | None = None
    issued_on: date | None = None
    valid: Period = field(default_factory=Period)
    visibility: DocumentVisibility = DocumentVisibility.OWNER


@dataclass(frozen=True, slots=True)
class Decision:
    """When, by whom and why."""

    day: date
    by: UUID | None
    reason: str | None = None


async def file_document(
    session: AsyncSession, filed: Filed, receipt: Receipt, decision: Decision, replaces: Document | None = None
) -> Document:
    """File what was uploaded; in place of an older document, if one is given.

    Raises: UserError TITLE_MISSING, PUBLIC_PERSON, OTHER_OWNER, TRANSITION_NOT_ALLOWED; the database refuses a receipt
    that was used, as UPLOAD_USED.
    """
    if not filed.title.strip():
        raise UserError("TITLE_MISSING", "Say what the document is called.", path=("title",))
    if filed.person is not None and filed.visibility is not DocumentVisibility.OWNER:
        raise UserError(
            "PUBLIC_PERSON", "A document about a person is its owner's alone. Choose OWNER.", path=("visibility",)
        )
    organisation_id = filed.organisation.id if filed.organisation else None
    person_id = filed.person.id if filed.person else None
    if replaces is not None:
        await _replace(session, replaces, (filed.network_id, organisation_id, person_id), decision)
    document = Document(
        network_id=filed.network_id,
        organisation_id=organisation_id,
        person_id=person_id,
        kind=filed.kind,
        title=filed.title.strip(),
        language=filed.language,
        issuer=filed.issuer,
        reference=filed.reference,
        issued_on=filed.issued_on,
        valid=filed.valid,
        visibility=filed.visibility,
        replaces_id=replaces.id if replaces else None,
        filed_on=decision.day,
        file_name=receipt.name,
        media_type=receipt.media_type,
        size=receipt.size,
        sha256=receipt.sha256,
        storage_key=receipt.key,
        receipt_id=receipt.id,
    )
    session.add(document)
    await session.flush()
    return document


async def remove(session: AsyncSession, document: Document, decision: Decision) -> Document:
    """Take a document away; its file is deleted within two days, and cannot be read from now on.

    Raises: NotFound; UserError DOCUMENT_IN_USE, TRANSITION_NOT_ALLOWED.
    """
    document = await locked(session, document)
    open_ = select(func.count()).where(DocumentUse.document_id == document.id, DocumentUse.ended_on.is_(None))
    uses = await session.scalar(open_)
    if uses:
        raise UserError(
            "DOCUMENT_IN_USE",
            "Procedures depend on it: {uses}. Replace it by a newer one, or end its uses first.",
            uses=uses,
        )
    transition(session, document, DocumentState.REMOVED, day=decision.day, by=decision.by, reason=decision.reason)
    document.storage_key = document.sha256 = document.file_name = None
    await session.flush()
    return document


async def locked(session: AsyncSession, document: Document) -> Document:
    """The document as it is now, kept from concurrent changes until the transaction ends.

    Raises: NotFound when it is not the viewer's to change.
    """
    await session.flush()
    found = await session.get(Document, document.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("Document")
    return found


async def seen(session: AsyncSession, name: str, id: UUID, *, path: tuple[str, ...]) -> Base:
    """A row of any model, if the viewer sees it.

    Raises: NotFound.
    """
    models = [one.class_ for one in Base.registry.mappers if one.class_.__name__ == name and one.class_.__api__]
    found: Base | None = await session.get(models[0], id) if models else None
    if found is None:
        raise NotFound(name, path=path)
    return found


async def _replace(
    session: AsyncSession, old: Document, owner: tuple[UUID, UUID | None, UUID | None], decision: Decision
) -> None:
    old = await locked(session, old)
    if (old.network_id, old.organisation_id, old.person_id) != owner:
        raise UserError(
            "OTHER_OWNER",
            "A document is replaced by one of the same owner. File this one by itself.",
            path=("replacesId",),
        )
    transition(session, old, DocumentState.REPLACED, day=decision.day, by=decision.by, reason=decision.reason)


__all__ = ["Decision", "Filed", "file_document", "locked", "remove", "seen"]
