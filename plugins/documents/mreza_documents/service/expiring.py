"""Telling in time that a document expires: its owner, and every procedure that depends on it."""

from __future__ import annotations

from datetime import date, timedelta

from mreza.errors import NotFound
from mreza.model.global_id import decode, encode
from mreza.outbox.event import Event
from sqlalchemy import Date, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.events import DocumentExpired, DocumentExpiring, UsedDocumentExpired, UsedDocumentExpiring
from mreza_documents.models import Document, DocumentState, DocumentUse
from mreza_documents.service.filing import seen

BATCH = 100


async def due(session: AsyncSession, today: date, days: int) -> list[Event]:
    """What is to be told today of some documents, each thing once; none is left when nothing comes.

    Args:
        days: How long before its last day a document's expiry is announced.
    """
    last = cast(func.upper(Document.valid) - 1, Date)
    expired = (last < today) & ~Document.told_expired
    expiring = last.between(today, today + timedelta(days=days)) & Document.told_until.is_distinct_from(last)
    found = (
        select(Document)
        .where(Document.state == DocumentState.FILED, or_(expired, expiring))
        .order_by(Document.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    events: list[Event] = []
    for document in await session.scalars(found):
        until = document.valid.end
        assert until is not None, "what has no end does not expire"
        over = until < today
        events += await _told(session, document, until, over=over)
        document.told_until, document.told_expired = until, over
    await session.flush()
    return events


async def _told(session: AsyncSession, document: Document, until: date, *, over: bool) -> list[Event]:
    told: list[Event] = []
    kind, id = document.kind.name, encode("Document", document.id)
    told.append((DocumentExpired if over else DocumentExpiring)(document, kind, until))
    open_ = select(DocumentUse).where(DocumentUse.document_id == document.id, DocumentUse.ended_on.is_(None))
    for one in await session.scalars(open_.order_by(DocumentUse.id)):
        try:
            dependent = await seen(session, *decode(one.dependent), path=())
        except NotFound:  # gone, or of a plugin that is disabled
            continue
        event = UsedDocumentExpired if over else UsedDocumentExpiring
        told.append(event(dependent, id, kind, one.purpose, until))
    return told


__all__ = ["BATCH", "due"]
