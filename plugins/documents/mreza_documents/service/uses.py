"""One document in several procedures: it is handed in once, and whoever depends on it is told when it expires.

Other plugins call `use` for what they need and `usable` to see whether it is there already. The owner's side gives: a
use belongs to the document's network, so that nobody gains sight of a document by claiming to need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from mreza.errors import UserError
from mreza.model.base import Base
from mreza.model.global_id import encode
from sqlalchemy import Date, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse


async def usable(
    session: AsyncSession,
    kind: DocumentKind,
    day: date,
    *,
    organisation_id: UUID | None = None,
    person_id: UUID | None = None,
) -> list[Document]:
    """Documents of a kind that can be used on a day, of an organisation or on a person; the longest valid first."""
    found = select(Document).where(
        Document.kind == kind, Document.state == DocumentState.FILED, Document.valid.contains(literal(day, Date()))
    )
    if organisation_id is not None:
        found = found.where(Document.organisation_id == organisation_id)
    if person_id is not None:
        found = found.where(Document.person_id == person_id)
    rows = await session.scalars(found)
    return sorted(rows, key=lambda one: (one.valid.end or date.max, one.id), reverse=True)


async def use(session: AsyncSession, document: Document, dependent: Base, purpose: str, day: date) -> DocumentUse:
    """Let a procedure depend on a document. Asked again, it is the same use.

    Args:
        dependent: The row that depends on it, of any model that belongs to a network.
        purpose: What for, beginning with the plugin's name.
        day: Since when.

    Raises: UserError DOCUMENT_NOT_USABLE.
    """
    await session.flush()
    if document.state is not DocumentState.FILED or day not in document.valid:
        raise UserError(
            "DOCUMENT_NOT_USABLE",
            "“{title}” is not valid on {day}, or is not in use any more. File a newer one.",
            path=("documentId",),
            title=document.title,
            day=day,
        )
    id = encode(type(dependent).__name__, dependent.id)
    same = (DocumentUse.document_id == document.id, DocumentUse.dependent == id, DocumentUse.purpose == purpose)
    found = (await session.scalars(select(DocumentUse).where(*same).with_for_update())).one_or_none()
    if found is None:
        found = DocumentUse(
            network_id=document.network_id,
            document_id=document.id,
            organisation_id=document.organisation_id,
            person_id=document.person_id,
            procedure_network_id=getattr(dependent, "network_id", document.network_id),
            dependent=id,
            purpose=purpose,
            used_on=day,
        )
        session.add(found)
    found.ended_on = None
    await session.flush()
    return found


async def end(session: AsyncSession, uses: Sequence[DocumentUse], day: date) -> None:
    """End uses: nobody is woken for them any more, and the procedure's network sees the document no longer by them."""
    for one in uses:
        if one.ended_on is None:
            one.ended_on = max(day, one.used_on)
    await session.flush()


__all__ = ["end", "usable", "use"]
