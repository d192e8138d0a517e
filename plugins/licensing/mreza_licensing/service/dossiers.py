"""The file of an application: which document answers what, and what is missing."""

from __future__ import annotations

from datetime import date

from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza_documents.models import Document, DocumentUse
from mreza_documents.service import uses
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import DossierItem, LicensingRequirement, PermissionApplication
from mreza_licensing.models import dossiers as figures
from mreza_licensing.service.act import Act, on

PURPOSE = "licensing.dossier"


async def answer(session: AsyncSession, item: DossierItem, document: Document, act: Act) -> DossierItem:
    """Let a document of the organisation answer an item; documents tell in time that it expires.

    Raises: UserError NOT_YOUR_DOCUMENT, WRONG_KIND, DOCUMENT_NOT_USABLE.
    """
    if document.organisation_id != item.organisation_id:
        raise UserError("NOT_YOUR_DOCUMENT", "Give a document of the organisation itself.", path=("documentId",))
    asked = await session.get_one(LicensingRequirement, item.requirement_id)
    if document.kind is not asked.document:
        raise UserError(
            "WRONG_KIND",
            "This asks for {asked}, and the document is {given}.",
            path=("documentId",),
            asked=asked.document.name,
            given=document.kind.name,
        )
    application = await session.get_one(PermissionApplication, item.application_id)
    await clear(session, item, act)
    await uses.use(session, document, application, _purpose(asked), act.day)
    item.document_id = document.id
    await session.flush()
    return item


async def clear(session: AsyncSession, item: DossierItem, act: Act) -> DossierItem:
    """Take the document of an item back; it answers it no longer."""
    if item.document_id is not None:
        asked = await session.get_one(LicensingRequirement, item.requirement_id)
        of = (
            DocumentUse.dependent == encode("PermissionApplication", item.application_id),
            DocumentUse.purpose == _purpose(asked),
            DocumentUse.ended_on.is_(None),
        )
        await uses.end(session, list(await session.scalars(select(DocumentUse).where(*of))), act.day)
    item.document_id = None
    await session.flush()
    return item


async def uses_of(session: AsyncSession, application: PermissionApplication) -> list[DocumentUse]:
    """The uses by which documents serve in an application."""
    of = DocumentUse.dependent == encode("PermissionApplication", application.id)
    return list(await session.scalars(select(DocumentUse).where(of, DocumentUse.ended_on.is_(None))))


async def require_complete(session: AsyncSession, application: PermissionApplication, day: date) -> None:
    """That no item is missing on the day.

    Raises: UserError DOSSIER_INCOMPLETE, naming what is missing by code.
    """
    found = (
        select(LicensingRequirement.code)
        .join(DossierItem, DossierItem.requirement_id == LicensingRequirement.id)
        .where(DossierItem.application_id == application.id, figures.missing(DossierItem, on(day)))
        .order_by(LicensingRequirement.code)
    )
    missing = list(await session.scalars(found))
    if missing:
        raise UserError(
            "DOSSIER_INCOMPLETE",
            "The file is not complete on {day}. Missing: {missing}.",
            path=("applicationId",),
            day=day.isoformat(),
            missing=", ".join(missing),
        )


def _purpose(asked: LicensingRequirement) -> str:
    return f"{PURPOSE}.{asked.code}"


__all__ = ["answer", "clear", "require_complete", "uses_of"]
