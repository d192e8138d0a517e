"""What is filed for an internship, and what is issued after it."""

from __future__ import annotations

from mreza.model.global_id import encode
from mreza.mutation import Do, mutation
from mreza_documents.models import Document, DocumentUse, IssuedDocument

from mreza_internships import events, permissions
from mreza_internships.models import Internship
from mreza_internships.mutations.acts import act, require_network
from mreza_internships.service import certificates, clearances


@mutation(permission=permissions.MANAGE)
async def file_internship_clearance(do: Do, internship: Internship, document: Document) -> DocumentUse:
    """Let an internship with children depend on the intern's certificate of no criminal record. Before it ends, the
    event `documents.UsedDocumentExpiring` tells of it.

    Args:
        internship: Which internship.
        document: The certificate, with its last day.
    """
    require_network(do, internship.network_id, "Internship")
    return await clearances.file(do.session, internship, document, act(do))


@mutation(permission=permissions.MANAGE, emits=events.InternshipCertificateIssued)
async def issue_internship_certificate(
    do: Do, internship: Internship, locale: str | None = None, holder_name: str | None = None
) -> IssuedDocument:
    """Certify a completed internship with the days on which the intern was there. Again, it becomes the next edition
    under the same number.

    Args:
        internship: Which internship.
        locale: The language and script; the intern's own when left out.
        holder_name: The name as it is to stand there, in that script; as the person writes it when left out.
    """
    require_network(do, internship.network_id, "Internship")
    issued = await certificates.certify(do.session, internship, locale, holder_name, act(do))
    university, faculty = await certificates.university_of(do.session, internship)
    do.emit(
        events.InternshipCertificateIssued(
            issued,
            issued.number,
            issued.edition,
            encode("Internship", internship.id),
            encode("University", university.id) if university else None,
            encode("Faculty", faculty.id) if faculty else None,
        )
    )
    return issued
