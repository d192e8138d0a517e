"""Practices: recorded with a document, confirmed by the network."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from mreza_documents.models import Document
from mreza_documents.service import uses
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import QualityPractice, QualityPracticeKind, QualityPracticeState
from mreza_quality.service.evidence import require_theirs

PURPOSE = "quality.practice"
_S = QualityPracticeState


async def record(
    session: AsyncSession,
    organisation: Organisation,
    kind: QualityPracticeKind,
    document: Document,
    since: date,
    act: Act,
) -> QualityPractice:
    """Say that an organisation practises something, and name what shows it.

    Raises: UserError DAY_IN_FUTURE, NOT_THEIR_DOCUMENT, DOCUMENT_NOT_USABLE; PRACTICE_RECORDED by the database.
    """
    if since > act.day:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("since",), day=since)
    require_theirs(document, organisation.id)
    made = QualityPractice(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        kind=kind,
        document_id=document.id,
        since=since,
    )
    session.add(made)
    await session.flush()
    await uses.use(session, document, made, PURPOSE, act.day)
    return made


async def confirm(session: AsyncSession, practice: QualityPractice, act: Act) -> QualityPractice:
    """Say that the document was looked at; from now on it counts.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    practice = await locked(session, practice)
    practice.confirmed_on = act.day
    transition(session, practice, _S.CONFIRMED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return practice


async def end(session: AsyncSession, practice: QualityPractice, act: Act) -> QualityPractice:
    """Let it count no more.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    practice = await locked(session, practice)
    transition(session, practice, _S.ENDED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return practice
