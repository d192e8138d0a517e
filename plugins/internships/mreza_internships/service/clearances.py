"""Certificates of no criminal record: who works with children has shown one that holds.

The certificate is a document of the intern, handed in once; that an internship depends on it, a use of it says, and so
documents tell in time that it expires.
"""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza_calls.service.act import Act, locked, on
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse
from mreza_documents.service import uses
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Internship

PURPOSE = "internships.clearance"


async def file(session: AsyncSession, internship: Internship, document: Document, act: Act) -> DocumentUse:
    """Let an internship depend on the intern's certificate; the one before is not needed for it any more.

    Raises: UserError NOT_A_CLEARANCE, CLEARANCE_WITHOUT_END, DOCUMENT_NOT_USABLE.
    """
    internship = await locked(session, internship)
    if document.kind is not DocumentKind.CRIMINAL_RECORD or document.person_id != internship.person_id:
        raise UserError(
            "NOT_A_CLEARANCE",
            "Give the intern's own certificate of no criminal record.",
            path=("documentId",),
        )
    if document.valid.end is None:
        raise UserError("CLEARANCE_WITHOUT_END", "Say first until when the certificate holds.", path=("documentId",))
    await release(session, internship, act)
    return await uses.use(session, document, internship, PURPOSE, act.day)


async def require(session: AsyncSession, internship: Internship, day: date) -> None:
    """That a certificate holds on the day.

    Raises: UserError CLEARANCE_MISSING.
    """
    held = select(Document.id).join(DocumentUse, DocumentUse.document_id == Document.id)
    held = held.where(*_open(internship), Document.state == DocumentState.FILED, Document.valid.contains(on(day)))
    if await session.scalar(held.limit(1)) is None:
        raise UserError(
            "CLEARANCE_MISSING",
            "The place works with children, and no certificate of no criminal record holds on {day}. File one with its "
            "last day first.",
            day=day.isoformat(),
        )


async def release(session: AsyncSession, internship: Internship, act: Act) -> None:
    """Depend on no certificate any more: nobody is told of its end, and it is seen for the internship no longer."""
    await uses.end(session, list(await session.scalars(select(DocumentUse).where(*_open(internship)))), act.day)


def _open(internship: Internship) -> tuple[ColumnElement[bool], ...]:
    return (
        DocumentUse.dependent == encode("Internship", internship.id),
        DocumentUse.purpose == PURPOSE,
        DocumentUse.ended_on.is_(None),
    )
