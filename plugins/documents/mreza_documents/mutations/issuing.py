"""Confirmations, and what can be done with all that was issued."""

from __future__ import annotations

from datetime import date

from mreza.delivery.models import Job
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.mutation import Do, mutation

from mreza_documents import events, permissions
from mreza_documents.jobs import keep_pdfs
from mreza_documents.models import IssuedDocument
from mreza_documents.rendering.own import CONFIRMATION_LETTER
from mreza_documents.service import issuing
from mreza_documents.service.issuing import Wanted

_MOST_PARAGRAPHS = 20


@mutation(permission=permissions.ISSUE, emits=events.ConfirmationIssued)
async def issue_confirmation(
    do: Do,
    network: Network,
    person: Person,
    holder_name: str,
    paragraphs: list[str],
    locale: str | None = None,
    series: str | None = None,
    valid_until: date | None = None,
) -> IssuedDocument:
    """Confirm something to a person, in a numbered letter that anybody can check. Asked again, it is a new edition.

    Args:
        network: Which network confirms.
        person: To whom.
        holder_name: The name as it is to stand there.
        paragraphs: What is confirmed: the sentence goes on after the name.
        locale: The language and script; the viewer's when left out.
        series: The series it is numbered in; the network's code and the year when left out.
        valid_until: The last day on which it is valid.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    if not 0 < len(paragraphs) <= _MOST_PARAGRAPHS:
        raise UserError(
            "PARAGRAPHS_INVALID",
            "A confirmation has 1 to {most} paragraphs.",
            path=("paragraphs",),
            most=_MOST_PARAGRAPHS,
        )
    wanted = Wanted(
        network_id=network.id,
        template=CONFIRMATION_LETTER.code,
        series=series or f"{network.code}-{do.today.year}",
        subject=person,
        holder=person,
        holder_name=holder_name,
        locale=locale or do.locale,
        facts={"paragraphs": list(paragraphs)},
        public={},
        issued_on=do.today,
        valid_until=valid_until,
    )
    issued = await issuing.issue(do.session, wanted)
    do.emit(events.ConfirmationIssued(issued, issued.number, issued.edition))
    return issued


@mutation(permission=permissions.ISSUE)
async def keep_issued_documents(do: Do, network: Network, series: str) -> Job:
    """Make the PDFs of a series, and keep them. It goes on in the background; the job says how far it is.

    Args:
        network: Of which network.
        series: Which series, e.g. RSA-2025.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    return await do.enqueue(keep_pdfs, network.id, series=series)


@mutation(permission=permissions.ISSUE, emits=events.IssuedDocumentRevoked)
async def revoke_issued_document(
    do: Do, issued_document: IssuedDocument, reason: str, day: date | None = None
) -> IssuedDocument:
    """Take an issued document back. The public page says so, without the reason.

    Args:
        issued_document: Which document.
        reason: Why.
        day: From which day on; today when left out.
    """
    when = day or do.today
    revoked = await issuing.revoke(do.session, issued_document, day=when, reason=reason, by=do.user_id)
    do.emit(events.IssuedDocumentRevoked(revoked, revoked.number, when))
    return revoked
