"""Files of materials: public while something shows them, and never again once somebody in them does not consent."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from mreza_documents.models import Document, DocumentVisibility
from sqlalchemy import ColumnElement, cast, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import ConsentState, Depiction, DepictionConsent, MaterialVersion, VersionState

#: Erasing a person clears the code at once; that the consent ends by it, the daily job writes down.
HOLDS: ColumnElement[bool] = (DepictionConsent.state == ConsentState.GIVEN) & DepictionConsent.code_hash.is_not(None)


async def hold(session: AsyncSession, files: Collection[UUID]) -> None:
    """Keep files from being shown or hidden by others until the transaction ends."""
    held = select(Document.id).where(Document.id.in_(files)).order_by(Document.id).with_for_update()
    (await session.execute(held)).all()


async def conceal(session: AsyncSession, files: Collection[UUID]) -> None:
    """Make files the network's own."""
    for file in await session.scalars(select(Document).where(Document.id.in_(files))):
        file.visibility = DocumentVisibility.OWNER


async def hide_unshown(session: AsyncSession, files: Collection[UUID]) -> None:
    """Make those files the network's own that nothing shows any more."""
    shown = select(MaterialVersion.document_id).where(
        MaterialVersion.document_id.in_(files), MaterialVersion.state == VersionState.PUBLISHED
    )
    await conceal(session, set(files) - set(await session.scalars(shown)))


async def of_consent(session: AsyncSession, consent: DepictionConsent) -> set[UUID]:
    """The files of all materials that show somebody by a consent."""
    of = select(MaterialVersion.document_id).join(Depiction, Depiction.material_id == MaterialVersion.material_id)
    found = await session.scalars(of.where(Depiction.consent_id == consent.id))
    return {one for one in found if one is not None}


async def is_lost(session: AsyncSession, file: UUID) -> bool:
    """Whether a file shows somebody who has withdrawn consent, or was erased; whichever material shows it."""
    withdrawn = cast(DepictionConsent.files, JSONB).contains([str(file)])
    versions = select(MaterialVersion.id).join(Depiction, Depiction.material_id == MaterialVersion.material_id)
    still = versions.where(Depiction.consent_id == DepictionConsent.id, MaterialVersion.document_id == file).exists()
    erased = (DepictionConsent.state == ConsentState.GIVEN) & DepictionConsent.code_hash.is_(None) & still
    found = await session.scalars(select(DepictionConsent.id).where(or_(withdrawn, erased)).limit(1))
    return found.first() is not None


__all__ = ["HOLDS", "conceal", "hide_unshown", "hold", "is_lost", "of_consent"]
