"""Evidence: documents that are on file already, named for a mark or an action."""

from __future__ import annotations

from uuid import UUID

from mreza.errors import UserError
from mreza_calls.service.act import Act
from mreza_documents.models import Document
from mreza_documents.service import uses
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import QualityAction, QualityAssessment, QualityEvidence, QualityResult

PURPOSE = "quality.evidence"


async def name_for(
    session: AsyncSession, target: QualityResult | QualityAction, document: Document, act: Act
) -> QualityEvidence:
    """Name a document of the same organisation; documents tell in time that it expires.

    Raises: UserError NOT_THEIR_DOCUMENT, DOCUMENT_NOT_USABLE; EVIDENCE_NAMED by the database.
    """
    if isinstance(target, QualityResult):
        organisation = (await session.get_one(QualityAssessment, target.assessment_id)).organisation_id
    else:
        organisation = target.organisation_id
    require_theirs(document, organisation)
    made = QualityEvidence(
        network_id=target.network_id,
        organisation_id=organisation,
        document_id=document.id,
        result_id=target.id if isinstance(target, QualityResult) else None,
        action_id=target.id if isinstance(target, QualityAction) else None,
        filed_on=act.day,
    )
    session.add(made)
    await session.flush()
    await uses.use(session, document, made, PURPOSE, act.day)
    return made


def require_theirs(document: Document, organisation: UUID) -> None:
    """That a document is the organisation's own.

    Raises: UserError NOT_THEIR_DOCUMENT.
    """
    if document.organisation_id != organisation:
        raise UserError(
            "NOT_THEIR_DOCUMENT", "Name a document of the organisation itself. File it first.", path=("documentId",)
        )
