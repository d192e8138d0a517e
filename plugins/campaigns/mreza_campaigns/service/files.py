"""Files of materials: public while something shows them, and never again once somebody in them does not consent."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from mreza_documents.models import Document, DocumentVisibility
from sqlalchemy import ColumnElement, Text, cast, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from mreza_campaigns.models import ConsentState, Depiction, DepictionConsent, MaterialVersion, VersionState

#: Erasing a person clears the code at once; that the consent ends by it, the daily job writes down.
HOLDS: ColumnElement[bool] = (DepictionConsent.state == ConsentState.GIVEN) & DepictionConsent.code_hash.is_not(None)

#: A version shows its own file, and not the text of another locale.
SHOWS: ColumnElement[bool] = (MaterialVersion.state == VersionState.PUBLISHED) & MaterialVersion.fallback_locale.is_(
    None
)


async def hold(session: AsyncSession, files: Collection[UUID]) -> None:
    """Keep files from being shown or hidden by others until the transaction ends.

    Whoever locks materials, too, locks their files first: so nobody waits for somebody who waits for them.
    """
    held = select(Document.id).where(Document.id.in_(files)).order_by(Document.id).with_for_update()
    (await session.execute(held)).all()


async def conceal(session: AsyncSession, files: Collection[UUID]) -> None:
    """Make files the network's own."""
    for file in await session.scalars(select(Document).where(Document.id.in_(files))):
        file.visibility = DocumentVisibility.OWNER


async def hide_unshown(session: AsyncSession, files: Collection[UUID]) -> None:
    """Make those files the network's own that nothing shows any more."""
    shown = select(MaterialVersion.document_id).where(MaterialVersion.document_id.in_(files), SHOWS)
    await conceal(session, set(files) - set(await session.scalars(shown)))


async def of_material(session: AsyncSession, material: UUID) -> set[UUID]:
    """The files of a material, as they are now, and their copies."""
    of = select(MaterialVersion.document_id).where(MaterialVersion.material_id == material)
    return await alike(session, {one for one in await session.scalars(of) if one is not None})


async def of_consent(session: AsyncSession, consent: DepictionConsent) -> set[UUID]:
    """The files of all materials that show somebody by a consent, those that were replaced there, and what other
    materials have that is the same byte by byte.
    """
    of = select(MaterialVersion.document_id, MaterialVersion.past_files)
    shows = of.join(Depiction, Depiction.material_id == MaterialVersion.material_id)
    found = (await session.execute(shows.where(Depiction.consent_id == consent.id))).all()
    own = {one for now, past in found for one in (now, *map(UUID, past)) if one is not None}
    copies = select(MaterialVersion.document_id).where(MaterialVersion.document_id.in_(await alike(session, own)))
    return own | {one for one in await session.scalars(copies) if one is not None}


async def alike(session: AsyncSession, files: Collection[UUID]) -> set[UUID]:
    """Some files, and those of their network that are the same byte by byte."""
    one = aliased(Document)
    same = (one.network_id == Document.network_id) & (one.sha256 == Document.sha256)
    found = await session.scalars(select(Document.id).join(one, same).where(one.id.in_(files)))
    return {*files, *found}


async def beside(session: AsyncSession, files: Collection[UUID]) -> set[UUID]:
    """The files of all materials that show one of some files, with these, and their copies."""
    other = aliased(MaterialVersion)
    of = select(MaterialVersion.document_id).join(other, other.material_id == MaterialVersion.material_id)
    found = await session.scalars(of.where(other.document_id.in_(files), MaterialVersion.document_id.is_not(None)))
    return await alike(session, {*files, *(one for one in found if one is not None)})


async def is_lost(session: AsyncSession, file: UUID) -> bool:
    """Whether a file shows somebody who has withdrawn consent, or was erased; whichever material shows it or a copy."""
    copies = await alike(session, {file})
    ids = cast([str(one) for one in copies], ARRAY(Text))
    withdrawn = cast(DepictionConsent.files, JSONB).has_any(ids)
    versions = select(MaterialVersion.id).join(Depiction, Depiction.material_id == MaterialVersion.material_id)
    has = MaterialVersion.document_id.in_(copies) | cast(MaterialVersion.past_files, JSONB).has_any(ids)
    still = versions.where(Depiction.consent_id == DepictionConsent.id, has).exists()
    erased = (DepictionConsent.state == ConsentState.GIVEN) & DepictionConsent.code_hash.is_(None) & still
    found = await session.scalars(select(DepictionConsent.id).where(or_(withdrawn, erased)).limit(1))
    return found.first() is not None


__all__ = [
    "HOLDS",
    "SHOWS",
    "alike",
    "beside",
    "conceal",
    "hide_unshown",
    "hold",
    "is_lost",
    "of_consent",
    "of_material",
]
