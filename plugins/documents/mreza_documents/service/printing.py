"""Reading what an edition is printed from, and keeping its PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from uuid import UUID

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.settings import Settings
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import IssuedDocument, IssuedDocumentState, IssuedEdition
from mreza_documents.rendering.printing import Printed
from mreza_documents.template import DocumentTemplate


def address_of(settings: Settings) -> str:
    """Under which people reach the installation, where no request says it."""
    return settings.public_url or f"http://{settings.host}:{settings.port}"


async def printed(
    session: AsyncSession, id: UUID, number: int | None, templates: Mapping[str, DocumentTemplate], address: str
) -> Printed:
    """An edition of an issued document, with all that it is printed from.

    Args:
        number: Which edition; None for the one that stands.

    Raises: NotFound when it is not the viewer's; UserError DOCUMENT_REVOKED, TEMPLATE_MISSING.
    """
    issued = await session.get(IssuedDocument, id)
    if issued is None:
        raise NotFound("IssuedDocument")
    wanted = (IssuedEdition.issued_id == id, IssuedEdition.number == (number or issued.edition))
    edition = (await session.scalars(select(IssuedEdition).where(*wanted))).one_or_none()
    if edition is None or edition.facts is None:
        raise NotFound("IssuedEdition")
    if issued.state is IssuedDocumentState.REVOKED:
        raise UserError(
            "DOCUMENT_REVOKED", "{number} was taken back. It is not printed any more.", number=issued.number
        )
    return Printed(
        template_of(templates, issued),
        issued,
        edition,
        (await session.get_one(Network, issued.network_id)).name,
        address,
    )


def template_of(templates: Mapping[str, DocumentTemplate], issued: IssuedDocument) -> DocumentTemplate:
    """The document's template.

    Raises: UserError TEMPLATE_MISSING when the plugin that brings it is not there.
    """
    if issued.template not in templates:
        raise UserError(
            "TEMPLATE_MISSING",
            "Nobody brings the template {template}. Ask an administrator to enable its plugin.",
            template=issued.template,
        )
    return templates[issued.template]


async def unprinted(
    session: AsyncSession, network_id: UUID, series: str, after: int, limit: int
) -> Sequence[tuple[int, UUID]]:
    """Documents of a series whose standing edition has no PDF that is kept: place and id of those after a place, in
    order."""
    standing = (IssuedEdition.issued_id == IssuedDocument.id) & (IssuedEdition.number == IssuedDocument.edition)
    found = (
        select(IssuedDocument.place, IssuedDocument.id)
        .join(IssuedEdition, standing)
        .where(
            IssuedDocument.network_id == network_id,
            IssuedDocument.series == series,
            IssuedDocument.place > after,
            IssuedDocument.state == IssuedDocumentState.ISSUED,
            IssuedEdition.storage_key.is_(None),
            IssuedEdition.facts.is_not(None),
        )
    )
    rows = await session.execute(found.order_by(IssuedDocument.place).limit(limit))
    return [(place, id) for place, id in rows]


def keep(edition: IssuedEdition, key: str, content: bytes) -> None:
    """Note where an edition's PDF lies."""
    edition.storage_key, edition.sha256 = key, hashlib.sha256(content).hexdigest()


__all__ = ["address_of", "keep", "printed", "template_of", "unprinted"]
