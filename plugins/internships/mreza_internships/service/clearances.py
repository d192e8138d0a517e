"""Certificates of no criminal record: who works with children has shown one that holds.

The certificate is a document of the intern, handed in once; that an internship depends on it, a use of it says.
"""

from __future__ import annotations

from datetime import date, timedelta

from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza_calls.service.act import Act, locked, on
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Internship, InternshipState

PURPOSE = "internships.clearance"
AHEAD = timedelta(days=30)


async def file(session: AsyncSession, internship: Internship, document: Document, act: Act) -> Internship:
    """Let an internship depend on the intern's certificate; the one before is not needed for it any more.

    Raises: UserError NOT_A_CLEARANCE, CLEARANCE_WITHOUT_END.
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
    dependent = encode("Internship", internship.id)
    earlier = select(DocumentUse).where(DocumentUse.dependent == dependent, DocumentUse.purpose == PURPOSE)
    known = {use.document_id: use for use in await session.scalars(earlier)}
    for use in known.values():
        use.ended_on = None if use.document_id == document.id else use.ended_on or act.day
    if document.id not in known:
        session.add(
            DocumentUse(
                network_id=internship.network_id,
                document_id=document.id,
                home_network_id=document.network_id,
                organisation_id=document.organisation_id,
                dependent=dependent,
                purpose=PURPOSE,
                used_on=act.day,
            )
        )
    await session.flush()
    return internship


async def require(session: AsyncSession, internship: Internship, day: date) -> None:
    """That a certificate holds on the day.

    Raises: UserError CLEARANCE_MISSING.
    """
    held = select(Document.id).join(DocumentUse, DocumentUse.document_id == Document.id)
    held = held.where(*_used(internship), Document.valid.contains(on(day)))
    if await session.scalar(held.limit(1)) is None:
        raise UserError(
            "CLEARANCE_MISSING",
            "The place works with children, and no certificate of no criminal record holds on {day}. File one with its "
            "last day first.",
            day=day.isoformat(),
        )


async def expiring(session: AsyncSession, act: Act) -> list[tuple[Internship, date]]:
    """Internships with children whose certificate ends within thirty days and before the internship does, with its last
    day. Of each certificate they are told once.
    """
    open_ = (InternshipState.PLANNED, InternshipState.STARTED)
    concerned = select(Internship).where(Internship.works_with_children, Internship.state.in_(open_))
    told = []
    for one in list(await session.scalars(concerned.order_by(Internship.id).with_for_update(skip_locked=True))):
        ends = await last_day(session, one)
        if ends is None or ends > act.day + AHEAD or one.clearance_told == ends:
            continue
        if one.valid.end is None or ends < one.valid.end:
            one.clearance_told = ends
            told.append((one, ends))
    await session.flush()
    return told


async def last_day(session: AsyncSession, internship: Internship) -> date | None:
    """Until when the internship's certificates hold; None without one."""
    held = select(Document.valid).join(DocumentUse, DocumentUse.document_id == Document.id).where(*_used(internship))
    return max((valid.end for valid in await session.scalars(held) if valid.end is not None), default=None)


def _used(internship: Internship) -> tuple[ColumnElement[bool], ...]:
    return (
        DocumentUse.dependent == encode("Internship", internship.id),
        DocumentUse.purpose == PURPOSE,
        DocumentUse.ended_on.is_(None),
        Document.state == DocumentState.FILED,
    )
